import { afterAll, describe, test, vi } from 'vitest';
import { startBench, undisturbed } from './matrix.ts';
import { startsImport } from './matrix-calls.ts';
import { casesOf, holdsWaiting, Turns } from './matrix-case.ts';
import { quickFaults, timeouts, timeoutsAfter } from './matrix-faults.ts';
import { sampled } from './matrix-sample.ts';
import { scenarios } from './matrix-scenarios.ts';

// All of them wait at once; a few at a time work.
vi.setConfig({ maxConcurrency: 500, testTimeout: 480_000 });
const turns = new Turns(4);

const bench = await startBench();
afterAll(() => bench[Symbol.asyncDispose]());

const usual = await undisturbed(bench, scenarios.batches);
const labels = new Set(usual.calls.map(({ label }) => label));
const byImport = await undisturbed(bench, scenarios.import);
const restored = await undisturbed(bench, scenarios.restore);
const started = byImport.calls.findIndex(startsImport);
const over = byImport.calls.findIndex(({ label }, index) => index > started && label.startsWith('apply'));
// These mostly wait: one of 24.
const cases = sampled(
  'time-outs, and faults in an import under way',
  [
    // An import whose call was lost is waited for the longest: these come first. One that was never begun, and whose call
    // is not answered, is waited for for more than five minutes: that is left out.
    ...casesOf(scenarios.import, byImport.calls.slice(started, over), [...quickFaults, ...timeoutsAfter]),
    ...casesOf(scenarios.batches, usual.calls, timeouts),
    ...casesOf(
      scenarios.restore,
      restored.calls.filter(({ label }) => !labels.has(label)),
      timeouts,
    ),
  ],
  24,
);

describe.concurrent('whatever is not answered, the report says what is in the database, and the next run goes on', () => {
  for (const one of cases) test(one.name, () => holdsWaiting(bench, one, turns));
});
