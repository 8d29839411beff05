import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import { type Baseline, describeShares, undoCommand } from '../rollout/baseline.ts';
import { check, everyone } from '../rollout/checks.ts';
import type { Proof } from '../rollout/proof.ts';
import { prove } from '../rollout/prove.ts';
import { Rollout, type WayBack } from '../rollout/rollout.ts';
import { type Heads, writeVersionNote } from '../rollout/version-note.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { failureOf } from '../smoke/report.ts';
import type { CheckResult } from '../smoke/result.ts';
import { directDeploy, needsDirectDeploy } from './direct.ts';
import type { WorkerPlan } from './plan.ts';
import { upload } from './wrangler.ts';

/** How a deployment is to be made. */
export interface DeployOptions {
  dwellMs: number;
  waitMs: number;
  /** Names this run in deployments and versions. */
  run: string;
  commit: string | undefined;
  /** The last migration of each database that the code is made for. */
  heads: Heads;
}

/** A step that was come to, for the report. */
export interface Step {
  percentage: number;
  checks: CheckResult[];
  durationMs: number;
}

export interface WorkerResult {
  plan: WorkerPlan;
  version?: VersionId;
  deploymentId?: string;
  steps: Step[];
  proof?: Proof['method'];
  /** Wholly promoted; it can still be put back when another Worker fails. */
  rollout?: Rollout | undefined;
  error?: ActionError;
  wayBack?: WayBack;
  /** In which state it is, where a rollout cannot tell. */
  state?: string;
}

