import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { databaseOf } from '../../src/cloudflare/transfer.fixture.ts';
import {
  addPrints,
  differencesIn,
  fingerprintStatements,
  type Printed,
  printBytes,
  type RowRange,
  readPrint,
  readSought,
  TablePrint,
} from '../../src/sqlite/fingerprint.ts';
import { quoteIdentifier } from '../../src/sqlite/identifier.ts';
import { oddities } from '../../test/oddities.ts';

const pair: Printed = { name: 't', columns: ['a', 'b'] };

/** A database that is closed at the test's end. */
function databaseWith(sql: string): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec(sql);
  return database;
}

function printIn(database: DatabaseSync, table: Printed, range?: RowRange): TablePrint {
  return readPrint(
    table,
    fingerprintStatements(table, range).map((sql) => database.prepare(sql).get()),
  );
}

/** The fingerprint of `t(a, b)` with these rows. */
function printOf(rows: string, definition = 'a, b'): TablePrint {
  return printIn(databaseWith(`CREATE TABLE t(${definition});${rows && `INSERT INTO t VALUES ${rows};`}`), pair);
}

describe('the fingerprints of equal tables', () => {
  test.each(['', "(1, 'a')", "(NULL, NULL), ('', X''), (-0.5, 9e999), ('é🧭', X'00ff'), (9223372036854775807, 1e308)"])(
    'with the rows %s are equal',
    (rows) => {
      expect(differencesIn(printOf(rows), printOf(rows))).toEqual([]);
      expect(printOf(rows)).toEqual(printOf(rows));
    },
  );

  test('do not depend on where the rows lie, and in which order their numbers are added', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `(${row * 0.1}, ${row % 7 === 0 ? `'${row}'` : row * 1e9})`);
    const backwards = rows.toReversed().join(',');
    expect(differencesIn(printOf(rows.join(',')), printOf(backwards))).toEqual([]);
  });

  test('are those of JSON, as an answer and a dump have them', () => {
    const print = printOf("(1, 'a'), (9e999, 0.1), (-9e999, 1e300)");
    expect(print.columns['a']).toEqual({ values: 3, total: null, weight: 11 });
    expect(TablePrint.parse(JSON.parse(JSON.stringify(print)))).toEqual(print);
  });

  test('tell how many bytes there are', () => {
    expect(printBytes(printOf(`('${'é'.repeat(500)}', zeroblob(2000)), (1, NULL)`))).toBeCloseTo(3000, -1);
  });
});

describe('a difference is noticed', () => {
  const base = "(1, 'one'), (2, 'two'), (3, NULL)";
  test.each([
    ['a row that is lost', base, "(1, 'one'), (2, 'two')", '2 rows, and 3 were there'],
    ['a row that is added', base, `${base}, (NULL, NULL)`, '4 rows, and 3 were there'],
    ['all rows', base, '', '0 rows, and 3 were there'],
    ['another integer', base, "(1, 'one'), (2, 'two'), (4, NULL)", 'the column a adds up to 7, and it was 6'],
    ['a longer text', base, "(1, 'one'), (2, 'twoo'), (3, NULL)", 'the column b has values of another length or type'],
    ['1 and 1.0', '(1, 0)', '(1.0, 0)', 'the column a has values of another length or type'],
    ["1 and '1'", '(1, 0)', "('1', 0)", 'the column a has values of another length or type'],
    ["1 and X'31'", '(1, 0)', "(X'31', 0)", 'the column a has values of another length or type'],
    ["'1' and X'31'", "('1', 0)", "(X'31', 0)", 'the column a has values of another length or type'],
    ["1.0 and '1.0'", '(1.0, 0)', "('1.0', 0)", 'the column a has values of another length or type'],
    ["NULL and ''", '(NULL, 0)', "('', 0)", 'the column a has 1 values that are not NULL, and 0 were there'],
    ["'' and X''", "('', 0)", "(X'', 0)", 'the column a has values of another length or type'],
    ['NULL and 0', '(NULL, 0)', '(0, 0)', 'the column a has 1 values that are not NULL'],
    [
      'swapped columns',
      "(1, 'one'), (2, 'two')",
      "('one', 1), ('two', 2)",
      'the column a has values of another length',
    ],
    ['swapped columns of integers', '(1, 2), (3, 5)', '(2, 1), (5, 3)', 'the column a adds up to 7, and it was 4'],
    ['an infinity', '(1e308, 0)', '(9e999, 0)', 'the column a adds up to infinity, and it was 1e+308'],
    ['a line end that was doubled', '(char(10), 0)', '(char(10, 10), 0)', 'the column a has values of another length'],
    [
      'a text that ends at its NUL',
      "('a' || char(0) || 'b', 0)",
      "('a', 0)",
      'the column a has values of another length',
    ],
    [
      'a text that lost its UTF-8',
      "(CAST(X'61ff' AS TEXT), 0)",
      "('a' || char(65533), 0)",
      'the column a has values of',
    ],
    ['a real number', '(0.1, 0)', '(0.10000001, 0)', 'the column a adds up to 0.10000001, and it was 0.1'],
    ['the sign', '(5, 0)', '(-5, 0)', 'the column a adds up to -5, and it was 5'],
  ])('%s', (_, one, other, said) => {
    expect(differencesIn(printOf(one), printOf(other)).join('; ')).toContain(said);
  });

  test('an integer by one, among a million milliseconds', () => {
    const rows = (plus: number) =>
      printIn(
        databaseWith(`CREATE TABLE t(a, b); INSERT INTO t WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000)
          SELECT 1763900000000 + n + (n = 4321) * ${plus}, n FROM c`),
        pair,
      );
    expect(differencesIn(rows(0), rows(0))).toEqual([]);
    expect(differencesIn(rows(0), rows(1))).toEqual([
      'the column a adds up to 8819500012502501, and it was 8819500012502500',
    ]);
  });

  test('a column that is missing', () => {
    const { rows, columns } = printOf('(1, 2)');
    const { a } = columns;
    expect(differencesIn({ rows, columns }, { rows, columns: a ? { a } : {} })).toEqual(['the column b is missing']);
  });
});

