import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { quoteIdentifier } from './identifier.ts';
import { likeD1 } from './load.ts';
import { schemaQuery } from './schema.ts';
import { type Sample, samples } from './synthesize.fixture.ts';
import { synthesizeRows } from './synthesize.ts';

function opened(sql: string): DatabaseSync {
  const database = new DatabaseSync(':memory:', likeD1);
  database.exec(sql);
  return database;
}

const ordinary = (database: DatabaseSync) =>
  database
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`)
    .all()
    .map(({ name }) => String(name))
    .sort();

const rowsOf = (database: DatabaseSync, table: string) => {
  const statement = database.prepare(`SELECT * FROM ${quoteIdentifier(table)}`);
  statement.setReadBigInts(true);
  return statement.all();
};

const allRows = (database: DatabaseSync) => ordinary(database).map((table) => [table, rowsOf(database, table)]);

/** The columns with a value of their own that may be NULL, as `table.column`. */
function nullable(database: DatabaseSync, table: string): string[] {
  const rows = database
    .prepare(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 AND pk = 0 AND "notnull" = 0`)
    .all(table);
  return rows.map(({ name }) => String(name));
}

function expectSound(database: DatabaseSync): void {
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
}

function expectFullAndEmpty(database: DatabaseSync, { neverFilled = [], neverNull = [], single = [] }: Sample): void {
  const unfilled: string[] = [];
  const unemptied: string[] = [];
  for (const table of ordinary(database)) {
    const rows = rowsOf(database, table);
    expect(rows, table).toHaveLength(single.includes(table) ? 1 : 2);
    for (const column of nullable(database, table)) {
      if (rows.every((row) => row[column] === null)) unfilled.push(`${table}.${column}`);
      if (rows.every((row) => row[column] !== null)) unemptied.push(`${table}.${column}`);
    }
  }
  expect({ unfilled, unemptied }).toEqual({ unfilled: neverFilled, unemptied: neverNull });
}

describe('filling empty tables', () => {
  test.each(Object.entries(samples))('%s', (_, sample) => {
    using database = opened(sample.sql);
    const schema = database.prepare(schemaQuery).all();
    const { filled, unfilled } = synthesizeRows(database);
    expect(unfilled).toEqual([]);
    expect(filled.toSorted()).toEqual(ordinary(database));
    expect(database.prepare(schemaQuery).all()).toEqual(schema);
    expectSound(database);
    expectFullAndEmpty(database, sample);

    using again = opened(sample.sql);
    synthesizeRows(again);
    expect(allRows(again)).toEqual(allRows(database));
  });
});

