import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { readEvents } from './action.ts';
import { sampled } from './matrix-sample.ts';
import { until } from './processes.ts';
import {
  drill,
  expectLockIsTold,
  intoExisting,
  intoNew,
  judgeRestore,
  type Scenario,
  type Subject,
} from './restore-scenarios.ts';
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
import { callsOf, ruleOf, type SnapshotCall } from './snapshot-calls.ts';
import { contentOn, inTheClear } from './snapshot-content.ts';
import {
  errorIn,
  expectErrorTells,
  expectNoSecrets,
  expectOnlyGoodSnapshots,
  expectUntouched,
  judgeBackup,
  judged,
  type Verdict,
  withoutMasks,
} from './snapshot-oracle.ts';
import { findDatabase } from './snapshots.ts';

vi.setConfig({ maxConcurrency: 4, testTimeout: 300_000 });

const benches = await Benches.start(4);
afterAll(() => benches[Symbol.asyncDispose]());

const backup: Scenario = {
  name: 'backup',
  make: async (bench) => {
    const inputs = { recipients: bench.keys.recipient, output: 'kept' };
    return { bench, target: undefined, existing: undefined, work: { action: 'backup', inputs } };
  },
};

function judge(subject: Subject, finished: Finished): Promise<Verdict> {
  return subject.work.action === 'backup' ? judgeBackup(subject.bench, finished) : judgeRestore(subject, finished);
}

const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
type Signal = (typeof signals)[number];

/** Ends a run when it is time; one that is over by then has ended by itself. */
async function ended(
  { bench, work }: Subject,
  signal: Signal,
  isTime: (eventFile: string) => boolean,
): Promise<Finished> {
  const started = startWork(bench, work);
  let isOver = false;
  const finished = finish(started).finally(() => {
    isOver = true;
  });
  await until(() => isOver || isTime(started.eventFile), 60_000);
  started.process.kill(signal);
  return finished;
}

/** What is so of a run that had no time to say anything. */
async function expectSound(subject: Subject, finished: Finished): Promise<Verdict> {
  const { bench, existing } = subject;
  expectNoSecrets(finished, bench);
  await expectOnlyGoodSnapshots(bench, finished);
  expectUntouched(bench);
  for (const { file, mode } of inTheClear(finished.temporary)) expect(mode.toString(8), file).toBe('600');
  expect(inTheClear(bench.workspace)).toEqual([]);
  if (existing) {
    // This waits for its turn, after what is under way.
    await existing.database.query('SELECT 1');
    const after = contentOn(bench.stateDir, existing.database.id);
    expect([existing.before, bench.content]).toContainEqual(after);
  }
  return 'killed';
}

async function judgeEnded(subject: Subject, finished: Finished): Promise<Verdict> {
  const { result } = finished;
  if (result.signal === 'SIGKILL') return expectSound(subject, finished);
  expect(result.signal).toBeNull();
  if (result.exitCode === 0) return judge(subject, finished);
  expectErrorTells(result);
  await expectSound(subject, finished);
  if (subject.existing) expectLockIsTold(subject.bench, subject.existing.database, withoutMasks(result.log));
  expect([...inTheClear(finished.temporary)]).toEqual([]);
  return judge(subject, finished);
}

/** The next run, undisturbed, ends as if there had been none before. */
async function expectConverges(subject: Subject): Promise<void> {
  const { bench, existing, target } = subject;
  await existing?.database.expireLock();
  const left = target === undefined ? undefined : await findDatabase(bench.stack, target);
  // The second run comes in another second than the first: the name of a snapshot tells no more.
  const second = () => Math.floor(Date.now() / 1000);
  const now = second();
  await until(() => second() > now);
  const next = await finish(startWork(bench, subject.work));
  try {
    expect(next.result.exitCode, errorIn(next.result.log)).toBe(0);
    // The killed one has left the database that it had made.
    const before = left && !existing ? { database: left, before: bench.content } : existing;
    expect(await judgeNext({ ...subject, existing: before }, next)).toBe('passed');
  } finally {
    tidy(bench, next);
  }
}