// What nobody should rely on: another value of the same length, or that adds up to the same.
describe('a difference is not noticed', () => {
  test.each([
    ['between texts of one length', "('one', 0)", "('two', 0)"],
    ['between BLOBs of one length', "(X'00', 0)", "(X'ff', 0)"],
    ['between rows whose values were exchanged', '(1, 2), (3, 4)', '(3, 2), (1, 4)'],
    ['between integers that add up to the same', '(1, 0), (4, 0)', '(2, 0), (3, 0)'],
    ['of one part in 10^9 of a real sum', '(1e12, 0), (0.5, 0)', '(1e12, 0), (1.5, 0)'],
    ['of integers whose sum is beyond 2^53', '(9223372036854775807, 0)', '(9223372036854775806, 0)'],
    ['of what an infinity hides', '(9e999, 0), (1.0, 0)', '(9e999, 0), (2.0, 0)'],
    ['of the sign of zero', '(0.0, 0)', '(-0.0, 0)'],
    [
      'of types and lengths that make up for one another',
      '(1, 0), (2, 0), (0, 0), (0, 0), (0, 0)',
      "('1', 0), ('2', 0), ('', 0), ('', 0), ('', 0)",
    ],
  ])('%s', (_, one, other) => {
    expect(differencesIn(printOf(one), printOf(other))).toEqual([]);
  });
});

describe('a table', () => {
  const names = [
    'n',
    'v0',
    't0',
    'w0',
    'x0',
    'order',
    'select',
    'a "b"',
    'constructor',
    'toString',
    '1',
    '0',
    'ünï',
    '; --',
    '',
  ];
  test('may have columns of any name', () => {
    const table: Printed = { name: 'we"ird; --', columns: names };
    const sql = (values: (index: number) => string) =>
      `CREATE TABLE ${quoteIdentifier(table.name)} (${names.map(quoteIdentifier).join(',')});
       INSERT INTO ${quoteIdentifier(table.name)} VALUES (${names.map((_, index) => values(index)).join(',')})`;
    const print = printIn(databaseWith(sql(String)), table);
    expect(Object.keys(print.columns).sort()).toEqual(names.toSorted());
    for (const [index, name] of names.entries()) {
      expect(print.columns[name], name).toEqual({ values: 1, total: index, weight: 3 });
      const other = printIn(databaseWith(sql((at) => String(at === index ? 99 : at))), table);
      expect(differencesIn(print, other)).toEqual([`the column ${name} adds up to 99, and it was ${index}`]);
    }
    expect(TablePrint.parse(JSON.parse(JSON.stringify(print)))).toEqual(print);
  });

  test.each([1, 23, 24, 25, 48, 99, 100])('of %d columns is read whole, with no more than 100 in a result', (count) => {
    const table: Printed = { name: 't', columns: Array.from({ length: count }, (_, index) => `c${index}`) };
    const database = databaseWith(
      `CREATE TABLE t(${table.columns.join(',')}); INSERT INTO t VALUES (${table.columns.map((_, index) => index).join(',')})`,
    );
    const statements = fingerprintStatements(table, undefined, (column) => `${quoteIdentifier(column)} = ${count - 1}`);
    const rows = statements.map((sql) => database.prepare(sql).get() ?? {});
    expect(rows.every((row) => Object.keys(row).length <= 100)).toBe(true);
    expect(Object.values(readPrint(table, rows).columns).map(({ total }) => total)).toEqual(
      table.columns.map((_, index) => index),
    );
    expect(readSought(table, rows)).toBe(true);
    database.exec(`UPDATE t SET c${count - 1} = -1`);
    expect(
      readSought(
        table,
        statements.map((sql) => database.prepare(sql).get()),
      ),
    ).toBe(false);
  });

  test('without rows has a fingerprint, in which nothing is sought', () => {
    expect(printOf('')).toEqual({
      rows: 0,
      columns: { a: { values: 0, total: 0, weight: 0 }, b: { values: 0, total: 0, weight: 0 } },
    });
    const database = databaseWith('CREATE TABLE t(a, b)');
    const rows = fingerprintStatements(pair, undefined, () => '1').map((sql) => database.prepare(sql).get());
    expect(readSought(pair, rows)).toBe(false);
  });

  test('is not believed where an answer lacks a number', () => {
    expect(() => readPrint(pair, [{ n: 1, v0: 1, t0: 1, w0: 3 }])).toThrow('the fingerprint of "t" has no v1');
    expect(() => readPrint(pair, [undefined])).toThrow();
  });
});

