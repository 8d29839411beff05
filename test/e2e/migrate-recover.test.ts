import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionResult } from './action.ts';
import { checkout, temporaryFolder } from './checkout.ts';
import {
  appliedBy,
  callsDuring,
  createDatabase,
  migrate,
  migrationCheckout,
  type Row,
  type TestDatabase,
  wayBackOf,
} from './database.ts';
import { hold } from './held.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

const seed = "CREATE TABLE trips (name TEXT); INSERT INTO trips VALUES ('Lisbon'), ('Porto')";

/** Changes schema and rows, so that both can be seen to come back. */
const first = "ALTER TABLE trips ADD COLUMN days INTEGER;\nINSERT INTO trips VALUES ('Faro', 3);";
const files = { '1_days.sql': first, '2_fails.sql': 'CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);' };

/** What a run that fails at its second file is asked for. */
const restoring = { recover: 'restore', rehearse: 'off' };

async function seeded(name: string): Promise<TestDatabase> {
  const database = await createDatabase(stack, name);
  await database.query(seed);
  return database;
}

interface Content {
  made: Row[];
  ledger: string[];
  trips: Row[];
}

async function contentOf(database: TestDatabase): Promise<Content> {
  return {
    made: await database.made(),
    ledger: await database.ledger(),
    trips: await database.query('SELECT * FROM trips ORDER BY name'),
  };
}

function restoresIn(calls: readonly RecordedCall[]): RecordedCall[] {
  return calls.filter(({ method, path }) => method === 'POST' && path.includes('/time_travel/restore'));
}

/** The bookmark by which a restore is undone, as the summary tells it. */
function undoIn({ summary }: ActionResult): string {
  return /The way back from that[\s\S]*?--bookmark=(\S+)/.exec(summary)?.[1] ?? '';
}

async function restore({ id }: TestDatabase, bookmark: string): Promise<void> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const url = `${apiBaseUrl}/accounts/${accountId}/d1/database/${id}/time_travel/restore?bookmark=${bookmark}`;
  const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
}

function onRestore(action: FaultRuleInput['action'], more: Partial<FaultRuleInput> = {}): FaultRuleInput {
  return { service: 'cloudflare', method: 'POST', path: '/time_travel/restore', action, ...more };
}

const envelope = { success: true, errors: [], messages: [] };

test('`recover: restore` puts back what a run had done before its second file failed, and proves it', async () => {
  const database = await seeded('restored');
  const before = await contentOf(database);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, files), restoring);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
    const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
    expect(error).toContain('title=migrate%3A migration-failed');
    expect(error).toContain('no such table: nowhere');
    expect(error).toContain('restored was restored to its bookmark of before this run, and is what it was');
    expect(error).toContain('the number of rows in 1 table agree');
    expect(error).toContain('What was written since is gone with it.');
    expect(error).toContain(`npx wrangler d1 time-travel restore restored --bookmark=${undoIn(result)}`);
    expect(result.summary).toContain('Failed, and restored to what it was before this run');
    expect(result.summary).not.toMatch(/\| applied/);
  });
  const [call, ...more] = restoresIn(calls);
  expect(more).toEqual([]);
  expect(call?.path).toMatch(/bookmark=[0-9a-f-]{30,}$/);
  expect(await contentOf(database)).toEqual(before);
  expect(await database.lockHolder()).toBeUndefined();
});

test('a restore can be undone with the bookmark that the run prints', async () => {
  const database = await seeded('undone');
  const result = await migrate(stack, migrationCheckout(database, files), restoring);
  await restore(database, undoIn(result));
  expect(await database.ledger()).toEqual(['1_days.sql']);
  expect(await database.query('SELECT * FROM trips ORDER BY name')).toEqual([
    { name: 'Faro', days: 3 },
    { name: 'Lisbon', days: null },
    { name: 'Porto', days: null },
  ]);
});

test('after a restore the corrected migrations are applied as if nothing had been', async () => {
  const database = await seeded('corrected');
  await migrate(stack, migrationCheckout(database, files), restoring);
  const workspace = migrationCheckout(database, { ...files, '2_fails.sql': 'CREATE TABLE later (x);' });
  const result = await migrate(stack, workspace, { recover: 'restore' });
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.ledger()).toEqual(Object.keys(files));
  expect(await database.query('SELECT count(*) AS n FROM trips')).toEqual([{ n: 3 }]);
});

