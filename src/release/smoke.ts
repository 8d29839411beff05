import type { Cloudflare } from '../cloudflare/client.ts';
import type { DeployOptions, WorkerResult } from '../deploy/deploy-worker.ts';
import { check } from '../rollout/checks.ts';
import type { Context } from '../runtime/context.ts';
import { type ActionError, toActionError } from '../runtime/errors.ts';
import { failureOf } from '../smoke/report.ts';

/** With all Workers at 100 %, every check once more: together they may fail where each alone did not. */
export async function smokeAll(
  deployed: readonly WorkerResult[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<ActionError | undefined> {
  context.events.info('smoke.started', 'Everything is at 100 %. Checking once more.');
  try {
    const results = await Promise.all(
      deployed.map(async ({ plan }) => ({
        url: plan.url.href,
        results: await check(plan, { base: plan.url, headers: {} }, { ...options, extent: 'thorough' }, cloudflare, {
          ...context,
          events: context.events.step('smoke'),
        }),
      })),
    );
    return failureOf(results);
  } catch (error) {
    return toActionError(error);
  }
}
