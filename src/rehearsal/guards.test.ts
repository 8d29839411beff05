import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { clientOf, databaseOf, failureOf } from '../cloudflare/transfer.fixture.ts';
import { renewLock, takeLock } from '../migrations/lock.ts';
import { configured } from '../migrations/migrations.fixture.ts';
import { countBefore, describeGuards, type Guard, guardsOf, isRefusedLoss, refuseLoss } from './guards.ts';
import { trialOf } from './rehearsal.fixture.ts';

const tables = `
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) ON DELETE CASCADE);
CREATE TABLE loose (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) ON DELETE SET NULL);
CREATE TABLE other (a);
`;
const rows = `
INSERT INTO parent VALUES (1, 'a'), (2, 'b'), (3, 'c');
INSERT INTO child VALUES (1, 1), (2, 2);
INSERT INTO loose VALUES (1, 2), (2, NULL);
`;

const told = ({ table, column }: Guard['before']) => (column === undefined ? table : `${table}.${column}`);
const guards = (script: string) =>
  guardsOf(trialOf(tables + rows, script))
    .map(({ before, after }) => (told(before) === told(after) ? told(before) : `${told(before)}→${told(after)}`))
    .sort();

describe('guarded is', () => {
  test.each<[string, string, string[]]>([
    ['nothing where nothing may go', "INSERT INTO parent VALUES (4, 'd'); UPDATE child SET parent = 1", []],
    [
      'what a DELETE may reach and here did not',
      'DELETE FROM parent WHERE id = 9',
      ['child', 'loose.parent', 'parent'],
    ],
    ['what it left, beside what it took', 'DELETE FROM parent WHERE id = 1', ['loose.parent']],
    [
      'not a table whose rows are replaced by as many others',
      'DELETE FROM child; INSERT INTO child VALUES (7, 2), (8, 2)',
      [],
    ],
    ['nothing of a table that is dropped', 'DELETE FROM child; DROP TABLE child', []],
    [
      'every table where something is replaced',
      'INSERT OR REPLACE INTO other VALUES (1)',
      ['child', 'loose', 'other', 'parent'],
    ],
    ['a table under its new name', 'DELETE FROM child WHERE id = 9; ALTER TABLE child RENAME TO kids', ['child→kids']],
    [
      'a column under its new name',
      'DELETE FROM parent WHERE id = 9; ALTER TABLE loose RENAME COLUMN parent TO owner; ALTER TABLE loose RENAME TO free',
      ['child', 'loose.parent→free.owner', 'parent'],
    ],
    [
      'a table that is rebuilt',
      'CREATE TABLE t (id INTEGER PRIMARY KEY, parent); INSERT INTO t SELECT * FROM child; DROP TABLE child; ALTER TABLE t RENAME TO child',
      ['child'],
    ],
    [
      'not a column that goes',
      'DELETE FROM parent WHERE id = 9; ALTER TABLE loose DROP COLUMN parent',
      ['child', 'parent'],
    ],
    ['not what an UPDATE itself sets off', 'UPDATE parent SET id = 9 WHERE id = 3', []],
    ['nothing of a file that fails', 'DELETE FROM parent WHERE id = 9; SELECT missing', []],
    [
      'nothing that the file itself made',
      'CREATE TABLE fresh (a); INSERT INTO fresh VALUES (1); DELETE FROM fresh WHERE a = 2',
      [],
    ],
  ])('%s', (_, script, expected) => {
    expect(guards(script)).toEqual(expected);
  });

  test('told by name, each once', () => {
    const one: Guard = { before: { table: 'a' }, after: { table: 'b' } };
    const two: Guard = { before: { table: 'a', column: 'x' }, after: { table: 'b', column: 'x' } };
    expect(describeGuards([one, two, one])).toBe('a, a.x');
    expect(describeGuards([])).toBe('');
  });
});

let stack: Stack;
/** As the action itself makes it. */
let lockSql: string;
beforeAll(async () => {
  stack = await Stack.start();
  const { target, cloudflare, context } = await onD1('');
  await takeLock(target, 'run', cloudflare, context);
  const [row] = await stack.rows(target.id, "SELECT sql FROM sqlite_schema WHERE name = 'voygent_lock'");
  lockSql = (row as { sql: string }).sql;
});
afterAll(() => stack[Symbol.asyncDispose]());

async function onD1(script: string) {
  const id = await databaseOf(stack, `SELECT 1; ${script}`);
  return { ...(await clientOf(stack)), target: { database: configured, id, name: 'trips', size: undefined } };
}