test('a first file that is there in part is put back', async () => {
  const database = await seeded('in-part');
  const before = await contentOf(database);
  stack.faults.set([{ path: '/query$', body: 'later', times: 1, action: { kind: 'partial' } }]);
  const sql = Array.from({ length: 8 }, (_, index) => `CREATE TABLE later${index} (x);`).join('\n');
  const result = await migrate(stack, migrationCheckout(database, { '1_later.sql': sql }), { recover: 'restore' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
  expect(result.log).toContain('1_later.sql was applied in part');
  expect(result.log).toContain('in-part was restored to its bookmark of before this run, and is what it was');
  expect(await contentOf(database)).toEqual(before);
  expect(await database.lockHolder()).toBeUndefined();
  const again = await migrate(stack, migrationCheckout(database, { '1_later.sql': sql }));
  expect(again.exitCode, again.log).toBe(0);
});

test('a file that is there and did not make what its rehearsal made is put back', async () => {
  const database = await seeded('otherwise');
  const before = await contentOf(database);
  const workspace = migrationCheckout(database, { '1_stops.sql': 'CREATE TABLE IF NOT EXISTS stops (name TEXT);' });
  await using run = await hold(stack, /1_stops\.sql/, workspace, { inputs: { recover: 'restore' } });
  await database.query('CREATE TABLE stops (name TEXT, seen TEXT)');
  run.letGo();
  const result = await run.action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
  expect(result.log).toContain('1_stops.sql is in otherwise, and the schema is not what the rehearsal made of it');
  expect(result.log).toMatch(/\+: found[^\n]*\+ {2,}seen TEXT/);
  expect(result.log).toContain('otherwise was restored to its bookmark of before this run');
  expect(await contentOf(database)).toEqual(before);
  await restore(database, undoIn(result));
  expect(await database.tables()).toEqual(['stops', 'trips']);
});

test.each<[string, string, RegExp]>([
  ['the schema', first, /is not what it was: the schema is not what it was\./],
  [
    'rows and ledger',
    "INSERT INTO trips VALUES ('Faro');",
    /is not what it was: wrangler's ledger is not what it was, trips has 3 rows and had 2\./,
  ],
])('a restore that is said to be done, and is not, is found out by %s', async (what, sql, says) => {
  const database = await seeded(`unproven-${what.replaceAll(' ', '-')}`);
  const bookmark = '00000009-00000002-00004e2f-0123456789abcdef0123456789abcdef';
  const body = { ...envelope, result: { bookmark, previous_bookmark: bookmark, message: 'Restored' } };
  stack.faults.set([onRestore({ kind: 'respond', status: 200, body })]);
  const result = await migrate(stack, migrationCheckout(database, { ...files, '1_days.sql': sql }), restoring);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(appliedBy(result)).toEqual(['1_days.sql']);
  const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
  expect(error).toContain('title=migrate%3A way-back-failed');
  expect(error).toContain('no such table: nowhere');
  expect(error).toMatch(says);
  expect(error).toContain(wayBackOf(result, database));
  expect(result.summary).not.toContain('restored to what it was');
  expect(await database.ledger()).toEqual(['1_days.sql']);
  expect(await database.lockHolder()).toBeUndefined();
});

test.each<[string, FaultRuleInput['action']]>([
  ['refused', { kind: 'respond', status: 400, body: { success: false, errors: [{ code: 7500, message: 'gone' }] } }],
  ['cut off', { kind: 'reset' }],
])('a restore that is %s is told with the command, and the error that led to it stays', async (what, action) => {
  const database = await seeded(`not-restored-${what.replaceAll(' ', '-')}`);
  stack.faults.set([onRestore(action)]);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, files), restoring);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(appliedBy(result)).toEqual(['1_days.sql']);
    const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
    expect(error).toContain('title=migrate%3A way-back-failed');
    expect(error).toContain('no such table: nowhere');
    expect(error).toContain(wayBackOf(result, database));
    expect(result.summary).toContain('Applied 1 of 2 migrations; see the error.');
  });
  // A restore is not repeated blindly.
  expect(restoresIn(calls)).toHaveLength(1);
  expect(await database.ledger()).toEqual(['1_days.sql']);
  expect(await database.lockHolder()).toBeUndefined();
});

