import { type Cloudflare, connectCloudflare } from '../cloudflare/client.ts';
import { conclusion, stateOf } from '../deploy/conclusion.ts';
import { deployAll, putBackAll, takeBackAll } from '../deploy/deploy-all.ts';
import type { DeployOptions, WorkerResult } from '../deploy/deploy-worker.ts';
import { planWorkers, type WorkerPlan } from '../deploy/plan.ts';
import { connectGitHub } from '../github/client.ts';
import { isUnfinished, type RecordedRelease, type ReleaseEntry, type WayBack } from '../ledger/entry.ts';
import { ReleaseLedger } from '../ledger/ledger.ts';
import { recordStart, refuseSecond } from '../ledger/start.ts';
import { type DatabaseResult, migrateAll, untouched } from '../migrate/databases.ts';
import { type DatabasePlan, planAll } from '../migrate/plan-all.ts';
import { parseChecks } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Project } from '../project/project.ts';
import { connectRender } from '../render/client.ts';
import { wayBackOf } from '../render/way-back.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { runId } from '../runtime/run-id.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import type { SmokeResult } from '../smoke/report.ts';
import { commitOf, treeOf } from './commit.ts';
import type { contract } from './contract.ts';
import { passGate } from './gate.ts';
import { type PageSubject, releasePage } from './page.ts';
import { recordEnd } from './record-end.ts';
import { reportRelease, writeReport } from './report.ts';
import { smokeAll } from './smoke.ts';
import { cutOffReleases, findWayBack } from './way-back.ts';

type Inputs = InputsOf<typeof contract>;

/** What was begun by hand, and of which so nothing can be learnt, counts as cut off: a release takes it over. */
const refusesUntold = false;

/** All that a release will do, found before anything is changed. */
export interface ReleasePlan {
  cloudflare: Cloudflare;
  ledger: ReleaseLedger;
  environment: string;
  databases: DatabasePlan[];
  workers: WorkerPlan[];
  /** 40 hexadecimal characters. */
  commit: string;
  /** sha256 of the verdict by which the gate let it through; `null` where the gate is off. */
  verdict: string | null;
  breakGlass: ReleaseEntry['break_glass'];
  /** What of the change the review has seen; `undefined` without a verdict. */
  coverage: PageSubject['coverage'];
  /** What is live on Render, where the project has a service there and there is a key. */
  servicesNow(): Promise<WayBack['services']>;
  /** The newest in the ledger. */
  releases: RecordedRelease[];
  /** Releases that never came to an end. */
  unfinished: RecordedRelease[];
  /** The newest release, when it is one of these: its way back is taken over. */
  interrupted: RecordedRelease | undefined;
}

/** What a release did, step by step. */
export interface ReleaseResult {
  databases: DatabaseResult[];
  workers: WorkerResult[];
  /** The checks with all Workers at 100 %, by Worker; empty where it was not come to. */
  checks: SmokeResult[];
  error?: ActionError;
}

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const plan = await beforeAnyChange(() => planRelease(inputs, context));
  const preview = { databases: plan.databases.map(untouched), workers: [], checks: [] };
  const blocked = preview.databases.find(({ error }) => error)?.error;
  if (inputs.mode === 'plan' || blocked) {
    reportRelease(preview, plan, context.summary, 'plan');
    const outputs = await releasePage(preview, plan, blocked, context);
    return { status: blocked?.status ?? 'passed', outputs, ...(blocked ? { error: blocked } : {}) };
  }
  return carryOut(plan, inputs, context);
}

async function planRelease(inputs: Inputs, context: Context): Promise<ReleasePlan> {
  const cloudflare = await connectCloudflare(inputs, context);
  const project = await projectFromInputs(inputs, context);
  const enter = () => passGate(project.environment, inputs, inputs.mode === 'plan', context);
  const evidence = await context.timeline.step('release', 'gate', enter, (found) => (found ? 'passed' : 'skipped'));
  // GitHub wants a name; «production» would be a claim.
  const environment = project.environment.name ?? 'default';
  const github = await connectGitHub(
    inputs['github-token'],
    context,
    'record the release as a GitHub Deployment before its first step',
    'deployments: write',
  );
  const ledger = new ReleaseLedger(github, environment);
  const commit = await commitOf(context);
  const servicesNow = renderServices(project, inputs['render-api-key'], context);
  const checks = await parseChecks(inputs.checks ?? '', 'input checks');
  const releases = await ledger.recent();
  await refuseSecond(ledger, releases, { environment, refusesUntold }, context);
  const wanted = {
    promote: inputs.promote,
    requiredSecrets: inputs['required-secrets'],
    checks,
    cutOffRuns: cutOffReleases(releases),
  };
  const [databases, workers] = await context.timeline.step('release', 'plan', () =>
    Promise.all([
      project.databases.length === 0 ? [] : planAll(project, inputs, cloudflare, context),
      planWorkers(project, wanted, cloudflare, context),
    ]),
  );
  const unfinished = releases.filter(isUnfinished);
  const interrupted = unfinished.find((release) => release === releases[0] && !release.entry.destination);
  return {
    cloudflare,
    ledger,
    environment,
    databases,
    workers,
    commit,
    verdict: evidence?.verdict ?? null,
    breakGlass: evidence?.breakGlass,
    coverage: evidence?.coverage,
    servicesNow,
    releases,
    unfinished,
    interrupted,
  };
}

