import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Stack } from '../../local/cloudflare/testing.ts';
import { quoteIdentifier } from './identifier.ts';
import { likeD1, loadDump, loadSchema } from './load.ts';
import { SchemaObject, schemaQuery } from './schema.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const open = () => new DatabaseSync(':memory:', likeD1);

const schemaOf = (database: DatabaseSync) => z.array(SchemaObject).parse(database.prepare(schemaQuery).all());

/** The schema that a script makes in plain SQLite. */
function made(script: string): SchemaObject[] {
  using database = open();
  database.exec(script);
  return schemaOf(database);
}

const script = `
CREATE TABLE "order"(id INTEGER PRIMARY KEY AUTOINCREMENT, "a""b" TEXT CHECK("a""b" <> "never"), later REFERENCES z(id) ON DELETE CASCADE,
  twice AS (id * 2), stored TEXT AS ("a""b" || '!') STORED);
CREATE TABLE z(id INTEGER PRIMARY KEY, n REAL DEFAULT 1.5, b BLOB, j TEXT DEFAULT '{}') STRICT;
CREATE TABLE log(what TEXT);
CREATE TABLE w([a b] TEXT, \`c\` INT, PRIMARY KEY ([a b], c)) WITHOUT ROWID;
CREATE UNIQUE INDEX by_n ON z(n) WHERE n > 0;
CREATE INDEX by_text ON "order"(lower("a""b"));
CREATE VIEW seen AS SELECT id FROM z;
CREATE TRIGGER on_order AFTER INSERT ON "order" BEGIN INSERT INTO log VALUES('fired'); UPDATE z SET n = CASE WHEN n > 0 THEN -1 ELSE n END; END;
CREATE TRIGGER on_seen INSTEAD OF INSERT ON seen BEGIN INSERT INTO log VALUES(';'); END;
`;

const virtual = `
CREATE VIRTUAL TABLE notes USING fts5(what, content = 'log');
CREATE VIRTUAL TABLE own USING fts5(title, body);
CREATE VIRTUAL TABLE bare USING fts5(x, content='');
CREATE VIRTUAL TABLE terms USING fts5vocab('notes', 'row');
CREATE TRIGGER to_notes AFTER INSERT ON log BEGIN INSERT INTO notes(rowid, what) VALUES (new.rowid, new.what); END;
`;

describe('loading a schema', () => {
  test('gives the schema that was read, whatever the order', () => {
    const objects = made(script + virtual);
    for (const given of [objects, objects.toReversed()]) {
      using database = open();
      loadSchema(database, given);
      expect(schemaOf(database)).toEqual(objects);
    }
  });

  test('leaves the shadow tables to the virtual table, which works then', () => {
    using database = open();
    loadSchema(database, made(script + virtual));
    database.exec(`INSERT INTO own VALUES ('a', 'the quick fox'); INSERT INTO log VALUES ('a lazy dog')`);
    expect(database.prepare(`SELECT title FROM own WHERE own MATCH 'fox'`).all()).toEqual([{ title: 'a' }]);
    expect(database.prepare(`SELECT what FROM notes WHERE notes MATCH 'dog'`).all()).toHaveLength(1);
    expect(database.prepare(`SELECT term FROM terms`).all()).toHaveLength(3);
  });

  test('knows a table of the user from a shadow table by what makes it, not by its name', () => {
    const objects = made(
      `CREATE TABLE docs_content(x); CREATE VIRTUAL TABLE docs USING fts5(x, content=docs_content);`,
    );
    using database = open();
    loadSchema(database, objects);
    expect(schemaOf(database)).toEqual(objects);
  });

  test.each([0, 1])('leaves foreign keys as they were: %i', (on) => {
    using database = open();
    database.exec(`PRAGMA foreign_keys = ${on}`);
    loadSchema(database, made(script));
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: on });
    expect(database.prepare('PRAGMA ignore_check_constraints').get()).toEqual({ ignore_check_constraints: 0 });
  });

  test('names the object that cannot be made, and leaves nothing behind', () => {
    using database = open();
    const broken = { type: 'index', name: 'i"x', tbl_name: 'z', sql: 'CREATE INDEX "i""x" ON z(missing)' };
    const load = () => loadSchema(database, [...made(script), broken]);
    expect(load).toThrow('The index "i""x" of the schema cannot be made: no such column: missing');
    expect(schemaOf(database)).toEqual([]);
    expect(database.isTransaction).toBe(false);
  });
});

