import type { Cloudflare } from '../cloudflare/client.ts';
import type { DeployOptions, WorkerResult } from '../deploy/deploy-worker.ts';
import { check } from '../rollout/checks.ts';
import type { Context } from '../runtime/context.ts';
import { type ActionError, toActionError } from '../runtime/errors.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import { failureOf, type SmokeResult } from '../smoke/report.ts';

/** What all Workers were checked for at once, by Worker. */
export interface Checked {
  /** Empty where it could not be checked. */
  results: SmokeResult[];
  error: ActionError | undefined;
}

/** With all Workers at 100 %, every check once more: together they may fail where each alone did not. */
export function smokeAll(
  deployed: readonly WorkerResult[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Checked> {
  context.events.info('smoke.started', 'Everything is at 100 %. Checking once more.');
  const look = () => checkAll(deployed, options, cloudflare, context);
  return context.timeline.step('release', 'check everything', look, ({ error }) => outcomeOf(error));
}

async function checkAll(
  deployed: readonly WorkerResult[],
  options: DeployOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Checked> {
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
    return { results, error: failureOf(results) };
  } catch (error) {
    return { results: [], error: toActionError(error) };
  }
}
