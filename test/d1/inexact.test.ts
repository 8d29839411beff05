import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Stack } from '../../local/cloudflare/testing.ts';
import { clientOf, databaseOf } from '../../src/cloudflare/transfer.fixture.ts';
import { exactLiteral, inexactCondition } from '../../src/sqlite/inexact.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack[Symbol.asyncDispose]());

/** Expressions of SQL, and whether a dump spoils their value in a column without a type. */
const integers = [
  ...['0', '1', '-1', '9007199254740991', '-9007199254740991', '9007199254740992', '9007199254740993'],
  ...['-9007199254740993', '4611686018427387904', '9223372036854774784', '9223372036854775807'],
  '-9223372036854775808',
];
const reals = [
  ...[
    '0.0',
    '1.0',
    '-3.0',
    '0.1',
    '1.5',
    '1e-7',
    '123456789.123456789',
    '1e15',
    '9007199254740992.0',
    '1e17',
    '9.2e18',
  ],
  ...['9223372036854775808.0', '-9223372036854775808.0', '1e19', '1e21', '1e22', '1e300', '1e308', '-1e308', '9e999'],
  ...['-9e999', '5e-324', '2.2250738585072009e-308', '0.30000000000000004', '1.7976931348623157e308'],
];
const texts = [
  ...["''", "' '", "'1'", "'1.0'", "'NULL'", "'it''s'", `'"`].map((text) => (text === `'"` ? `'"'` : text)),
  ...["'a' || char(0) || 'b'", 'char(0)', "char(0) || 'é'", 'char(10)', 'char(13)', 'char(13, 10)', 'char(1, 27, 127)'],
  ...["'\\n'", "'\\r'", "'\\n' || char(10)", "'\\r' || char(13)", "'\\n' || char(13)", "'\\r' || char(10)"],
  ...[
    "'\\' || char(10)",
    "'\\' || char(13)",
    "'\\\\n' || char(10)",
    "'\\' || char(13) || 'n' || char(10)",
    "'\\u0041'",
  ],
  ...[
    "'é'",
    "'🧭🏳️‍🌈'",
    'char(0xfeff)',
    "char(0xfeff) || 'x'",
    'char(0x2028)',
    'char(0x80)',
    'char(0xfffd)',
    'char(0xffff)',
  ],
];
const blobs = ["X''", "X'00'", "X'27'", "X'5c6e0a'", "X'ff00fe'", "CAST('é' AS BLOB)"];
/** Texts that are no UTF-8, which the condition finds. */
const broken = [
  "CAST(X'ff' AS TEXT)",
  "CAST(X'61c3' AS TEXT)",
  "CAST(X'c361' AS TEXT)",
  'char(0xd800)',
  "CAST(X'c080' AS TEXT)",
];
/** And those that it does not find. */
const unfound = ["CAST(X'80' AS TEXT)", "CAST(X'e282' AS TEXT)", "CAST(X'f09fa7' AS TEXT)"];
const values = [...integers, ...reals, ...texts, ...blobs, ...broken, ...unfound, 'NULL'];

const Seen = z.array(z.object({ id: z.number(), is: z.string() }));
const Told = z.array(z.object({ id: z.number(), spoilt: z.number(), literal: z.string() }));

/** A value's type and all of its bits, as text; but for the sign of zero. */
const seen = (column: string) =>
  `typeof(${column}) || ':' || CASE typeof(${column}) WHEN 'real' THEN quote(${column}) ELSE hex(CAST(${column} AS BLOB)) END`;