describe('loading what D1 exports', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(async () => stack[Symbol.asyncDispose]());

  async function d1Schema(id: string): Promise<SchemaObject[]> {
    return z.array(SchemaObject).parse(await stack.rows(id, schemaQuery));
  }

  async function exported(id: string, tables?: string[]): Promise<string> {
    const body = { output_format: 'polling', dump_options: { tables } };
    const begun = await stack.call('POST', `/d1/database/${id}/export`, body);
    const current_bookmark = begun.result.at_bookmark;
    const { result } = await stack.call('POST', `/d1/database/${id}/export`, { ...body, current_bookmark });
    return await (await fetch(result.result.signed_url)).text();
  }

  const rows = `
    INSERT INTO z VALUES (3, 2.25, x'00ff', '{"a":1}'), (4, -0.5, NULL, 'line
two; ''quoted'' \\ "x"'), (5, 9e999, x'', NULL), (6, 7, NULL, '🧭' || char(13) || char(10));
    INSERT INTO "order"(id, "a""b", later) VALUES (10, 'x', 3), (900, NULL, NULL), (11, '', 4);
    DELETE FROM "order" WHERE id = 900;
    UPDATE sqlite_sequence SET seq = 7;
    INSERT INTO w VALUES ('a', 1), ('a;', 2);
    INSERT INTO log VALUES (1), (NULL), ('a' || char(0) || 'b');
    ANALYZE;`;

  /** Every row of a table with the types of its values, as SQLite's literals. */
  const literal = (columns: string[]) =>
    columns.map((name) => `quote(${quoteIdentifier(name)}) || typeof(${quoteIdentifier(name)})`).join(` || ',' || `);
  const tables: Record<string, string[]> = {
    order: ['id', 'a"b', 'later', 'twice', 'stored'],
    z: ['id', 'n', 'b', 'j'],
    w: ['a b', 'c'],
    log: ['what'],
    sqlite_sequence: ['name', 'seq'],
  };
  const rowsQuery = (table: string) =>
    `SELECT ${literal(tables[table] ?? [])} AS row FROM ${quoteIdentifier(table)} ORDER BY 1`;

  async function expectSameRows(id: string, database: DatabaseSync, names = Object.keys(tables)): Promise<void> {
    for (const table of names) {
      const expected = await stack.rows(id, rowsQuery(table));
      expect(expected.length, table).toBeGreaterThan(0);
      expect(database.prepare(rowsQuery(table)).all(), table).toEqual(expected);
    }
  }

  test('gives the same schema, rows, types and sequences', async () => {
    const id = await stack.database('whole', script + rows);
    const objects = await d1Schema(id);
    using database = open();
    loadDump(database, await exported(id), objects);
    expect(schemaOf(database)).toEqual(objects);
    await expectSameRows(id, database);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  });

  test('makes virtual tables of their names only, and fills those that have their content elsewhere', async () => {
    const id = await stack.database('virtual', script + virtual + rows);
    await stack.query(id, `INSERT INTO own VALUES ('a', 'b'); INSERT INTO log VALUES ('some words')`);
    const objects = await d1Schema(id);
    const real = Object.keys(tables).filter((name) => name !== 'sqlite_sequence');
    using database = open();
    loadDump(database, await exported(id, real), objects);
    expect(schemaOf(database)).toEqual(objects);
    await expectSameRows(id, database, real);
    expect(database.prepare(`SELECT what FROM notes WHERE notes MATCH 'words'`).all()).toEqual([
      { what: 'some words' },
    ]);
    expect(database.prepare('SELECT count(*) AS n FROM own').get()).toEqual({ n: 0 });
  });

  test('takes rows that the constraints of today refuse', () => {
    const dump = `PRAGMA defer_foreign_keys=TRUE;
CREATE TABLE a(x CHECK (x > 0), b REFERENCES b(id));
INSERT INTO "a" ("x","b") VALUES(-1,77);
CREATE TABLE b(id INTEGER PRIMARY KEY);`;
    using database = open();
    loadDump(database, dump, []);
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: -1, b: 77 }]);
    expect(() => database.exec('INSERT INTO a(x) VALUES (-1)')).toThrow('CHECK constraint failed');
  });

  test('says at which line it stopped, and leaves nothing behind', () => {
    using database = open();
    const load = () => loadDump(database, `CREATE TABLE a(x);\n\nINSERT INTO a VALUES(1,2);`, []);
    expect(load).toThrow('Line 3 of the dump cannot be loaded: table a has 1 columns but 2 values were supplied');
    expect(schemaOf(database)).toEqual([]);
  });

  test('bears an FTS5 table whose content is gone', () => {
    const objects = made(`CREATE TABLE t(x); CREATE VIRTUAL TABLE f USING fts5(x, content=t); DROP TABLE t;`);
    using database = open();
    loadDump(database, '', objects);
    expect(schemaOf(database)).toEqual(objects);
  });
});
