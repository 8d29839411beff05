import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { isRule } from '../../src/migrations/rules.ts';
import { baseSql, type CorpusCase, corpus } from './corpus.ts';

const cases = corpus();

/** Runs it as D1 does: foreign keys on, in one transaction. */
function run(sql: string): { before: Counts; after: Counts; database: DatabaseSync } {
  const database = new DatabaseSync(':memory:');
  database.exec(baseSql());
  const before = countsOf(database);
  database.exec('BEGIN');
  database.exec(sql);
  database.exec('COMMIT');
  return { before, after: countsOf(database), database };
}

type Counts = Record<string, number>;

/** Rows by table, and values that are not NULL by `table.column` of each foreign key. */
function countsOf(database: DatabaseSync): Counts {
  const subjects = database
    .prepare(
      `WITH own AS (SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%')
       SELECT name, name AS "table", '*' AS "column" FROM own
       UNION SELECT own.name || '.' || "from", own.name, '"' || "from" || '"' FROM own, pragma_foreign_key_list(own.name)`,
    )
    .all();
  return Object.fromEntries(
    subjects.map(({ name, table, column }) => [
      name,
      Number(database.prepare(`SELECT count(${column}) AS n FROM "${table}"`).get()?.['n']),
    ]),
  );
}

/** The values of a row go with it. */
function isOfDeleted(name: string, { deletes }: CorpusCase): boolean {
  const [table = '', column] = name.split('.');
  return column !== undefined && deletes[table] !== undefined;
}

function textOf({ sql }: CorpusCase): string {
  return sql.toString('utf8').replace(/^\uFEFF/, '');
}

test('the base is sound', () => {
  const { after, database } = run('');
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(Object.values(after).every((rows) => rows >= 3 && rows <= 50)).toBe(true);
});

test('every rule that is expected exists', () => {
  const named = cases.flatMap(({ expected, allowed }) => [...expected, ...allowed]);
  expect(named.filter((rule) => !isRule(rule))).toEqual([]);
});

describe('an innocent file passes, and no row goes that it does not delete in so many words', () => {
  test.each(cases.filter(({ kind }) => kind === 'innocent'))('$name', (one) => {
    const { before, after, database } = run(textOf(one));
    const isGoneByLeave = (name: string) => one.allowed.includes('drop-table') && after[name] === undefined;
    const lost = Object.entries(before)
      .filter(([name, rows]) => rows > (after[name] ?? 0) && !isGoneByLeave(name) && !isOfDeleted(name, one))
      .map(([name, rows]) => [name, rows - (after[name] ?? 0)]);
    expect(Object.fromEntries(lost)).toEqual(one.deletes);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });
});
