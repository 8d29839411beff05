import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { type Bookmark, Bookmark as BookmarkSchema, type DatabaseId } from './ids.ts';
import { type Client, clientOf, databaseOf, failureOf, faulty, mishaps } from './transfer.fixture.ts';

let stack: Stack;
let id: DatabaseId;
let client: Client;
let before: Bookmark;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  id = await databaseOf(stack, 'CREATE TABLE t(x); INSERT INTO t VALUES (1);');
  client = await clientOf(stack);
  before = await client.cloudflare.d1.bookmark(id);
  await client.cloudflare.d1.write(id, 'write', [{ sql: 'DELETE FROM t' }]);
});
afterAll(() => stack[Symbol.asyncDispose]());

const rows = () => stack.rows(id, 'SELECT x FROM t');

test('a restore brings back what was there, and the bookmark before it undoes it', async () => {
  const { d1 } = client.cloudflare;
  const present = await d1.bookmark(id);
  const restored = await d1.restore(id, before);
  expect(restored.previousBookmark).toBe(present);
  expect(await rows()).toEqual([{ x: 1 }]);
  await d1.restore(id, restored.previousBookmark);
  expect(await rows()).toEqual([]);
});

test.each(mishaps)('a restore that meets %s once is repeated only where it had no effect', async (name, mishap) => {
  const calls = faulty(stack, { path: '/restore', times: 1, ...mishap });
  const outcome = client.cloudflare.d1.restore(id, before);
  if (name.startsWith('429')) {
    await outcome;
    expect(calls()).toHaveLength(2);
    expect(await rows()).toEqual([{ x: 1 }]);
    return;
  }
  expect((await failureOf(outcome)).failure.kind).toBe('unknown');
  expect(calls()).toHaveLength(1);
  expect(await rows()).toEqual(mishap.when === 'after' ? [{ x: 1 }] : []);
});

test('a bookmark that the service does not have is refused, and changes nothing', async () => {
  const gone = BookmarkSchema.parse('00000063-00000002-00004e2f-0123456789abcdef0123456789abcdef');
  const error = await failureOf(client.cloudflare.d1.restore(id, gone));
  expect(error).toMatchObject({ failure: { kind: 'final' }, apiCodes: [7500] });
  expect(error.message).toContain(`Could not restore the D1 database ${id} to the bookmark ${gone}`);
  expect(await rows()).toEqual([]);
});

test('a restore that is to be tried once is not repeated even where it had no effect', async () => {
  const calls = faulty(stack, { path: '/restore', times: 1, action: { kind: 'respond', status: 429 } });
  const error = await failureOf(client.cloudflare.d1.restore(id, before, { attempts: 1 }));
  expect(error.failure.kind).toBe('never-ran');
  expect(calls()).toHaveLength(1);
});

test('parameters reach D1 as numbers, null and text', async () => {
  const sql = 'SELECT typeof(?1) AS a, typeof(?2) AS b, typeof(?3) AS c, typeof(?4) AS d';
  const [result] = await client.cloudflare.d1.query(id, 'read', [{ sql, params: [1, 2.5, null, '3'] }]);
  // D1's binding takes JavaScript's numbers, which are all of one kind.
  expect(result?.results).toEqual([{ a: 'real', b: 'real', c: 'null', d: 'text' }]);
});
