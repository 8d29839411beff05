import type { Cloudflare } from '../cloudflare/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { failureOf } from '../smoke/report.ts';
import { undoCommand } from './baseline.ts';
import { check, type DeployOptions, versionMessage, type WorkerResult } from './deploy-worker.ts';
import type { WorkerPlan } from './plan.ts';
import { upload, WranglerError } from './wrangler.ts';

// A version upload cannot carry a Durable Object migration: it needs a full deploy.
const durableObjectMigration = 10211;

export function needsDirectDeploy(error: unknown): boolean {
  return (
    error instanceof WranglerError &&
    (error.apiCode === durableObjectMigration || error.output.includes(`[code: ${durableObjectMigration}]`))
  );
}

/**
 * The path without steps, for a first deploy and for Durable Object migrations: `wrangler deploy`, then the checks.
 * What fails here serves already; there may be nothing to go back to, and the error says so.
 */
export async function directDeploy(
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
    { worker, command: ['deploy'], tag: options.run, message: versionMessage(options.run, options.commit), secrets },
    wrangler,
    cloudflare,
    context,
  );
  result.version = version;
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
    ? { version: { header: worker.versionHeader.name, id: version } }
    : {};
  const checks = await check(plan.checks, { base: plan.url, headers: {}, ...expected }, options, context, worker.name);
  result.steps.push({ percentage: 100, checks, durationMs: context.clock.now() - started });
  const failure = failureOf([{ url: plan.url.href, results: checks }]);
  if (failure) throw servesBroken(failure, plan);
}

function servesBroken(failure: ActionError, { worker, baseline }: WorkerPlan): ActionError {
  const state = baseline
    ? 'It serves at 100 %.'
    : `It serves at 100 %, and as this was the first deploy of ${worker.name} there is nothing to go back to.`;
  return new ActionError(failure.code, `${failure.message} ${state}`, {
    hint: baseline
      ? `Correct it and run this again, or go back if the migration allows it: ${undoCommand(worker.name, baseline.shares)}`
      : 'Correct it and run this again.',
    cause: failure,
  });
}
