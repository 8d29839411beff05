import type { Cloudflare } from '../cloudflare/client.ts';
import type { Context } from '../runtime/context.ts';
import { type DeployOptions, deployWorker, takeBack, type WorkerResult } from './deploy-worker.ts';
import type { WorkerPlan } from './plan.ts';

/** Worker by Worker. When one fails, the others are put back as well: they were made to work together. */
export async function deployAll(
  plans: readonly WorkerPlan[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerResult[]> {
  const results: WorkerResult[] = [];
  for (const [index, plan] of plans.entries()) {
    const result = await deployWorker(plan, options, cloudflare, context);
    results.push(result);
    if (result.error) {
      await putBackAll(results.slice(0, -1));
      return [...results, ...(await takeBackAll(plans.slice(index + 1), options, cloudflare, context))];
    }
  }
  return results;
}

/** For Workers that are not come to: what an earlier run left half done does not stay. */
export function takeBackAll(
  plans: readonly WorkerPlan[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerResult[]> {
  return Promise.all(plans.map((plan) => takeBack(plan, options, cloudflare, context)));
}

/** Puts back every Worker that was promoted, the last first. */
export async function putBackAll(results: readonly WorkerResult[]): Promise<void> {
  for (const result of results.toReversed()) {
    if (result.rollout && !result.wayBack) result.wayBack = await result.rollout.putBack();
  }
}