describe('the rows', () => {
  const made = (sql: string, rows = '') => {
    const database = opened(sql + rows);
    return { database, ...synthesizeRows(database) };
  };

  test('are unlike what a migration would insert, and as their columns are declared', () => {
    const { database } =
      made(`CREATE TABLE t(id INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, n INT NOT NULL, r REAL NOT NULL, b BLOB NOT NULL,
      email TEXT NOT NULL, is_on INT NOT NULL, day DATE NOT NULL, created_at TEXT NOT NULL, settings TEXT NOT NULL, tags TEXT NOT NULL DEFAULT '[]', status TEXT NOT NULL DEFAULT 'new')`);
    expect(rowsOf(database, 't')).toEqual([
      {
        id: 7000000001n,
        code: 'voygent-made-1',
        n: 7000000001n,
        r: 7000000001.5,
        b: new TextEncoder().encode('voygent-made-1'),
        email: 'voygent-made-1@example.com',
        is_on: 1n,
        day: '2001-01-01',
        created_at: '2001-01-01 00:00:00',
        settings: '{"voygent-made":1}',
        tags: '["voygent-made-1"]',
        status: 'new',
      },
      expect.objectContaining({ id: 7000000002n, code: 'voygent-made-2', is_on: 0n, day: '2001-01-02', status: 'new' }),
    ]);
  });

  test('are JSON where a constraint reads them as JSON, and bytes where a BLOB has a length', () => {
    const { database } = made(
      'CREATE TABLE t(a TEXT NOT NULL CHECK (json_valid(a)), b BLOB NOT NULL CHECK (length(b) = 16))',
    );
    expect(rowsOf(database, 't')[0]).toEqual({ a: '{"voygent-made":1}', b: new Uint8Array(16) });
  });

  test('leave rows that are there as they are, and refer to them', () => {
    const { database, filled } = made(
      'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p NOT NULL REFERENCES p(id)); CREATE TABLE d(p REFERENCES p(id), x);',
      'INSERT INTO p VALUES (1), (2), (3); INSERT INTO d VALUES (3, 4);',
    );
    expect(filled).toEqual(['c']);
    expect(rowsOf(database, 'c')).toEqual([{ p: 1n }, { p: 2n }]);
    expect(rowsOf(database, 'p')).toHaveLength(3);
    expect(rowsOf(database, 'd')).toEqual([{ p: 3n, x: 4n }]);
  });

  test('come to parents first, and refer to rows that agree on the columns that keys share', () => {
    const { database, filled } = made(
      `CREATE TABLE more(task INTEGER NOT NULL REFERENCES tasks(id));
      CREATE TABLE users(tenant INT, id INT, PRIMARY KEY (tenant, id)); CREATE TABLE projects(tenant INT, id INT, PRIMARY KEY (tenant, id));
      CREATE TABLE tasks(id INTEGER PRIMARY KEY, tenant INT NOT NULL, user INT NOT NULL, project INT NOT NULL,
        FOREIGN KEY (tenant, user) REFERENCES users(tenant, id), FOREIGN KEY (tenant, project) REFERENCES projects(tenant, id));`,
      'INSERT INTO users VALUES (1, 10); INSERT INTO projects VALUES (0, 20), (1, 30), (2, 40);',
    );
    expect(filled).toEqual(['tasks', 'more']);
    expect(rowsOf(database, 'tasks')).toEqual([
      { id: 7000000001n, tenant: 1n, user: 10n, project: 30n },
      { id: 7000000002n, tenant: 1n, user: 10n, project: 30n },
    ]);
  });

  test('leave the tables empty that are to stay so', () => {
    const sql =
      'CREATE TABLE ledger(id INTEGER PRIMARY KEY); CREATE TABLE c(l REFERENCES ledger(id)); CREATE TABLE d(l NOT NULL REFERENCES ledger(id));';
    using database = opened(sql);
    expect(synthesizeRows(database, ['Ledger'])).toEqual({
      filled: ['c'],
      unfilled: [{ table: 'd', reason: 'no key for l' }],
    });
    expect(rowsOf(database, 'c')).toEqual([{ l: null }, { l: null }]);
    expect(rowsOf(database, 'ledger')).toEqual([]);
  });

  test('go on from AUTOINCREMENT, fire no trigger, and leave triggers that fire afterwards', () => {
    const { database } = made(
      `CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, n); CREATE TABLE log(n); CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.n); END;`,
      `INSERT INTO log VALUES ('before');`,
    );
    expect(rowsOf(database, 'log')).toEqual([{ n: 'before' }]);
    database.exec(`INSERT INTO t(n) VALUES ('after')`);
    expect(rowsOf(database, 't').at(-1)).toEqual({ id: 7000000003n, n: 'after' });
    expect(rowsOf(database, 'log')).toEqual([{ n: 'before' }, { n: 'after' }]);
  });

  test('are found by full text, and can be deleted through the trigger that keeps it', () => {
    const { database } = made(samples['full text']?.sql ?? '');
    expect(database.prepare(`SELECT rowid FROM search WHERE search MATCH 'voygent'`).all()).toHaveLength(2);
    database.exec('DELETE FROM notes');
    expect(database.prepare(`SELECT rowid FROM search WHERE search MATCH 'voygent'`).all()).toEqual([]);
    database.exec(`INSERT INTO search(search) VALUES ('integrity-check')`);
  });
});

describe('a table that cannot be filled', () => {
  test.each([
    [
      'by its constraint',
      'CREATE TABLE t(a INT NOT NULL CHECK (a < 0 AND a > 0))',
      'CHECK constraint failed: a < 0 AND a > 0',
    ],
    [
      'by a constraint that needs a computed value',
      `CREATE TABLE t(a TEXT NOT NULL CHECK (substr(a, 3, 2) || hex(length(a)) = '99'))`,
      /^CHECK/,
    ],
    ['for want of a parent table', 'CREATE TABLE t(a REFERENCES gone(id))', 'no such table: gone'],
    [
      'for want of a key in the parent',
      'CREATE TABLE p(x, y); INSERT INTO p VALUES (1, 2); CREATE TABLE t(a REFERENCES p(x))',
      'foreign key mismatch - "t" referencing "p"',
    ],
    [
      'for want of a row in the parent',
      'CREATE TABLE p(x UNIQUE, CHECK (0)); CREATE TABLE t(a NOT NULL REFERENCES p(x))',
      'no key for a',
    ],
  ])('%s is named with the reason', (_, sql, reason) => {
    using database = opened(sql);
    const { unfilled } = synthesizeRows(database);
    expect(unfilled.find(({ table }) => table === 't')?.reason).toMatch(reason);
    expect(rowsOf(database, 't')).toEqual([]);
    expect(database.isTransaction).toBe(false);
  });

  test('does not keep the others from being filled', () => {
    using database = opened(
      'CREATE TABLE a(x CHECK (0)); CREATE TABLE b(x REFERENCES a(rowid)); CREATE TABLE c(x); CREATE TABLE d(a, b, c, CHECK (a + b + c = 12345.5))',
    );
    const { filled, unfilled } = synthesizeRows(database);
    expect(filled).toContain('c');
    expect(unfilled.map(({ table }) => table)).toContain('a');
  });
});
