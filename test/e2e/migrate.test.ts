import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleDatabases } from '../../local/sample.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder, write } from './checkout.ts';
import { callsDuring, createDatabase, databaseOf, mayWrite, migrate, migrationCheckout } from './database.ts';
import { checkoutSample, edit } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.cloudflare.refuseWrites(false));

const [{ name: production, uuid: productionId }] = sampleDatabases;
const migrationsFolder = 'workers/trips/migrations';

test('a plan only reads, and names the migrations that it would apply', async () => {
  const database = databaseOf(stack, { name: production, id: productionId });
  stack.cloudflare.refuseWrites(true);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, checkoutSample(), { environment: 'production', mode: 'plan' });
    expect(result.log).not.toContain('::error');
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', applied: '[]' } });
    expect(JSON.parse(result.outputs['pending'] ?? '')).toHaveLength(9);
    expect(result.summary).toContain('9 migrations would be applied. This was a plan: nothing was changed.');
    expect(result.log).toContain('9 migrations');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await database.schema()).toEqual([]);
});

test('apply brings the sample up to date, and says so to people, to later steps and to machines', async () => {
  const workspace = checkoutSample();
  const names = readdirSync(join(workspace, migrationsFolder)).sort();
  const database = databaseOf(stack, { name: production, id: productionId });
  const { exitCode, outputs, summary, log, events } = await migrate(stack, workspace, { environment: 'production' });
  expect(log).not.toContain('::error');
  expect(exitCode).toBe(0);
  expect(await database.ledger()).toEqual(names);
  const refs = names.map((name) => ({ database: production, name }));
  expect(JSON.parse(outputs['applied'] ?? '')).toEqual(refs);
  expect(JSON.parse(outputs['pending'] ?? '')).toEqual(refs);
  const before = JSON.parse(outputs['bookmark-before'] ?? '')[production];
  const after = JSON.parse(outputs['bookmark-after'] ?? '')[production];
  expect(before).not.toBe(after);
  expect(summary).toContain(
    'Applied 9 migrations; ledger and schema were read afterwards and agree, and foreign keys hold.',
  );
  expect(summary).toContain(`npx wrangler d1 time-travel restore ${production} --bookmark=${before}`);
  expect(log).toContain('Applied 0003_facts_dirty_triggers.sql');
  const applied = events.filter(({ event }) => event === 'migration.applied').map(({ file }) => file);
  expect(applied).toEqual(names);
  expect(await database.query('SELECT name FROM voygent_migrations ORDER BY name')).toHaveLength(9);
});

test('apply on a database that is up to date writes nothing and passes', async () => {
  const database = databaseOf(stack, { name: production, id: productionId });
  const schema = await database.schema();
  stack.cloudflare.refuseWrites(true);
  const { exitCode, outputs, summary, log } = await migrate(stack, checkoutSample(), { environment: 'production' });
  stack.cloudflare.refuseWrites(false);
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ pending: '[]', applied: '[]' });
  expect(outputs['bookmark-before']).toBe(outputs['bookmark-after']);
  expect(summary).toContain('Nothing to do: all 9 migrations are applied.');
  expect(log).toContain('nothing to do');
  expect(await database.schema()).toEqual(schema);
});

