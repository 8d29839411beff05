import { constants, DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { ordinaryStatements, refusedStatements, setUp } from './d1-dialect.fixture.ts';
import { type Authorization, refusalOf, refusalOfStatement } from './d1-dialect.ts';
import { allowedPragmas } from './d1-dialect-lists.ts';
import { likeD1 } from './load.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

let seen: Authorization[] = [];
const plain = new DatabaseSync(':memory:', likeD1);
plain.exec(setUp);
plain.setAuthorizer((action, first, second, database, trigger) => {
  seen.push({ action, first, second, database, trigger });
  return constants.SQLITE_OK;
});

/** What we say of a statement after preparing it in plain SQLite, and whether SQLite took it. */
function judged(sql: string): { refusal: string | undefined; failed: boolean } {
  seen = [];
  let failed = false;
  try {
    plain.prepare(sql);
  } catch {
    failed = true;
  }
  const refusals = [refusalOfStatement(sql), ...seen.map(refusalOf)];
  return { refusal: refusals.find((refusal) => refusal !== undefined), failed };
}

/** Why D1 refuses to run what it has understood; other errors, such as of syntax, plain SQLite has as well. */
const refusals = /not authorized|transaction|VACUUM|no such function|no such table: (pragma_|dbstat)/;

let databases = 0;
let reused: string | undefined;

/** What workerd says against a statement; one that changes something has a database of its own. */
async function saidByD1(sql: string, changes: boolean): Promise<string | undefined> {
  const id = (changes ? undefined : reused) ?? (await stack.database(`d${databases++}`, setUp));
  const { errors } = await stack.query(id, sql);
  if (changes) await stack.call('DELETE', `/d1/database/${id}`);
  else reused = id;
  return errors[0]?.message;
}

/** A PRAGMA in all the ways it may be written, and as a table. */
function formsOf(name: string): string[] {
  const values = ['', '=1', '=ON', '=-1', '=2', `('t')`, `('_cf_x')`, '(x)'];
  const statements = [...values.map((value) => `PRAGMA ${name}${value}`), `PRAGMA temp.${name}`];
  // Some are no tables, which plain SQLite says as well; some are of no use without the name that they are about.
  const table = allowedPragmas.get(name) === 'name' ? `pragma_${name}('t')` : `pragma_${name}`;
  return judged(`SELECT * FROM ${table}`).failed ? statements : [...statements, `SELECT * FROM ${table}`];
}

describe('what D1 takes and refuses is what we say, as workerd tells', () => {
  test.each(refusedStatements)('it refuses %s', async (sql, advice) => {
    expect(await saidByD1(sql, false)).toMatch(refusals);
    expect(judged(sql).refusal).toMatch(advice);
  });

  test.each(ordinaryStatements)('it takes %s', async (sql) => {
    expect(await saidByD1(sql, true)).toBeUndefined();
    expect(judged(sql)).toEqual({ refusal: undefined, failed: false });
  });

  test('for every PRAGMA of SQLite, with and without values, and as a table', async () => {
    const names = plain.prepare('PRAGMA pragma_list').all();
    expect(names.length).toBeGreaterThan(60);
    const statements = [...names.map(({ name }) => String(name)), 'made_up'].flatMap(formsOf);
    const ours = statements.filter((sql) => judged(sql).refusal !== undefined);
    const theirs: string[] = [];
    for (const sql of statements) if (refusals.test((await saidByD1(sql, false)) ?? '')) theirs.push(sql);
    expect(ours).toEqual(theirs);
  });

  test('for every function of SQLite', async () => {
    const names = plain.prepare('SELECT DISTINCT name FROM pragma_function_list ORDER BY 1').all();
    expect(names.length).toBeGreaterThan(150);
    const ours: string[] = [];
    const theirs: string[] = [];
    for (const { name } of names) {
      const calls = ['', '1', '1, 2', '1, 2, 3', '1, 2, 3, 4', '1, 2, 3, 4, 5, 6, 7', '*'].map(
        (values) => `SELECT "${name}"(${values})`,
      );
      const said = await Promise.all(calls.map((sql) => saidByD1(sql, false)));
      if (said.some((message) => message !== undefined && refusals.test(message))) theirs.push(String(name));
      if (calls.some((sql) => judged(sql).refusal !== undefined)) ours.push(String(name));
    }
    expect(ours).toEqual(theirs);
  });
});

test('PRAGMA foreign_keys = OFF is taken, and has no effect', async () => {
  const id = await stack.database(
    'keys',
    'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p(id));',
  );
  const { errors } = await stack.query(id, 'PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (1);');
  expect(errors[0]?.message).toMatch(/FOREIGN KEY constraint failed/);
});
