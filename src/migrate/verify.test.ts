import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { Bookmark } from '../cloudflare/ids.ts';
import { clientOf, databaseOf, faulty } from '../cloudflare/transfer.fixture.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import type { Target } from '../migrations/resolve.ts';
import { readViolations, type Violations, verifyForeignKeys } from './verify.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack[Symbol.asyncDispose]());

const tables = 'CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent REFERENCES parent (id));';
// SQLite checks nothing at all where one key has no fitting parent.
const mismatch = 'CREATE TABLE loose (x); CREATE TABLE bound (p REFERENCES loose (x));';

async function having(script: string, size?: number) {
  const id = await databaseOf(stack, script);
  const target: Target = { database: configured, id, name: 'trips', size };
  return { target, ...(await clientOf(stack)) };
}

/** D1 lets nobody write a row without its parent: what an older time left behind can only be said to be there. */
function withOrphans(counts: Record<string, number>) {
  const results = Object.entries(counts).map(([table, n]) => ({ table, n }));
  const body = { success: true, errors: [], messages: [], result: [{ success: true, results, meta: {} }] };
  faulty(stack, { path: '/query$', body: 'foreign_key_check', action: { kind: 'respond', status: 200, body } });
}

describe('rows without a parent', () => {
  test('are none where every row has one or names none', async () => {
    const { target, cloudflare, context } = await having(
      `${tables} INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1), (NULL)`,
    );
    expect(await readViolations(target, cloudflare, context)).toEqual(new Map());
    expect(context.printed).toEqual([]);
  });

  test('are counted by table', async () => {
    const { target, cloudflare, context } = await having(tables);
    withOrphans({ child: 2, "it's": 1 });
    expect(await readViolations(target, cloudflare, context)).toEqual(
      new Map([
        ['child', 2],
        ["it's", 1],
      ]),
    );
  });

  test('are not known where SQLite cannot check, which is told', async () => {
    const { target, cloudflare, context } = await having(tables + mismatch);
    expect(await readViolations(target, cloudflare, context)).toBeUndefined();
    expect(context.printed).toEqual([
      expect.stringMatching(/^warning: The foreign keys of trips are not checked: .*foreign key mismatch/),
    ]);
  });

  test('are not known where the answer is of another form', async () => {
    const { target, cloudflare, context } = await having(tables);
    const body = { success: true, errors: [], messages: [], result: [{ success: true, results: [{ t: 1 }] }] };
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 200, body } });
    expect(await readViolations(target, cloudflare, context)).toBeUndefined();
    expect(context.printed).toHaveLength(1);
  });

  test('are not known where the check failed within a call that did not', async () => {
    const { target, cloudflare, context } = await having(tables);
    const result = [{ success: false, error: 'it took too long', results: [] }];
    const body = { success: true, errors: [], messages: [], result };
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 200, body } });
    expect(await readViolations(target, cloudflare, context)).toBeUndefined();
    expect(context.printed).toEqual(['warning: The foreign keys of trips are not checked: it took too long']);
  });

  test.each([
    [200_000_000, 1],
    [200_000_001, 0],
  ])('of a database of %d bytes are asked for in %d calls', async (size, count) => {
    const { target, cloudflare, context } = await having(tables, size);
    const calls = faulty(stack);
    const found = await readViolations(target, cloudflare, context);
    expect(calls()).toHaveLength(count);
    expect(found).toEqual(count === 1 ? new Map() : undefined);
    expect(context.printed.map((line) => line.includes('is so large'))).toEqual(count === 1 ? [] : [true]);
  });
});

describe('after a run', () => {
  const bookmark = Bookmark.parse('00000001-00000002-00004e2f-0123456789abcdef0123456789abcdef');

  async function verify(before: Violations, script = tables) {
    const { target, cloudflare, context } = await having(script);
    const after = { target, applied: [fileOf('', '1.sql'), fileOf('', '2.sql')], bookmark };
    return verifyForeignKeys(after, before, cloudflare, context);
  }
  const none = new Map<string, number>();

  test('foreign keys hold where no table has more rows without a parent than before', async () => {
    expect(await verify(none)).toEqual({ isChecked: true });
    withOrphans({ child: 2 });
    expect(await verify(new Map([['child', 2]]))).toEqual({ isChecked: true });
    expect(await verify(new Map([['child', 3]]))).toEqual({ isChecked: true });
  });

  test('more than before are an error that names the files, the tables and the way back', async () => {
    withOrphans({ child: 3, other: 1, same: 5 });
    const { isChecked, error } = await verify(
      new Map([
        ['child', 2],
        ['same', 5],
      ]),
    );
    expect(isChecked).toBe(true);
    expect(error).toMatchObject({
      code: 'migration-failed',
      message: 'After 1.sql, 2.sql, rows of trips refer to rows that are not there: 3 in child, 1 in other.',
      hint: `To go back to before this run, losing what was written since: npx wrangler d1 time-travel restore trips --bookmark=${bookmark}`,
    });
  });

  test('nothing is claimed where it could not be asked before, or cannot be asked now', async () => {
    withOrphans({ child: 3 });
    expect(await verify(undefined)).toEqual({ isChecked: false });
    stack.faults.set([]);
    expect(await verify(none, tables + mismatch)).toEqual({ isChecked: false });
  });
});
