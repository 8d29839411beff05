import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { oddities } from '../oddities.ts';
import { checkout, temporaryFolder } from './checkout.ts';
import { callsDuring, createDatabase, mayWrite, migrate, type TestDatabase } from './database.ts';
import { ageKeys, backupCheckout, contentOf, databaseNamed, databaseWith, findDatabase, runOn } from './snapshots.ts';

let stack: Stack;
let keys: { identity: string; recipient: string };
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  keys = await ageKeys();
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

const trips = [
  'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT)',
  `INSERT INTO trips (title) VALUES ('Lisbon'), ('Porto')`,
];

/** A database with its checkout, of which a snapshot was taken. */
async function snapshotOf(name: string, statements: readonly string[], settings?: object) {
  const database = await databaseWith(stack, name, statements);
  const workspace = backupCheckout([database], settings);
  const taken = await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient } });
  expect(taken, taken.log).toMatchObject({ exitCode: 0 });
  return { database, workspace, taken };
}

function restore(workspace: string, inputs: Record<string, string>) {
  return runOn(stack, 'restore', workspace, { inputs: { identity: keys.identity, ...inputs } });
}

function apply(workspace: string, target: string, inputs: Record<string, string> = {}) {
  return restore(workspace, { mode: 'apply', target, confirm: target, ...inputs });
}