test('a plan rehearses on an export, only reads, and gives what it found as JSON', async () => {
  const database = await createDatabase(stack, 'rehearsed');
  await database.query(`CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE old (x);
    INSERT INTO trips VALUES (1, 'Lisbon'), (2, 'Porto'), (3, 'Faro'); INSERT INTO old VALUES (1), (2);`);
  const schema = await database.schema();
  const workspace = migrationCheckout(database, {
    '1_rename.sql': 'ALTER TABLE trips RENAME TO journeys;',
    '2_drop.sql':
      "DELETE FROM journeys WHERE name = 'Faro';\n\n-- voygent:allow drop-table, contract-step nobody reads it since spring\nDROP TABLE old;",
    '3_days.sql': 'CREATE TABLE days (x);\nUPDATE journeys SET name = upper(name);',
  });
  stack.cloudflare.refuseWrites(true);
  const calls = await callsDuring(stack, async () => {
    const inputs = { mode: 'plan', allow: 'contract-step' };
    const result = await migrate(stack, workspace, inputs);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    const findings: { rule: string }[] = JSON.parse(result.outputs['findings'] ?? '');
    const one = { database: 'rehearsed', message: expect.any(String) };
    expect(findings.filter(({ rule }) => rule !== 'contract-step')).toEqual([
      {
        ...one,
        rule: 'drop-table',
        severity: 'error',
        file: '2_drop.sql',
        line: 4,
        allowed: true,
        reason: 'nobody reads it since spring',
      },
      { ...one, rule: 'update-without-where', severity: 'error', file: '3_days.sql', line: 2, allowed: false },
    ]);
    expect(result.log).toMatch(/::error [^\n]*file=migrations\/3_days\.sql,line=2::[^\n]*\[update-without-where\]/);
    expect(result.log).toMatch(/::warning file=migrations\/2_drop\.sql,line=4::[^\n]*nobody reads it since spring\]/);
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(JSON.parse(result.outputs['rehearsal'] ?? '')).toEqual({
      rehearsed: {
        source: 'export',
        rows: expect.arrayContaining([
          { table: 'journeys', from: 'trips', before: 3, after: 2 },
          { table: 'old', from: 'old', before: 2, after: null },
          { table: 'days', from: null, before: 0, after: 0 },
        ]),
        files: [
          { name: '1_rename.sql', rows: [], digest },
          {
            name: '2_drop.sql',
            rows: expect.arrayContaining([
              { table: 'journeys', before: 3, after: 2 },
              { table: 'old', before: 2, after: null },
            ]),
            digest,
          },
          { name: '3_days.sql', rows: [], digest },
        ],
      },
    });
    const passed = await migrate(stack, workspace, { ...inputs, allow: 'contract-step,update-without-where' });
    expect(passed.exitCode, passed.log).toBe(0);
    expect(passed.log).toContain('rehearsed on a fresh export');
  });
  stack.cloudflare.refuseWrites(false);
  expect(calls.some(({ path }) => path.endsWith('/export'))).toBe(true);
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await database.schema()).toEqual(schema);
});

test('what is applied has the schema of the rehearsal, and nothing else is called its digest', async () => {
  const database = await createDatabase(stack, 'digests');
  await database.query('CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT)');
  const workspace = migrationCheckout(database, {
    '1_days.sql': 'ALTER TABLE trips ADD COLUMN days INTEGER;',
    '2_index.sql': 'CREATE INDEX trips_by_days ON trips (days);',
  });
  const plan = await migrate(stack, workspace, { mode: 'plan' });
  const { files } = JSON.parse(plan.outputs['rehearsal'] ?? '').digests;
  const result = await migrate(stack, workspace);
  expect(result.exitCode, result.log).toBe(0);
  expect(JSON.parse(result.outputs['schema-digest'] ?? '').digests).toBe(files.at(-1).digest);
  expect(JSON.parse(plan.outputs['schema-digest'] ?? '').digests).not.toBe(files.at(-1).digest);
  const after = await migrate(stack, workspace, { mode: 'plan' });
  expect(after.outputs).toMatchObject({ rehearsal: '{}', findings: '[]', pending: '[]' });
  expect(after.outputs['schema-digest']).toBe(result.outputs['schema-digest']);
});

test('numbered files go before others, by number and not by digits', async () => {
  const database = await createDatabase(stack, 'order');
  const names = ['10_c.sql', '9_b.sql', '0009_a.sql', 'later.sql', 'Again.sql'];
  const files = Object.fromEntries(names.map((name, index) => [name, `CREATE TABLE t${index} (a);`]));
  const result = await migrate(stack, migrationCheckout(database, { ...files, 'README.md': 'no migration' }));
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.ledger()).toEqual(['0009_a.sql', '9_b.sql', '10_c.sql', 'Again.sql', 'later.sql']);
});

test('a nested pattern finds its files and keeps their paths as names', async () => {
  const database = await createDatabase(stack, 'nested');
  const workspace = migrationCheckout(
    database,
    {
      '20260102_b/migration.sql': 'ALTER TABLE a ADD COLUMN b;',
      '20260101_a/migration.sql': 'CREATE TABLE a (a);',
      '20260101_a/snapshot.sql': 'DROP TABLE a;',
      'top.sql': 'DROP TABLE a;',
    },
    { migrations_dir: 'migrations', migrations_pattern: 'migrations/*/migration.sql' },
  );
  const result = await migrate(stack, workspace);
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.ledger()).toEqual(['20260101_a/migration.sql', '20260102_b/migration.sql']);
});

