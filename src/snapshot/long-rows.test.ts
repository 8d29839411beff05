import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { clientOf, databaseOf } from '../cloudflare/transfer.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { likeD1 } from '../sqlite/load.ts';
import { splitStatements } from '../sqlite/statements.ts';
import { contentsOf, type StoredTable } from './contents.ts';
import { importable, longestStatement } from './long-rows.ts';

/** What the tables of a schema are, by name. */
function tablesOf(...sqls: string[]): Map<string, StoredTable> {
  const objects = sqls.map((sql) => {
    const name = /TABLE "?(\w+)/.exec(sql)?.[1] ?? '';
    return { type: 'table', name, tbl_name: name, sql };
  });
  return new Map(contentsOf(objects).tables.map((table) => [table.name, table]));
}

function databaseWith(sql: string): DatabaseSync {
  const database = new DatabaseSync(':memory:', likeD1);
  onTestFinished(() => database.close());
  database.exec(sql);
  return database;
}

/** Every value of a table, with its type, as a digest where it is long. */
function valuesIn(database: DatabaseSync, table: string): unknown[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  const shown = columns.map(({ name }) => quoteIdentifier(String(name)));
  const values = shown.map((column, index) => `typeof(${column}) AS t${index}, CAST(${column} AS BLOB) AS b${index}`);
  const rows = database
    .prepare(`SELECT ${values.join(', ')} FROM ${quoteIdentifier(table)} ORDER BY ${shown[0]}`)
    .all();
  return rows.map((row) =>
    Object.values(row).map((value) =>
      value instanceof Uint8Array ? `${value.length} ${createHash('md5').update(value).digest('hex')}` : value,
    ),
  );
}

/** Runs each statement by itself: none may be longer than D1 takes. */
function runEach(database: DatabaseSync, script: string): number {
  const statements = splitStatements(script);
  for (const { sql } of statements) {
    expect(Buffer.byteLength(sql) + 1).toBeLessThanOrEqual(longestStatement);
    database.exec(sql);
  }
  return statements.length;
}

/** What comes of a row, written as D1 writes it, when it is put into D1's limits. */
function through(definition: string, statement: string): { before: unknown[]; after: unknown[]; count: number } {
  const [table] = tablesOf(definition).keys();
  const source = databaseWith(`${definition};${statement}`);
  const target = databaseWith(definition);
  const count = runEach(target, importable(statement, tablesOf(definition)));
  return { before: valuesIn(source, table ?? ''), after: valuesIn(target, table ?? ''), count };
}

const insert = (values: string, columns = '"id","a"') => `INSERT INTO "t" (${columns}) VALUES(${values});`;
const definition = 'CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)';

