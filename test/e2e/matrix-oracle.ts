import { expect } from 'vitest';
import { z } from 'zod';
import type { ActionResult } from './action.ts';
import { expireLock, run, type Subject, stateOf } from './matrix.ts';
import { baseFile } from './matrix-scenarios.ts';
import { filesIn, ofScenario, type State } from './matrix-state.ts';

/** How a run ended, for the table of the results. */
export type Verdict =
  | 'passed'
  | 'nothing done'
  | 'stopped'
  | 'in part'
  | 'cannot be told'
  | 'restored'
  | 'not restored';

interface Evidence {
  result: ActionResult;
  subject: Subject;
  /** Of before the run, and of after it. */
  before: State;
  state: State;
  /** What the log says, without what only hides secrets. */
  log: string;
  /** The message and the hint of the error. */
  error: string;
  applied: string[];
  /** The files that are in the database by the report: those of before, and those of this run. */
  claimed: string[];
}

/** A database that has what the scenario begins with. */
export function untouched({ references: [first] }: Subject): State {
  if (!first) throw new Error('a scenario without a beginning');
  return first;
}

/**
 * Holds a run's report against what is in the database.
 * @param spoilt how many of the last looks at the foreign keys were answered with a 200 that says nothing
 */
export function judge(result: ActionResult, subject: Subject, before: State, { spoilt = 0 } = {}): Verdict {
  const evidence = evidenceOf(result, subject, before);
  expectNoSecrets(evidence);
  expectLockIsTold(evidence);
  expectChecksIsTrue(evidence, spoilt);
  expect(result.exitCode === 0, evidence.log).toBe(result.outputs['status'] === 'passed');
  return result.exitCode === 0 ? judgePassed(evidence) : judgeStopped(evidence);
}

function evidenceOf(result: ActionResult, subject: Subject, before: State): Evidence {
  const lines = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const errors = lines.filter((line) => line.startsWith('::error')).map((line) => line.replace(/^::error.*?::/, ''));
  const refs: { name: string }[] = JSON.parse(result.outputs['applied'] ?? '[]');
  const applied = refs.map(({ name }) => name);
  return {
    result,
    subject,
    before,
    state: stateOf(subject),
    log: lines.join('\n'),
    error: errors
      .join('\n')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%'),
    applied,
    claimed: [...ofScenario(subject.scenario, before), ...applied],
  };
}

function expectNoSecrets({ log, result, subject }: Evidence): void {
  const told = [log, result.summary, JSON.stringify(result.outputs), JSON.stringify(result.events)].join('\n');
  expect(told).not.toContain(subject.bench.stack.cloudflare.token);
  expect(told).not.toMatch(/X-Amz-Signature|\/storage\/\S+\.sql/);
}

/** A lock that is left keeps the next run waiting: that must be said. */
function expectLockIsTold({ state, log }: Evidence): void {
  if (state.locks > 0) expect(log, 'the lock is left, and nobody is told').toMatch(/lock of \S+ could not be let go/);
}

/** Foreign keys that were not read afterwards are not said to hold. */
function expectChecksIsTrue({ result: { summary, events } }: Evidence, spoilt: number): void {
  if (!summary.includes('foreign keys hold')) return;
  const last = events.findLastIndex(({ event }) => event === 'migration.applied');
  const looks = events
    .slice(last)
    .filter(({ what, status }) => String(what).startsWith('check the foreign keys') && status === 200);
  expect(looks.length - spoilt, 'the foreign keys are said to hold, and were not read').toBeGreaterThan(0);
}

function judgePassed(evidence: Evidence): Verdict {
  const { subject, log, claimed } = evidence;
  expect(claimed, log).toEqual(Object.keys(subject.scenario.files));
  expectWhole(evidence);
  return 'passed';
}

/** The database has the files that the report says it has, each whole: in schema, rows and both ledgers. */
function expectWhole({ subject, state, log, claimed }: Evidence): void {
  expect(state.content, log).toBe(subject.references[claimed.length]?.content);
  expect(state.ledger, log).toEqual([baseFile, ...claimed]);
  expect(state.checksums, log).toEqual(claimed);
}

function expectUntouched({ before, state, log, applied }: Evidence): void {
  expect(applied, log).toEqual([]);
  expect([state.content, state.ledger, state.checksums], log).toEqual([
    before.content,
    before.ledger,
    before.checksums,
  ]);
}

/** The file at which a run stopped: the first that it does not say to be there. */
function expectNext({ subject, claimed }: Evidence, file: string): void {
  expect(file).toBe(Object.keys(subject.scenario.files)[claimed.length]);
}

