import { errorOf, type ReportData } from '../page/data.ts';
import { factsOf } from '../page/facts.ts';
import type { Context } from '../runtime/context.ts';
import type { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { checkedOf, latenciesOf } from './page-parts.ts';
import type { SmokeResult } from './report.ts';

/** The page of a smoke test. */
export function pageOf(results: readonly SmokeResult[], error: ActionError | undefined, context: Context): ReportData {
  const checks = results.flatMap((result) => result.results);
  return {
    title: `Smoke test of ${results.map(({ url }) => url).join(', ')}`,
    status: error?.status ?? 'passed',
    headline: error
      ? 'Something does not work as it must.'
      : `It works as it must: ${count(checks.length, 'check')}, none failed.`,
    error: errorOf(error),
    facts: factsOf(context),
    wayBack: undefined,
    steps: context.timeline.steps,
    checks: results.map((result) => checkedOf(result)),
    latencies: results.flatMap(({ url, results: ofUrl }) => latenciesOf(ofUrl, url)),
    findings: [],
    schemas: [],
    coverage: undefined,
  };
}