/** @returns what asks Render */
function renderServices(
  { render: configured }: Project,
  apiKey: string | undefined,
  context: Context,
): () => Promise<WayBack['services']> {
  if (!configured) return () => Promise.resolve([]);
  if (apiKey === undefined) {
    context.events.warning(
      'render.left-out',
      `Which deploy of ${configured.service} on Render is live is not recorded: the input \`render-api-key\` is empty.`,
    );
    return () => Promise.resolve([]);
  }
  const render = connectRender(apiKey, context);
  return async () => [await wayBackOf(render, configured.service)];
}

/** The head that each database has when the code serves. */
function headsOf({ databases }: ReleasePlan): Record<string, string | null> {
  return Object.fromEntries(
    databases.map(({ target, ledger, pending }) => [
      target.name,
      pending.at(-1)?.name ?? ledger.applied.at(-1) ?? null,
    ]),
  );
}

async function carryOut(plan: ReleasePlan, inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const release = runId(context);
  const { wayBack, deploymentId } = await context.timeline.step('release', 'record the way back', async () => {
    const wayBack = await beforeAnyChange(() =>
      findWayBack(plan.workers, plan.databases, plan.interrupted, plan.servicesNow, plan.cloudflare),
    );
    return { wayBack, deploymentId: await writeDown(plan, release, wayBack, context) };
  });
  const result = await steps(
    plan,
    inputs,
    { dwellMs: inputs.dwell, waitMs: inputs.wait, run: release, commit: plan.commit, heads: headsOf(plan) },
    context,
  );
  const error = (await recordEnd(plan, { deploymentId, release }, result, context)) ?? result.error;
  const status = error?.status ?? 'passed';
  const { steps: timeline } = context.timeline;
  reportRelease(result, plan, context.summary, 'apply', { release, wayBack, timeline });
  const report = await writeReport({ release, deploymentId, status, wayBack, result, timeline }, context);
  const html = await releasePage(result, { ...plan, done: { release, wayBack } }, error, context);
  return {
    status,
    outputs: { 'release-id': release, 'deployment-id': String(deploymentId), 'way-back': wayBack, report, ...html },
    ...(error ? { error } : {}),
  };
}

/** The way back is on record before the first step; a release that was cut off is taken over. */
async function writeDown(
  { ledger, interrupted, unfinished, environment, commit, verdict, breakGlass }: ReleasePlan,
  release: string,
  wayBack: WayBack,
  context: Context,
): Promise<number> {
  const { runUrl } = context.runner;
  const entry: ReleaseEntry = {
    voygent: 1,
    release,
    commit,
    tree: await treeOf(commit, context),
    verdict,
    ...(breakGlass ? { break_glass: breakGlass } : {}),
    run_url: runUrl ?? null,
    continues: interrupted?.entry.release ?? null,
    way_back: wayBack,
  };
  const start = { entry, said: `Release ${release} is running`, environment, takenOver: unfinished, refusesUntold };
  const deploymentId = await recordStart(ledger, start, context);
  if (interrupted) {
    context.events.warning(
      'release.interrupted',
      `Release ${interrupted.entry.release} of ${environment} was cut off and is taken over: its way back stays the way back.`,
    );
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
  wanted: Pick<Inputs, 'recover'>,
  options: DeployOptions,
  context: Context,
): Promise<ReleaseResult> {
  const migrated = await migrateAll(databases, wanted, cloudflare, context);
  const migrationError = migrated.find(({ error }) => error)?.error;
  if (migrationError) {
    const left = await takeBackAll(workers, options, cloudflare, context);
    const states = left.filter(({ wayBack }) => wayBack).map(stateOf);
    const error = withState(migrationError, ['No Worker was deployed.', ...states].join(' '));
    return { databases: migrated, workers: left, checks: [], error };
  }
  const deployed = await deployAll(workers, options, cloudflare, context);
  const isDeployed = deployed.every(({ error }) => !error);
  const checked = isDeployed ? await smokeAll(deployed, options, cloudflare, context) : undefined;
  if (checked?.error) await putBackAll(deployed);
  const error = checked?.error ? afterSmoke(checked.error, deployed) : conclusion(deployed);
  return {
    databases: migrated,
    workers: deployed,
    checks: checked?.results ?? [],
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
