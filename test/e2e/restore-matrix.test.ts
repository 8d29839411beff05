import { afterAll, describe, expect, test, vi } from 'vitest';
import { sampled } from './matrix-sample.ts';
import {
  drill,
  drillThrough,
  intoExisting,
  intoNew,
  judgeRestore,
  type Scenario,
  type Subject,
} from './restore-scenarios.ts';
import { type Bench, Benches, callsMeanwhile, type Finished, finish, startWork, withFaults } from './snapshot-bench.ts';
import {
  callsOf,
  casesOf,
  faults,
  impatient,
  ruleOf,
  type SnapshotCall,
  type SnapshotCase,
  stalls,
} from './snapshot-calls.ts';
import { judged } from './snapshot-oracle.ts';
import { type Lie, liesOfRestore } from './snapshot-spoilt.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 300_000 });

const benches = await Benches.start(4);
afterAll(() => benches[Symbol.asyncDispose]());

function run({ bench, work }: Subject): Promise<Finished> {
  return finish(startWork(bench, { ...work, env: impatient }));
}

/** The calls of an undisturbed run. */
function undisturbed(scenario: Scenario): Promise<SnapshotCall[]> {
  return benches.take(async (bench) => {
    const subject = await scenario.make(bench);
    let finished: Finished | undefined;
    const calls = await callsMeanwhile(bench, async () => {
      finished = await run(subject);
    });
    if (!finished) throw new Error('the run has no result');
    const { result } = finished;
    await judged(bench, scenario.name, finished, async () => {
      const verdict = await judgeRestore(subject, finished ?? (await run(subject)));
      expect(verdict).toBe('passed');
      return verdict;
    });
    return callsOf(calls, result, /\b(snap|(scratch|fresh|target)-\d+)\b/g);
  });
}

interface Case extends SnapshotCase {
  scenario: Scenario;
}

/** The calls that no other scenario has. */
const isNew = (call: SnapshotCall, known: readonly SnapshotCall[]) => !known.some(({ label }) => label === call.label);

const [ofDrill, ofThrough, ofNew, ofExisting] = await Promise.all(
  [drill, drillThrough, intoNew, intoExisting].map(undisturbed),
).then((all) => all.map((calls) => calls as readonly SnapshotCall[]));
if (!ofDrill || !ofThrough || !ofNew || !ofExisting) throw new Error('four scenarios');
const before = [...ofDrill];
const scenarios: [Scenario, readonly SnapshotCall[]][] = [
  [drill, ofDrill],
  [intoExisting, ofExisting.filter((call) => isNew(call, before))],
  [intoNew, ofNew.filter((call) => isNew(call, before))],
  [drillThrough, ofThrough.filter(({ method }) => method === 'DELETE')],
];

function all(some: typeof faults): Case[] {
  return scenarios.flatMap(([scenario, calls]) =>
    casesOf(scenario.name, calls, some).map((one) => ({ ...one, scenario })),
  );
}

const cases = [
  ...sampled('restore: calls without an answer', all(stalls), 160),
  ...sampled('restore: faults in the calls of a drill and of three restores', all(faults), 56),
];

async function holds(bench: Bench, { name, scenario, call, fault }: Case): Promise<void> {
  const subject = await scenario.make(bench);
  const rule = { ...ruleOf(call), ...fault.rule(call) };
  const { value: finished, spoilt } = await withFaults(bench, [rule], () => run(subject));
  await judged(bench, name, finished, () => {
    expect(spoilt, 'the call was not made').toBeGreaterThan(0);
    return judgeRestore(subject, finished);
  });
}

describe.concurrent('whatever befalls a call, a restore is made, or says how things stand', () => {
  for (const one of cases) test(one.name, () => benches.take((bench) => holds(bench, one)));
});

interface LieCase extends Lie {
  scenario: Scenario;
}

const lies: LieCase[] = sampled(
  'restore: answers that are not true',
  [drill, intoExisting, intoNew].flatMap((scenario) =>
    liesOfRestore(scenario === intoExisting ? ofExisting : scenario === intoNew ? ofNew : ofDrill).map((lie) => ({
      ...lie,
      name: `${scenario.name}: ${lie.name}`,
      scenario,
    })),
  ),
  4,
);

describe.concurrent('no restore is green by what is said alone', () => {
  for (const { name, scenario, rules, ends } of lies)
    test(name, () =>
      benches.take(async (bench) => {
        const subject = await scenario.make(bench);
        const { value: finished, spoilt } = await withFaults(bench, await rules(bench), () => run(subject));
        await judged(bench, name, finished, async () => {
          expect(spoilt, 'the call was not made').toBeGreaterThan(0);
          const verdict = await judgeRestore(subject, finished);
          if (ends) expect(verdict).toBe(ends);
          return verdict;
        });
      }),
    );
});