describe('a row', () => {
  test('that D1 takes is left as it is, to the byte', () => {
    const room = longestStatement - insert("1,''").length;
    const fits = insert(`1,'${'x'.repeat(room)}'`);
    expect(Buffer.byteLength(fits)).toBe(longestStatement);
    expect(importable(fits, new Map())).toBe(fits);
    const more = insert(`1,'${'x'.repeat(room + 1)}'`);
    expect(importable(more, tablesOf(definition))).not.toBe(more);
    // Bytes count, and not characters.
    const wide = insert(`1,'${'é'.repeat(room / 2 + 1)}'`);
    expect(importable(wide, tablesOf(definition))).not.toBe(wide);
  });

  test.each<[string, string]>([
    ['a text', `'${'x'.repeat(2_000_000)}'`],
    ['a text of quotes', `'${"''".repeat(990_000)}'`],
    ['a text of two to four bytes a character', `'${'é€🧭'.repeat(200_000)}'`],
    ['a text of semicolons and comments', `'${'; -- /* '.repeat(200_000)}'`],
    ['a text of parentheses and commas', `'${'),(,'.repeat(200_000)}'`],
    ['a text of new lines', `replace('${'line\\n'.repeat(200_000)}','\\n',char(10))`],
    ['a text of carriage returns', `replace('${'line\\r'.repeat(200_000)}','\\r',char(13))`],
    ['a text of both', `replace(replace('${"it''s\\r\\n".repeat(150_000)}','\\r',char(13)),'\\n',char(10))`],
    ['a text with backslashes and a carriage return', `replace('${'a\\nb\\rc'.repeat(100_000)}','\\r',char(13))`],
    ['a text in hexadecimal digits', `CAST(X'${'61ff00c3'.repeat(100_000)}' AS TEXT)`],
    ['a BLOB', `X'${randomBytes(900_000).toString('hex')}'`],
    ['a BLOB in capitals', `X'${randomBytes(900_000).toString('hex').toUpperCase()}'`],
  ])('of 2 MB that is %s is written in parts, and is the same', (_, value) => {
    for (const type of ['TEXT', 'BLOB', '', 'ANY']) {
      const { before, after, count } = through(
        `CREATE TABLE t(id INTEGER PRIMARY KEY, a ${type})`,
        insert(`7,${value}`),
      );
      expect(after).toEqual(before);
      expect(count).toBeGreaterThan(10);
    }
  });

  test('of many columns of which none is long by itself is written in parts', () => {
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const values = names.map((_, index) => (index % 3 === 0 ? String(index) : `'${'é'.repeat(900)}${index}'`));
    const table = `CREATE TABLE t(${names.map((name) => `${name} TEXT`).join(',')})`;
    const { before, after } = through(table, insert(values.join(','), names.map((name) => `"${name}"`).join(',')));
    expect(after).toEqual(before);
  });

  test('keeps values that may be unique from the start, where they need not be cut', () => {
    const table = 'CREATE TABLE t(id INTEGER PRIMARY KEY, slug TEXT UNIQUE, body TEXT)';
    const rows = [
      insert("1,'','x'", '"id","slug","body"'),
      insert(`2,'${'s'.repeat(5000)}','${'b'.repeat(300_000)}'`, '"id","slug","body"'),
      insert(`3,'${'s'.repeat(5001)}','${'b'.repeat(300_000)}'`, '"id","slug","body"'),
    ];
    const target = databaseWith(table);
    for (const row of rows) runEach(target, importable(row, tablesOf(table)));
    expect(valuesIn(target, 't')).toEqual(valuesIn(databaseWith(`${table};${rows.join('')}`), 't'));
  });

  test('that only as a whole passes the checks of its table is taken, and later rows are checked again', () => {
    const table =
      "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT NOT NULL CHECK (length(a) > 100000 OR a = 'b'), CHECK (a <> ''))";
    const { before, after } = through(table, insert(`1,'${'x'.repeat(150_000)}'`));
    expect(after).toEqual(before);
    const target = databaseWith(table);
    runEach(target, importable(insert(`1,'${'x'.repeat(150_000)}'`), tablesOf(table)));
    expect(() => target.exec(insert("2,'c'"))).toThrow('CHECK constraint failed');
  });

  test.each([
    [
      'without a rowid, by its key',
      'CREATE TABLE t(k TEXT, n REAL, a TEXT, PRIMARY KEY(n, k)) WITHOUT ROWID',
      '"k","n","a"',
      `'it''s; é',0.1,`,
    ],
    [
      'of a STRICT table',
      'CREATE TABLE t(id INTEGER PRIMARY KEY, n ANY, a TEXT) STRICT',
      '"id","n","a"',
      '9223372036854775807,2.0,',
    ],
    [
      'with a column that is called rowid',
      'CREATE TABLE t(rowid TEXT, n INTEGER, a TEXT)',
      '"rowid","n","a"',
      "'r',1,",
    ],
    [
      'with all names of the rowid taken',
      'CREATE TABLE t(rowid TEXT PRIMARY KEY, oid INTEGER, _rowid_ TEXT, a TEXT)',
      '"rowid","oid","_rowid_","a"',
      "'r',1,'s',",
    ],
    [
      'with odd names',
      'CREATE TABLE t("order" INTEGER PRIMARY KEY, "a ""b""; --" TEXT, "VALUES" TEXT)',
      '"order","a ""b""; --","VALUES"',
      "1,'(',",
    ],
  ])('%s, is found again among others', (_, table, columns, short) => {
    const others = short.replaceAll(/\d[\d.]*/g, '5').replaceAll(/'[^']*'/g, "'other'");
    const row = insert(`${short}'${"x''é".repeat(60_000)}'`, columns);
    const other = insert(`${others}'other'`, columns);
    const target = databaseWith(table);
    runEach(target, other + importable(row, tablesOf(table)));
    expect(valuesIn(target, 't')).toEqual(valuesIn(databaseWith(`${table};${other}${row}`), 't'));
  });

  test('whose key is its longest value keeps that whole, and another is cut', () => {
    const table = 'CREATE TABLE t(k TEXT PRIMARY KEY, a TEXT) WITHOUT ROWID';
    const { before, after } = through(table, insert(`'${'k'.repeat(15_000)}','${'a'.repeat(90_000)}'`, '"k","a"'));
    expect(after).toEqual(before);
    const wide = `${table.replace('a TEXT', 'a TEXT, b TEXT, c TEXT')}`;
    const parts = `'${'k'.repeat(18_000)}','${'a'.repeat(17_000)}'`;
    const values = `${parts},'${'b'.repeat(17_500)}','${'é'.repeat(26_000)}'`;
    const more = through(wide, insert(values, '"k","a","b","c"'));
    expect(more.after).toEqual(more.before);
    expect(() => through(table, insert(`'${'k'.repeat(60_000)}','${'a'.repeat(50_000)}'`, '"k","a"'))).toThrow(
      'its names and short values alone are too long',
    );
  });

  test('of which several values are long has each of them', () => {
    const table = 'CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB, c TEXT, d INTEGER, e REAL)';
    const values = `-5,'${'a'.repeat(90_000)}',X'${'0f'.repeat(60_000)}',replace('${'c\\n'.repeat(60_000)}','\\n',char(10)),NULL,1e308`;
    const { before, after } = through(table, insert(values, '"id","a","b","c","d","e"'));
    expect(after).toEqual(before);
  });
});

