import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { splitStatements } from '../sqlite/statements.ts';
import { contentsOf } from './contents.ts';
import {
  head,
  idInHead,
  indexesSql,
  partOf,
  readTail,
  restSql,
  statements,
  type Tail,
  tableOfInsert,
  tableOfStatement,
  tablesSql,
  tail,
} from './dump.ts';

const id = '11111111-2222-4333-8444-555555555555';
const print = {
  rows: 2,
  columns: { a: { values: 2, total: 3.5, weight: 7 }, 'b "c"\n': { values: 0, total: null, weight: 0 } },
};
const told: Tail = {
  id,
  prints: [
    ['t', print],
    ['odd\n-- voygent snapshot end\u2028;\'"', { rows: 0, columns: {} }],
  ],
  origin: {
    createdAt: '2026-11-23T06:00:00.000Z',
    database: { name: 'trips-prod', id: 'db', bookmark: '1-a' },
    ledger: { table: 'd1_migrations', head: '0001_trips.sql' },
  },
};

describe('the head of a dump', () => {
  test('tells the snapshot in its first line', () => {
    expect(idInHead(head(id))).toBe(id);
    expect(idInHead(`${head(id)}CREATE TABLE t(a);`)).toBe(id);
  });

  test.each([
    ['nothing', ''],
    ['another dump', 'PRAGMA defer_foreign_keys=TRUE;\n'],
    ['something before it', `\n${head(id)}`],
    ['a line that is cut', head(id).slice(0, 40)],
    ['a line without its end', head(id).split('\n')[0] ?? ''],
    ['more behind the id', head(id).replace(id, `${id}0`)],
    ['capitals', head(id).toUpperCase()],
  ])('is none with %s', (_, text) => {
    expect(idInHead(text)).toBeUndefined();
  });
});

describe('the tail of a dump', () => {
  const text = `INSERT INTO t VALUES (1);\n${tail(told)}`;

  test('gives back what was told, in two lines that are comments', () => {
    expect(readTail(text)).toEqual(told);
    expect(tail(told).split('\n')).toHaveLength(3);
    expect(splitStatements(text)).toHaveLength(1);
  });

  test('is found behind other bytes, and behind another tail the last one is meant', () => {
    expect(readTail(`\uFFFD half of a character ${text}`)?.id).toBe(id);
    const other = tail({ ...told, id: id.replace('1', '9') });
    expect(readTail(text + other)?.id).toBe(id.replace('1', '9'));
  });

  test('that is cut anywhere is none', () => {
    for (let length = 0; length < text.length; length++)
      expect(readTail(text.slice(0, length)), `${length}`).toBeUndefined();
  });

  test.each([
    ['more behind it', `${text} `],
    ['a statement behind it', `${text}DROP TABLE t;\n`],
    ['no JSON', text.replace('{', '{,')],
    ['a fingerprint that is none', text.replace('"rows":2', '"rows":"2"')],
    ['a column that lacks a number', text.replace('"weight":7', '"other":7')],
    ['no origin', text.replace('"origin"', '"other"')],
    ['an origin that is none', text.replace('"bookmark":"1-a"', '"bookmark":1')],
    ['another kind of id', text.replace(`end ${id}`, 'end nothing')],
    ['no line of its own', text.slice(text.indexOf('-- voygent fingerprints'))],
  ])('with %s is none', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(readTail(changed)).toBeUndefined();
  });
});

