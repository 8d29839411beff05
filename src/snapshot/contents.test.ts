import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { oddities } from '../../test/oddities.ts';
import { ActionError } from '../runtime/errors.ts';
import { likeD1 } from '../sqlite/load.ts';
import { SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import { type Contents, contentsOf, printedIn } from './contents.ts';

/** The schema that these statements make. */
function schemaOf(...sqls: string[]): SchemaObject[] {
  using database = new DatabaseSync(':memory:', likeD1);
  for (const sql of sqls) database.exec(sql);
  return database
    .prepare(schemaQuery)
    .all()
    .map((row) => SchemaObject.parse(row));
}

const contents = (...sqls: string[]): Contents => contentsOf(schemaOf(...sqls));
const one = (sql: string) => contents(sql).tables[0];
const refusal = (schema: SchemaObject[]): ActionError => {
  try {
    contentsOf(schema);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('a table', () => {
  test.each<[string, string | undefined, string[]]>([
    ['CREATE TABLE t(a)', 'rowid', []],
    ['CREATE TABLE t(id INTEGER PRIMARY KEY)', 'rowid', ['id']],
    ['CREATE TABLE t(RowID TEXT, a)', '_rowid_', []],
    ['CREATE TABLE t(rowid, _ROWID_, a)', 'oid', []],
    ['CREATE TABLE t(rowid, _rowid_, oid)', undefined, []],
    ['CREATE TABLE t(rowid INTEGER PRIMARY KEY, a)', '_rowid_', ['rowid']],
    ['CREATE TABLE t(rowid AS (a + 1), a)', '_rowid_', []],
    ['CREATE TABLE t(a, b, c, PRIMARY KEY(c, a DESC)) WITHOUT ROWID', undefined, ['c', 'a']],
    ['CREATE TABLE t(a, b, PRIMARY KEY(b, a))', 'rowid', ['b', 'a']],
  ])('of %s is read by the rowid %s and the key %j', (sql, rowid, key) => {
    expect(one(sql)).toMatchObject({ name: 't', sql, key });
    expect(one(sql)?.rowid).toBe(rowid);
  });

  test('has the columns that hold values, and not those that are made from them', () => {
    const columns = one('CREATE TABLE t(a, b AS (a + 1), c INTEGER AS (a * 2) STORED, d TEXT)')?.columns;
    expect(columns?.map(({ name }) => name)).toEqual(['a', 'd']);
  });

  test('of the lock of migrations is made, and its rows are not kept', () => {
    const found = contents('CREATE TABLE voygent_lock(a)', 'CREATE TABLE voygent_migrations(a)');
    const momentary = new Map(found.tables.map(({ name, isMomentary }) => [name, isMomentary]));
    expect(Object.fromEntries(momentary)).toEqual({ voygent_lock: true, voygent_migrations: false });
    expect(printedIn(found).map(({ name }) => name)).toEqual(['voygent_migrations']);
  });

  test('with AUTOINCREMENT has a counter, which is fingerprinted', () => {
    const counted = contents('CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT)');
    expect([counted.hasSequences, printedIn(counted).at(-1)]).toEqual([
      true,
      { name: 'sqlite_sequence', columns: ['name', 'seq'] },
    ]);
    expect(contents('CREATE TABLE t(id INTEGER PRIMARY KEY)').hasSequences).toBe(false);
  });
});

describe('full-text indexes', () => {
  test('are told apart by where their texts are, and their own tables are theirs', () => {
    const found = contents(
      'CREATE TABLE notes(id INTEGER PRIMARY KEY, title)',
      "CREATE VIRTUAL TABLE own USING fts5(a, b UNINDEXED, tokenize = 'porter')",
      "CREATE VIRTUAL TABLE other USING fts5(title, content='notes', content_rowid='id')",
      "CREATE VIRTUAL TABLE nobody USING fts5(a, content='')",
      'CREATE VIRTUAL TABLE terms USING fts5vocab(own, row)',
    );
    expect(found.tables.map(({ name }) => name)).toEqual(['notes']);
    expect(found.searches.map(({ name, content, columns }) => [name, content, columns])).toEqual([
      ['nobody', 'none', ['a']],
      ['other', 'other', ['title']],
      ['own', 'own', ['a', 'b']],
    ]);
    expect(found.derived.map(({ name }) => name)).toEqual(['terms']);
    expect(printedIn(found)).toEqual([
      { name: 'notes', columns: ['id', 'title'] },
      { name: 'own', columns: ['a', 'b'] },
    ]);
  });
});

describe('what cannot be restored is refused', () => {
  test.each([
    [
      'a view of no SQL',
      [{ type: 'view', name: 'v', tbl_name: 'v', sql: 'CREATE VIEW v AS SELEC 1' }],
      'The view "v" of the schema cannot be made',
    ],
    [
      'a table of an unknown module',
      [{ type: 'table', name: 't', tbl_name: 't', sql: 'CREATE VIRTUAL TABLE t USING unknown(a)' }],
      'no such module',
    ],
    [
      'an index of no table',
      [{ type: 'index', name: 'i', tbl_name: 't', sql: 'CREATE INDEX i ON t(a)' }],
      'The index "i"',
    ],
  ])('as %s', (_, schema, said) => {
    const error = refusal(schema);
    expect(error.code).toBe('snapshot-refused');
    expect(error.message).toContain(said);
    expect(error.message).toContain('What cannot be restored is not backed up.');
  });

  test('as a virtual table may have rows that nobody sees', () => {
    const error = refusal(schemaOf('CREATE VIRTUAL TABLE places USING rtree(id, x, y)'));
    expect(error).toMatchObject({
      code: 'snapshot-refused',
      message: expect.stringContaining('places is neither FTS5 nor fts5vocab'),
    });
  });
});

test('every object of an odd database is somewhere, once', () => {
  const schema = schemaOf(...oddities);
  const found = contentsOf(schema);
  const names = [
    ...found.tables,
    ...found.indexes,
    ...found.searches,
    ...found.derived,
    ...found.views,
    ...found.triggers,
  ].map(({ name }) => name);
  const shadows = schema.filter(({ name }) => /_(data|idx|content|docsize|config)$/.test(name)).map(({ name }) => name);
  const automatic = schema.filter(({ sql }) => sql === null).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.toSorted()).toEqual(
    schema
      .map(({ name }) => name)
      .filter((name) => ![...shadows, ...automatic].includes(name))
      .toSorted(),
  );
  expect(shadows.length).toBeGreaterThan(10);
  expect(contentsOf([])).toMatchObject({ tables: [], indexes: [], views: [], triggers: [], hasSequences: false });
});
