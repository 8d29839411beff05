import { afterAll, describe, expect, test, vi } from 'vitest';
import { startBench, undisturbed } from './matrix.ts';
import { type MatrixCall, startsImport } from './matrix-calls.ts';
import { casesOf, holds } from './matrix-case.ts';
import { quickFaults } from './matrix-faults.ts';
import { judge, untouched } from './matrix-oracle.ts';
import { sampled } from './matrix-sample.ts';
import { scenarios } from './matrix-scenarios.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 120_000 });

const bench = await startBench();
afterAll(() => bench[Symbol.asyncDispose]());

const usual = new Set((await undisturbed(bench, scenarios.batches)).calls.map(({ label }) => label));
const isNew = ({ label }: MatrixCall) => !usual.has(label);
const byImport = await undisturbed(bench, scenarios.import);
const restored = await undisturbed(bench, scenarios.restore);

// From the start of an import on, a run whose call was lost waits for minutes: those are among the time-outs.
const started = byImport.calls.findIndex(startsImport);
const written = restored.calls.findIndex(({ label }) => label.startsWith('apply'));
const cases = sampled('faults in the other calls of an import and a restore', [
  ...casesOf(scenarios.import, byImport.calls.slice(0, started).filter(isNew), quickFaults),
  ...casesOf(
    scenarios.restore,
    restored.calls.filter((call, index) => index >= written || isNew(call)),
    quickFaults,
  ),
]);

test('undisturbed, an import passes and a failure is restored, and what is reported is so', () => {
  expect(judge(byImport.result, byImport.subject, untouched(byImport.subject))).toBe('passed');
  expect(judge(restored.result, restored.subject, untouched(restored.subject))).toBe('restored');
});

describe.concurrent('whatever befalls a call, the report says what is in the database, and the next run goes on', () => {
  // `test.each` cuts long names.
  for (const one of cases) test(one.name, () => holds(bench, one));
});
