import { describe, expect, test } from 'vitest';
import { TestClock } from './context.fixture.ts';
import { type Failure, type RetryPolicy, retryAfterMs, retrying } from './retry.ts';

interface Outcome {
  calls: number;
  slept: number[];
  result: string;
}

/** Runs a call whose first attempts fail as told; the one after them succeeds. */
async function run(failures: Failure[], policy: Partial<RetryPolicy> = {}): Promise<Outcome> {
  const clock = new TestClock();
  let calls = 0;
  const call = async () => {
    const failure = failures[calls++];
    if (failure) throw Object.assign(new Error(`failure ${calls}`), { failure });
    return 'done';
  };
  const classify = (error: unknown) => (error as { failure: Failure }).failure;
  const signal = new AbortController().signal;
  const result = await retrying(call, { idempotent: true, classify, clock, signal, ...policy }).catch(
    (error: Error) => error.message,
  );
  return { calls, slept: clock.slept, result };
}

const neverRan: Failure = { kind: 'never-ran' };
const unknown: Failure = { kind: 'unknown' };
const final: Failure = { kind: 'final' };

describe('a call is made again', () => {
  test.each([
    [true, neverRan, 2],
    [true, unknown, 2],
    [true, final, 1],
    [false, neverRan, 2],
    [false, unknown, 1],
    [false, final, 1],
  ])('idempotent %s after %j: %d calls', async (idempotent, failure, calls) => {
    const outcome = await run([failure], { idempotent });
    expect(outcome.calls).toBe(calls);
    expect(outcome.result).toBe(calls === 2 ? 'done' : 'failure 1');
    expect(outcome.slept).toHaveLength(calls - 1);
  });

  test('four times in all unless the policy says otherwise, and then the last error is thrown', async () => {
    const always = Array.from({ length: 9 }, () => unknown);
    expect(await run(always)).toMatchObject({ calls: 4, result: 'failure 4' });
    expect(await run(always, { attempts: 1 })).toMatchObject({ calls: 1, slept: [] });
    expect(await run(always, { attempts: 7 })).toMatchObject({ calls: 7, result: 'failure 7' });
  });

  test('not any more once a write may have had its effect', async () => {
    const outcome = await run([neverRan, unknown, neverRan], { idempotent: false });
    expect(outcome).toMatchObject({ calls: 2, result: 'failure 2' });
  });
});

describe('the pause before the next attempt', () => {
  test('doubles, and half of it is left to chance', async () => {
    const { slept } = await run([unknown, unknown, unknown], { pauseMs: 1000 });
    expect(slept).toHaveLength(3);
    for (const [index, pause] of slept.entries()) {
      expect(pause).toBeGreaterThanOrEqual(500 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(1000 * 2 ** index);
    }
  });

  test('is what Retry-After says', async () => {
    expect((await run([{ kind: 'never-ran', retryAfterMs: 7000 }])).slept).toEqual([7000]);
    expect((await run([{ kind: 'unknown', retryAfterMs: 90_000 }])).slept).toEqual([90_000]);
  });

  test('is not waited for when Retry-After is too long: the error is told instead', async () => {
    const failure: Failure = { kind: 'never-ran', retryAfterMs: 90_001 };
    expect(await run([failure])).toMatchObject({ calls: 1, slept: [], result: 'failure 1' });
    expect(await run([failure], { longestPauseMs: 100_000 })).toMatchObject({ calls: 2 });
  });

  test('does not make a write with an unknown end repeatable', async () => {
    const failure: Failure = { kind: 'unknown', retryAfterMs: 1 };
    expect(await run([failure], { idempotent: false })).toMatchObject({ calls: 1 });
  });

  test('is told before it begins, with the error and the number of the attempt', async () => {
    const told: unknown[] = [];
    const onRetry = (error: unknown, pause: number, attempt: number) =>
      void told.push([(error as Error).message, pause, attempt]);
    const retryAfter: Failure = { kind: 'unknown', retryAfterMs: 10 };
    await run([retryAfter, retryAfter], { onRetry });
    expect(told).toEqual([
      ['failure 1', 10, 1],
      ['failure 2', 10, 2],
    ]);
  });
});

describe('a cancelled call', () => {
  test('is not begun', async () => {
    expect(await run([], { signal: AbortSignal.abort(new Error('cancelled')) })).toEqual({
      calls: 0,
      slept: [],
      result: 'cancelled',
    });
  });

  test('throws the reason of the cancellation, whatever the call threw', async () => {
    const controller = new AbortController();
    const classify = (): Failure => unknown;
    const call = async () => {
      controller.abort(new Error('cancelled'));
      throw new Error('socket closed');
    };
    const policy = { idempotent: true, classify, clock: new TestClock(), signal: controller.signal };
    await expect(retrying(call, policy)).rejects.toThrow('cancelled');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-17T00:00:00Z');
  test.each([
    ['5', 5000],
    [' 120 ', 120_000],
    ['0', 0],
    ['Tue, 17 Nov 2026 00:00:30 GMT', 30_000],
    ['Mon, 16 Nov 2026 00:00:00 GMT', 0],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['5s', undefined],
  ])('%j is %s ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
