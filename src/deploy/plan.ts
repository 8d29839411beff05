import type { Cloudflare } from '../cloudflare/client.ts';
import type { SmokeCheck } from '../project/checks.ts';
import type { Project, Worker } from '../project/project.ts';
import { type Baseline, baselineOf } from '../rollout/baseline.ts';
import { inDependencyOrder } from '../rollout/order.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { requireSecrets } from '../smoke/credential.ts';
import { workerUrl } from '../smoke/url.ts';
import { findWrangler } from './find-wrangler.ts';
import { requiredSecrets } from './secrets.ts';
import type { Wrangler } from './wrangler.ts';

/** A Worker, what serves of it now, and all that its deployment needs: found before anything is changed. */
export interface WorkerPlan {
  worker: Worker;
  wrangler: Wrangler;
  /** `undefined` for a Worker that was never deployed. */
  baseline: Baseline | undefined;
  url: URL;
  subdomain: string | undefined;
  /** Percentages, ascending, the last one 100. */
  promote: readonly number[];
  checks: readonly SmokeCheck[];
  /** To be uploaded with the version: required, and not on Cloudflare yet. */
  secrets: ReadonlyMap<string, string>;
  /** Runs of which it is known that they never came to their end. */
  cutOffRuns: readonly string[];
}

export interface PlanOptions {
  /** The `promote` input; empty for the configuration's. */
  promote: readonly string[];
  requiredSecrets: readonly string[];
  /** From the `checks` input; empty for the configuration's. */
  checks: readonly SmokeCheck[];
  /** Runs of which it is known that they never came to their end. */
  cutOffRuns?: readonly string[];
}

/** Reads only; in the order in which they are to be deployed. @throws ActionError for whatever would stop the deployment later. */
export async function planWorkers(
  project: Project,
  options: PlanOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerPlan[]> {
  const promote = options.promote.length > 0 ? parseSteps(options.promote) : undefined;
  const workers = inDependencyOrder(project.workers, (worker) => worker);
  requireSecrets(options.checks.length > 0 ? options.checks : workers.flatMap(({ smoke }) => smoke), context);
  return Promise.all(workers.map((worker) => planWorker(worker, promote, options, cloudflare, context)));
}

async function planWorker(
  worker: Worker,
  promote: number[] | undefined,
  options: PlanOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerPlan> {
  const wrangler = await findWrangler(worker, context);
  // A Worker can exist without having been deployed: `wrangler secret put` makes one.
  const exists = await cloudflare.workers.exists(worker.name);
  const current = exists ? await cloudflare.workers.currentDeployment(worker.name) : undefined;
  return {
    worker,
    wrangler,
    baseline: current && baselineOf(worker.name, current, options.cutOffRuns),
    cutOffRuns: options.cutOffRuns ?? [],
    url: await workerUrl(worker, cloudflare),
    subdomain: await cloudflare.workers.subdomain(),
    promote: promote ?? worker.promote,
    checks: options.checks.length > 0 ? options.checks : worker.smoke,
    secrets: await requiredSecrets(worker, options.requiredSecrets, exists, cloudflare, context),
  };
}

/** @throws ActionError `input-invalid` */
export function parseSteps(words: readonly string[]): number[] {
  const steps = words.map((word) => (/^\d+(\.\d+)?%?$/.test(word) ? Number.parseFloat(word) : Number.NaN));
  const ascending = steps.every(
    (step, index) => step >= 0 && step <= 100 && (index === 0 || step > (steps[index - 1] ?? 0)),
  );
  if (ascending && steps.at(-1) === 100) return steps;
  throw new ActionError(
    'input-invalid',
    `The input \`promote\` is \`${words.join(',')}\`: steps are percentages from 0 to 100, ascending, and the last one is 100. Nothing was done.`,
    {
      hint: 'Write for example `0,10,100`.',
    },
  );
}
