import { afterAll, describe, expect, test, vi } from 'vitest';
import { sampled } from './matrix-sample.ts';
import {
  type Bench,
  Benches,
  callsMeanwhile,
  type Finished,
  finish,
  startWork,
  tidy,
  withFaults,
} from './snapshot-bench.ts';
import { callsOf, casesOf, faults, impatient, ruleOf, type SnapshotCase, stalls } from './snapshot-calls.ts';
import { judgeBackup, judged } from './snapshot-oracle.ts';
import { liesOf, liesOfArtifacts } from './snapshot-spoilt.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 300_000 });

const benches = await Benches.start(4);
afterAll(() => benches[Symbol.asyncDispose]());

function backup(bench: Bench, env: Record<string, string> = {}): Promise<Finished> {
  const inputs = { recipients: bench.keys.recipient, output: 'kept' };
  return finish(startWork(bench, { action: 'backup', inputs, env }));
}

const calls = await benches.take(async (bench) => {
  let finished: Finished | undefined;
  const made = await callsMeanwhile(bench, async () => {
    finished = await backup(bench);
  });
  if (!finished) throw new Error('the run has no result');
  expect(await judgeBackup(bench, finished)).toBe('passed');
  tidy(bench, finished);
  return callsOf(made, finished.result, /\bsnap\b/g);
});

const cases = [
  ...sampled('backup: calls without an answer', casesOf('backup', calls, stalls), 120),
  ...sampled(`backup: faults in ${calls.length} calls`, casesOf('backup', calls, faults), 48),
];

async function holds(bench: Bench, { name, call, fault }: SnapshotCase): Promise<void> {
  const rule = { ...ruleOf(call), ...fault.rule(call) };
  const { value: finished, spoilt } = await withFaults(bench, [rule], () => backup(bench, impatient));
  await judged(bench, name, finished, () => {
    expect(spoilt, 'the call was not made').toBeGreaterThan(0);
    return judgeBackup(bench, finished);
  });
}

describe.concurrent('whatever befalls a call, a green backup is whole, and a red one says how things stand', () => {
  for (const one of cases) test(one.name, () => benches.take((bench) => holds(bench, one)));
});

const lies = sampled('backup: answers that are not true', [...liesOf(calls), ...liesOfArtifacts(calls)], 4);

describe.concurrent('no backup is green by what is said alone', () => {
  for (const { name, rules, ends } of lies)
    test(name, () =>
      benches.take(async (bench) => {
        const { value: finished, spoilt } = await withFaults(bench, await rules(bench), () => backup(bench));
        await judged(bench, name, finished, async () => {
          expect(spoilt, 'the call was not made').toBeGreaterThan(0);
          const verdict = await judgeBackup(bench, finished);
          if (ends) expect(verdict === 'passed' ? verdict : 'failed').toBe(ends);
          return verdict;
        });
      }),
    );
});
