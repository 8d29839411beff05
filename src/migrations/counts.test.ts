import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { type Client, clientOf, databaseOf, faulty } from '../cloudflare/transfer.fixture.ts';
import {
  type Counts,
  countable,
  countRows,
  countsAround,
  type Loss,
  lossBetween,
  rangesOf,
  tellLoss,
} from './counts.ts';
import { readLedger } from './ledger.ts';
import { takeLock } from './lock.ts';
import { configured } from './migrations.fixture.ts';
import type { Target } from './resolve.ts';

let stack: Stack;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  client = await clientOf(stack);
});
afterAll(() => stack[Symbol.asyncDispose]());

async function targetOf(sql: string): Promise<Target> {
  return { database: configured, id: await databaseOf(stack, sql), name: 'trips', size: undefined };
}

async function counted(target: Target): Promise<Counts> {
  const { schema } = await readLedger(target, client.cloudflare);
  return countRows(target, schema, client.cloudflare);
}

describe('the rows of a database', () => {
  test('are counted by table, whatever its name', async () => {
    const target = await targetOf(
      `CREATE TABLE trips (id); INSERT INTO trips VALUES (1), (2); CREATE TABLE "it's ""odd""" (a);
       CREATE TABLE "__proto__" (a); INSERT INTO "__proto__" VALUES (1); CREATE VIEW names AS SELECT * FROM trips;`,
    );
    expect([...(await counted(target))].sort()).toEqual([
      ['__proto__', 1],
      ['it\'s "odd"', 0],
      ['trips', 2],
    ]);
  });

  test('are none where there is no table, without a call', async () => {
    const target = await targetOf('CREATE TABLE t (a); DROP TABLE t');
    const calls = faulty(stack);
    expect(await countRows(target, [], client.cloudflare)).toEqual(new Map());
    expect(calls()).toEqual([]);
  });

  test("leave out the ledger's own tables, virtual ones, and those that these keep", async () => {
    const target = await targetOf(
      "CREATE TABLE search_log (a); CREATE VIRTUAL TABLE search USING fts5 (words); INSERT INTO search VALUES ('sea')",
    );
    await takeLock(target, 'run', client.cloudflare, client.context);
    expect([...(await counted(target)).keys()]).toEqual(['search_log']);
  });

  test('of 300 tables are counted, each of them once, in a few calls', async () => {
    const made = Array.from({ length: 300 }, (_, n) => `CREATE TABLE t${n} (a); INSERT INTO t${n} VALUES (1);`);
    const target = await targetOf(`${made.join('')} INSERT INTO t299 VALUES (2);`);
    const { schema } = await readLedger(target, client.cloudflare);
    const calls = faulty(stack);
    const rows = await countRows(target, schema, client.cloudflare);
    expect(rows.size).toBe(300);
    expect([...rows].filter(([, n]) => n !== 1)).toEqual([['t299', 2]]);
    expect(calls()).toHaveLength(3);
  });

  test.each([
    ['a table that is gone', [{ success: false, error: 'no such table: t', results: [] }], 'no such table: t'],
    ['an answer without a number', [{ success: true, results: [{ m: 1 }] }], 'the answer has no number'],
    ['no answer', [], 'the answer has no number'],
  ])('are not known after %s', async (_, result, why) => {
    const target = await targetOf('CREATE TABLE t (a)');
    const { schema } = await readLedger(target, client.cloudflare);
    const body = { success: true, errors: [], messages: [], result };
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 200, body } });
    await expect(countRows(target, schema, client.cloudflare)).rejects.toMatchObject({
      code: 'cloudflare-answer',
      message: `Could not count the rows of trips: ${why}.`,
    });
  });

  test('are counted before and after a moment: least and most, as JSON', async () => {
    const target = await targetOf(
      'CREATE TABLE more (a); CREATE TABLE fewer (a); INSERT INTO fewer VALUES (1), (2); CREATE TABLE "__proto__" (a)',
    );
    const { schema } = await readLedger(target, client.cloudflare);
    const { taken, ranges } = await countsAround(target, schema, client.cloudflare, async () => {
      await stack.query(target.id, 'INSERT INTO more VALUES (1); DELETE FROM fewer WHERE a = 1');
      return 'bookmark';
    });
    expect(taken).toBe('bookmark');
    expect(Object.entries(JSON.parse(JSON.stringify(ranges))).sort()).toEqual([
      ['__proto__', [0, 0]],
      ['fewer', [1, 2]],
      ['more', [0, 1]],
    ]);
  });
});

test.each([
  [undefined, false],
  [0, true],
  [200e6, true],
  [200e6 + 1, false],
])('a database of %s bytes: whether it is counted is %s', (size, expected) => {
  expect(countable({ size })).toBe(expected);
});

test('a table that was there on one side only had no rows on the other', () => {
  expect(rangesOf(new Map([['a', 3]]), new Map([['b', 2]]))).toEqual({ a: [0, 3], b: [0, 2] });
});

describe('what going back would lose', () => {
  const told = (recorded: Record<string, [number, number]>, now: Record<string, number>) =>
    lossBetween(recorded, new Map(Object.entries(now))).map((loss): [Loss, string] => [loss, tellLoss(loss)]);

  test.each<[string, [number, number], number, Loss['net'], string]>([
    ['more', [2, 2], 5, [3, 3], 't: 3 rows more than then, which are lost'],
    ['one more', [2, 2], 3, [1, 1], 't: 1 row more than then, which are lost'],
    ['more than a range', [2, 4], 5, [1, 3], 't: 1 to 3 rows more than then, which are lost'],
    ['fewer', [5, 5], 2, [-3, -3], 't: 3 rows fewer than then, which come back'],
    ['fewer than a range', [3, 5], 2, [-3, -1], 't: 1 to 3 rows fewer than then, which come back'],
  ])('of rows that are %s', (_, was, now, net, words) => {
    expect(told({ t: was }, { t: now })).toEqual([[{ table: 't', was, now, net }, words]]);
  });

  test.each([2, 3, 4])('is nothing that can be seen where there are %d rows and were 2 to 4', (now) => {
    expect(told({ t: [2, 4] }, { t: now })).toEqual([]);
  });

  test('of a table that was not there is all of it, even when it is empty', () => {
    expect(told({}, { fresh: 2, constructor: 0 })).toEqual([
      [{ table: 'fresh', was: null, now: 2, net: [2, 2] }, 'fresh: was not there then, and is lost with its 2 rows'],
      [expect.objectContaining({ was: null }), 'constructor: was not there then, and is lost with its 0 rows'],
    ]);
  });

  test('of a table that is gone is nothing: it comes back', () => {
    expect(told({ old: [1, 2] }, {})).toEqual([
      [
        { table: 'old', was: [1, 2], now: null, net: [-2, -1] },
        'old: is not there any more, and comes back with 1 to 2 rows',
      ],
    ]);
  });
});
