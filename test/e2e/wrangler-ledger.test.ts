import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import { createDatabase, migrate, migrationCheckout, ownTables, type Row, type TestDatabase } from './database.ts';

const root = resolve(import.meta.dirname, '../..');
const sample = join(root, 'examples/voygent/workers/trips/migrations');
const names = readdirSync(sample).sort();

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

/** The sample's first migrations. */
function first(count: number): Record<string, string> {
  return Object.fromEntries(names.slice(0, count).map((name) => [name, readFileSync(join(sample, name), 'utf8')]));
}

/** Runs the real wrangler in a checkout; what it printed. */
function wrangler(workspace: string, ...args: string[]): Promise<string> {
  const { CLOUDFLARE_API_BASE_URL, CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID } = stack.env;
  const env = {
    PATH: process.env['PATH'],
    HOME: temporaryFolder(),
    CI: '1',
    NO_COLOR: '1',
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_API_BASE_URL,
    CLOUDFLARE_API_TOKEN,
    CLOUDFLARE_ACCOUNT_ID,
  };
  return new Promise((done, fail) => {
    const script = join(root, 'node_modules/wrangler/bin/wrangler.js');
    execFile(process.execPath, [script, ...args], { cwd: workspace, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${stdout}${stderr}`)) : done(`${stdout}${stderr}`),
    );
  });
}

function wranglerApply({ name }: TestDatabase, workspace: string): Promise<string> {
  return wrangler(workspace, 'd1', 'migrations', 'apply', name, '--remote');
}

async function migrateApply(workspace: string): Promise<void> {
  const { exitCode, log } = await migrate(stack, workspace);
  expect(exitCode, log).toBe(0);
}

async function expectNothingPending(database: TestDatabase, workspace: string): Promise<void> {
  expect(await wrangler(workspace, 'd1', 'migrations', 'list', database.name, '--remote')).toContain(
    'No migrations to apply',
  );
  const { outputs } = await migrate(stack, workspace, { mode: 'plan' });
  expect(outputs).toMatchObject({ status: 'passed', pending: '[]', findings: '[]' });
  expect(await database.ledger()).toEqual(names);
}

/** The schema but for what only this action keeps. */
async function schemaOf(database: TestDatabase): Promise<Row[]> {
  const kept = ownTables.filter((name) => name !== 'd1_migrations');
  return (await database.schema()).filter(({ name }) => !kept.includes(String(name)));
}

let schemaByWrangler: Row[];

test('migrate goes on where wrangler stopped, and wrangler then finds nothing to apply', async () => {
  const database = await createDatabase(stack, 'wrangler-first');
  await wranglerApply(database, migrationCheckout(database, first(2)));
  const workspace = migrationCheckout(database, first(names.length));
  await migrateApply(workspace);
  await expectNothingPending(database, workspace);

  const alone = await createDatabase(stack, 'wrangler-alone');
  await wranglerApply(alone, migrationCheckout(alone, first(names.length)));
  schemaByWrangler = await schemaOf(alone);
  expect(await schemaOf(database)).toEqual(schemaByWrangler);
});

test('wrangler goes on where migrate stopped, and migrate then finds nothing to do', async () => {
  const database = await createDatabase(stack, 'migrate-first');
  await migrateApply(migrationCheckout(database, first(2)));
  const workspace = migrationCheckout(database, first(names.length));
  await wranglerApply(database, workspace);
  await expectNothingPending(database, workspace);
  expect(await schemaOf(database)).toEqual(schemaByWrangler);
});

test("migrate alone leaves wrangler's schema, its ledger table to the letter, and the same rows", async () => {
  const database = await createDatabase(stack, 'migrate-alone');
  const workspace = migrationCheckout(database, first(names.length));
  await migrateApply(workspace);
  await expectNothingPending(database, workspace);
  expect(await schemaOf(database)).toEqual(schemaByWrangler);
  expect(schemaByWrangler.find(({ name }) => name === 'd1_migrations')?.['sql']).toContain('CREATE TABLE');
  const [row] = await database.query('SELECT id, applied_at FROM d1_migrations LIMIT 1');
  expect(row).toEqual({ id: 1, applied_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) });
});

test('what wrangler applied does not stand in the way: a placeholder, and texts that are kept as they are', async () => {
  const database = await createDatabase(stack, 'odd-files');
  const before = {
    '0001_placeholder.sql': '-- Migration number: 0001 \t 2026-11-22T10:00:00.000Z\n',
    '0002_crlf.sql': 'CREATE TABLE t (\r\n  a TEXT\r\n);\r\n',
  };
  await wranglerApply(database, migrationCheckout(database, before));
  const workspace = migrationCheckout(database, { ...before, "0003_it's.sql": 'CREATE TABLE u (a);' });
  await migrateApply(workspace);
  expect(await database.ledger()).toEqual([...Object.keys(before), "0003_it's.sql"]);
  expect(await wrangler(workspace, 'd1', 'migrations', 'list', database.name, '--remote')).toContain(
    'No migrations to apply',
  );
});

test('both put the same files in the same order', async () => {
  const [ours, theirs] = [await createDatabase(stack, 'order-ours'), await createDatabase(stack, 'order-theirs')];
  const files = [
    '10_c',
    '9_b',
    '0009_a',
    'Later',
    'again',
    '1/b',
    '1/a',
    '01x',
    '-3_minus',
    'x/2_y',
    'x/10_y',
    '.hidden',
  ];
  const migrations = Object.fromEntries(files.map((name, index) => [`${name}.sql`, `CREATE TABLE t${index} (a);`]));
  const pattern = { migrations_dir: './migrations/', migrations_pattern: 'migrations/**/*.sql' };
  await migrateApply(migrationCheckout(ours, migrations, pattern));
  await wranglerApply(theirs, migrationCheckout(theirs, migrations, pattern));
  expect(await ours.ledger()).toEqual(await theirs.ledger());
  expect(await ours.ledger()).toHaveLength(11);
});
