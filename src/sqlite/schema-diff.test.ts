import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SchemaObject, schemaQuery } from './schema.ts';
import { diffSchemas, formatDiff, sameSchema } from './schema-diff.ts';
import { eitherWords, keywords } from './schema-diff-same.ts';

function schemaOf(script: string): SchemaObject[] {
  using database = new DatabaseSync(':memory:', { enableDoubleQuotedStringLiterals: true });
  database.exec(script);
  return z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
}

const diffOf = (before: string, change: string) => formatDiff(diffSchemas(schemaOf(before), schemaOf(before + change)));

const trips = `CREATE TABLE trips (
  id INTEGER PRIMARY KEY, -- the key, and a comma
  title TEXT NOT NULL DEFAULT 'a, (b',
  owner TEXT REFERENCES users (id),
  starts TEXT,
  ends TEXT,
  CHECK (starts < ends)
);`;

describe('the difference of two schemas', () => {
  test('shows the column that was added, with a little around it', () => {
    expect(
      diffOf(trips, 'ALTER TABLE trips ADD COLUMN budget INTEGER CHECK (budget IN (1, 2))'),
    ).toBe(`@@ table trips: changed @@
  CREATE TABLE trips (
    …
    starts TEXT
    ends TEXT
+   budget INTEGER CHECK (budget IN (1, 2))
    CHECK (starts < ends)
  )`);
  });

  test('shows the column that went, and the one that was renamed', () => {
    const change = 'ALTER TABLE trips DROP COLUMN owner; ALTER TABLE trips RENAME COLUMN title TO name;';
    expect(diffOf(trips, change)).toBe(`@@ table trips: changed @@
  CREATE TABLE trips (
    id INTEGER PRIMARY KEY
-   title TEXT NOT NULL DEFAULT 'a, (b'
-   owner TEXT REFERENCES users (id)
+   name TEXT NOT NULL DEFAULT 'a, (b'
    starts TEXT
    ends TEXT
    …`);
  });

  test('shows what a table became after its columns', () => {
    const strict = trips.replace(');', ') STRICT;');
    const text = formatDiff(diffSchemas(schemaOf(trips), schemaOf(strict)));
    expect(text.split('\n').slice(-2)).toEqual(['- )', '+ ) STRICT']);
  });

  test('shows other objects whole, and in the order table, index, view, trigger', () => {
    const more = `CREATE TRIGGER r AFTER INSERT ON trips BEGIN\n  SELECT 1;\nEND; CREATE VIEW v AS SELECT 1; CREATE INDEX i ON trips (title); CREATE TABLE "a b" (x, y)`;
    expect(diffOf(trips, more)).toBe(`@@ table a b: added @@
+ CREATE TABLE "a b" (
+   x
+   y
+ )

@@ index i: added @@
+ CREATE INDEX i ON trips (title)

@@ view v: added @@
+ CREATE VIEW v AS SELECT 1

@@ trigger r: added @@
+ CREATE TRIGGER r AFTER INSERT ON trips BEGIN
+   SELECT 1;
+ END`);
    const changes = diffSchemas(schemaOf(trips + more), schemaOf(trips));
    expect(changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'removed a b',
      'removed i',
      'removed v',
      'removed r',
    ]);
    expect(new Set(changes.flatMap(({ lines }) => lines.map(({ sign }) => sign)))).toEqual(new Set(['-']));
  });

  test('shows the line of a trigger that changed', () => {
    const trigger = (value: string) => `CREATE TRIGGER r AFTER INSERT ON trips BEGIN\n  SELECT ${value};\nEND;`;
    const [change] = diffSchemas(schemaOf(trips + trigger('1')), schemaOf(trips + trigger("'1'")));
    expect(change).toEqual({
      kind: 'changed',
      type: 'trigger',
      name: 'r',
      lines: [
        { sign: ' ', text: 'CREATE TRIGGER r AFTER INSERT ON trips BEGIN' },
        { sign: '-', text: '  SELECT 1;' },
        { sign: '+', text: "  SELECT '1';" },
        { sign: ' ', text: 'END' },
      ],
    });
  });

  test('has none where only quotes, white space, comments and the indexes of constraints differ', () => {
    const rebuilt = `CREATE TABLE "new"("id" integer primary key, [t] TEXT UNIQUE); ALTER TABLE "new" RENAME TO trips;`;
    const plain = 'CREATE TABLE trips (id INTEGER PRIMARY KEY,\n  t TEXT UNIQUE /* one */);';
    expect(diffSchemas(schemaOf(plain.replace('INTEGER', 'integer')), schemaOf(rebuilt))).toEqual([]);
    expect(formatDiff([])).toBe('');
  });

  test('cannot end the block it stands in', () => {
    const text = diffOf('', 'CREATE TABLE t (a DEFAULT "\n```\n");');
    expect(text).not.toContain('```');
  });

  test('keeps a very wide table small', () => {
    const columns = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const text = diffOf(`CREATE TABLE t (${columns});`, 'ALTER TABLE t DROP COLUMN c50');
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      '@@ table t: changed @@',
      'CREATE TABLE t (',
      '…',
      'c48',
      'c49',
      '-   c50',
      'c51',
      'c52',
      '…',
    ]);
  });
});

