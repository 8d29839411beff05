import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { runAction } from './action.ts';
import { checkout, temporaryFolder } from './checkout.ts';
import {
  applyCalls,
  callsDuring,
  createDatabase,
  mayWrite,
  migrate,
  migrationCheckout,
  type TestDatabase,
} from './database.ts';
import { startRival } from './rival.ts';
import { credentials, networkOf } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

/** A checkout of a Worker with two databases, `A` and `B`. */
function twoDatabases(a: TestDatabase, b: TestDatabase, sqlOfB = 'CREATE TABLE b (x);'): string {
  const bindings = [a, b].map(({ name, id }, index) => ({
    binding: 'AB'.charAt(index),
    database_name: name,
    database_id: id,
    migrations_dir: `migrations-${'ab'.charAt(index)}`,
  }));
  return checkout({
    'wrangler.jsonc': JSON.stringify({ name: 'trips', d1_databases: bindings }),
    'migrations-a/0001_a.sql': 'CREATE TABLE a (x);',
    'migrations-b/0001_b.sql': sqlOfB,
  });
}

test('a database that is asked for by name and by binding is migrated once', async () => {
  const [a, b] = [await createDatabase(stack, 'once-a'), await createDatabase(stack, 'once-b')];
  const result = await migrate(stack, twoDatabases(a, b), { database: `once-b, B\n${b.id}` });
  expect(result.exitCode, result.log).toBe(0);
  expect(JSON.parse(result.outputs['applied'] ?? '')).toEqual([{ database: 'once-b', name: '0001_b.sql' }]);
  expect(await a.schema()).toEqual([]);
});

test('a failure in the second database says what the first one has, with its way back', async () => {
  const [a, b] = [await createDatabase(stack, 'first'), await createDatabase(stack, 'second')];
  const result = await migrate(stack, twoDatabases(a, b, 'CREATE TABLE b (x;'), { rehearse: 'off' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(JSON.parse(result.outputs['applied'] ?? '')).toEqual([{ database: 'first', name: '0001_a.sql' }]);
  expect(result.log).toMatch(/::error [^\n]*first[^\n]*0001_a\.sql/);
  const bookmark = JSON.parse(result.outputs['bookmark-before'] ?? '{}').first;
  expect(result.log).toContain(`wrangler d1 time-travel restore first --bookmark=${bookmark}`);
  expect(await a.ledger()).toEqual(['0001_a.sql']);
  expect(await b.tables()).toEqual([]);
});

test('a second database that cannot be read any more does not take away the account of the first', async () => {
  const [a, b] = [await createDatabase(stack, 'kept'), await createDatabase(stack, 'lost')];
  stack.faults.set([{ path: `${b.id}/time_travel/bookmark`, action: { kind: 'respond', status: 403, body: 'no' } }]);
  const result = await migrate(stack, twoDatabases(a, b));
  stack.faults.set([]);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(JSON.parse(result.outputs['applied'] ?? '[]')).toEqual([{ database: 'kept', name: '0001_a.sql' }]);
  expect(Object.keys(JSON.parse(result.outputs['bookmark-before'] ?? '{}'))).toContain('kept');
  expect(result.summary).toContain('Migrations of kept');
  expect(await b.tables()).toEqual([]);
});

test('one database that is blocked keeps all of them from being touched', async () => {
  const [a, b] = [await createDatabase(stack, 'ready'), await createDatabase(stack, 'edited')];
  const workspace = twoDatabases(a, b);
  await migrate(stack, twoDatabases(a, b, 'CREATE TABLE was_other (x);'), { database: 'edited' });
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, workspace);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toContain('0001_b.sql was edited after it was applied');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await a.schema()).toEqual([]);
});

test('a second database whose migration would fail keeps the first one from being touched', async () => {
  const [a, b] = [await createDatabase(stack, 'untouched'), await createDatabase(stack, 'would-fail')];
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, twoDatabases(a, b, 'CREATE TABLE b (x;'));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    expect(result.log).toMatch(/::error [^\n]*would-fail: 0001_b\.sql:1: The rehearsal failed/);
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await a.schema()).toEqual([]);
});

test('what wrangler has applied meanwhile, which knows no lock, is not called the work of this run', async () => {
  const database = await createDatabase(stack, 'raced');
  const workspace = migrationCheckout(database, { '1_a.sql': 'CREATE TABLE a (x);', '2_b.sql': 'CREATE TABLE b (x);' });
  await using rival = await startRival(stack, /2_b\.sql/, () =>
    database.query("CREATE TABLE b (x); INSERT INTO d1_migrations (name) VALUES ('2_b.sql')"),
  );
  const result = await runAction('migrate', {
    inputs: credentials(stack),
    workspace,
    env: { ...networkOf(stack), CLOUDFLARE_API_BASE_URL: rival.apiBaseUrl },
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(JSON.parse(result.outputs['applied'] ?? '[]')).toEqual([{ database: 'raced', name: '1_a.sql' }]);
  expect(result.log).toMatch(/::error [^\n]*2_b\.sql[^\n]*(someone else|another run)/);
  expect(await database.ledger()).toEqual(['1_a.sql', '2_b.sql']);
});

test('two runs at the same time apply each migration once', async () => {
  const database = await createDatabase(stack, 'together');
  const names = Array.from({ length: 5 }, (_, index) => `000${index}_t.sql`);
  const files = Object.fromEntries(names.map((name, index) => [name, `CREATE TABLE t${index} (x);`]));
  const calls = await callsDuring(stack, async () => {
    const results = await Promise.all([1, 2].map(() => migrate(stack, migrationCheckout(database, files))));
    const applied = results.flatMap(({ outputs }) => JSON.parse(outputs['applied'] ?? '[]') as { name: string }[]);
    expect(applied.map(({ name }) => name).sort()).toEqual(names);
  });
  expect(await database.ledger()).toEqual(names);
  expect(applyCalls(calls).filter(({ status }) => status === 200)).toHaveLength(5);
});