describe('a drill', () => {
  test('proves the snapshot, asks nothing of Cloudflare, and leaves a record', async () => {
    const { workspace } = await snapshotOf('drilled', trips);
    let result: Awaited<ReturnType<typeof restore>> | undefined;
    const inputs = { assertions: 'SELECT count(*) = 2 FROM trips; SELECT 1, title FROM trips WHERE id = 1;' };
    const calls = await callsDuring(stack, async () => {
      result = await restore(workspace, inputs);
    });
    expect(calls).toEqual([]);
    expect(result, result?.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    // 'Lisbon' is a text, which is no number but zero.
    expect(result?.log).toMatch(/`SELECT 1, title FROM trips WHERE id = 1` gave Lisbon/);
    const good = await restore(workspace, { assertions: 'SELECT count(*) = 2 FROM trips' });
    expect(good, good.log).toMatchObject({ exitCode: 0, outputs: { rows: '2' } });
    expect(Number(good.outputs['rpo'])).toBeGreaterThanOrEqual(0);
    expect(Number(good.outputs['rto'])).toBeLessThan(60);
    expect(good.summary).toMatch(/RPO[\s\S]*RTO/);
    const listed = await runOn(stack, 'backup', workspace, { inputs: { mode: 'list' } });
    const kinds = JSON.parse(listed.outputs['snapshots'] ?? '[]').map((one: { kind: string }) => one.kind);
    expect(kinds.sort()).toEqual(['drill', 'snapshot']);
  });

  test.each([
    ['SELECT count(*) > 5 FROM trips', 'gave 0'],
    ['SELECT NULL', 'gave NULL'],
    ['SELECT id FROM trips', 'gave 2 rows where one was expected'],
    ['SELECT 1 WHERE 0', 'gave 0 rows where one was expected'],
    ['SELECT * FROM trops', 'no such table: trops'],
    ['DELETE FROM trips', 'readonly'],
  ])('holds the configured assertion `%s` against it', async (sql, problem) => {
    const name = `asserted-${problem.replaceAll(/\W/g, '')}`.toLowerCase();
    const { workspace } = await snapshotOf(name, trips, { databases: [{ name, backup: { assertions: [sql] } }] });
    const result = await restore(workspace, {});
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain(problem);
  });

  test('with a target goes through a database on Cloudflare, which is gone afterwards', async () => {
    const { workspace } = await snapshotOf('through', oddities);
    const result = await restore(workspace, { target: 'scratch' });
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    expect(result.summary).toContain('imported into a database on Cloudflare');
    expect(stack.cloudflare.api.calls.some(({ path, method }) => method === 'POST' && /\/import$/.test(path))).toBe(
      true,
    );
    expect(await findDatabase(stack, 'scratch')).toBeUndefined();
    const taken = await restore(workspace, { target: 'through' });
    expect(taken).toMatchObject({ exitCode: 1 });
    expect(taken.log).toContain('The database through exists');
  });
});

describe('a plan', () => {
  test('shows what would be, and writes nothing', async () => {
    const { database, workspace } = await snapshotOf('planned', trips);
    await database.query(`INSERT INTO trips (title) VALUES ('Faro')`);
    await database.query('CREATE TABLE later (a)');
    let result: Awaited<ReturnType<typeof restore>> | undefined;
    const calls = await callsDuring(stack, async () => {
      result = await restore(workspace, { mode: 'plan', target: 'planned' });
    });
    expect(calls.filter(mayWrite)).toEqual([]);
    expect(result, result?.log).toMatchObject({ exitCode: 0 });
    const plan = JSON.parse(result?.outputs['plan'] ?? '');
    expect(plan).toMatchObject({ target: 'planned', exists: true, confirm: 'planned' });
    expect(plan.tables).toEqual(
      expect.arrayContaining([
        { name: 'trips', now: 3, after: 2 },
        { name: 'later', now: 0, after: null },
      ]),
    );
    expect(result?.summary).toMatch(/confirm: planned/);
  });
});

describe('into a database that is there', () => {
  test('everything is exchanged, and the way back is told and works', async () => {
    const { database, workspace } = await snapshotOf('exchanged', oddities);
    const before = await contentOf(database);
    await database.query('DROP TABLE hens');
    await database.query(`UPDATE plain SET a = 'changed'`);
    await database.query('CREATE TABLE later (a)');
    await database.query(`CREATE TRIGGER stop BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'no'); END`);
    const changed = await contentOf(database);
    const result = await apply(workspace, 'exchanged');
    expect(result, result.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(await contentOf(database)).toEqual(before);
    expect(await database.lockHolder()).toBeUndefined();
    const bookmark = result.outputs['bookmark-before'];
    expect(result.outputs['undo']).toBe(`npx wrangler d1 time-travel restore exchanged --bookmark=${bookmark}`);
    await timeTravel(database, bookmark ?? '');
    const back = await contentOf(database);
    // The lock, and the ledger's tables that come with it, were made for the restore.
    expect(Object.keys(back)).toEqual(expect.arrayContaining(Object.keys(changed)));
    expect(back['plain']).toEqual(changed['plain']);
  });

  test('rows that hold one another with RESTRICT do not stand against it', async () => {
    const { database, workspace } = await snapshotOf('restricted', [
      'CREATE TABLE tree (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES tree(id) ON DELETE RESTRICT)',
      'INSERT INTO tree VALUES (1, NULL), (2, 1), (3, 2)',
      'CREATE TABLE own (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES own(id) ON DELETE RESTRICT)',
      'INSERT INTO own VALUES (1, 1), (2, 1)',
      'CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b(id) ON DELETE RESTRICT)',
      'CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a(id) ON DELETE RESTRICT)',
      'INSERT INTO a VALUES (1, NULL)',
      'INSERT INTO b VALUES (1, 1)',
      'UPDATE a SET b = 1',
    ]);
    const before = await contentOf(database);
    await database.query('INSERT INTO tree VALUES (4, 3)');
    const result = await apply(workspace, 'restricted');
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    expect(await contentOf(database)).toEqual(before);
  });

  test('migrations go on from there, under another name too', async () => {
    const database = await createDatabase(stack, 'renamed-prod');
    const first = { '0001_trips.sql': 'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT);' };
    const workspace = migrations(database, first);
    expect(await migrate(stack, workspace)).toMatchObject({ exitCode: 0 });
    await database.query(`INSERT INTO trips (title) VALUES ('Lisbon')`);
    await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient } });
    const result = await apply(workspace, 'renamed_assistant');
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    const copy = await databaseNamed(stack, 'renamed_assistant');
    const next = { ...first, '0002_more.sql': 'ALTER TABLE trips ADD COLUMN notes TEXT;' };
    const migrated = await migrate(stack, migrations(copy, next));
    expect(migrated, migrated.log).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(migrated.outputs['applied'] ?? '')).toEqual([
      { database: 'renamed_assistant', name: '0002_more.sql' },
    ]);
    expect(await copy.ledger()).toEqual(['0001_trips.sql', '0002_more.sql']);
    expect(await copy.query('SELECT title, notes FROM trips')).toEqual([{ title: 'Lisbon', notes: null }]);
  });

  test.each([
    [{}, /`confirm` is empty, and this restore wants `unsure`/],
    [{ confirm: 'unsur' }, /`confirm` says `unsur`/],
  ])('it wants the name typed: %o', async (inputs, message) => {
    const existing = await findDatabase(stack, 'unsure');
    const { database, workspace } = existing
      ? { database: existing, workspace: backupCheckout([existing]) }
      : await snapshotOf('unsure', trips);
    const calls = await callsDuring(stack, async () => {
      const result = await restore(workspace, { mode: 'apply', target: 'unsure', ...inputs });
      expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
      expect(result.log).toMatch(message);
    });
    expect(calls.filter(mayWrite)).toEqual([]);
    expect(await database.tables()).toEqual(['trips']);
  });
});

