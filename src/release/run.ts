import { type Cloudflare, connectCloudflare } from '../cloudflare/client.ts';
import { conclusion } from '../deploy/conclusion.ts';
import { deployAll, putBackAll } from '../deploy/deploy-all.ts';
import type { DeployOptions, WorkerResult } from '../deploy/deploy-worker.ts';
import { planWorkers, type WorkerPlan } from '../deploy/plan.ts';
import { runId } from '../deploy/run.ts';
import { connectGitHub } from '../github/client.ts';
import type { RecordedRelease, WayBack } from '../ledger/entry.ts';
import { ReleaseLedger } from '../ledger/ledger.ts';
import { type DatabasePlan, type DatabaseResult, migrateAll, planAll, untouched } from '../migrate/databases.ts';
import { parseChecks } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import type { contract } from './contract.ts';
import { passGate } from './gate.ts';
import { reportRelease, writeReport } from './report.ts';
import { smokeAll } from './smoke.ts';
import { findInterrupted, findWayBack } from './way-back.ts';

type Inputs = InputsOf<typeof contract>;

/** All that a release will do, found before anything is changed. */
interface ReleasePlan {
  cloudflare: Cloudflare;
  ledger: ReleaseLedger;
  environment: string;
  databases: DatabasePlan[];
  workers: WorkerPlan[];
  interrupted: RecordedRelease | undefined;
}

/** What a release did, step by step. */
export interface ReleaseResult {
  databases: DatabaseResult[];
  workers: WorkerResult[];
  error?: ActionError;
}

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const plan = await planRelease(inputs, context);
  const preview = { databases: plan.databases.map(untouched), workers: [] };
  const blocked = preview.databases.find(({ error }) => error)?.error;
  if (inputs.mode === 'plan' || blocked) {
    reportRelease(preview, plan, context.summary, 'plan');
    return { status: blocked?.status ?? 'passed', outputs: {}, ...(blocked ? { error: blocked } : {}) };
  }
  return carryOut(plan, inputs, context);
}

async function planRelease(inputs: Inputs, context: Context): Promise<ReleasePlan> {
  const cloudflare = connectCloudflare(inputs, context);
  const project = await projectFromInputs(inputs, context);
  passGate(project.environment, context);
  // GitHub wants a name; «production» would be a claim.
  const environment = project.environment.name ?? 'default';
  const ledger = new ReleaseLedger(await connectGitHub(inputs['github-token'], context), environment);
  const checks = await parseChecks(inputs.checks ?? '', 'input checks');
  const [databases, workers, releases] = await Promise.all([
    project.databases.length === 0 ? [] : planAll(project, inputs, cloudflare, context),
    planWorkers(
      project,
      { promote: inputs.promote, requiredSecrets: inputs['required-secrets'], checks },
      cloudflare,
      context,
    ),
    ledger.recent(),
  ]);
  return { cloudflare, ledger, environment, databases, workers, interrupted: findInterrupted(releases) };
}

async function carryOut(plan: ReleasePlan, inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const release = runId(context);
  const wayBack = await findWayBack(plan.workers, plan.databases, plan.interrupted, plan.cloudflare);
  const deploymentId = await recordStart(plan, release, wayBack, context);
  const result = await steps(
    plan,
    { dwellMs: inputs.dwell, waitMs: inputs.wait, run: release, commit: context.runner.sha },
    context,
  );
  const error = (await recordEnd(plan, deploymentId, result, context)) ?? result.error;
  const status = error?.status ?? 'passed';
  reportRelease(result, plan, context.summary, 'apply', { release, wayBack });
  const report = await writeReport({ release, deploymentId, status, wayBack, result }, context);
  return {
    status,
    outputs: { 'release-id': release, 'deployment-id': String(deploymentId), 'way-back': wayBack, report },
    ...(error ? { error } : {}),
  };
}

