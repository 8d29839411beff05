import type { Cloudflare } from '../cloudflare/client.ts';
import type { Context } from '../runtime/context.ts';
import { type DeployOptions, deployWorker, type WorkerResult } from './deploy-worker.ts';
import type { WorkerPlan } from './plan.ts';

/** Worker by Worker. When one fails, those before it are put back as well: they were made to work together. */
export async function deployAll(
  plans: readonly WorkerPlan[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<WorkerResult[]> {
  const results: WorkerResult[] = [];
  for (const plan of plans) {
    const result = await deployWorker(plan, options, cloudflare, context);
    results.push(result);
    if (result.error) {
      await putBackAll(results.slice(0, -1));
      break;
    }
  }
  return results;
}

/** Puts back every Worker that was promoted, the last first. */
export async function putBackAll(results: readonly WorkerResult[]): Promise<void> {
  for (const result of results.toReversed()) {
    if (result.rollout && !result.wayBack) result.wayBack = await result.rollout.putBack();
  }
}