/** What D1 has of the values in a column of a type, what comes of its dump, and what comes of the literals. */
async function through(type: string, name = 'v') {
  const column = `"${name.replaceAll('"', '""')}"`;
  const table = `CREATE TABLE t(id INTEGER PRIMARY KEY, ${column} ${type});`;
  const rows = values.map((value, id) => `INSERT INTO t VALUES (${id}, ${value});`).join('\n');
  const id = await databaseOf(stack, table + rows);
  const { cloudflare } = await clientOf(stack);
  const before = Seen.parse(await stack.rows(id, `SELECT id, ${seen(column)} AS "is" FROM t ORDER BY id`));
  expect(before).toHaveLength(values.length);
  const asked = `SELECT id, (${inexactCondition({ name, type })}) IS TRUE AS spoilt, ${exactLiteral(name)} AS literal FROM t ORDER BY id`;
  const told = Told.parse(await stack.rows(id, asked));
  const { sql } = await cloudflare.d1.export(id, 'export db');
  using dumped = new DatabaseSync(':memory:');
  using written = new DatabaseSync(':memory:');
  for (const database of [dumped, written]) database.exec(table);
  for (const line of sql.split('\n').filter((line) => line.startsWith('INSERT INTO "t"'))) {
    // A statement that is broken gives no row at all.
    try {
      dumped.exec(line);
    } catch (error) {
      expect(String(error)).toContain('unrecognized token');
    }
  }
  for (const { id, literal } of told) written.exec(`INSERT INTO t VALUES (${id}, ${literal})`);
  const inAll = (database: DatabaseSync) =>
    new Map(
      Seen.parse(database.prepare(`SELECT id, ${seen(column)} AS "is" FROM t`).all()).map(({ id, is }) => [id, is]),
    );
  return { before, told, dumped: inAll(dumped), written: inAll(written) };
}

describe.each(['', 'TEXT', 'INTEGER', 'REAL', 'NUMERIC', 'BLOB', 'VARCHAR(10)', 'JSON'])(
  'in a column of type «%s»',
  (type) => {
    test('literals give back every value, and the condition finds what the dump spoils', async () => {
      const { before, told, dumped, written } = await through(type);
      const wrong = before.filter(({ id, is }) => written.get(id) !== is).map(({ id }) => values[id]);
      expect(wrong).toEqual([]);
      expect(told.filter(({ literal }) => Buffer.byteLength(literal) !== literal.length)).toEqual([]);
      const spoilt = before.filter(({ id, is }) => dumped.get(id) !== is).map(({ id }) => values[id] ?? '');
      const flagged = told.filter(({ spoilt }) => spoilt === 1).map(({ id }) => values[id] ?? '');
      expect(spoilt.filter((value) => !flagged.includes(value))).toEqual(unfound);
      // What is flagged without need: integers beyond 2^53, and whole numbers, of which JavaScript happens to write all digits.
      const needless = flagged.filter((value) => !spoilt.includes(value));
      expect(needless.filter((value) => ![...integers, ...reals].includes(value))).toEqual([]);
      expect(needless.filter((value) => Math.abs(Number(value)) < 2 ** 53)).toEqual([]);
      // Some of each kind, or this would have proven nothing.
      const kinds = ["'a' || char(0) || 'b'", "'\\n' || char(10)", "'\\r' || char(13)", ...broken];
      expect(spoilt).toEqual(expect.arrayContaining(kinds));
      expect(spoilt.includes('9223372036854775807')).toBe(type !== 'TEXT' && type !== 'VARCHAR(10)' && type !== 'REAL');
      expect(spoilt.includes('1.0')).toBe(type === '' || type === 'BLOB');
    });
  },
);

test('a column of any name is meant as a column', async () => {
  const { before, told, written } = await through('', 'x "y"; --');
  expect(before.filter(({ id, is }) => written.get(id) !== is)).toEqual([]);
  expect(told.some(({ spoilt }) => spoilt === 1)).toBe(true);
});

test('-0.0 comes back as 0.0, which only atan2() can tell', () => {
  using database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t(v); INSERT INTO t VALUES (-0.0)');
  const row = database
    .prepare(`SELECT v, ${exactLiteral('v')} AS literal, v = 0.0 AS same, quote(v) AS quoted FROM t`)
    .get();
  expect(row).toMatchObject({ v: -0, literal: '0.0', same: 1, quoted: '0.0' });
});

test('10,000 random numbers are given back to the last bit', () => {
  using database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t(v)');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  const bits = new DataView(new ArrayBuffer(8));
  let state = 1n;
  database.exec('BEGIN');
  for (let index = 0; index < 10_000; index++) {
    // Of a linear congruential generator: all exponents come up.
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    bits.setBigUint64(0, state);
    insert.run(bits.getFloat64(0));
  }
  database.exec('COMMIT');
  const literals = database.prepare(`SELECT v, ${exactLiteral('v')} AS literal FROM t`).all();
  const wrong = literals.filter(({ v, literal }) => database.prepare(`SELECT ${literal} AS v`).get()?.['v'] !== v);
  expect(literals).toHaveLength(10_000);
  expect(wrong).toEqual([]);
});
