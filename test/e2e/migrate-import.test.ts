import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import {
  appliedBy,
  applyCalls,
  callsDuring,
  createDatabase,
  hasTold,
  migrate,
  migrationCheckout,
  startMigrate,
  type TestDatabase,
} from './database.ts';
import { hold } from './held.ts';
import { until } from './processes.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

const count = 12_000;
const table = 'CREATE TABLE cities (id INTEGER PRIMARY KEY, name TEXT NOT NULL, about TEXT);\n';

/** 3 MB: what is hard to read in a dump is in its rows. */
const inserts = Array.from({ length: count }, (_, index) => {
  const about = `It's ${index}; "quoted" -- é 🧭 ? ${'x'.repeat(180)}`;
  return `INSERT INTO cities VALUES (${index}, 'City ${index}', '${about.replaceAll("'", "''")}');\n`;
}).join('');
const large = table + inserts;
const migrations = {
  '1_small.sql': 'CREATE TABLE small (x);',
  "2_it's.sql": large,
  '3_end.sql': 'CREATE TABLE ended (x);',
};
const names = Object.keys(migrations);

function importCalls(calls: readonly RecordedCall[], action: string): RecordedCall[] {
  return calls.filter(({ path, body }) => path.endsWith('/import') && body.includes(`"action":"${action}"`));
}

function onIngest(action: FaultRuleInput['action'], more: Partial<FaultRuleInput> = {}): FaultRuleInput {
  return { method: 'POST', path: '/import$', body: '"ingest"', times: 1, action, ...more };
}

async function expectAllThere(database: TestDatabase): Promise<void> {
  expect(await database.ledger()).toEqual(names);
  expect(await database.query('SELECT count(*) AS n, min(id) AS least, max(id) AS most FROM cities')).toEqual([
    { n: count, least: 0, most: count - 1 },
  ]);
  expect(await database.query('SELECT name, substr(about, 1, 26) AS about FROM cities WHERE id = 7')).toEqual([
    { name: 'City 7', about: `It's 7; "quoted" -- é 🧭 ? ` },
  ]);
  expect(await database.lockHolder()).toBeUndefined();
  expect(await database.query('SELECT name FROM voygent_migrations ORDER BY name')).toEqual(
    names.map((name) => ({ name })),
  );
}

test('a file of 3 MB goes by import, with its ledger rows in the same load', async () => {
  const database = await createDatabase(stack, 'large');
  expect(Buffer.byteLength(large)).toBeGreaterThan(3_000_000);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, migrations));
    expect(result.exitCode, result.log).toBe(0);
    expect(appliedBy(result)).toEqual(names);
    expect(result.log).toMatch(/Applied 2_it's\.sql to large \(12001 statements by import, \d+ ms\)/);
    const ways = result.events.filter(({ event }) => event === 'migration.applied').map(({ way }) => way);
    expect(ways).toEqual(['batch', 'import', 'batch']);
    expect(JSON.parse(result.outputs['rehearsal'] ?? '').large).toMatchObject({
      source: 'empty',
      rows: expect.arrayContaining([{ table: 'cities', from: null, before: 0, after: count }]),
    });
  });
  const uploads = calls.filter(({ method, path }) => method === 'PUT' && path.startsWith('/storage/'));
  expect(uploads).toHaveLength(1);
  const lines = uploads[0]?.body.trimEnd().split('\n') ?? [];
  const end = lines.findLastIndex((line) => line.startsWith('INSERT INTO cities'));
  const own = lines.slice(end + 1).join('\n');
  expect(own).toContain(`INSERT INTO "d1_migrations" (name) VALUES ('2_it''s.sql');`);
  expect(own).toContain('INSERT OR REPLACE INTO voygent_migrations');
  expect(importCalls(calls, 'ingest')).toHaveLength(1);
  expect(calls.filter(({ path, body }) => path.endsWith('/query') && body.includes('INSERT INTO cities'))).toEqual([]);
  expect(applyCalls(calls).filter(({ path }) => path.endsWith('/query'))).toHaveLength(2);
  await expectAllThere(database);
});

