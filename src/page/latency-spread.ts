import type { Latency } from './data.ts';

const bins = 30;

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** The times as they are drawn: on a logarithmic scale, as the budget is often far from them. */
export interface Spread {
  bins: Bin[];
  /** Where a time has its place, from 0 to 1. */
  place(ms: number): number;
  low: number;
  high: number;
}

/** Bins that grow by the same factor, from below the fastest to above the slowest and the budget, which is an edge. */
export function spreadOf({ samplesMs, limitMs }: Pick<Latency, 'samplesMs' | 'limitMs'>): Spread {
  const least = 0.05;
  const times = samplesMs.map((ms) => Math.max(least, ms));
  const lowest = Math.min(limitMs, ...times) / 1.3;
  const growth = ((Math.max(limitMs, ...times) * 1.3) / lowest) ** (1 / (bins - 1));
  const low = limitMs / growth ** Math.ceil(Math.log(limitMs / lowest) / Math.log(growth));
  const high = low * growth ** bins;
  const place = (ms: number) => Math.log(Math.max(low, ms) / low) / Math.log(high / low);
  const edge = (index: number) => low * growth ** index;
  const counts = Array.from(
    { length: bins },
    (_, index): Bin => ({ from: edge(index), to: edge(index + 1), count: 0 }),
  );
  for (const ms of times) {
    const bin = counts[Math.floor(place(ms) * bins + 1e-9)];
    if (bin) bin.count++;
  }
  return { bins: counts, place, low, high };
}

/** 1, 2, 5, 10, …; only powers of ten where those are many. */
export function roundTimes({ low, high }: Pick<Spread, 'low' | 'high'>): number[] {
  const powers = Array.from({ length: 10 }, (_, index) => 10 ** (index - 2));
  const within = (ms: number) => ms >= low && ms <= high;
  const all = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(within);
  return all.length <= 7 ? all : powers.filter(within);
}
