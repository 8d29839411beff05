import { z } from 'zod';
import type { CheckedAddress, Latency } from '../page/data.ts';
import type { SmokeResult } from './report.ts';
import type { CheckResult, Outcome } from './result.ts';

const words: Readonly<Record<Outcome, CheckedAddress['checks'][number]['outcome']>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'could not be told',
  skipped: 'not looked at',
};

/**
 * @param title when or where it was checked; default: the address
 * @param isEarlier whether it was checked again later
 */
export function checkedOf({ url, results }: SmokeResult, title = url, isEarlier = false): CheckedAddress {
  return {
    title,
    isEarlier,
    checks: results.map(({ name, outcome, durationMs, problems, warnings, notes }) => ({
      name,
      outcome: words[outcome],
      durationMs,
      problems: problems.map(({ message, cause }) =>
        cause === undefined ? message : `${message}. Usual cause: ${cause}`,
      ),
      warnings,
      notes,
    })),
  };
}

// A quantile is infinite where too many requests got no good answer.
const Ms = z.custom<number>((value) => typeof value === 'number' && !Number.isNaN(value));

/** What is drawn of the figures of a check of latency. */
const Drawn = z.object({
  n: z.number(),
  errors: z.number(),
  limitMs: z.number(),
  p50Ms: Ms,
  p95Ms: Ms,
  p95LowMs: Ms.optional(),
  p95HighMs: Ms.optional(),
  p99Ms: Ms,
  maxMs: Ms,
  samplesMs: z.array(z.number()),
});

const verdicts: Readonly<Record<Outcome, string>> = {
  passed: 'it passed',
  failed: 'it failed',
  inconclusive: 'it could not be told surely',
  skipped: 'it was not judged',
};

/** @param title when or where it was measured */
export function latenciesOf(results: readonly CheckResult[], title: string): Latency[] {
  return results.flatMap(({ kind, name, outcome, figures }): Latency[] => {
    const drawn = kind === 'latency' ? Drawn.safeParse(figures).data : undefined;
    if (!drawn) return [];
    const { n, ...rest } = drawn;
    return [{ ...rest, answers: n, name: `${name}, ${title}`, verdict: verdicts[outcome] }];
  });
}