test.each<[string, Record<string, string>, Record<string, string>, string[]]>([
  ['nothing was changed', { '1_fails.sql': files['2_fails.sql'] }, restoring, []],
  ['it was not asked for', files, { rehearse: 'off' }, ['1_days.sql']],
  ['it was refused', files, { rehearse: 'off', recover: 'none' }, ['1_days.sql']],
  ['all went well', { '1_days.sql': first }, { recover: 'restore' }, ['1_days.sql']],
])('nothing is restored where %s', async (why, migrations, inputs, applied) => {
  const database = await seeded(`kept-${why.replaceAll(' ', '-')}`);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, migrations), inputs);
    expect(appliedBy(result)).toEqual(applied);
    expect(result.log).not.toMatch(/restored to|could not be restored/);
    expect(result.log).toContain(wayBackOf(result, database));
  });
  expect(restoresIn(calls)).toEqual([]);
  expect(await database.ledger()).toEqual(applied);
  expect(await database.lockHolder()).toBeUndefined();
});

test('what somebody else did, where this run has changed nothing, is not taken back', async () => {
  const database = await seeded('of-others');
  const workspace = migrationCheckout(database, { '1_stops.sql': 'CREATE TABLE stops (name TEXT);' });
  await using run = await hold(stack, /1_stops\.sql/, workspace, { inputs: { recover: 'restore' } });
  await database.query("CREATE TABLE stops (name TEXT); INSERT INTO stops VALUES ('theirs')");
  const calls = await callsDuring(stack, async () => {
    run.letGo();
    const result = await run.action.result;
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
    expect(result.log).toMatch(
      /::error [^\n]*1_stops\.sql was not applied: the ledger has no row of it\. Meanwhile somebody else has changed the schema/,
    );
    expect(result.log).not.toContain('in part');
  });
  expect(restoresIn(calls)).toEqual([]);
  expect(await database.query('SELECT name FROM stops')).toEqual([{ name: 'theirs' }]);
});

test('of two databases only the one that failed is restored, and the other is told with its own way back', async () => {
  const [a, b] = [await createDatabase(stack, 'stays'), await seeded('goes-back')];
  const before = await contentOf(b);
  const bindings = [a, b].map(({ name, id }, index) => ({
    binding: 'AB'.charAt(index),
    database_name: name,
    database_id: id,
    migrations_dir: `of-${name}`,
  }));
  const workspace = checkout({
    'wrangler.jsonc': JSON.stringify({ name: 'trips', d1_databases: bindings }),
    'of-stays/1_a.sql': 'CREATE TABLE a (x);',
    'of-goes-back/1_days.sql': files['1_days.sql'],
    'of-goes-back/2_fails.sql': files['2_fails.sql'],
  });
  const result = await migrate(stack, workspace, restoring);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(JSON.parse(result.outputs['applied'] ?? '')).toEqual([{ database: 'stays', name: '1_a.sql' }]);
  const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
  expect(error).toContain('goes-back was restored to its bookmark of before this run');
  expect(error).toContain('The database stays got 1_a.sql from this run, and keeps it.');
  expect(error).toContain(wayBackOf(result, a));
  expect(await a.ledger()).toEqual(['1_a.sql']);
  expect(await contentOf(b)).toEqual(before);
});

test('a run that is cancelled in the middle of a file goes back as well', async () => {
  const database = await seeded('cancelled');
  const before = await contentOf(database);
  const workspace = migrationCheckout(database, { '1_days.sql': first, '2_later.sql': 'CREATE TABLE later (x);' });
  await using run = await hold(stack, /2_later\.sql/, workspace, { inputs: { recover: 'restore' } });
  run.action.process.kill('SIGTERM');
  const result = await run.action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
  expect(result.log).toContain('The job was cancelled');
  expect(result.log).toContain('cancelled was restored to its bookmark of before this run, and is what it was');
  expect(await contentOf(database)).toEqual(before);
  expect(await database.lockHolder()).toBeUndefined();
});
