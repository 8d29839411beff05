import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { DatabaseId } from '../cloudflare/ids.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { createLedger, type Ledger, ownTables } from '../migrations/ledger.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import type { Target } from '../migrations/resolve.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { schemaDigest } from '../sqlite/schema.ts';
import { fitOf, schemaAt } from './fit.ts';
import { schemaIn } from './rehearsal.fixture.ts';

const id = DatabaseId.parse('11111111-2222-4333-8444-555555555555');
const target: Target = { database: configured, id, name: 'trips-db', size: undefined };

/** Names in the order of the array, `0001.sql` first. */
function filesOf(...scripts: string[]): MigrationFile[] {
  return scripts.map((script, index) => ({
    ...fileOf(script, `000${index + 1}.sql`),
    sha256: `${index + 1}`.repeat(64),
  }));
}

/** A ledger of a database to which these were applied in this order, and then, by hand, a script. */
function ledgerOf(applied: readonly MigrationFile[], byHand = ''): Ledger {
  using database = new DatabaseSync(':memory:');
  for (const { sql } of createLedger(configured)) database.exec(sql);
  for (const { statements } of applied) for (const { sql } of statements) database.exec(sql);
  database.exec(byHand);
  const schema = schemaIn(database);
  return {
    applied: applied.map(({ name }) => name),
    checksums: new Map(applied.map(({ name, sha256 }) => [name, sha256])),
    runs: new Map(),
    schema,
    digest: schemaDigest(schema, ownTables(configured)),
  };
}

const scripts = [
  'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT, notes TEXT)',
  'CREATE TABLE kinds (name TEXT PRIMARY KEY)',
  "INSERT INTO kinds VALUES ('sea'); ALTER TABLE trips ADD kind TEXT REFERENCES kinds (name)",
  '-- voygent:allow contract-step,drop-column no code uses it\nALTER TABLE trips DROP COLUMN notes',
  'ALTER TABLE trips RENAME title TO name',
];
const all = filesOf(...scripts);
const ledger = ledgerOf(all);
const kind = 'unknown';

describe('it can be told that the old code', () => {
  test('fits, as nothing was applied since: not even the files are needed', async () => {
    expect(await fitOf('0005.sql', target, ledger, [], testContext())).toEqual({ kind: 'same' });
    expect(await fitOf(null, target, ledgerOf([]), [], testContext())).toEqual({ kind: 'same' });
  });

  test('fits what was only added to', async () => {
    const three = all.slice(0, 3);
    const fit = await fitOf('0001.sql', target, ledgerOf(three), all, testContext());
    const held = 'Where a row of trips (kind) refers to a row of kinds, the old code cannot delete that one.';
    // The old code does not know of kinds, and cannot want to delete any.
    expect(JSON.stringify(fit)).not.toContain(held);
    expect(fit).toEqual({ kind: 'fits', since: ['0002.sql', '0003.sql'], notes: [] });
    expect(await fitOf('0002.sql', target, ledgerOf(three), all, testContext())).toEqual({
      kind: 'fits',
      since: ['0003.sql'],
      notes: [{ file: '0003.sql', line: 1, message: held }],
    });
  });

  test('does not fit, with the reason for which a file was allowed to', async () => {
    expect(await fitOf('0003.sql', target, ledger, all, testContext())).toEqual({
      kind: 'contracted',
      since: ['0004.sql', '0005.sql'],
      findings: [
        { file: '0004.sql', line: 2, message: 'The column trips.notes goes away.', reason: 'no code uses it' },
        { file: '0005.sql', line: 1, message: 'The column trips.title is renamed to name.' },
      ],
      notes: [],
    });
  });

  test('fits everything where it knew of nothing', async () => {
    expect(await fitOf(null, target, ledger, all, testContext())).toMatchObject({ kind: 'fits', since: { length: 5 } });
  });

  test('fits, whichever order the files were applied in, and whoever applied them', async () => {
    const [first, second, third] = filesOf(scripts[0] ?? '', 'ALTER TABLE trips ADD b', 'ALTER TABLE trips ADD a');
    if (!first || !second || !third) throw new Error('there are three');
    const late = { ...ledgerOf([first, third, second]), checksums: new Map() };
    const fit = await fitOf('0003.sql', target, late, [first, second, third], testContext());
    expect(fit).toEqual({ kind: 'fits', since: ['0002.sql'], notes: [] });
  });

  test('fits, where files need the rows of earlier ones', async () => {
    const files = filesOf(
      "CREATE TABLE kinds (name TEXT PRIMARY KEY); INSERT INTO kinds VALUES ('sea')",
      "CREATE TABLE tags (kind TEXT NOT NULL REFERENCES kinds (name)); INSERT INTO tags VALUES ('sea')",
    );
    expect(await fitOf('0001.sql', target, ledgerOf(files), files, testContext())).toMatchObject({ kind: 'fits' });
  });

  test('fits a database with virtual tables, triggers and views', async () => {
    const files = filesOf(
      'CREATE TABLE t (a); CREATE VIRTUAL TABLE f USING fts5 (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO f VALUES (NEW.a); END',
      'CREATE VIEW v AS SELECT * FROM f',
    );
    expect(await fitOf('0001.sql', target, ledgerOf(files), files, testContext())).toMatchObject({ kind: 'fits' });
  });
});

