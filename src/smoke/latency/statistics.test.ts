import { describe, expect, test } from 'vitest';
import { alpha, judgeLook, looksOf } from './looks.ts';
import {
  ascending,
  binomialAtLeast,
  binomialAtMost,
  judgeQuantile,
  quantile,
  quantileBounds,
  shiftTest,
  tailTest,
} from './statistics.ts';

/** A seeded generator (mulberry32), so that a simulation has one result. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Log-normal times, as services have them, with a 95th percentile that is known. */
function lognormal(p95: number, next: () => number): () => number {
  const sigma = 0.4;
  const mu = Math.log(p95) - 1.6448536 * sigma;
  return () => Math.exp(mu + sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));
}

const draw = (count: number, time: () => number) => Array.from({ length: count }, time);

describe('binomial tails', () => {
  test.each([
    [0, 59, 0.05, 0.048494],
    [2, 10, 0.3, 0.382783],
    [15, 200, 0.05, 0.955644],
  ])('P(B ≤ %i), n = %i, p = %d', (k, n, p, expected) => {
    expect(binomialAtMost(k, n, p)).toBeCloseTo(expected, 5);
    expect(binomialAtLeast(k + 1, n, p)).toBeCloseTo(1 - expected, 5);
  });

  test('the ends are certain, and ten thousand trials are no matter', () => {
    expect([
      binomialAtMost(-1, 9, 0.1),
      binomialAtMost(9, 9, 0.1),
      binomialAtLeast(0, 9, 0.1),
      binomialAtLeast(10, 9, 0.1),
    ]).toEqual([0, 1, 1, 0]);
    expect(binomialAtMost(500, 10_000, 0.05)).toBeCloseTo(0.5122, 3);
  });
});

describe('the verdict on a 95th percentile', () => {
  test('with so many samples over the limit, so many are needed to certify it', () => {
    const least = [0, 1, 2, 3, 4, 5].map((over) => {
      let n = 1;
      while (judgeQuantile(over, n, alpha) !== 'certified') n++;
      return n;
    });
    expect(least).toEqual([59, 93, 124, 153, 181, 208]);
  });

  test('of so many samples, so many over the limit are a failure', () => {
    const least = [100, 200].map((n) => {
      let over = 0;
      while (judgeQuantile(over, n, alpha) !== 'fail') over++;
      return over;
    });
    expect(least).toEqual([10, 16]);
  });

  test('the bounds hold the true value as often as they say', () => {
    const next = random(7);
    let inside = 0;
    for (let round = 0; round < 2000; round++) {
      const { low = 0, high = Number.POSITIVE_INFINITY } = quantileBounds(
        ascending(draw(120, lognormal(100, next))),
        alpha,
      );
      if (low <= 100 && 100 <= high) inside++;
    }
    expect(inside / 2000).toBeGreaterThan(0.9);
    expect(inside / 2000).toBeLessThan(0.97);
  });

  test('fewer than 59 samples have no upper bound', () => {
    const samples = draw(58, lognormal(100, random(1)));
    expect(quantileBounds(ascending(samples), alpha).high).toBeUndefined();
    expect(quantileBounds(ascending([...samples, 1]), alpha).high).toBe(Math.max(...samples));
  });
});

describe('error rates by simulation, with a limit of 100', () => {
  const rounds = 3000;

  test.each<[p95: number, naive: number, red: number, certified: number]>([
    [80, 0, 0, 0.86],
    [95, 0.151, 0.005, 0.12],
    [110, 0.931, 0.538, 0],
    [125, 1, 0.996, 0],
  ])('a true p95 of %i, 200 samples: naive gate %d, this gate %d red, %d certified', (p95, naive, red, certified) => {
    const next = random(p95);
    const seen = { naive: 0, fail: 0, certified: 0, inconclusive: 0 };
    for (let round = 0; round < rounds; round++) {
      const samples = draw(200, lognormal(p95, next));
      seen[judgeQuantile(samples.filter((sample) => sample > 100).length, 200, alpha)]++;
      if (quantile(ascending(samples), 0.95) > 100) seen.naive++;
    }
    const noise = (part: number) => 4 * Math.sqrt((part * (1 - part)) / rounds) + 0.02;
    expect(Math.abs(seen.fail / rounds - red)).toBeLessThan(noise(red));
    expect(Math.abs(seen.certified / rounds - certified)).toBeLessThan(noise(certified));
    expect(Math.abs(seen.naive / rounds - naive)).toBeLessThan(noise(naive));
  });

  test('looks at 60, 120 and 240 err no more often than one would, and a fast server needs about 122 samples', () => {
    const next = random(11);
    const looks = looksOf(240);
    expect(looks).toEqual([60, 120, 240]);
    const run = (p95: number) => {
      const samples = draw(240, lognormal(p95, next));
      for (const n of looks) {
        const verdict = judgeLook(samples.slice(0, n), 100, looks.length);
        if (verdict !== 'inconclusive' || n === 240) return { verdict, n };
      }
      throw new Error('there are looks');
    };
    const atLimit = Array.from({ length: rounds }, () => run(100).verdict);
    expect(atLimit.filter((verdict) => verdict === 'fail').length / rounds).toBeLessThan(alpha + 0.012);
    expect(atLimit.filter((verdict) => verdict === 'certified').length / rounds).toBeLessThan(alpha + 0.012);
    const fast = Array.from({ length: rounds }, () => run(60).n);
    expect(fast.reduce((sum, n) => sum + n, 0) / rounds).toBeCloseTo(122, -1);
  });
});

describe('comparison with an earlier run', () => {
  test.each<[what: string, growth: number, from: number, to: number]>([
    ['alike', 1, 0, 0.012],
    ['half as slow again', 1.5, 0.95, 1],
  ])('of samples that are %s the tests find it in the share that they say', (_, growth, from, to) => {
    const next = random(23);
    let found = 0;
    const rounds = 1000;
    for (let round = 0; round < rounds; round++) {
      const before = ascending(draw(200, lognormal(50, next)));
      const after = draw(200, lognormal(50 * growth, next));
      if (2 * Math.min(tailTest(before, after), shiftTest(before, after)) <= 0.01) found++;
    }
    expect(found / rounds).toBeGreaterThanOrEqual(from);
    expect(found / rounds).toBeLessThanOrEqual(to);
  });

  test('equal values are no shift, whatever their number', () => {
    expect(shiftTest(Array(50).fill(3), Array(50).fill(3))).toBe(1);
    expect(shiftTest([1, 1, 1, 2], [1, 1, 1, 2])).toBeGreaterThan(0.3);
  });
});