describe('a row that cannot be written in parts is refused', () => {
  const refusal = (table: string, statement: string): ActionError => {
    try {
      importable(statement, tablesOf(table));
    } catch (error) {
      if (error instanceof ActionError) return error;
      throw error;
    }
    throw new Error('it was not refused');
  };
  const long = `'${'x'.repeat(150_000)}'`;

  test.each([
    [
      'as its key is too long',
      'CREATE TABLE t(id TEXT PRIMARY KEY, a) WITHOUT ROWID',
      insert(`${long},1`),
      'its key is as long, and the table has no rowid',
    ],
    [
      'as nothing tells it from others',
      'CREATE TABLE t(rowid, oid, _rowid_, a)',
      insert(`1,2,3,${long}`, '"rowid","oid","_rowid_","a"'),
      'the table has no rowid',
    ],
    [
      'as it is no row of a D1 dump',
      definition,
      `INSERT INTO "t" SELECT 1,${long};`,
      'it is not written as D1 writes rows',
    ],
    [
      'as its columns are not named',
      definition,
      `INSERT INTO "t" VALUES(1,${long});`,
      'it is not written as D1 writes rows',
    ],
    ['as it has more values than columns', definition, insert(`1,${long},2`), 'it is not written as D1 writes rows'],
    [
      'as its table is unknown',
      definition,
      insert(`1,${long}`).replace('"t"', '"u"'),
      'it is not written as D1 writes rows',
    ],
    ['as a value is no literal', definition, insert(`1,${long}||'a'`), 'its names and short values alone are too long'],
  ])('%s', (_, table, statement, why) => {
    const error = refusal(table, statement);
    expect(error.code).toBe('snapshot-refused');
    expect(error.message).toContain(why);
    expect(error.message).not.toContain('xxx');
    expect(error.hint).toContain('R2');
  });
});

describe('with the local D1', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  test('long rows of its own dump load into SQLite, and into D1 again, byte for byte', async () => {
    const tables = [
      'CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT, b BLOB, n INTEGER)',
      'CREATE TABLE w(k TEXT, n INTEGER, t TEXT, PRIMARY KEY(n DESC, k)) WITHOUT ROWID',
      'CREATE TABLE c(id INTEGER PRIMARY KEY, t TEXT CHECK (length(t) > 2), b BLOB CHECK (b IS NULL OR length(b) > 5))',
    ];
    const rows = [
      "INSERT INTO a VALUES (1, replace(hex(zeroblob(900000)), '00', 'é'''), NULL, 1)",
      'INSERT INTO a VALUES (2, NULL, randomblob(1900000), 2)',
      "INSERT INTO a VALUES (3, replace(hex(zeroblob(200000)), '00', 'x' || char(13) || char(10)), randomblob(500000), 3)",
      "INSERT INTO a VALUES (4, 'short', X'00', 4)",
      "INSERT INTO w VALUES ('it''s', 1, replace(hex(zeroblob(300000)), '00', '🧭;')), ('b', 1, 'short')",
      "INSERT INTO c VALUES (1, replace(hex(zeroblob(80000)), '00', '\\n'), randomblob(70000))",
    ];
    const id = await databaseOf(stack, 'SELECT 1;');
    for (const sql of [...tables, ...rows]) expect((await stack.query(id, sql)).errors).toEqual([]);
    const { cloudflare } = await clientOf(stack);
    const { sql } = await cloudflare.d1.export(id, 'export db');
    const known = tablesOf(...tables);
    const arranged = splitStatements(sql)
      .filter(({ sql }) => sql.startsWith('INSERT'))
      .map(({ sql }) => importable(`${sql};`, known));
    const script = `${tables.join(';\n')};\n${arranged.join('\n')}\n`;
    expect(Buffer.byteLength(sql)).toBeGreaterThan(8_000_000);
    const local = databaseWith('');
    runEach(local, script);
    const copy = await databaseOf(stack, 'SELECT 1;');
    await cloudflare.d1.import(copy, 'import copy', script);
    const plain = databaseWith(sql);
    for (const table of ['a', 'w', 'c']) expect(valuesIn(local, table), table).toEqual(valuesIn(plain, table));
    // The dump of the copy has the same rows as that of the original.
    expect((await cloudflare.d1.export(copy, 'export copy')).sql === sql).toBe(true);
  });
});
