import { expect, test } from 'vitest';
import { testContext } from './context.fixture.ts';
import { ActionError } from './errors.ts';

test('a step has what it is about, when it began, how long it took and how it ended', async () => {
  const { timeline, clock } = testContext();
  const began = clock.now();
  const result = await timeline.step('api', 'upload', async () => {
    await clock.sleep(1500);
    return 42;
  });
  expect(result).toBe(42);
  expect(timeline.steps).toEqual([
    { subject: 'api', name: 'upload', startedAt: began, durationMs: 1500, outcome: 'passed' },
  ]);
});

test.each([
  [new ActionError('check-failed', 'No.'), 'failed'],
  [new ActionError('cancelled', 'The job was cancelled.'), 'cancelled'],
  [new ActionError('gate-refused', 'No.', { status: 'blocked' }), 'blocked'],
  [new TypeError('a defect'), 'failed'],
])('work that throws %s ends as %s, and the error goes on', async (error, outcome) => {
  const { timeline } = testContext();
  await expect(timeline.step('api', 'upload', () => Promise.reject(error))).rejects.toBe(error);
  expect(timeline.steps).toMatchObject([{ outcome }]);
});

test('work that tells its failure as a result is judged by it', async () => {
  const { timeline } = testContext();
  await timeline.step(
    'api',
    'checks',
    async () => 3,
    (failures) => (failures > 0 ? 'failed' : 'passed'),
  );
  expect(timeline.steps).toMatchObject([{ outcome: 'failed' }]);
});

test('steps stand in the order in which they began, and what is under way is told as unfinished, with its time so far', async () => {
  const { timeline, clock } = testContext();
  await timeline.step('release', 'plan', async () => {
    await timeline.step('db', 'rehearse', () => clock.sleep(100));
    await clock.sleep(50);
    expect(timeline.steps.map(({ name, outcome, durationMs }) => [name, outcome, durationMs])).toEqual([
      ['plan', 'unfinished', 150],
      ['rehearse', 'passed', 100],
    ]);
    expect(timeline.current?.name).toBe('plan');
  });
  timeline.skip('api', 'deploy');
  expect(timeline.steps.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['plan', 'passed'],
    ['rehearse', 'passed'],
    ['deploy', 'skipped'],
  ]);
  expect(timeline.current).toBeUndefined();
});

test('the beginning of a step is in the event file before its work begins: of a killed run it can be told how far it was', async () => {
  const { timeline, lines, clock } = testContext();
  await timeline.step('db', '0001_a.sql', async () => {
    expect(lines().at(-1)).toMatchObject({ event: 'step.started', subject: 'db', name: '0001_a.sql' });
    await clock.sleep(20);
  });
  expect(lines().at(-1)).toMatchObject({ event: 'step.ended', outcome: 'passed', duration_ms: 20 });
});
