import { expect, test } from 'vitest';
import { testContext } from './context.fixture.ts';
import { Pulse } from './pulse.ts';

/** A run whose lines the pulse hears, as the door arranges it. */
function watched() {
  const context = testContext();
  const pulse = new Pulse(context.clock);
  /** Lets time pass with a beat every second. */
  const wait = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      await context.clock.sleep(1000);
      pulse.beat(context.timeline, context.events);
    }
  };
  return { ...context, pulse, wait };
}

test('what takes longer than ten seconds is told every ten seconds, with how long it has been at it', async () => {
  const { timeline, wait, printed } = watched();
  await timeline.step('voygent-prod', 'export', () => wait(35));
  expect(printed).toEqual([
    'info: Still at work: voygent-prod, export (10 s so far).',
    'info: Still at work: voygent-prod, export (20 s so far).',
    'info: Still at work: voygent-prod, export (30 s so far).',
  ]);
});

test('what takes less is not told', async () => {
  const { timeline, wait, printed } = watched();
  await timeline.step('voygent-prod', 'export', () => wait(9));
  expect(printed).toEqual([]);
});

test('what tells of itself is not interrupted', async () => {
  const { timeline, wait, printed, events, pulse } = watched();
  await timeline.step('voygent-prod', 'export', async () => {
    for (let line = 1; line <= 4; line++) {
      await wait(9);
      events.info('snapshot.progress', `${line} MB`);
      pulse.heard();
    }
  });
  expect(printed).toEqual(['info: 1 MB', 'info: 2 MB', 'info: 3 MB', 'info: 4 MB']);
});

test('of steps within one another the innermost is told; outside of all, the silence', async () => {
  const { timeline, wait, printed } = watched();
  await timeline.step('release', 'plan', () => timeline.step('db', 'rehearse', () => wait(10)));
  await wait(10);
  expect(printed).toEqual([
    'info: Still at work: db, rehearse (10 s so far).',
    'info: Still at work: no news for 10 s.',
  ]);
});