async function judgeNext(subject: Subject, next: Finished): Promise<Verdict> {
  if (subject.work.action === 'restore') return judgeRestore(subject, next);
  const kept = join(subject.bench.workspace, 'kept');
  await expectOnlyGoodSnapshots(subject.bench, next);
  expect(readdirSync(kept).filter((name) => name.startsWith('.'))).toEqual([]);
  return next.result.outputs['status'] === 'passed' ? 'passed' : 'failed';
}

interface Case {
  name: string;
  scenario: Scenario;
  signal: Signal;
  end(subject: Subject): Promise<Finished>;
}

async function holds(bench: Bench, { name, scenario, end }: Case): Promise<void> {
  const subject = await scenario.make(bench);
  const finished = await end(subject);
  const kept = join(bench.workspace, 'kept');
  await judged(bench, name, finished, async () => {
    const verdict = await judgeEnded(subject, finished);
    if (finished.result.signal === null && finished.result.exitCode === 0) return verdict;
    await expectConverges(subject);
    expect(existsSync(kept) && readdirSync(kept).some((one) => one.startsWith('.'))).toBe(false);
    return verdict;
  });
}

/** A run that is left alone: its calls, and the names of its events. */
function undisturbed(scenario: Scenario): Promise<{ scenario: Scenario; calls: SnapshotCall[]; events: string[] }> {
  return benches.take(async (bench) => {
    const subject = await scenario.make(bench);
    let finished: Finished | undefined;
    const calls = await callsMeanwhile(bench, async () => {
      finished = await finish(startWork(bench, subject.work));
    });
    if (!finished) throw new Error('the run has no result');
    const { result } = finished;
    tidy(bench, finished);
    expect(result.exitCode, withoutMasks(result.log)).toBe(0);
    const names = /\b(snap|(fresh|target)-\d+)\b|[0-9a-f]{8}-[0-9a-f-]{20,}/g;
    const events = result.events.map(({ event, what }) =>
      [event, what].filter(Boolean).join(' ').replaceAll(names, '<name>'),
    );
    return { scenario, calls: callsOf(calls, result, /\b(snap|(fresh|target)-\d+)\b/g), events };
  });
}

const runs = await Promise.all([backup, intoExisting, intoNew, drill].map(undisturbed));

const afterEvents = runs.flatMap(({ scenario, events }) =>
  events.flatMap((event, index) =>
    signals.map(
      (signal): Case => ({
        name: `${scenario.name}: ${signal} after ${index + 1}. ${event}`,
        scenario,
        signal,
        end: (subject) => ended(subject, signal, (file) => readEvents(file).length > index),
      }),
    ),
  ),
);

/** Whose effect is there, or not, when the run ends: those that write. */
function writes({ method, path, body, label }: SnapshotCall): boolean {
  if (method === 'GET' || path.endsWith('/export')) return false;
  return !path.endsWith('/query') || /lock/.test(label) || /INSERT|DELETE/.test(body);
}

const inCalls = runs.flatMap(({ scenario, calls }) =>
  calls.filter(writes).flatMap((call) =>
    (['before', 'after'] as const).flatMap((when) =>
      signals.map(
        (signal): Case => ({
          name: `${scenario.name}: ${signal} in ${call.label}, ${when} its effect`,
          scenario,
          signal,
          end: (subject) => endedIn(subject, signal, call, when),
        }),
      ),
    ),
  ),
);

/** Ended while the answer to a call is waited for: the call has had its effect, or none. */
async function endedIn(
  subject: Subject,
  signal: Signal,
  call: SnapshotCall,
  when: 'before' | 'after',
): Promise<Finished> {
  const { faults } = subject.bench.stack;
  const before = faults.spoilt;
  const rule = { ...ruleOf(call), action: { kind: 'stall' }, when, times: 1 } as const;
  const { value, spoilt } = await withFaults(subject.bench, [rule], () =>
    ended(subject, signal, () => faults.spoilt > before),
  );
  expect(spoilt, 'the call was not made').toBe(1);
  return value;
}

describe.concurrent('a run that is ended after an event leaves nothing wrong, and the next one goes on', () => {
  for (const one of sampled('ended after an event', afterEvents, 36))
    test(one.name, () => benches.take((bench) => holds(bench, one)));
});

describe.concurrent('a run that is ended in a call leaves nothing wrong, and the next one goes on', () => {
  for (const one of sampled('ended in a call that writes', inCalls, 30))
    test(one.name, () => benches.take((bench) => holds(bench, one)));
});
