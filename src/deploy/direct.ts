import type { Cloudflare } from '../cloudflare/client.ts';
import { describeShares, undoCommand } from '../rollout/baseline.ts';
import { check } from '../rollout/checks.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { failureOf } from '../smoke/report.ts';
import { annotationsOf, type DeployOptions, type WorkerResult } from './deploy-worker.ts';
import type { WorkerPlan } from './plan.ts';
import { upload, WranglerError } from './wrangler.ts';

// A version upload cannot carry a Durable Object migration: it needs a full deploy.
const durableObjectMigration = 10211;

/** Told by the API, or by wrangler itself, which looks first and has no code for it. */
export function needsDirectDeploy(error: unknown): boolean {
  return (
    error instanceof WranglerError &&
    (error.apiCode === durableObjectMigration ||
      error.output.includes(`[code: ${durableObjectMigration}]`) ||
      /pending Durable Object migration/i.test(error.message))
  );
}

/**
 * The path without steps, for a first deploy and for Durable Object migrations: `wrangler deploy`, then the checks.
 * What fails here serves already; there may be nothing to go back to, and `result.state` says so.
 */
export function directDeploy(
  plan: WorkerPlan,
  options: DeployOptions,
  result: WorkerResult,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  const deploy = () => deployAtOnce(plan, options, result, cloudflare, context);
  return context.timeline.step(plan.worker.name, 'deploy directly', deploy);
}

async function deployAtOnce(
  plan: WorkerPlan,
  options: DeployOptions,
  result: WorkerResult,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  const { worker, wrangler, secrets, baseline } = plan;
  const events = context.events.step(`deploy ${worker.name}`);
  const why = baseline ? 'its new version has a Durable Object migration' : 'it does not exist yet';
  events.warning('deployment.direct', `${worker.name} is deployed directly, at 100 % at once, because ${why}.`);
  const started = context.clock.now();
  const version = await upload(
    { worker, command: ['deploy'], ...annotationsOf(options), secrets },
    wrangler,
    cloudflare,
    context,
  ).catch(async (error: unknown) => {
    result.state = await stateAfterFailure(plan, cloudflare);
    throw error;
  });
  result.version = version;
  result.state = baseline
    ? `${worker.name} serves version ${version} at 100 %: it was deployed directly, and is not put back.`
    : `${worker.name} serves version ${version} at 100 %: as this was its first deploy there is nothing to go back to.`;
  const current = await cloudflare.workers.currentDeployment(worker.name);
  if (current?.versions.find(({ version_id }) => version_id === version)?.percentage !== 100) {
    throw new ActionError(
      'changed-meanwhile',
      `${worker.name}: wrangler deployed version ${version}, and it is not what serves now. Someone else deployed in the meantime.`,
      { status: 'failed', hint: `Look at what serves: npx wrangler deployments list --name ${worker.name}` },
    );
  }
  result.deploymentId = current.id;
  events.info('deployment.made', `${worker.name}: version ${version} is at 100 %.`, {
    percentage: 100,
    deployment_id: current.id,
  });
  const expected = worker.versionHeader.configured
    ? { version: { header: worker.versionHeader.name, id: version, mayBeSilent: worker.hasAssets } }
    : {};
  const subject = { base: plan.url, headers: {}, ...expected };
  const checks = await check(plan, subject, { ...options, extent: 'thorough' }, cloudflare, context);
  result.steps.push({ percentage: 100, checks, durationMs: context.clock.now() - started });
  const failure = failureOf([{ url: plan.url.href, results: checks }]);
  if (failure) throw servesBroken(failure, plan);
}

/** wrangler can deploy and fail afterwards, or be killed: what came of it must be looked at, also after a cancellation. */
async function stateAfterFailure({ worker, baseline }: WorkerPlan, cloudflare: Cloudflare): Promise<string> {
  const { workers } = cloudflare.withSignal(AbortSignal.timeout(30_000));
  try {
    const current = (await workers.exists(worker.name)) ? await workers.currentDeployment(worker.name) : undefined;
    if (current?.id === baseline?.deploymentId) return `${worker.name} was not ${baseline ? 'changed' : 'created'}.`;
    return `All the same ${worker.name} serves something else than before: ${describeShares(current?.versions ?? [])}.`;
  } catch {
    return `It cannot be told whether ${worker.name} was deployed all the same: npx wrangler deployments list --name ${worker.name}`;
  }
}

function servesBroken(failure: ActionError, { worker, baseline }: WorkerPlan): ActionError {
  return new ActionError(failure.code, failure.message, {
    hint: baseline
      ? `Correct it and run this again, or go back if the migration allows it: ${undoCommand(worker.name, baseline.shares)}`
      : 'Correct it and run this again.',
    cause: failure,
  });
}
