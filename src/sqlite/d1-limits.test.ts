import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { withD1Limits } from './d1-limits.ts';

const list = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join(', ');
const compound = (terms: number) => Array.from({ length: terms }, () => 'SELECT 1 AS one').join(' UNION ALL ');
const sum = (depth: number) => `SELECT ${Array.from({ length: depth }, () => '1').join(' + ')} AS n`;

/** The largest that D1 takes, and the next. */
const limits: [string, string, string, string][] = [
  [
    'columns of a table',
    `CREATE TABLE w1 (${list(100, (i) => `c${i}`)})`,
    `CREATE TABLE w2 (${list(101, (i) => `c${i}`)})`,
    'too many columns',
  ],
  [
    'columns of a result',
    `SELECT ${list(100, (i) => `${i} AS c${i}`)}`,
    `SELECT ${list(101, (i) => `${i} AS c${i}`)}`,
    'too many columns in result set',
  ],
  ['terms of a compound SELECT', compound(5), compound(6), 'too many terms in compound SELECT'],
  ['depth of an expression', sum(100), sum(101), 'Expression tree is too large'],
  [
    'arguments of a function',
    `SELECT max(${list(127, String)}) AS m`,
    `SELECT max(${list(128, String)}) AS m`,
    'too many arguments on function max',
  ],
  [
    'length of a LIKE pattern',
    `SELECT 'a' LIKE '${'%'.repeat(50)}' AS l`,
    `SELECT 'a' LIKE '${'%'.repeat(51)}' AS l`,
    'LIKE or GLOB pattern too complex',
  ],
  ['number of a variable', 'SELECT ?100 AS v', 'SELECT ?101 AS v', 'variable number must be between ?1 and ?100'],
];

/** The error of a statement on SQLite under the limits of D1. */
function errorHere(database: DatabaseSync, sql: string): string | undefined {
  try {
    withD1Limits(database, () => database.prepare(sql).all());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('of the limits of D1', () => {
  let stack: Stack;
  let id: string;
  beforeAll(async () => {
    stack = await Stack.start();
    id = await stack.database('limits', 'SELECT 1');
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  test.each(limits)('the %s is the same here and in workerd', async (_, most, tooMuch, message) => {
    using database = new DatabaseSync(':memory:');
    expect(errorHere(database, most)).toBeUndefined();
    expect(errorHere(database, tooMuch)).toContain(message);
    const params = most.includes('?') ? Array.from({ length: 100 }, () => 1) : undefined;
    expect((await stack.query(id, most, params)).errors).toEqual([]);
    const [error] = (await stack.query(id, tooMuch, params)).errors;
    expect(error?.message).toContain(message);
  });

  test('the depth of triggers is the same here and in workerd', async () => {
    // Each table's trigger writes to the next: an INSERT into c<n> fires n triggers, one within the other.
    const chain = Array.from(
      { length: 11 },
      (_, n) => `CREATE TRIGGER r${n + 1} AFTER INSERT ON c${n + 1} BEGIN INSERT INTO c${n} VALUES (new.x); END;`,
    );
    const script = `${Array.from({ length: 12 }, (_, n) => `CREATE TABLE c${n} (x);`).join(' ')} ${chain.join(' ')}`;
    using database = new DatabaseSync(':memory:');
    database.exec(script);
    const depths = [10, 11].map((n) => `INSERT INTO c${n} VALUES (1)`);
    expect(depths.map((sql) => errorHere(database, sql))).toEqual([undefined, 'triggers nested too deep']);
    expect((await stack.query(id, script)).errors).toEqual([]);
    const answers = await Promise.all(depths.map((sql) => stack.query(id, sql)));
    expect(answers.map(({ errors }) => errors[0]?.message)).toEqual([
      undefined,
      expect.stringContaining('triggers nested too deep'),
    ]);
  });
});

describe('under the limits of D1', () => {
  test('what is done gives its result, and the limits are lifted afterwards', () => {
    using database = new DatabaseSync(':memory:');
    const own = { ...database.limits };
    expect(withD1Limits(database, () => database.limits.compoundSelect)).toBe(5);
    expect({ ...database.limits }).toEqual(own);
  });

  test('they are lifted after an error, too', () => {
    using database = new DatabaseSync(':memory:');
    const own = { ...database.limits };
    expect(() => withD1Limits(database, () => database.prepare(compound(6)))).toThrow('too many terms');
    expect({ ...database.limits }).toEqual(own);
    expect(database.prepare(compound(6)).all()).toHaveLength(6);
  });

  test('limits that were lower before come back as they were', () => {
    using database = new DatabaseSync(':memory:');
    database.limits.compoundSelect = 3;
    withD1Limits(database, () => undefined);
    expect(database.limits.compoundSelect).toBe(3);
  });
});
