/** What samples prove of a 95th percentile; the share that may lie above it is `share`. */

/** The share of answers that may be slower than the limit. */
const share = 0.05;

export type Verdict = 'fail' | 'certified' | 'inconclusive';

/** P(B ≤ k), exactly, where B counts successes of probability p in n trials. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  // The smaller tail is summed up, so that nothing is lost to rounding.
  return k < n * p ? sum(0, k, n, p) : 1 - sum(k + 1, n, n, p);
}

/** P(B ≥ k). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return k > n * p ? sum(k, n, n, p) : 1 - sum(0, k - 1, n, p);
}

function sum(from: number, to: number, n: number, p: number): number {
  let total = 0;
  for (let k = from; k <= to; k++) total += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  return Math.min(1, total);
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  return logFactorials[n] ?? 0;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Whether a 95th percentile keeps its limit.
 * @param over the samples above it
 * @param alpha the chance of an error that is borne, on each side
 */
export function judgeQuantile(over: number, n: number, alpha: number): Verdict {
  if (binomialAtLeast(over, n, share) <= alpha) return 'fail';
  return binomialAtMost(over, n, share) <= alpha ? 'certified' : 'inconclusive';
}

/** Bounds of the 95th percentile, one-sided each: order statistics of sorted samples. `undefined`: too few for it. */
export function quantileBounds(
  sorted: readonly number[],
  alpha: number,
): { low: number | undefined; high: number | undefined } {
  const n = sorted.length;
  let low: number | undefined;
  let high: number | undefined;
  for (let k = 1; k <= n; k++) {
    const below = binomialAtMost(k - 1, n, 1 - share);
    if (below <= alpha) low = sorted[k - 1];
    if (below >= 1 - alpha) {
      high = sorted[k - 1];
      break;
    }
  }
  return { low, high };
}

/** The sample of which so great a part is not above. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function ascending(samples: readonly number[]): number[] {
  return [...samples].sort((a, b) => a - b);
}

/**
 * The chance that so many of the new samples lie in the upper tail of both together, were they alike: Fisher's exact
 * test, one-sided.
 */
export function tailTest(before: readonly number[], after: readonly number[]): number {
  const bound = quantile(ascending([...before, ...after]), 1 - share);
  const above = (samples: readonly number[]) => samples.filter((sample) => sample > bound).length;
  const high = above(after);
  const all = high + above(before);
  const n = before.length + after.length;
  let chance = 0;
  for (let k = high; k <= Math.min(all, after.length); k++)
    chance += Math.exp(logChoose(all, k) + logChoose(n - all, after.length - k) - logChoose(n, after.length));
  return Math.min(1, chance);
}

/** The chance of so great a shift to longer times, were they alike: Mann and Whitney's test, one-sided, with ties. */
export function shiftTest(before: readonly number[], after: readonly number[]): number {
  const all = [
    ...before.map((value) => ({ value, isNew: false })),
    ...after.map((value) => ({ value, isNew: true })),
  ].sort((a, b) => a.value - b.value);
  const n = all.length;
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && all[to]?.value === all[from]?.value) to++;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (all[at]?.isNew) ranks += rank;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const product = before.length * after.length;
  const u = ranks - (after.length * (after.length + 1)) / 2;
  const variance = (product / 12) * (n + 1 - ties / (n * (n - 1)));
  return variance <= 0 ? 1 : 1 - normal((u - product / 2 - 0.5) / Math.sqrt(variance));
}

/** The normal distribution: Abramowitz and Stegun 26.2.17, to 7.5e-8. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}
