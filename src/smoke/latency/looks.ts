import { judgeQuantile, type Verdict } from './statistics.ts';

/** The chance of an error, red as well as certified, in all looks together. */
export const alpha = 0.05;

/** After how many samples it is judged: doubling up to the most. */
export function looksOf(most: number): number[] {
  const looks: number[] = [];
  for (let n = most; n >= 60; n = Math.floor(n / 2)) looks.unshift(n);
  return looks.slice(-3);
}

/** One look: every look may err, so that each gets its part of what is borne. */
export function judgeLook(samples: readonly number[], limitMs: number, looks: number): Verdict {
  return judgeQuantile(countOver(samples, limitMs), samples.length, alpha / looks);
}

export function countOver(samples: readonly number[], limitMs: number): number {
  return samples.filter((sample) => sample > limitMs).length;
}