describe('some tables', () => {
  const related = [
    ...trips,
    'CREATE TABLE stays (id INTEGER PRIMARY KEY AUTOINCREMENT, trip INTEGER REFERENCES trips(id), note TEXT)',
    `INSERT INTO stays (trip, note) VALUES (1, 'a'), (2, 'b; with "quotes"')`,
    'CREATE INDEX stays_by_trip ON stays (trip)',
    'CREATE TABLE log (id INTEGER PRIMARY KEY, what TEXT)',
    `CREATE TRIGGER on_stay AFTER INSERT ON stays BEGIN INSERT INTO log (what) VALUES ('stay'); END`,
    `CREATE VIRTUAL TABLE search USING fts5(note, content='stays', content_rowid='id')`,
    `INSERT INTO search(search) VALUES ('rebuild')`,
    `INSERT INTO stays (trip, note) VALUES (1, 'last')`,
  ];

  test('are exchanged, and nothing else is', async () => {
    const { database, workspace } = await snapshotOf('some', related);
    const before = await contentOf(database);
    await database.query(`DELETE FROM stays WHERE id > 1`);
    await database.query(`UPDATE stays SET note = 'spoilt'`);
    await database.query(`UPDATE trips SET title = 'kept'`);
    await database.query(`INSERT INTO log (what) VALUES ('kept')`);
    const changed = await contentOf(database);
    const result = await apply(workspace, 'some', { tables: 'stays' });
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    const after = await contentOf(database);
    expect(after['stays']).toEqual(before['stays']);
    expect(after['counters']).toEqual(before['counters']);
    expect(after['trips']).toEqual(changed['trips']);
    expect(after['log']).toEqual(changed['log']);
    expect(await database.query(`SELECT rowid FROM search WHERE search MATCH 'quotes'`)).toEqual([{ rowid: 2 }]);
    expect(await database.lockHolder()).toBeUndefined();
    await database.query(`INSERT INTO stays (trip, note) VALUES (1, 'new')`);
    expect(await database.query(`SELECT count(*) AS n FROM log WHERE what = 'stay'`)).toEqual([{ n: 2 }]);
  });

  test('that others still need are not taken away, and nothing is changed', async () => {
    const { database, workspace } = await snapshotOf('needed', [
      ...trips,
      'CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER REFERENCES trips(id))',
    ]);
    await database.query(`INSERT INTO trips (title) VALUES ('Faro')`);
    await database.query('INSERT INTO stays VALUES (1, 3)');
    const result = await apply(workspace, 'needed', { tables: 'trips' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(/needed is what it was: nothing of the snapshot is in it/);
    expect(await database.query('SELECT count(*) AS n FROM trips')).toEqual([{ n: 3 }]);
    expect(await database.lockHolder()).toBeUndefined();
  });

  test('that others would follow, or that are others by now, are refused', async () => {
    const { database, workspace } = await snapshotOf('refused', [
      ...trips,
      'CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER REFERENCES trips(id) ON DELETE CASCADE)',
      'INSERT INTO stays VALUES (1, 1)',
    ]);
    const cascade = await apply(workspace, 'refused', { tables: 'trips' });
    expect(cascade).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(cascade.log).toContain('stays refers to trips with ON DELETE CASCADE');
    const unknown = await apply(workspace, 'refused', { tables: 'trps' });
    expect(unknown.log).toMatch(/no table `trps`[\s\S]*trips/);
    await database.query('ALTER TABLE stays ADD COLUMN later TEXT');
    const changed = await apply(workspace, 'refused', { tables: 'stays' });
    expect(changed).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(changed.log).toContain('is not what it was in the snapshot');
    expect(await database.query('SELECT * FROM stays')).toEqual([{ id: 1, trip: 1, later: null }]);
  });
});

describe('what is not there, or not ours to open', () => {
  test.each([
    ['no such artifact', { snapshot: '424242' }, /no artifact 424242/],
    ['no such folder', { snapshot: 'nowhere' }, /manifest[^\n]*cannot be read/],
    ['no snapshot at all', { database: 'never' }, /no snapshot of never/],
    ['another identity', { identity: 'other' }, /cannot be opened with this identity/],
    ['no identity', { identity: '' }, /is encrypted, and the input `identity` is empty/],
    ['what is no identity', { identity: 'AGE-SECRET-KEY-1NONSENSE' }, /is no age identity/],
    ['no target', { mode: 'apply' }, /needs the input `target`/],
    ['a target that is no name', { mode: 'plan', target: 'a b' }, /neither the name or id/],
  ])('%s', async (_, inputs: Record<string, string>, message) => {
    const existing = await findDatabase(stack, 'shut');
    const workspace = existing ? backupCheckout([existing]) : (await snapshotOf('shut', trips)).workspace;
    const identity =
      inputs['identity'] === 'other' ? (await ageKeys()).identity : (inputs['identity'] ?? keys.identity);
    const result = await runOn(stack, 'restore', workspace, { inputs: { ...inputs, identity } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(message);
    expect(result.log).toMatch(/Nothing was (done|restored)/);
  });
});

test('where there is no project, a folder and a name are enough', async () => {
  const database = await databaseWith(stack, 'alone', trips);
  const workspace = backupCheckout([database]);
  await runOn(stack, 'backup', workspace, { inputs: { upload: 'false', output: 'kept', recipients: keys.recipient } });
  const { readdirSync, cpSync } = await import('node:fs');
  const elsewhere = checkout({ 'README.md': 'nothing' });
  const [folder = ''] = readdirSync(join(workspace, 'kept'));
  cpSync(join(workspace, 'kept', folder), join(elsewhere, 'snapshot'), { recursive: true });
  expect(JSON.parse(readFileSync(join(elsewhere, 'snapshot/manifest.json'), 'utf8')).rows).toBe(2);
  const result = await apply(elsewhere, 'alone-again', { snapshot: 'snapshot' });
  expect(result, result.log).toMatchObject({ exitCode: 0 });
  expect(await contentOf(await databaseNamed(stack, 'alone-again'))).toEqual(await contentOf(database));
});

function migrations(database: { name: string; id: string }, files: Record<string, string>): string {
  const binding = { binding: 'DB', database_name: database.name, database_id: database.id };
  return checkout({
    'wrangler.jsonc': JSON.stringify({ name: 'trips', d1_databases: [binding] }),
    ...Object.fromEntries(Object.entries(files).map(([name, sql]) => [`migrations/${name}`, sql])),
  });
}

async function timeTravel({ id }: TestDatabase, bookmark: string): Promise<void> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const url = `${apiBaseUrl}/accounts/${accountId}/d1/database/${id}/time_travel/restore?bookmark=${bookmark}`;
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
}
