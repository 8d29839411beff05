import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { type Client, clientOf, databaseOf, faulty } from '../cloudflare/transfer.fixture.ts';
import { readLedger } from '../migrations/ledger.ts';
import { takeLock } from '../migrations/lock.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import type { Target } from '../migrations/resolve.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Application } from './apply.ts';
import { type Before, readBefore, recover } from './recover.ts';

const error = new ActionError('migration-failed', 'It failed.');
const file = fileOf('SELECT 1');

let stack: Stack;
let target: Target;
let client: Client;
let before: Before;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  const id = await databaseOf(
    stack,
    `CREATE TABLE trips (id INTEGER PRIMARY KEY); INSERT INTO trips VALUES (1), (2);
     CREATE TABLE "it's ""odd""" (a); CREATE VIRTUAL TABLE search USING fts5 (words);`,
  );
  target = { database: configured, id, name: 'trips', size: undefined };
  client = await clientOf(stack);
  const { cloudflare, context } = client;
  before = await readBefore(target, await takeLock(target, 'run', cloudflare, context), 'restore', cloudflare, context);
});
afterAll(() => stack[Symbol.asyncDispose]());

const rows = () => stack.rows(target.id, 'SELECT id FROM trips');
const goBack = (application: Partial<Application>, from = before) =>
  recover(error, { applied: [file], ledger: before.ledger, isOurs: true, ...application }, from, { target, ...client });
/** As if the service restored, and another state were there. */
const withoutRestoring = () => {
  const body = {
    success: true,
    errors: [],
    messages: [],
    result: { bookmark: before.bookmark, previous_bookmark: before.bookmark },
  };
  faulty(stack, { path: '/restore', action: { kind: 'respond', status: 200, body } });
};

describe('before a run', () => {
  test('the bookmark is read, foreign keys are checked, and rows are counted on both sides of it', async () => {
    expect(before.violations).toEqual(new Map());
    expect(before.bookmark).toMatch(/^[0-9a-f]{8}-/);
    expect(before.counts).toEqual({ trips: [2, 2], 'it\'s "odd"': [0, 0] });
  });

  test("neither the ledger's tables nor virtual ones are counted", () => {
    const names = Object.keys(before.counts ?? {});
    expect(names.filter((name) => name.startsWith('search'))).toEqual([]);
    expect(names.filter((name) => /voygent|d1_/.test(name))).toEqual([]);
  });

  test('nothing is counted where no restore is asked for', async () => {
    const calls = faulty(stack);
    const { counts } = await readBefore(target, before.ledger, 'none', client.cloudflare, client.context);
    expect(counts).toBeUndefined();
    expect(calls().filter(({ body }) => body.includes('count(*) AS n FROM \\"'))).toEqual([]);
  });
});