describe('it cannot be told', () => {
  const [first] = all;
  if (!first) throw new Error('there is a first');

  test.each<[string, string | null | undefined, Ledger, readonly MigrationFile[], string, string]>([
    [
      'what was not recorded',
      undefined,
      ledger,
      all,
      'It was not recorded which migration of trips-db was the last one when the old code was released.',
      'by hand',
    ],
    [
      'where the ledger does not know the head',
      '0009.sql',
      ledger,
      all,
      'The old code was made for trips-db with 0009.sql as its last migration, and its ledger does not have that one (its last is 0005.sql).',
      'another database',
    ],
    ['where the ledger is empty', '0001.sql', ledgerOf([]), all, 'does not have that one (it is empty)', 'restored'],
    [
      'while a migration has begun and not ended',
      '0001.sql',
      { ...ledgerOf([first]), begun: '0002.sql' },
      all,
      '0002.sql was begun in trips-db and has not ended.',
      'wait for it',
    ],
    [
      'without a file, be it one that the old code knew',
      '0004.sql',
      ledger,
      all.slice(1),
      'trips-db has 0001.sql, and the checkout does not.',
      '`ref` of actions/checkout',
    ],
    [
      'with a file that was edited',
      '0004.sql',
      ledger,
      all.map((file) => (file === first ? { ...file, sha256: 'f'.repeat(64) } : file)),
      'migrations/0001.sql in the checkout is not what was applied to trips-db: the content differs.',
      'git log --follow -- migrations/0001.sql',
    ],
    [
      'where the database has something more',
      '0004.sql',
      ledgerOf(all, 'CREATE TABLE more (a); ALTER TABLE trips ADD rating INTEGER'),
      all,
      'The schema of trips-db is not the one that its migrations make: the table more was added, the table trips was changed. It was changed outside of them.',
      '+   rating INTEGER',
    ],
    [
      'where the database has something less',
      '0004.sql',
      ledgerOf(all, 'DROP TABLE trips'),
      all,
      'the table trips was removed.',
      '@@ table trips: removed @@',
    ],
    [
      'where the tables of the ledger cannot be made',
      '0004.sql',
      { ...ledger, schema: ledger.schema.map((one) => ({ ...one, sql: 'CREATE TABLE' })) },
      all,
      'The schema could not be made anew from the migrations: ',
      'by hand',
    ],
  ])('%s', async (_, head, given, files, why, hint) => {
    expect(await fitOf(head, target, given, files, testContext())).toEqual({
      kind,
      why: expect.stringContaining(why),
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ['the old code knew', '0003.sql'],
    ['came later', '0001.sql'],
  ])('where a file does not run on an empty database that %s', async (_, head) => {
    const needsRows = 'SELECT 1;\nINSERT INTO total VALUES ((SELECT max(a) FROM t))';
    const files = filesOf('CREATE TABLE t (a)', `CREATE TABLE total (a NOT NULL)`, needsRows, 'CREATE TABLE more (a)');
    const given = ledgerOf(
      [],
      files
        .filter((_, index) => index !== 2)
        .flatMap(({ statements }) => statements.map(({ sql }) => sql))
        .join(';'),
    );
    expect(
      await fitOf(head, target, { ...given, applied: files.map(({ name }) => name) }, files, testContext()),
    ).toEqual({
      kind,
      why: 'The schema could not be made anew from the migrations: on an empty database migrations/0003.sql:2 does not run. NOT NULL constraint failed: total.a.',
      hint: expect.stringContaining('by hand'),
    });
  });

  test('where a statement does not end', { timeout: 60_000 }, async () => {
    const endless =
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e15) SELECT max(i) FROM n';
    const files = [...filesOf('CREATE TABLE t (a)'), fileOf(`SELECT 1;\n${endless}`, '0002.sql')];
    const given = { ...ledgerOf(files.slice(0, 1)), applied: ['0001.sql', '0002.sql'] };
    expect(await fitOf('0001.sql', target, given, files, testContext())).toEqual({
      kind,
      why: expect.stringMatching(/migrations\/0002\.sql:2 does not run\. This statement ran for 10 s/),
      hint: expect.any(String),
    });
  });
});

test('a job that is cancelled is not told anything', async () => {
  const reason = new Error('cancelled');
  const context = testContext({}, { signal: AbortSignal.abort(reason) });
  await expect(fitOf('0003.sql', target, ledger, all, context)).rejects.toBe(reason);
  await expect(schemaAt('0003.sql', all, context)).rejects.toBe(reason);
});

describe('the schema at a head', () => {
  test('is what its migrations make', async () => {
    const past = ledgerOf(all.slice(0, 3));
    expect(await schemaAt('0003.sql', all, testContext())).toEqual({
      schema: past.schema.filter(({ name }) => !ownTables(configured).includes(name)),
      digest: past.digest,
    });
  });

  test('before any is empty', async () => {
    expect(await schemaAt(null, all, testContext())).toEqual({ schema: [], digest: ledgerOf([]).digest });
  });

  test.each([
    ['the head is no file', '0009.sql', all],
    ['a file does not run', '0002.sql', filesOf('CREATE TABLE t (a)', 'DROP TABLE missing', 'SELECT 1')],
  ])('is not known where %s', async (_, head, files) => {
    expect(await schemaAt(head, files, testContext())).toBeUndefined();
  });
});
