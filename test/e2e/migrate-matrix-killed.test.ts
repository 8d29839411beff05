import { afterAll, describe, expect, test, vi } from 'vitest';
import { type ActionResult, readEvents } from './action.ts';
import { makeSubject, start, startBench, stateOf, undisturbed, withRule } from './matrix.ts';
import { countOf, type MatrixCall } from './matrix-calls.ts';
import { expectConverges } from './matrix-oracle.ts';
import { keep } from './matrix-report.ts';
import { sampled } from './matrix-sample.ts';
import { type Scenario, scenarios } from './matrix-scenarios.ts';
import { filesIn, ofScenario } from './matrix-state.ts';
import { until } from './processes.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 120_000 });

const bench = await startBench();
afterAll(() => bench[Symbol.asyncDispose]());

/** Kills a run when the condition holds; whatever it was about to say is lost. */
async function killed(
  subject: Awaited<ReturnType<typeof makeSubject>>,
  isTime: (eventFile: string) => boolean | Promise<boolean>,
): Promise<ActionResult> {
  const action = start(subject);
  let isOver = false;
  const result = action.result.finally(() => {
    isOver = true;
  });
  await until(async () => isOver || (await isTime(action.eventFile)), 60_000);
  action.process.kill('SIGKILL');
  return result;
}

/** A killed run leaves no file in part, and the next one goes on from there. */
async function goesOn(
  scenario: Scenario,
  names: { call: string; fault: string },
  kill: (subject: Awaited<ReturnType<typeof makeSubject>>) => Promise<unknown>,
): Promise<void> {
  const subject = await makeSubject(bench, scenario);
  await kill(subject);
  await subject.database.query('SELECT 1');
  const state = stateOf(subject);
  expect(filesIn(state, subject.references)).toBe(ofScenario(scenario, state).length);
  const next = await expectConverges(subject);
  keep({ scenario: scenario.name, ...names, verdict: 'killed', next });
}

/** Killed while the answer to a call is waited for: the call has had its effect, or none. */
function inCall(scenario: Scenario, call: MatrixCall, when: 'before' | 'after') {
  return goesOn(scenario, { call: call.label, fault: `killed ${when} its effect` }, (subject) =>
    withRule(subject, call, { action: { kind: 'stall' }, when }, async () => {
      const { signal } = await killed(subject, async () => {
        const isMade = countOf(call, subject.database, bench.stack.cloudflare.api.calls) >= call.ordinal;
        // This waits for its turn, after the effect.
        if (isMade) await subject.database.query('SELECT 1');
        return isMade;
      });
      expect(signal, 'the call was not made').toBe('SIGKILL');
    }),
  );
}

interface Case {
  name: string;
  scenario: Scenario;
  call: MatrixCall;
  when: 'before' | 'after';
}

function casesIn(scenario: Scenario, calls: readonly MatrixCall[]): Case[] {
  return calls.flatMap((call) =>
    (['before', 'after'] as const).map((when) => ({
      name: `${scenario.name}: ${call.label}, ${when} its effect`,
      scenario,
      call,
      when,
    })),
  );
}

/** The calls from the lock on: before it, nothing is written. */
function writing(calls: readonly MatrixCall[]): MatrixCall[] {
  return calls.slice(calls.findIndex(({ label }) => label.startsWith('take the migration lock')));
}

const plain = await undisturbed(bench, scenarios.batches);
const others = await Promise.all(
  [scenarios.import, scenarios.restore].map(async (scenario) => ({
    scenario,
    ...(await undisturbed(bench, scenario)),
  })),
);
const cases = sampled('killed in a call', [
  ...casesIn(scenarios.batches, writing(plain.calls)),
  ...others.flatMap(({ scenario, calls }) => casesIn(scenario, writing(calls))),
]);
const events = plain.result.events.map(({ event, what, file }, index) => ({
  index,
  name: `${index + 1}. ${[event, what ?? file].filter(Boolean).join(' ')}`,
}));

describe.concurrent('the run after one that was killed while it waited for an answer goes on', () => {
  for (const { name, scenario, call, when } of cases) test(name, () => inCall(scenario, call, when));
});

describe.concurrent('the run after one that was killed after an event goes on', () => {
  for (const { index, name } of events)
    test(name, () =>
      goesOn(scenarios.batches, { call: `event ${name}`, fault: 'killed' }, (subject) =>
        killed(subject, (file) => readEvents(file).length > index),
      ),
    );
});