describe('after a failure', () => {
  test('the database is put back, which is proven, and the way back from that is kept', async () => {
    await stack.query(target.id, 'DELETE FROM trips; CREATE TABLE fresh (a)');
    const undo = await client.cloudflare.d1.bookmark(target.id);
    const recovery = await goBack({});
    expect(recovery).toEqual({ state: 'restored', undo, tables: 2 });
    expect(await rows()).toEqual([{ id: 1 }, { id: 2 }]);
    expect((await readLedger(target, client.cloudflare)).digest).toBe(before.ledger.digest);
    expect(client.context.printed).toEqual([
      'warning: trips goes back to its bookmark of before this run (migration-failed).',
    ]);
  });

  test('it is put back although the job was cancelled', async () => {
    await stack.query(target.id, 'DELETE FROM trips');
    client = await clientOf(stack, AbortSignal.abort(new Error('cancelled')));
    expect(await goBack({})).toMatchObject({ state: 'restored' });
    expect(await rows()).toHaveLength(2);
  });

  test.each<[string, () => Partial<Application>]>([
    ['a file was applied', () => ({})],
    ['a file was applied in part', () => ({ applied: [], isPartial: true })],
    ['the schema was changed', () => ({ applied: [], ledger: { ...before.ledger, digest: 'other' } })],
  ])('it is put back where %s', async (_, application) => {
    expect(await goBack(application())).toMatchObject({ state: 'restored' });
  });

  test.each<[string, () => Partial<Application>, () => Before]>([
    ['nothing was changed', () => ({ applied: [] }), () => before],
    ['someone else may have changed it', () => ({ isOurs: false }), () => before],
    ['it was not asked for', () => ({}), () => ({ ...before, counts: undefined })],
  ])('it is left as it is where %s', async (_, application, from) => {
    await stack.query(target.id, 'DELETE FROM trips');
    const calls = faulty(stack);
    expect(await goBack(application(), from())).toBeUndefined();
    expect(calls()).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});

describe('a restore', () => {
  test('after which rows are missing, or are too many, is not proven', async () => {
    await stack.query(target.id, `DELETE FROM trips WHERE id = 1; INSERT INTO "it's ""odd""" VALUES (1)`);
    withoutRestoring();
    expect(await goBack({})).toEqual({
      state: 'unproven',
      undo: before.bookmark,
      differences: expect.toSatisfy((found: string[]) =>
        ['trips has 1 row and had 2', 'it\'s "odd" has 1 row and had 0'].every((line) => found.includes(line)),
      ),
    });
  });

  test('after which the schema is another is not proven', async () => {
    await stack.query(target.id, 'CREATE TABLE fresh (a)');
    withoutRestoring();
    expect(await goBack({})).toMatchObject({ state: 'unproven', differences: ['the schema is not what it was'] });
  });

  test("after which wrangler's ledger has another row is not proven", async () => {
    await stack.query(target.id, "INSERT INTO d1_migrations (name) VALUES ('0001.sql')");
    withoutRestoring();
    expect(await goBack({})).toMatchObject({
      state: 'unproven',
      differences: ["wrangler's ledger is not what it was"],
    });
  });

  test.each([
    [1, 'unproven'],
    [2, 'restored'],
    [3, 'restored'],
    [4, 'restored'],
    [5, 'unproven'],
  ])(
    'after which there are %d rows, where 2 were counted before the bookmark and 4 after it, is %s',
    async (count, state) => {
      const made = Array.from({ length: count }, (_, index) => `(${index})`).join(', ');
      await stack.query(target.id, `DELETE FROM trips; INSERT INTO trips VALUES ${made}`);
      withoutRestoring();
      const from: Before = { ...before, counts: { ...before.counts, trips: [2, 4] } };
      expect(await goBack({}, from)).toMatchObject({ state });
    },
  );

  test('that the service refuses has failed, with why, and is not asked for again', async () => {
    await stack.query(target.id, 'DELETE FROM trips');
    const calls = faulty(stack, { path: '/restore', action: { kind: 'respond', status: 403 } });
    expect(await goBack({})).toMatchObject({
      state: 'failed',
      failure: { code: expect.stringContaining('cloudflare') },
    });
    expect(await rows()).toEqual([]);
    expect(client.context.clock.slept).toEqual([]);
    expect(calls().filter(({ path }) => path.includes('/restore'))).toHaveLength(1);
  });

  test('whose answer was lost is proven by what is there, and the way back from it is known', async () => {
    await stack.query(target.id, 'DELETE FROM trips');
    const undo = await client.cloudflare.d1.bookmark(target.id);
    faulty(stack, { path: '/restore', when: 'after', action: { kind: 'reset' } });
    expect(await goBack({})).toMatchObject({ state: 'restored', undo });
    expect(await rows()).toHaveLength(2);
    expect(client.context.clock.slept).toEqual([]);
  });

  test('whose call was lost has failed, after a while in which it may have been under way', async () => {
    await stack.query(target.id, 'DELETE FROM trips');
    faulty(stack, { path: '/restore', action: { kind: 'reset' } });
    expect(await goBack({})).toMatchObject({ state: 'failed' });
    expect(client.context.clock.slept).toEqual([500, 4000, 10_000]);
    expect(await rows()).toEqual([]);
  });

  test('after which the database cannot be read is not known', async () => {
    await stack.query(target.id, 'DELETE FROM trips');
    const undo = await client.cloudflare.d1.bookmark(target.id);
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 403 } });
    expect(await goBack({})).toMatchObject({ state: 'unknown', undo });
  });

  test('after which the rows cannot be counted is not known', async () => {
    const result = [{ success: false, error: 'no such table', results: [] }];
    const body = { success: true, errors: [], messages: [], result };
    faulty(stack, { path: '/query$', body: 'count', action: { kind: 'respond', status: 200, body } });
    expect(await goBack({})).toMatchObject({
      state: 'unknown',
      failure: { message: 'Could not count the rows of trips: no such table.' },
    });
  });
});