describe('the same schema', () => {
  const same = (a: string, b: string) => {
    const object = (sql: string) => [{ type: 'table', name: 't', tbl_name: 't', sql }];
    return sameSchema(object(a), object(b));
  };

  test.each([
    ['white space', 'CREATE TABLE t(a,b)', 'CREATE  TABLE t (\n\ta ,b\r\n)'],
    ['comments', 'CREATE TABLE t(a,b)', 'CREATE TABLE t(a, -- x\n /* , c */ b)'],
    ['the letters of keywords', 'CREATE TABLE t(a NOT NULL)', 'create table t(a not Null)'],
    ['quotes of names', 'CREATE TABLE t(a,"b c")', 'CREATE TABLE "t"([a],`b c`)'],
    ['quotes of names that may be keywords', 'CREATE TABLE t(key, "Desc")', 'CREATE TABLE t("KEY", desc)'],
    ['a doubled quote', 'CREATE TABLE t("a""b")', 'CREATE TABLE t([a"b])'],
    [
      'the letters of numbers and bytes',
      "CREATE TABLE t(a DEFAULT 1E5, b DEFAULT X'0A')",
      "CREATE TABLE t(a DEFAULT 1e5, b DEFAULT x'0a')",
    ],
  ])('does not depend on %s', (_, a, b) => expect(same(a, b)).toBe(true));

  test.each([
    ['a text and a name', `CREATE TABLE t(a CHECK (a = 'b'))`, `CREATE TABLE t(a CHECK (a = "b"))`],
    ['a text and the same word', `CREATE TABLE t(a DEFAULT 'x')`, `CREATE TABLE t(a DEFAULT x)`],
    ['the letters of a name', 'CREATE TABLE t(Name)', 'CREATE TABLE t(name)'],
    ['the letters of a text', `CREATE TABLE t(a DEFAULT 'X')`, `CREATE TABLE t(a DEFAULT 'x')`],
    ['NULL and a column of that name', 'CREATE TABLE t(a CHECK (a <> NULL))', 'CREATE TABLE t(a CHECK (a <> "null"))'],
    ['bytes and a text', `CREATE TABLE t(a DEFAULT x'00')`, `CREATE TABLE t(a DEFAULT '00')`],
    ['a name that ends before a quote', 'CREATE TABLE t(a, "b c")', 'CREATE TABLE t(a, b, c)'],
    ['one more column', 'CREATE TABLE t(a)', 'CREATE TABLE t(a, b)'],
    ['numbers', 'CREATE TABLE t(a DEFAULT 1)', 'CREATE TABLE t(a DEFAULT 10)'],
  ])('depends on %s', (_, a, b) => expect(same(a, b)).toBe(false));

  test('does not depend on the order of the objects, and does on their number and names', () => {
    const objects = schemaOf('CREATE TABLE a(x); CREATE TABLE b(x UNIQUE); CREATE INDEX i ON a(x)');
    expect(sameSchema(objects, objects.toReversed())).toBe(true);
    expect(sameSchema(objects, objects.slice(1))).toBe(false);
    expect(
      sameSchema(
        objects,
        objects.map((object) => ({ ...object, tbl_name: 'z' })),
      ),
    ).toBe(false);
  });

  test('is what ALTER TABLE RENAME leaves of a table that was made so', () => {
    const renamed = schemaOf(
      'CREATE TABLE o(a); CREATE TABLE c(a REFERENCES o(a)); CREATE VIEW v AS SELECT a FROM o; ALTER TABLE o RENAME TO n;',
    );
    const made = schemaOf('CREATE TABLE n(a); CREATE TABLE c(a REFERENCES n(a)); CREATE VIEW v AS SELECT a FROM n;');
    expect(renamed).not.toEqual(made);
    expect(sameSchema(renamed, made)).toBe(true);
  });

  test('knows from SQLite which words can be names', () => {
    using database = new DatabaseSync(':memory:');
    const canBeName = (word: string) => {
      try {
        database.exec(`CREATE TABLE t(${word}); DROP TABLE t;`);
        return true;
      } catch {
        return false;
      }
    };
    expect([...keywords].filter(canBeName)).toEqual([]);
    expect([...eitherWords].filter((word) => !canBeName(word))).toEqual([]);
  });
});
