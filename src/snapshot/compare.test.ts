import { describe, expect, test } from 'vitest';
import type { TablePrint } from '../sqlite/fingerprint.ts';
import { movingTables, requireRestored, requireSameSchema, Unlike } from './compare.ts';

function printOf(rows: number, total = rows): TablePrint {
  return { rows, columns: { a: { values: rows, total, weight: 3 * rows } } };
}

const of = (prints: Record<string, TablePrint>) => new Map(Object.entries(prints));
const none = new Set<string>();

describe('the tables that moved', () => {
  test('are none where nobody wrote and all agrees', () => {
    const prints = of({ a: printOf(1), b: printOf(2) });
    expect(movingTables(prints, undefined, prints, none)).toEqual([]);
    expect(movingTables(prints, prints, prints, none)).toEqual([]);
  });

  test('are proven by a number of rows between before and after', () => {
    const [before, after] = [of({ a: printOf(3), b: printOf(1) }), of({ a: printOf(7), b: printOf(1) })];
    for (const rows of [3, 5, 7])
      expect(movingTables(before, after, of({ a: printOf(rows), b: printOf(1) }), none)).toEqual(['a']);
    for (const rows of [2, 8])
      expect(() => movingTables(before, after, of({ a: printOf(rows), b: printOf(1) }), none)).toThrow(Unlike);
  });

  test.each<[string, Record<string, TablePrint>]>([
    ['a row is missing', { a: printOf(2) }],
    ['a value is another', { a: printOf(3, 99) }],
    ['the table is missing', {}],
  ])('are no excuse: %s', (_, dumped) => {
    const before = of({ a: printOf(3) });
    expect(() => movingTables(before, undefined, of(dumped), none)).toThrow(Unlike);
    // Another table moved, not this one.
    expect(() => movingTables(before, before, of(dumped), none)).toThrow(Unlike);
  });

  test('must not be among those that were read at another moment', () => {
    const [before, after] = [of({ a: printOf(3) }), of({ a: printOf(4) })];
    expect(() => movingTables(before, after, after, new Set(['a']))).toThrow(/was written to while it was read/);
    expect(() => movingTables(before, of({}), before, none)).toThrow(/was dropped meanwhile/);
  });
});

const table = (name: string, sql = `CREATE TABLE ${name} (x)`) => ({ type: 'table', name, tbl_name: name, sql });
const stored = (name: string, sql = `CREATE TABLE ${name} (x)`) => ({
  name,
  sql,
  columns: [],
  rowid: 'rowid',
  key: [],
  isMomentary: false,
});

describe('the definitions of an export', () => {
  test('are those of the schema, as D1 writes them', () => {
    const quoted = 'CREATE TABLE "q" (x)';
    const definitions = ['CREATE TABLE a (x);', 'CREATE TABLE IF NOT EXISTS "q" (x);'];
    const schema = [table('a'), table('q', quoted)];
    expect(() => requireSameSchema(definitions, schema, [stored('a'), stored('q', quoted)])).not.toThrow();
  });

  test.each([
    [['CREATE TABLE a (x, y);'], /the schema was changed meanwhile: CREATE TABLE a \(x, y\)/],
    [[], /the export lacks the table a/],
  ])('are told apart: %o', (definitions, message) => {
    expect(() => requireSameSchema(definitions, [table('a')], [stored('a')])).toThrow(message);
  });
});

test('what a dump makes is compared definition by definition', () => {
  expect(() => requireRestored([table('a'), table('b')], [table('b'), table('a')])).not.toThrow();
  expect(() => requireRestored([table('a')], [table('a'), table('b')])).toThrow(/"b"/);
  expect(() => requireRestored([table('a')], [table('a', 'CREATE TABLE a (x) ')])).toThrow(Unlike);
});