interface Claim {
  words: RegExp;
  verdict: Verdict;
  expectTrue(evidence: Evidence, file: string): void;
}

/** What an error may claim, and when that is true. The first that is claimed decides. */
const claims: readonly Claim[] = [
  {
    words: /and is what it was: the schema, the ledger and the number of rows/,
    verdict: 'restored',
    expectTrue: expectUntouched,
  },
  {
    words: /could not be restored to its bookmark|and is not what it was/,
    verdict: 'not restored',
    expectTrue: ({ before, state, log }) => expect(state.content, log).not.toBe(before.content),
  },
  {
    words: /[Ii]t cannot be told whether (\S+) |but the last look at the database failed/,
    verdict: 'cannot be told',
    expectTrue: ({ result, error }) => {
      expect(result.outputs['status'], error).toBe('indeterminate');
      expect(error).toContain('mode: plan');
    },
  },
  {
    words: /(\S+) was applied in part/,
    verdict: 'in part',
    expectTrue: (evidence, file) => {
      const { state, subject, claimed, log } = evidence;
      expect(state.content, log).not.toBe(subject.references[claimed.length]?.content);
      expectNext(evidence, file);
    },
  },
  {
    words: /(\S+) was not applied/,
    verdict: 'stopped',
    expectTrue: (evidence, file) => {
      expectWhole(evidence);
      expectNext(evidence, file);
    },
  },
  { words: /[Nn]othing was done/, verdict: 'nothing done', expectTrue: expectUntouched },
];

function judgeStopped(evidence: Evidence): Verdict {
  const { error, state, subject, claimed, log } = evidence;
  expect(error).not.toContain('An unexpected error inside');
  const claim = claims.find(({ words }) => words.test(error));
  expect(claim, `the report does not say what is in the database: ${log}`).toBeDefined();
  if (!claim) return 'stopped';
  claim.expectTrue(evidence, claim.words.exec(error)?.[1] ?? '');
  // One file more may be there where it is said that it cannot be told.
  const oneMore = Object.keys(subject.scenario.files).slice(0, claimed.length + 1);
  const none = ofScenario(subject.scenario, evidence.before);
  // And none of them where that is said of going back.
  const possible =
    claim.verdict === 'cannot be told' ? [claimed, oneMore, ...(error.includes('went back') ? [none] : [])] : [claimed];
  expect(possible, log).toContainEqual(ofScenario(subject.scenario, state));
  return claim.verdict;
}

/** What was changed and not finished has a way back, which is printed and leads there. */
export async function expectWayBack(result: ActionResult, subject: Subject, before: State): Promise<void> {
  const { state, log } = evidenceOf(result, subject, before);
  if (result.exitCode === 0 || state.content === before.content) return;
  const { name } = subject.database;
  const bookmark: string | undefined = JSON.parse(result.outputs['bookmark-before'] ?? '{}')[name];
  expect(log).toContain(`npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`);
  const undo = await restore(subject, bookmark ?? '');
  const there = stateOf(subject);
  expect([there.content, there.ledger]).toEqual([before.content, before.ledger]);
  await restore(subject, undo);
  expect(stateOf(subject)).toEqual(state);
}

async function restore({ bench: { stack }, database }: Subject, bookmark: string): Promise<string> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const response = await fetch(
    `${apiBaseUrl}/accounts/${accountId}/d1/database/${database.id}/time_travel/restore?bookmark=${bookmark}`,
    { method: 'POST', headers: { authorization: `Bearer ${token}` } },
  );
  return Restored.parse(await response.json()).result.previous_bookmark;
}

const Restored = z.object({ result: z.object({ previous_bookmark: z.string() }) });

/** The next run, undisturbed, ends where it would have ended, or leaves alone what it cannot mend. */
export async function expectConverges(subject: Subject): Promise<Verdict> {
  const before = stateOf(subject);
  await expireLock(subject);
  const result = await run(subject);
  const verdict = judge(result, subject, before);
  const { state, log } = evidenceOf(result, subject, before);
  const isWhole = filesIn(before, subject.references) === ofScenario(subject.scenario, before).length;
  const canFinish = isWhole && subject.scenario.verdict === 'passed';
  if (canFinish) expect(verdict, log).toBe('passed');
  // What is there in part is not made worse by the half of it that is there already.
  if (!isWhole) expect(verdict, log).not.toBe('passed');
  if (verdict !== 'passed') expect([state.content, state.ledger], log).toEqual([before.content, before.ledger]);
  expect(state.locks).toBe(0);
  return verdict;
}
