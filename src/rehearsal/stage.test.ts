import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { clientOf, databaseOf, failureOf, faulty } from '../cloudflare/transfer.fixture.ts';
import { readLedger } from '../migrations/ledger.ts';
import { takeLock } from '../migrations/lock.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import type { Target } from '../migrations/resolve.ts';
import type { RehearsalSource } from '../project/rehearsals.ts';
import { rehearse } from './rehearse.ts';
import { chooseStage } from './stage.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack[Symbol.asyncDispose]());

type Asked = Exclude<RehearsalSource, 'off'>;
const trips =
  "CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO trips VALUES (1, 'one'), (2, 'two');";

async function having(script: string, size: number | undefined = 8192) {
  const id = await databaseOf(stack, `SELECT 1; ${script}`);
  const { cloudflare, context } = await clientOf(stack);
  const target: Target = { database: configured, id, name: 'trips', size };
  const choose = async (asked: Asked) => {
    const ledger = await readLedger(target, cloudflare);
    const calls = faulty(stack);
    const stage = await chooseStage(target, ledger, asked, cloudflare, context);
    return { ...stage, calls: calls().map(({ path }) => path.split('/').at(-1)) };
  };
  return { target, cloudflare, context, choose };
}

describe('the rehearsal is on an export', () => {
  test.each<[Asked, number | undefined]>([
    ['auto', 8192],
    ['auto', 16 * 1024 * 1024],
    ['export', 8192],
    ['export', 10e9],
  ])('where %s is asked for, of a database of %s bytes', async (asked, size) => {
    const { choose, context } = await having(trips, size);
    const { kind, dump, told, schema, ledgerTables } = await choose(asked);
    expect(kind).toBe('export');
    expect(dump).toContain(`'one'`);
    expect(told).toBe('on a fresh export (1 KB)');
    expect(schema.map(({ name }) => name)).toEqual(['trips']);
    expect(ledgerTables).toEqual(['d1_migrations', 'voygent_migrations', 'voygent_lock']);
    expect(context.lines()).toContainEqual(
      expect.objectContaining({ event: 'migration.exported', bytes: Buffer.byteLength(dump ?? '') }),
    );
  });

  test('of a database whose size is not known, where it is asked for by name', async () => {
    const { target, cloudflare, context } = await having(trips);
    const ledger = await readLedger(target, cloudflare);
    const stage = await chooseStage({ ...target, size: undefined }, ledger, 'export', cloudflare, context);
    expect(stage.kind).toBe('export');
  });

  test('of all tables but virtual ones, which D1 does not export', async () => {
    const { choose, target, cloudflare } = await having(
      `${trips} CREATE VIRTUAL TABLE search USING fts5 (name, content = trips, content_rowid = id);
       INSERT INTO search (search) VALUES ('rebuild'); CREATE TABLE "it's" (a); INSERT INTO "it's" VALUES (7);`,
    );
    await failureOf(cloudflare.d1.export(target.id, 'export it whole'));
    const stage = await choose('auto');
    expect(stage.calls).toContain('query');
    expect(stage.dump).toContain(`'one'`);
    expect(stage.dump).toMatch(/INSERT INTO "it's".*7/);
    expect(stage.dump).not.toMatch(/search/);
    // What the export leaves out is made from the schema.
    const [file] = rehearse(stage, [fileOf("DELETE FROM search WHERE search MATCH 'two'")]).files;
    expect(file?.findings.map(({ message }) => message)).toEqual([]);
    expect(file?.digest).toBeDefined();
  });

  test('without rows, where there are only virtual tables', async () => {
    const { choose } = await having('CREATE VIRTUAL TABLE search USING fts5 (words)');
    const stage = await choose('auto');
    expect(stage.dump ?? '').not.toMatch(/INSERT/);
    expect(rehearse(stage, [fileOf('CREATE TABLE t (a)')]).files[0]?.digest).toBeDefined();
  });

  test('which fails when it cannot be made', async () => {
    const { target, cloudflare, context } = await having(trips);
    const ledger = await readLedger(target, cloudflare);
    faulty(stack, { path: '/export$', action: { kind: 'respond', status: 403 } });
    const error = await failureOf(chooseStage(target, ledger, 'auto', cloudflare, context));
    expect(error.message).toContain('export trips for the rehearsal');
  });
});

describe('the rehearsal is on the schema', () => {
  test('where it is asked for, whatever the size, without a call', async () => {
    for (const script of [trips, '']) {
      const { choose } = await having(script, 10e9);
      expect(await choose('schema')).toMatchObject({
        kind: 'schema',
        told: 'on the schema with made-up rows, as asked for',
        calls: [],
      });
    }
  });

  test.each([
    [16 * 1024 * 1024 + 1, 'it has 16.8 MB, and an export is made up to 16.8 MB'],
    [2_340_000_000, 'it has 2340.0 MB, and an export is made up to 16.8 MB'],
  ])('where the database has %d bytes and nothing is asked for', async (size, why) => {
    const { choose } = await having(trips, size);
    const stage = await choose('auto');
    expect(stage).toMatchObject({
      kind: 'schema',
      told: `on the schema with made-up rows: ${why}, and there is no snapshot to use (Without \`github-token\` no snapshot can be found)`,
      calls: [],
    });
    expect(stage.dump).toBeUndefined();
  });

  test('where its size is not known', async () => {
    const { target, cloudflare, context } = await having(trips);
    const ledger = await readLedger(target, cloudflare);
    const stage = await chooseStage({ ...target, size: undefined }, ledger, 'auto', cloudflare, context);
    expect(stage).toMatchObject({ kind: 'schema', told: expect.stringContaining('its size is not known') });
  });
});

describe('the rehearsal is on nothing', () => {
  test.each<Asked>(['auto', 'export'])('where the database is empty, and %s is asked for', async (asked) => {
    const { choose } = await having('');
    expect(await choose(asked)).toMatchObject({
      kind: 'empty',
      told: 'on an empty database, as it is',
      schema: [],
      calls: [],
    });
  });

  test("where it has the ledger's tables alone", async () => {
    const { choose, target, cloudflare, context } = await having('');
    await takeLock(target, 'run', cloudflare, context);
    const stage = await choose('auto');
    expect(stage.kind).toBe('empty');
    expect(stage.schema.map(({ name }) => name)).toContain('voygent_lock');
  });
});

test('a snapshot is not looked for without a token', async () => {
  const { choose } = await having(trips);
  await expect(choose('snapshot')).rejects.toMatchObject({
    code: 'input-invalid',
    message: expect.stringContaining('`github-token`'),
    hint: expect.stringContaining('actions: read'),
  });
});
