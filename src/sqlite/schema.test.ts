import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { quoteIdentifier } from './identifier.ts';
import { SchemaObject, schemaDigest, schemaQuery } from './schema.ts';

/** The schema after a script, as the query reads it. */
function schemaOf(script: string): SchemaObject[] {
  using database = new DatabaseSync(':memory:');
  database.exec(script);
  return z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
}

function digestOf(script: string, except: string[] = []): string {
  return schemaDigest(schemaOf(script), except);
}

const a = 'CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT UNIQUE);';
const b = 'CREATE TABLE b (x);';

describe('the digest of a schema', () => {
  test('is 64 hexadecimal characters, and the same for the same schema', () => {
    expect(digestOf(a)).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(a)).toBe(digestOf(a));
  });

  test('does not depend on the order in which things were made', () => {
    expect(digestOf(a + b)).toBe(digestOf(b + a));
    const objects = schemaOf(`${a}${b}CREATE INDEX i ON a (b); CREATE VIEW v AS SELECT 1`);
    expect(schemaDigest(objects.toReversed(), [])).toBe(schemaDigest(objects, []));
  });

  test('does not depend on rows', () => {
    expect(digestOf(`${b} INSERT INTO b VALUES (1)`)).toBe(digestOf(b));
  });

  test.each([
    ['a table', b],
    ['a column', 'ALTER TABLE a ADD COLUMN c'],
    ['an index', 'CREATE INDEX i ON a (b)'],
    ['a view', 'CREATE VIEW v AS SELECT 1'],
    ['a trigger', 'CREATE TRIGGER r AFTER INSERT ON a BEGIN SELECT 1; END'],
    ['another name', 'ALTER TABLE a RENAME TO c'],
  ])('changes with %s', (_, change) => {
    expect(digestOf(a + change)).not.toBe(digestOf(a));
  });

  test('changes with the form of a trigger or the letters of a name', () => {
    const of = (text: string) => digestOf(`${a} CREATE TRIGGER r AFTER INSERT ON a BEGIN SELECT ${text}; END`);
    expect(of("'x'")).not.toBe(of("'y'"));
    expect(digestOf('CREATE TABLE t (a)')).not.toBe(digestOf('CREATE TABLE T (a)'));
  });

  test('cannot be the same for two schemas by how their texts are put together', () => {
    const object = (name: string, sql: string | null) => ({ type: 'table', name, tbl_name: name, sql });
    const digests = [
      [object('a', 'b\nc')],
      [object('a', 'b'), object('c', null)],
      [object('a', 'b","c')],
      [object('a', null)],
      [object('a', 'null')],
      [],
    ].map((objects) => schemaDigest(objects, []));
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("leaves out SQLite's and D1's own tables", () => {
    const own = 'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x UNIQUE);';
    const names = schemaOf(`${own} CREATE TABLE _cf_KV (k); CREATE TABLE _CF_METADATA (k); ANALYZE;`).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['t']);
  });

  test('does not leave out what only looks like them', () => {
    expect(schemaOf('CREATE TABLE sqliteX (a); CREATE TABLE Xcf_ (a); CREATE TABLE cf_ (a)')).toHaveLength(3);
  });

  test('leaves out the tables that are named, with all that belongs to them', () => {
    const ledger = 'CREATE TABLE d1_migrations (name UNIQUE);';
    const more =
      'CREATE INDEX di ON d1_migrations (name); CREATE TRIGGER dt INSERT ON d1_migrations BEGIN SELECT 1; END;';
    expect(digestOf(a + ledger + more, ['d1_migrations'])).toBe(digestOf(a));
    expect(digestOf(a + ledger)).not.toBe(digestOf(a));
  });
});

test.each([
  ['plain', '"plain"'],
  ['a "quoted" name', '"a ""quoted"" name"'],
  ["it's; --", `"it's; --"`],
  ['', '""'],
])('the name %j is the identifier %s', (name, identifier) => {
  expect(quoteIdentifier(name)).toBe(identifier);
  using database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE ${quoteIdentifier(`${name}t`)} (x)`);
  expect(database.prepare('SELECT name FROM sqlite_schema').get()).toEqual({ name: `${name}t` });
});