test.each<[string, FaultRuleInput['action']]>([
  ['lost', { kind: 'reset' }],
  ['a page of a proxy', { kind: 'respond', status: 502, body: '<html>Bad gateway</html>' }],
  ['cut in half', { kind: 'truncate' }],
])(
  'when the answer to the import is %s, the ledger tells that it was done, and the rest follows',
  async (what, action) => {
    const database = await createDatabase(stack, `ingest-${what.replaceAll(' ', '-')}`);
    stack.faults.set([onIngest(action, { when: 'after' })]);
    const calls = await callsDuring(stack, async () => {
      const result = await migrate(stack, migrationCheckout(database, migrations));
      expect(result.exitCode, result.log).toBe(0);
      expect(appliedBy(result)).toEqual(names);
      expect(result.log).toMatch(/Applied 2_it's\.sql .*the answer was lost, and the ledger has it/);
    });
    expect(importCalls(calls, 'ingest')).toHaveLength(1);
    await expectAllThere(database);
  },
);

test.each([
  {
    when: 'after the import, before its answer',
    fault: onIngest({ kind: 'stall' }, { when: 'after' }),
    left: ['3_end.sql'],
  },
  { when: 'before the import was begun', fault: onIngest({ kind: 'stall' }), left: names.slice(1) },
])('a run that is killed $when is taken over by the next, which does what is left', async ({ when, fault, left }) => {
  const database = await createDatabase(stack, `killed-${when.replaceAll(/\W+/g, '-')}`);
  const workspace = migrationCheckout(database, migrations);
  stack.faults.set([fault]);
  const from = stack.cloudflare.api.calls.length;
  const first = startMigrate(stack, workspace, {}, { GITHUB_RUN_ID: '55' });
  await until(() => importCalls(stack.cloudflare.api.calls.slice(from), 'ingest').length === 1);
  first.process.kill('SIGKILL');
  await first.result;
  stack.faults.set([]);
  // The import goes on without the one who asked for it.
  if (left.length === 1) await until(async () => (await database.ledger()).length === 2);
  const second = startMigrate(stack, workspace);
  await until(() => hasTold(second, 'migration.waiting'));
  // An import may take long: its holder is given more time than others.
  const [lock] = await database.query(
    'SELECT expires_at - unixepoch() AS seconds FROM voygent_lock WHERE expires_at > 0',
  );
  expect(lock?.['seconds']).toBeGreaterThan(1000);
  await database.expireLock();
  const result = await second.result;
  expect(result.exitCode, result.log).toBe(0);
  expect(appliedBy(result)).toEqual(left);
  await expectAllThere(database);
});

test('an import that fails at its end leaves nothing of the file, and says what was wrong', async () => {
  const database = await createDatabase(stack, 'import-fails');
  const files = { ...migrations, "2_it's.sql": `${large}INSERT INTO cities VALUES (1, 'again', NULL);\n` };
  const result = await migrate(stack, migrationCheckout(database, files), { rehearse: 'off' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(appliedBy(result)).toEqual(['1_small.sql']);
  expect(result.log).toMatch(/::error [^\n]*UNIQUE constraint failed: cities\.id/);
  expect(result.log).toContain("2_it's.sql was not applied: the ledger has no row of it, and nothing of it is there.");
  expect(await database.tables()).toEqual(['small']);
  expect(await database.ledger()).toEqual(['1_small.sql']);
  expect(await database.lockHolder()).toBeUndefined();
});

test('an import is put back with the files before it, where that was asked for', async () => {
  const database = await createDatabase(stack, 'import-restored');
  const files = { ...migrations, '3_end.sql': 'INSERT INTO nowhere VALUES (1);' };
  const inputs = { rehearse: 'off', recover: 'restore' };
  const result = await migrate(stack, migrationCheckout(database, files), inputs);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
  expect(result.log).toContain('import-restored was restored to its bookmark of before this run, and is what it was');
  expect(await database.made()).toEqual([]);
  expect(await database.ledger()).toEqual([]);
});

test('an import of a run that has lost its lock writes nothing', async () => {
  const database = await createDatabase(stack, 'import-locked');
  await using run = await hold(stack, /"ingest"/, migrationCheckout(database, migrations));
  await database.query("UPDATE voygent_lock SET holder = 'another', expires_at = unixepoch() + 90");
  run.letGo();
  const result = await run.action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(appliedBy(result)).toEqual(['1_small.sql']);
  expect(result.log).toMatch(/::error title=migrate%3A locked[^\n]*2_it's\.sql was not applied/);
  expect(await database.tables()).toEqual(['small']);
  expect(await database.lockHolder()).toBe('another');
});

test('an import that would lose rows of production only is refused as a whole', async () => {
  const database = await createDatabase(stack, 'import-guard');
  await database.query(
    "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT UNIQUE); INSERT INTO places VALUES (1, 'Faro')",
  );
  const files = { '1_large.sql': `${large}INSERT OR REPLACE INTO places VALUES (7, 'Porto');\n` };
  await using run = await hold(stack, /"ingest"/, migrationCheckout(database, files));
  await database.query("INSERT INTO places VALUES (7, 'Lisbon'), (8, 'Porto')");
  run.letGo();
  const result = await run.action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
  expect(result.log).toMatch(/::error title=migrate%3A loss-refused[^\n]*1_large\.sql was not applied/);
  expect(await database.tables()).toEqual(['places']);
  expect(await database.query('SELECT name FROM places ORDER BY id')).toEqual([
    { name: 'Faro' },
    { name: 'Lisbon' },
    { name: 'Porto' },
  ]);
  expect(await database.ledger()).toEqual([]);
  expect(await database.lockHolder()).toBeUndefined();
});
