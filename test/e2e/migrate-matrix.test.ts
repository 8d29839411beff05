import { afterAll, describe, expect, test, vi } from 'vitest';
import { startBench, undisturbed } from './matrix.ts';
import { casesOf, holds } from './matrix-case.ts';
import { quickFaults } from './matrix-faults.ts';
import { judge, untouched } from './matrix-oracle.ts';
import { sampled } from './matrix-sample.ts';
import { scenarios } from './matrix-scenarios.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 120_000 });

const bench = await startBench();
afterAll(() => bench[Symbol.asyncDispose]());

const { subject, result, calls } = await undisturbed(bench, scenarios.batches);
const all = casesOf(scenarios.batches, calls, quickFaults);
const cases = sampled(`faults in ${calls.length} calls of a run by batches`, all);

test('an undisturbed run passes, and what it reports is so', () => {
  expect(judge(result, subject, untouched(subject))).toBe('passed');
});

describe.concurrent('whatever befalls a call, the report says what is in the database, and the next run goes on', () => {
  // `test.each` cuts long names.
  for (const one of cases) test(one.name, () => holds(bench, one));
});