describe('the statements of a dump', () => {
  test.each<[string, string | undefined, string]>([
    ['INSERT INTO "t" ("a") VALUES(1)', 't', 'row'],
    ['\n  insert\tinto t(a) values (1)', 't', 'row'],
    ['INSERT INTO "we""ird; --" VALUES(1)', 'we"ird; --', 'row'],
    ['INSERT INTO "sqlite_sequence" VALUES(\'t\',1)', 'sqlite_sequence', 'none'],
    ['INSERT INTO sqlite_stat1 VALUES(1)', 'sqlite_stat1', 'none'],
    ['INSERT INTO "voygent_lock" VALUES(1)', 'voygent_lock', 'none'],
    ['INSERT INTO "voygent_migrations" VALUES(1)', 'voygent_migrations', 'row'],
    ['INSERT OR REPLACE INTO t VALUES(1)', undefined, 'none'],
    ['CREATE TABLE t(a)', undefined, 'definition'],
    ['create unique index i on t(a)', undefined, 'definition'],
    ['CREATETABLE t', undefined, 'none'],
    ['PRAGMA defer_foreign_keys=TRUE', undefined, 'none'],
    ['DELETE FROM sqlite_sequence', undefined, 'none'],
    ["-- INSERT INTO t\nSELECT 'INSERT INTO t'", undefined, 'none'],
  ])('%j is known for what it is', (statement, table, part) => {
    expect([tableOfInsert(statement), partOf(statement)]).toEqual([table, part]);
  });

  test('an UPDATE is one of the table that it appends to', () => {
    expect(tableOfStatement('UPDATE "we""ird" SET a = 1')).toBe('we"ird');
    expect(tableOfStatement('INSERT INTO t VALUES (1)')).toBe('t');
    expect(tableOfStatement('PRAGMA x')).toBeUndefined();
  });

  test.each([
    ['CREATE VIEW v AS SELECT 1', 1],
    ['CREATE VIEW v AS SELECT 1 -- the end', 1],
    ["CREATE VIEW v AS SELECT '-- no comment' AS a", 1],
    ['CREATE VIEW v AS SELECT 1 -- one\n -- two', 1],
    ['CREATE TABLE t(a /* one */ -- two\n)', 1],
  ])('%j keeps its semicolon', (sql, count) => {
    const script = statements([sql, 'SELECT 2']);
    expect(splitStatements(script).map(({ sql }) => sql)).toHaveLength(count + 1);
    using database = new DatabaseSync(':memory:');
    database.exec(script);
    expect(database.prepare('SELECT sql FROM sqlite_schema').get()).toEqual({ sql });
  });
});

test('what is made before and after the rows makes the same schema, whatever needs what', () => {
  using source = new DatabaseSync(':memory:');
  source.exec(`CREATE TABLE notes(id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, body TEXT);
    CREATE VIEW a_first AS SELECT * FROM z_last; CREATE VIEW z_last AS SELECT id, upper(title) AS title FROM notes -- end
    ;CREATE VIRTUAL TABLE own USING fts5(a, b);
    CREATE VIRTUAL TABLE of_table USING fts5(title, content=notes, content_rowid=id);
    CREATE VIRTUAL TABLE of_view USING fts5(title, content=a_first, content_rowid=id);
    CREATE VIRTUAL TABLE no_text USING fts5(a, content='');
    CREATE VIRTUAL TABLE terms USING fts5vocab(own, row);
    CREATE UNIQUE INDEX by_title ON notes(title COLLATE NOCASE) WHERE body IS NOT NULL;
    CREATE TRIGGER added AFTER INSERT ON notes BEGIN INSERT INTO of_table(rowid, title) VALUES (new.id, CASE WHEN 1 THEN new.title END); END;
    CREATE TRIGGER instead INSTEAD OF INSERT ON a_first BEGIN INSERT INTO notes(title) VALUES (new.title); END;`);
  const schemaOf = (database: DatabaseSync) =>
    database
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name")
      .all();
  const schema = schemaOf(source).map((row) => ({
    type: String(row['type']),
    name: String(row['name']),
    tbl_name: String(row['tbl_name']),
    sql: row['sql'] === null ? null : String(row['sql']),
  }));
  const contents = contentsOf(schema);
  using target = new DatabaseSync(':memory:');
  target.exec(
    `${head(id)}${tablesSql(contents)}INSERT INTO notes(title, body) VALUES ('Lisbon', 'x'), ('Porto', 'y');\n`,
  );
  target.exec(indexesSql(contents));
  target.exec(restSql(contents) + tail(told));
  expect(schemaOf(target)).toEqual(schemaOf(source));
  const found = (table: string, word: string) => target.prepare(`SELECT rowid AS id FROM ${table}(?)`).all(word);
  // Once each: the trigger did not fire on the rows.
  expect([found('of_table', 'lisbon'), found('of_view', 'porto')]).toEqual([[{ id: 1 }], [{ id: 2 }]]);
});