test('files run as SQLite reads them, whatever their line ends, comments and semicolons', async () => {
  const database = await createDatabase(stack, 'texts');
  const trigger = `CREATE TRIGGER marks AFTER INSERT ON notes
BEGIN
  UPDATE notes SET kind = CASE WHEN NEW.text LIKE '%;%' THEN
      CASE WHEN NEW.text LIKE 'END;%' THEN 'end' ELSE 'semicolon' END
    ELSE 'plain' END
  WHERE id = NEW.id;
  INSERT INTO log VALUES ('BEGIN; END;');
END;
`;
  const files = {
    '1_bom.sql': '\uFEFFCREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, kind TEXT);\nCREATE TABLE log (line)',
    '2_crlf.sql': trigger.replaceAll('\n', '\r\n'),
    '3_strings.sql': `INSERT INTO notes (text) VALUES ('a; b'), ('END; it''s'), ("plain");;
-- one; more
INSERT INTO notes (text) VALUES ('-- no comment'), ('/* nor; this')/* ; */; -- the last; line`,
    '4_tail.sql': 'CREATE TABLE "odd;name" (a); /* nothing; here */\n\n-- and nothing; here',
  };
  const result = await migrate(
    stack,
    migrationCheckout(database, { ...files, '3_strings.sql': files['3_strings.sql'].replace('"plain"', "'plain'") }),
  );
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.query('SELECT text, kind FROM notes ORDER BY id')).toEqual([
    { text: 'a; b', kind: 'semicolon' },
    { text: "END; it's", kind: 'end' },
    { text: 'plain', kind: 'plain' },
    { text: '-- no comment', kind: 'plain' },
    { text: '/* nor; this', kind: 'semicolon' },
  ]);
  expect(await database.query('SELECT count(*) AS n FROM log')).toEqual([{ n: 5 }]);
  expect(await database.ledger()).toHaveLength(4);
});

test('an edited migration blocks, and `allow` lets it through with the finding still shown', async () => {
  const workspace = checkoutSample();
  edit(workspace, `${migrationsFolder}/0009_trip_notes.sql`, (sql) => sql.replace('notes TEXT', 'notes BLOB'));
  write(workspace, `${migrationsFolder}/0010_more.sql`, 'CREATE TABLE more (a);');
  const inputs = { environment: 'production' };
  const calls = await callsDuring(stack, async () => {
    const blocked = await migrate(stack, workspace, inputs);
    expect(blocked).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    expect(blocked.log).toMatch(/::error .*0009_trip_notes\.sql was edited after it was applied.*Nothing was done/);
    expect(blocked.log).toContain('allow: edited-since-applied');
    expect(blocked.summary).toContain('`edited-since-applied`');
    expect(blocked.summary).not.toMatch(/Nothing to do|would be applied/);
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  const allowed = await migrate(stack, workspace, { ...inputs, allow: 'edited-since-applied' });
  expect(allowed.exitCode, allowed.log).toBe(0);
  expect(JSON.parse(allowed.outputs['applied'] ?? '')).toEqual([{ database: production, name: '0010_more.sql' }]);
  expect(JSON.parse(allowed.outputs['findings'] ?? '')).toMatchObject([
    { rule: 'edited-since-applied', allowed: true },
  ]);
  expect(allowed.summary).toContain('error, allowed');
});

test('missing files, files out of order and twin numbers are shown, and do not block', async () => {
  const database = await createDatabase(stack, 'findings');
  await migrate(
    stack,
    migrationCheckout(database, { '1_gone.sql': 'CREATE TABLE a (a);', '3_c.sql': 'CREATE TABLE c (a);' }),
  );
  const workspace = migrationCheckout(database, {
    '2_b.sql': 'CREATE TABLE b (a);',
    '3_c.sql': 'CREATE TABLE c (a);',
    '3_d.sql': 'CREATE TABLE d (a);',
  });
  const result = await migrate(stack, workspace);
  expect(result.exitCode, result.log).toBe(0);
  const findings = JSON.parse(result.outputs['findings'] ?? '');
  expect(findings).toMatchObject([
    { rule: 'file-missing', severity: 'warning', file: '1_gone.sql' },
    { rule: 'out-of-order', severity: 'warning', file: '2_b.sql' },
    { rule: 'duplicate-prefix', severity: 'warning', file: '3_d.sql' },
  ]);
  for (const { message } of findings) {
    expect(result.summary.replaceAll('\\', '')).toContain(message);
    expect(result.log).toMatch(/::warning[^:]*::findings: /);
    expect(result.log).toContain(`::findings: ${message}`);
  }
  expect(await database.ledger()).toEqual(['1_gone.sql', '3_c.sql', '2_b.sql', '3_d.sql']);
});
