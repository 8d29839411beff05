import type { LatencyCheck } from '../../project/checks/latency.ts';
import type { Sample } from './batch.ts';
import { countOver } from './looks.ts';
import { ascending, quantile, quantileBounds, type Verdict } from './statistics.ts';
import type { Warm } from './warm-up.ts';

/** What was measured, for the JSON report. Times are milliseconds; those of requests without a good answer are left out. */
export interface Figures {
  [key: string]: unknown;
  n: number;
  over: number;
  errors: number;
  limitMs: number;
  p50Ms: number;
  p95Ms: number;
  /** One-sided bounds of the 95th percentile at `alpha`; absent with too few samples. */
  p95LowMs?: number;
  p95HighMs?: number;
  p99Ms: number;
  maxMs: number;
  verdict: Verdict;
  alpha: number;
  looks: number;
  coldMs: number[];
  /** Whether the way to Cloudflare is left out of what is judged, and of all the times above. */
  isCorrected: boolean;
  rawP95Ms?: number;
  correctedP95Ms?: number;
  colo?: string;
  rate: number;
  /** Sorted; at most 500. */
  samplesMs: number[];
}

interface Circumstances {
  check: LatencyCheck;
  verdict: Verdict;
  looks: number;
  warm: Warm;
  alpha: number;
}

export function figuresOf(
  samples: readonly Sample[],
  judged: readonly number[],
  { check, verdict, looks, warm, alpha }: Circumstances,
): Figures {
  const sorted = ascending(judged);
  const { low, high } = quantileBounds(sorted, alpha);
  const corrected = ascending(samples.flatMap(({ correctedMs }) => (correctedMs === undefined ? [] : [correctedMs])));
  return {
    n: sorted.length,
    over: countOver(sorted, check.p95Ms),
    errors: samples.filter(({ error }) => error !== undefined).length,
    limitMs: check.p95Ms,
    p50Ms: round(quantile(sorted, 0.5)),
    p95Ms: round(quantile(sorted, 0.95)),
    ...(low === undefined ? {} : { p95LowMs: round(low) }),
    ...(high === undefined ? {} : { p95HighMs: round(high) }),
    p99Ms: round(quantile(sorted, 0.99)),
    maxMs: round(sorted.at(-1) ?? Number.NaN),
    verdict,
    alpha,
    looks,
    coldMs: warm.coldMs.map(round),
    isCorrected: check.correct && warm.trace !== undefined,
    ...(check.correct ? { rawP95Ms: round(quantile(ascending(samples.map(({ ms }) => ms)), 0.95)) } : {}),
    ...(corrected.length > 0 ? { correctedP95Ms: round(quantile(corrected, 0.95)) } : {}),
    ...(warm.colo === undefined ? {} : { colo: warm.colo }),
    rate: check.rate,
    samplesMs: thinned(sorted.filter(Number.isFinite)).map(round),
  };
}

/** At most 500, evenly taken from sorted ones. */
function thinned(sorted: readonly number[]): number[] {
  const most = 500;
  if (sorted.length <= most) return [...sorted];
  return Array.from(
    { length: most },
    (_, index) => sorted[Math.round((index * (sorted.length - 1)) / (most - 1))] ?? 0,
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

/** `8.3 ms`, `141 ms`; an infinite time is that of a request without a good answer. */
export function inMs(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'no answer';
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}