describe('ranges of rows', () => {
  const database = () =>
    databaseWith(`CREATE TABLE t(id INTEGER PRIMARY KEY, a, b);
      INSERT INTO t WITH RECURSIVE c(n) AS (SELECT -500 UNION ALL SELECT n + 1 FROM c WHERE n < 500)
        SELECT n * 1000003, CASE n % 4 WHEN 0 THEN n WHEN 1 THEN n / 3.0 WHEN 2 THEN 'é' || n ELSE NULL END, CASE WHEN n % 3 THEN zeroblob(abs(n)) ELSE n END FROM c;
      INSERT INTO t VALUES (-9223372036854775808, 'first', 1), (9223372036854775807, 'last', 2)`);
  const added = (bounds: readonly string[], source: DatabaseSync) =>
    bounds
      .slice(1)
      .map((to, index) =>
        printIn(source, pair, { by: 'id', from: String(BigInt(bounds[index] ?? 0) + (index ? 1n : 0n)), to }),
      )
      .reduce(addPrints);
  const ends = ['-9223372036854775808', '9223372036854775807'] as const;

  test.each([
    [[ends[0], ends[1]]],
    [[ends[0], '0', ends[1]]],
    [[ends[0], '-200000600', '-1', '0', '1', '77777', '499001497', ends[1]]],
  ])('up to %j add up to the whole', (bounds) => {
    const source = database();
    const whole = printIn(source, pair);
    expect(whole.rows).toBe(1003);
    expect(differencesIn(whole, added(bounds, source))).toEqual([]);
  });

  test('of which one lacks a row do not', () => {
    const source = database();
    const whole = printIn(source, pair);
    source.exec('DELETE FROM t WHERE id = 0');
    expect(differencesIn(whole, added([ends[0], '0', ends[1]], source))).toEqual(['1002 rows, and 1003 were there']);
  });

  test('have an infinite sum where one of them has', () => {
    const source = databaseWith('CREATE TABLE t(a, b); INSERT INTO t VALUES (9e999, 1), (1, 1), (-9e999, 1)');
    const one = (row: string) => printIn(source, pair, { by: 'rowid', from: row, to: row });
    expect(addPrints(one('1'), one('2')).columns['a']?.total).toBeNull();
    expect(addPrints(one('2'), one('1')).columns['a']?.total).toBeNull();
  });
});

test('D1 gives the fingerprints that node:sqlite gives', async () => {
  await using stack = await Stack.start();
  const id = await databaseOf(stack, 'SELECT 1;');
  const local = databaseWith('');
  // Random bytes are not the same in both.
  const statements = oddities.filter((sql) => !/randomblob/.test(sql));
  for (const sql of statements) {
    local.exec(sql);
    const { errors } = await stack.query(id, sql);
    expect(errors, sql).toEqual([]);
  }
  const tables = local
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`)
    .all()
    .map(({ name }): Printed => {
      const columns = local.prepare('SELECT name FROM pragma_table_info(?)').all(name ?? '');
      return { name: String(name), columns: columns.map((column) => String(column['name'])) };
    });
  expect(tables.length).toBeGreaterThan(20);
  for (const table of tables) {
    const rows: unknown[] = [];
    for (const sql of fingerprintStatements(table)) rows.push(...(await stack.rows(id, sql)));
    expect(readPrint(table, rows), table.name).toEqual(printIn(local, table));
  }
});