/** Uploads, proves and promotes one Worker; at any failure puts its former deployment back. It does not throw. */
export async function deployWorker(
  plan: WorkerPlan,
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerResult> {
  const result: WorkerResult = { plan, steps: [] };
  try {
    if (plan.baseline === undefined) await directDeploy(plan, options, result, cloudflare, context);
    else await rollOut(plan, plan.baseline, options, result, cloudflare, context);
  } catch (thrown) {
    result.error = toActionError(thrown);
    if (result.rollout) result.wayBack = await result.rollout.putBack();
  }
  return result;
}

async function rollOut(
  plan: WorkerPlan,
  baseline: Baseline,
  options: DeployOptions,
  result: WorkerResult,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  const events = context.events.step(`deploy ${plan.worker.name}`);
  if (baseline.interruptedAt !== undefined) {
    events.warning(
      'deployment.interrupted',
      `${plan.worker.name}: an earlier run was cut off at ${baseline.interruptedAt} %. Its way back is taken over: ${describeShares(baseline.shares)}.`,
    );
  }
  const rollout = rolloutOf(plan, baseline, options, cloudflare, context);
  // What was cut off is taken back whatever happens from here on.
  if (baseline.interruptedAt !== undefined) result.rollout = rollout;
  const version = await uploadOrNot(plan, options, cloudflare, context);
  result.rollout = version === undefined ? undefined : rollout;
  if (version === undefined) return directDeploy(plan, options, result, cloudflare, context);
  result.version = version;
  await promote(plan, { rollout, version }, options, result, cloudflare, context);
  result.deploymentId = rollout.deploymentId;
}

/** @returns `undefined` where it can only be deployed directly */
function uploadOrNot(
  plan: WorkerPlan,
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<VersionId | undefined> {
  const upload = () =>
    uploadVersion(plan, options, cloudflare, context).catch((error: unknown) => {
      if (needsDirectDeploy(error)) return undefined;
      throw error;
    });
  return context.timeline.step(plan.worker.name, 'upload', upload, (version) => (version ? 'passed' : 'skipped'));
}

function rolloutOf(
  { worker, cutOffRuns }: WorkerPlan,
  baseline: Baseline,
  { run }: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Rollout {
  const events = context.events.step(`deploy ${worker.name}`);
  const { clock, timeline } = context;
  return new Rollout({ worker: worker.name, baseline, cloudflare, events, clock, timeline, run, cutOffRuns });
}

/** Takes back the rollout that an earlier run left half done, where there is one and it will not be gone on with. */
export async function takeBack(
  plan: WorkerPlan,
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerResult> {
  const { baseline } = plan;
  context.timeline.skip(plan.worker.name, 'deploy');
  if (baseline?.interruptedAt === undefined) return { plan, steps: [] };
  const rollout = rolloutOf(plan, baseline, options, cloudflare, context);
  return { plan, steps: [], rollout, wayBack: await rollout.putBack() };
}

async function uploadVersion(
  { worker, wrangler, secrets }: WorkerPlan,
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<VersionId> {
  const started = context.clock.now();
  const version = await upload(
    { worker, command: ['versions', 'upload'], ...annotationsOf(options), secrets },
    wrangler,
    cloudflare,
    context,
  );
  context.events
    .step(`deploy ${worker.name}`)
    .info('version.uploaded', `${worker.name}: version ${version} is uploaded (${context.clock.now() - started} ms).`, {
      version_id: version,
      duration_ms: context.clock.now() - started,
    });
  return version;
}

/** What a version carries, so that the history can be read from Cloudflare alone. */
export function annotationsOf({ run, commit, heads }: DeployOptions): { tag: string; message: string } {
  return { tag: run, message: writeVersionNote({ release: run, commit, heads }) };
}

async function promote(
  plan: WorkerPlan,
  { rollout, version }: { rollout: Rollout; version: VersionId },
  options: DeployOptions,
  result: WorkerResult,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  let proof: Proof | undefined;
  // At 0 % the version is deployed and reached by nobody but the checks: every rollout begins there.
  for (const percentage of [0, ...plan.promote.filter((step) => step > 0)]) {
    await context.timeline.step(plan.worker.name, `${percentage} %`, async () => {
      const started = context.clock.now();
      await promoteTo(percentage, version, rollout);
      proof ??= await prove(plan, version, options, cloudflare, context);
      result.proof = proof.method;
      const { checks, failure } = await watch(plan, { percentage, proof }, options, cloudflare, context);
      result.steps.push({ percentage, checks, durationMs: context.clock.now() - started });
      if (failure) throw atStep(failure, { plan, version, percentage });
    });
  }
}

async function promoteTo(percentage: number, version: VersionId, rollout: Rollout): Promise<void> {
  try {
    await rollout.promote(version, percentage);
  } catch (error) {
    if (!(error instanceof CloudflareError) || !error.has(secretsChanged)) throw error;
    throw new ActionError(
      'changed-meanwhile',
      `Secrets of ${rollout.worker} were changed after version ${version} was uploaded, and Cloudflare does not let it serve at ${percentage} %: ${error.message}`,
      { status: 'failed', hint: 'Run this again: it uploads a version with the secrets of now.', cause: error },
    );
  }
}

const secretsChanged = 10220;

/** Checks a step at its beginning, and where it lasts, at its end. */
async function watch(
  plan: WorkerPlan,
  { percentage, proof }: { percentage: number; proof: Proof },
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<{ checks: CheckResult[]; failure: ActionError | undefined }> {
  const subject = percentage === 100 ? everyone(plan.url, proof) : proof.subject;
  const extent = percentage === 0 ? 'thorough' : 'brief';
  const look = async () => {
    const checks = await check(plan, subject, { ...options, extent }, cloudflare, context);
    return { checks, failure: failureOf([{ url: subject.base.href, results: checks }]) };
  };
  const first = await look();
  const lasts = percentage > 0 && percentage < 100 && options.dwellMs > 0;
  if (first.failure || !lasts) return first;
  await context.clock.sleep(options.dwellMs, context.signal);
  return look();
}

function atStep(failure: ActionError, at: { plan: WorkerPlan; version: VersionId; percentage: number }): ActionError {
  const { plan, version, percentage } = at;
  const hidden = undoCommand(plan.worker.name, [
    ...(plan.baseline?.shares ?? []),
    { version_id: version, percentage: 0 },
  ]);
  return new ActionError(failure.code, `At ${percentage} %, version ${version}: ${failure.message}`, {
    // Put back, the version is in no deployment, where no override reaches it.
    hint: `To look at the version, deploy it at 0 % once more: ${hidden} ${failure.hint ?? ''}`.trim(),
    cause: failure,
  });
}
