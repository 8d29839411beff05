import { expect, test } from 'vitest';
import { parseChecks } from '../project/checks.ts';
import type { CheckResult } from './result.ts';
import { Streak } from './streak.ts';

const result: CheckResult = {
  name: 'x',
  kind: 'http',
  outcome: 'passed',
  problems: [],
  warnings: [],
  notes: [],
  curl: '',
  durationMs: 1,
  attempts: 1,
  wrongVersion: false,
};

/** Plays looks such as `+-+`: passed, failed, passed; `v`: another version answered. Gives what the last one led to. */
async function play(looks: string, yaml = '{ get: / }', passes = 3) {
  const [check] = await parseChecks(`[${yaml}]`, 'checks');
  if (!check) throw new Error('no check');
  const streak = new Streak(check, passes);
  for (const look of looks)
    streak.add({ ...result, outcome: look === '+' ? 'passed' : 'failed', wrongVersion: look === 'v' });
  return {
    passed: streak.hasPassed,
    failed: streak.hasFailed(false),
    failedInTime: streak.hasFailed(true),
    flaps: streak.flaps,
  };
}

test.each<[string, string, number, boolean]>([
  ['+', '{ get: / }', 1, true],
  ['+', '{ get: / }', 3, false],
  ['++', '{ get: / }', 3, false],
  ['+++', '{ get: / }', 3, true],
  ['+', '{ post: / }', 3, true],
  ['-+', '{ post: / }', 3, false],
  ['-++', '{ post: / }', 3, false],
  ['-+++', '{ post: / }', 3, true],
  ['-++', '{ get: / }', 1, false],
  ['-+++', '{ get: / }', 1, true],
  ['+', '{ mcp: /mcp }', 3, true],
  ['-+', '{ sse: /events }', 3, true],
])('after %s, a check %s that needs %i has passed: %s', async (looks, yaml, passes, passed) => {
  expect((await play(looks, yaml, passes)).passed).toBe(passed);
});

test('one relapse is forgiven while there is time, a second is flapping', async () => {
  expect(await play('-----')).toMatchObject({ failed: false, failedInTime: true, flaps: false });
  expect(await play('+-')).toMatchObject({ failed: false, failedInTime: true, flaps: true });
  expect(await play('+-+-')).toMatchObject({ failed: true, failedInTime: true, flaps: true });
  expect(await play('+-+++')).toMatchObject({ passed: true });
});

test('what another version answered is no relapse', async () => {
  expect(await play('+v+v+v')).toMatchObject({ failed: false, flaps: false });
});

test('a row of passes that has begun in time is seen to its end', async () => {
  expect(await play('-+')).toMatchObject({ passed: false, failedInTime: false });
});

test('pauses grow, are never longer than what is left, and are short while it passes', async () => {
  const [check] = await parseChecks('[{ get: / }]', 'checks');
  if (!check) throw new Error('no check');
  const streak = new Streak(check, 3);
  const pauses = Array.from({ length: 6 }, () => {
    streak.add({ ...result, outcome: 'failed' });
    return streak.pauseMs(60_000);
  });
  expect(pauses).toEqual([250, 500, 1000, 2000, 3000, 3000]);
  expect(streak.pauseMs(40)).toBe(40);
  expect(streak.pauseMs(-5)).toBe(0);
  streak.add(result);
  expect(streak.pauseMs(60_000)).toBe(250);
});