/** Runs statements between the two counts, as one transaction of plain SQLite; gives the error. */
function guarded(base: string, script: string, guarding: readonly Guard[]): string | undefined {
  using database = new DatabaseSync(':memory:');
  database.exec(`${base} ${lockSql};`);
  database.exec("INSERT INTO voygent_lock (name, holder, expires_at) VALUES ('migrations', 'run', 0); BEGIN");
  const statements = [renewLock('run'), ...countBefore(guarding), { sql: script }, ...refuseLoss(guarding)];
  try {
    for (const { sql, params = [] } of statements) {
      if (sql === script) database.exec(sql);
      else database.prepare(sql).run(...params);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const tableGuard = (table: string, after = table): Guard => ({ before: { table }, after: { table: after } });
const columnGuard = (table: string, column: string): Guard => ({ before: { table, column }, after: { table, column } });

describe('a batch with guards', () => {
  test.each<[string, string, Guard[], boolean]>([
    ['passes where nothing goes', 'UPDATE parent SET name = NULL', [tableGuard('parent')], true],
    ['passes where there is more', "INSERT INTO parent VALUES (4, 'd')", [tableGuard('parent')], true],
    [
      'passes where something is put back',
      'DELETE FROM other; DELETE FROM loose; INSERT INTO loose VALUES (3, 1), (4, 2)',
      [tableGuard('loose')],
      true,
    ],
    ['fails where one row goes', 'DELETE FROM parent WHERE id = 3', [tableGuard('parent')], false],
    [
      'fails for the second guard as well as for the first',
      'DELETE FROM loose WHERE id = 1',
      [tableGuard('parent'), tableGuard('loose')],
      false,
    ],
    [
      'counts a table under its new name',
      'ALTER TABLE other RENAME TO "o ""x"""',
      [tableGuard('other', 'o "x"')],
      true,
    ],
    [
      'fails for a table under its new name',
      'DELETE FROM loose WHERE id = 1; ALTER TABLE loose RENAME TO free',
      [tableGuard('loose', 'free')],
      false,
    ],
    ['fails where a value becomes NULL', 'UPDATE loose SET parent = NULL', [columnGuard('loose', 'parent')], false],
    [
      'passes where only rows go whose value is NULL',
      'DELETE FROM loose WHERE parent IS NULL',
      [columnGuard('loose', 'parent')],
      true,
    ],
    ['passes without any', 'DELETE FROM parent', [], true],
  ])('%s', (_, script, guarding, passes) => {
    const error = guarded(tables + rows, script, guarding);
    expect(error).toBe(passes ? undefined : 'NOT NULL constraint failed: voygent_lock.counts');
    if (error !== undefined) expect(isRefusedLoss(error)).toBe(true);
  });

  test('asks each guard of its own count', () => {
    const two = [tableGuard('a'), tableGuard('b')];
    const base = 'CREATE TABLE a (x); CREATE TABLE b (x); INSERT INTO b VALUES (1), (2);';
    expect(guarded(base, 'INSERT INTO a VALUES (1), (2); DELETE FROM b', two)).toContain('voygent_lock.counts');
    expect(guarded(base, 'INSERT INTO a VALUES (1)', two)).toBeUndefined();
  });

  test('of another error is not taken for a refused loss', () => {
    expect(isRefusedLoss('NOT NULL constraint failed: trips.counts')).toBe(false);
    expect(isRefusedLoss('NOT NULL constraint failed: voygent_lock.holder')).toBe(false);
  });

  test("is taken whole by D1, whose limits are lower, with 150 guards; and refused, and taken back, by the last one's loss", async () => {
    const names = Array.from({ length: 150 }, (_, index) => `t${index}`);
    const { target, cloudflare, context } = await onD1(
      names.map((name) => `CREATE TABLE ${name} (x); INSERT INTO ${name} VALUES (1), (NULL);`).join(' '),
    );
    await takeLock(target, 'run', cloudflare, context);
    const guarding = names.map((name, index) => (index % 2 === 0 ? tableGuard(name) : columnGuard(name, 'x')));
    const batch = (sql: string) => [renewLock('run'), ...countBefore(guarding), { sql }, ...refuseLoss(guarding)];
    await cloudflare.d1.write(target.id, 'write', batch('DELETE FROM t149 WHERE x IS NULL'));
    expect(await stack.rows(target.id, 'SELECT count(*) AS n FROM t149')).toEqual([{ n: 1 }]);
    // Twice in a row: the counts of the one are not those of the other.
    await cloudflare.d1.write(target.id, 'write', batch('INSERT INTO t0 VALUES (3)'));
    const error = await failureOf(cloudflare.d1.write(target.id, 'write', batch('DELETE FROM t149')));
    expect(isRefusedLoss(error.message)).toBe(true);
    expect(await stack.rows(target.id, 'SELECT count(*) AS n FROM t149')).toEqual([{ n: 1 }]);
  });
});
