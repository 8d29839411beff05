import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { z } from 'zod';
import type { ActionResult } from './action.ts';
import type { TestDatabase } from './database.ts';
import type { Bench, Finished, Work } from './snapshot-bench.ts';
import { type Content, contentOn, inTheClear, locksOn, other } from './snapshot-content.ts';
import {
  errorIn,
  expectErrorTells,
  expectNoSecrets,
  expectUntouched,
  type Verdict,
  withoutMasks,
} from './snapshot-oracle.ts';
import { databaseWith, findDatabase } from './snapshots.ts';

/** A case of its own: what is restored into, if anything, and how it was before. */
export interface Subject {
  bench: Bench;
  /** The name of the target; of a drill on the runner, none. */
  target: string | undefined;
  /** Where it exists. */
  existing: { database: TestDatabase; before: Content } | undefined;
  work: Work;
}

export interface Scenario {
  name: string;
  make(bench: Bench): Promise<Subject>;
}

let made = 0;
const newName = (what: string) => `${what}-${String(++made).padStart(4, '0')}`;

function workOn({ keys }: Bench, inputs: Record<string, string>): Work {
  return { action: 'restore', inputs: { identity: keys.identity, ...inputs } };
}

export const drill: Scenario = {
  name: 'drill',
  make: async (bench) => ({ bench, target: undefined, existing: undefined, work: workOn(bench, { database: 'snap' }) }),
};

/** By way of a database that is made and deleted. */
export const drillThrough: Scenario = {
  name: 'drill with a target',
  async make(bench) {
    const target = newName('scratch');
    const work = workOn(bench, { snapshot: String(bench.snapshot), target });
    return { bench, target, existing: undefined, work };
  },
};

export const intoNew: Scenario = {
  name: 'into a new database',
  async make(bench) {
    const target = newName('fresh');
    const inputs = { snapshot: String(bench.snapshot), mode: 'apply', target, confirm: target };
    return { bench, target, existing: undefined, work: workOn(bench, inputs) };
  },
};

export const intoExisting: Scenario = {
  name: 'into an existing database',
  async make(bench) {
    const target = newName('target');
    const database = await databaseWith(bench.stack, target, [other]);
    const before = contentOn(bench.stateDir, database.id);
    expect(before).not.toEqual(bench.content);
    const inputs = { snapshot: String(bench.snapshot), mode: 'apply', target, confirm: target };
    return { bench, target, existing: { database, before }, work: workOn(bench, inputs) };
  },
};

export const some: Scenario = {
  name: 'some tables',
  async make(bench) {
    const subject = await intoExisting.make(bench);
    return { ...subject, work: { ...subject.work, inputs: { ...subject.work.inputs, tables: 'trips' } } };
  },
};

/** Holds what a run reports against what is in the database. */
export async function judgeRestore(subject: Subject, finished: Finished): Promise<Verdict> {
  const { bench } = subject;
  const { result, temporary } = finished;
  expectNoSecrets(finished, bench);
  expect([...inTheClear(temporary), ...inTheClear(bench.workspace)]).toEqual([]);
  expectUntouched(bench);
  if (result.exitCode !== 0) expectErrorTells(result);
  else expect(result.outputs['status']).toBe('passed');
  if (subject.existing) await judgeExisting(subject, subject.existing, result);
  else if (subject.target !== undefined) await judgeNew(subject, subject.target, result);
  return result.exitCode === 0 ? 'passed' : 'failed';
}

type Existing = NonNullable<Subject['existing']>;

async function judgeExisting({ bench }: Subject, { database, before }: Existing, result: ActionResult): Promise<void> {
  const after = contentOn(bench.stateDir, database.id);
  const log = withoutMasks(result.log);
  expectLockIsTold(bench, database, log);
  if (result.exitCode === 0) {
    expect(after, log).toEqual(bench.content);
    return;
  }
  const error = errorIn(result.log);
  const isBefore = same(after, before);
  const isDone = same(after, bench.content);
  if (/[Nn]othing was done|is what it was|What was there is there still/.test(error))
    expect(after, error).toEqual(before);
  if (/was imported into/.test(error) && !/is what it was/.test(error)) expect(isBefore, error).toBe(false);
  if (isBefore) expect(error).toMatch(/[Nn]othing was done|is what it was|is there still/);
  else await expectWayBack(bench, { database, before }, result);
  // Something between the two is told as such.
  if (!isBefore && !isDone) expect(error).toMatch(/is not the same|is not what it was|could not be compared/);
}

function same(one: Content, other: Content): boolean {
  return isDeepStrictEqual(one, other);
}

export function expectLockIsTold({ stateDir }: Bench, { id }: TestDatabase, log: string): void {
  if (locksOn(stateDir, id) === 0) return;
  expect(log, 'the lock is left, and nobody is told').toMatch(
    /lock of \S+ could not be let go|lock is kept for|lock is left to run out/,
  );
}

const Restored = z.object({ success: z.literal(true) });

/** The command that is printed leads back to what was there. */
export async function expectWayBack({ stack, stateDir }: Bench, { database, before }: Existing, result: ActionResult) {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const [, bookmark] = /time-travel restore \S+ --bookmark=([0-9a-f-]+)/.exec(withoutMasks(result.log)) ?? [];
  expect(bookmark, 'no way back is told').toBeDefined();
  const response = await fetch(
    `${apiBaseUrl}/accounts/${accountId}/d1/database/${database.id}/time_travel/restore?bookmark=${bookmark}`,
    { method: 'POST', headers: { authorization: `Bearer ${token}` } },
  );
  Restored.parse(await response.json());
  expect(contentOn(stateDir, database.id)).toEqual(before);
}

async function judgeNew({ bench, work }: Subject, target: string, result: ActionResult): Promise<void> {
  const found = await findDatabase(bench.stack, target);
  const error = errorIn(result.log);
  if (result.exitCode === 0) {
    // A drill deletes it again.
    expect(found !== undefined).toBe(work.inputs['mode'] === 'apply');
    if (found) expect(contentOn(bench.stateDir, found.id)).toEqual(bench.content);
    return;
  }
  if (/which this run had made, was deleted|[Nn]othing was done/.test(error)) expect(found, error).toBeUndefined();
  if (!found) return;
  expect(error).toContain(target);
  expect(error, 'the database is there, and that is not told').toMatch(/d1 delete|d1 list/);
}