/** The way back is on record before the first step; a release that was cut off is taken over. */
async function recordStart(
  { ledger, interrupted, environment }: ReleasePlan,
  release: string,
  wayBack: WayBack,
  context: Context,
): Promise<number> {
  const { sha, runUrl } = context.runner;
  if (sha === undefined) {
    throw new ActionError(
      'input-invalid',
      'GITHUB_SHA is not set: it cannot be told which commit is released. Nothing was done.',
      { hint: 'GitHub sets it in every workflow; by hand: GITHUB_SHA=$(git rev-parse HEAD).' },
    );
  }
  const deploymentId = await ledger.record({
    voygent: 1,
    release,
    commit: sha,
    run_url: runUrl ?? null,
    continues: interrupted?.entry.release ?? null,
    way_back: wayBack,
  });
  await ledger.mark(deploymentId, 'in_progress', `Release ${release} is running`, { log: runUrl });
  if (interrupted) {
    context.events.warning(
      'release.interrupted',
      `Release ${interrupted.entry.release} of ${environment} was cut off and is taken over: its way back stays the way back.`,
    );
    await ledger.mark(interrupted.deploymentId, 'error', `Cut off; taken over by release ${release}`);
  }
  context.events.info(
    'release.recorded',
    `Release ${release} of ${environment} and its way back are recorded as GitHub Deployment ${deploymentId}.`,
    { deployment_id: deploymentId },
  );
  return deploymentId;
}

async function steps(
  { databases, workers, cloudflare }: ReleasePlan,
  options: DeployOptions,
  context: Context,
): Promise<ReleaseResult> {
  const migrated = await migrateAll(databases, cloudflare, context);
  const migrationError = migrated.find(({ error }) => error)?.error;
  if (migrationError)
    return { databases: migrated, workers: [], error: withState(migrationError, 'No Worker was deployed.') };
  const deployed = await deployAll(workers, options, cloudflare, context);
  const smokeError = deployed.some(({ error }) => error) ? undefined : await smokeAll(deployed, options, context);
  if (smokeError) await putBackAll(deployed);
  const error = smokeError ? afterSmoke(smokeError, deployed) : conclusion(deployed);
  return {
    databases: migrated,
    workers: deployed,
    ...(error ? { error: withState(error, migrationsStay(migrated)) } : {}),
  };
}

function afterSmoke(error: ActionError, deployed: readonly WorkerResult[]): ActionError {
  return conclusion(deployed.map((result, index) => (index === 0 ? { ...result, error } : result))) ?? error;
}

/** A D1 restore would lose what was written since: it is never done unasked, and that is said. */
function migrationsStay(migrated: readonly DatabaseResult[]): string {
  const stay = migrated
    .filter(({ applied }) => applied.length > 0)
    .map(({ target, applied }) => `${target.name} (${applied.join(', ')})`);
  return stay.length === 0
    ? ''
    : `The migrations stay applied, as a restore would lose what was written since: ${stay.join('; ')}.`;
}

function withState(error: ActionError, state: string): ActionError {
  return new ActionError(error.code, [error.message, state].filter(Boolean).join(' '), {
    status: error.status,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.location ? { location: error.location } : {}),
    cause: error,
  });
}

/** The end is recorded also when the job is being cancelled. Gives an error when that fails. */
async function recordEnd(
  { ledger, workers }: ReleasePlan,
  deploymentId: number,
  { error }: ReleaseResult,
  context: Context,
): Promise<ActionError | undefined> {
  const surely = ledger.withSignal(AbortSignal.timeout(60_000));
  const links = { log: context.runner.runUrl, environment: workers[0]?.url.href };
  try {
    await surely.mark(deploymentId, error ? 'failure' : 'success', error ? error.message : 'Released', links);
    return undefined;
  } catch (cause) {
    const what = error ? error.message : 'The release is done and serves.';
    return new ActionError(
      'github-refused',
      `${what} Its end could not be recorded: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: [error?.hint, 'The ledger shows the release as in progress; the next one will take it over.']
          .filter(Boolean)
          .join(' '),
        cause,
      },
    );
  }
}
