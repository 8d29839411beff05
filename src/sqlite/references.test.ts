import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { brokenReferences } from './references.ts';
import { shapeOf } from './shape.ts';

const isBroken = 'PRAGMA legacy_alter_table = ON; PRAGMA foreign_keys = OFF;';

/** What is broken, as `kind name: problem`, in a database in which things can be dropped and renamed under others. */
function broken(script: string): string[] {
  using database = new DatabaseSync(':memory:');
  database.exec(`${isBroken}${script}`);
  const before = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  const found = brokenReferences(database, shapeOf(database)).map(
    ({ kind, name, problem }) => `${kind} ${name}: ${problem}`,
  );
  expect(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual(before);
  return found;
}

describe('a view', () => {
  test('is broken when a table or a column that it names is gone', () => {
    expect(broken('CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t')).toEqual([
      'view v: no such table: main.t',
    ]);
    expect(broken('CREATE TABLE t (b); CREATE VIEW v AS SELECT a FROM t')).toEqual(['view v: no such column: a']);
  });

  test('is broken when one that it is made of is', () => {
    const script = 'CREATE VIEW v AS SELECT a FROM gone; CREATE VIEW "w ""x""" AS SELECT a FROM v';
    expect(broken(script).map((line) => line.split(':')[0])).toEqual(['view v', 'view w "x"']);
  });

  test('is whole otherwise, also when the table was made anew', () => {
    expect(broken('CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t; CREATE TABLE t (a, b)')).toEqual(
      [],
    );
  });
});

describe('a trigger', () => {
  const tables = 'CREATE TABLE t (a, b); CREATE TABLE u (c);';

  test.each([
    ['AFTER INSERT', 'new.a'],
    ['BEFORE DELETE', 'old.a'],
    ['AFTER UPDATE', 'new.a'],
    ['AFTER UPDATE OF b', 'old.b'],
  ])('%s is broken when a table that it writes to is gone', (when, value) => {
    expect(
      broken(`${tables} CREATE TRIGGER r ${when} ON t BEGIN INSERT INTO u VALUES (${value}); END; DROP TABLE u`),
    ).toEqual(['trigger r: no such table: main.u']);
  });

  test('is broken when a column that it names is gone', () => {
    expect(
      broken(
        'CREATE TABLE t (b); CREATE TABLE u (c); CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u VALUES (new.a); END',
      ),
    ).toEqual(['trigger r: no such column: new.a']);
    expect(broken(`${tables} CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE u SET d = 1; END`)).toEqual([
      'trigger r: no such column: d',
    ]);
  });

  test('is broken when an upsert in it has lost its unique index', () => {
    expect(
      broken(
        `${tables} CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u VALUES (1) ON CONFLICT (c) DO NOTHING; END`,
      ),
    ).toEqual(['trigger r: ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint']);
  });

  test('is whole on a table of any names, with generated columns and without rows', () => {
    expect(
      broken(`CREATE TABLE "a ""b""" (x INTEGER PRIMARY KEY, "y z" NOT NULL, g AS (x + 1)); CREATE TABLE u (c);
        CREATE TRIGGER r AFTER UPDATE ON "a ""b""" BEGIN INSERT INTO u VALUES (new."y z"); END;`),
    ).toEqual([]);
  });

  test('INSTEAD OF on a view is whole, though the view cannot be written to in other ways', () => {
    for (const verb of ['INSERT', 'UPDATE', 'DELETE'])
      expect(
        broken(
          `${tables} CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER r INSTEAD OF ${verb} ON v BEGIN DELETE FROM u; END`,
        ),
      ).toEqual([]);
  });

  test.each(['INSERT', 'DELETE', 'UPDATE'])(
    'INSTEAD OF %s on a view is broken when what it writes to is gone',
    (verb) => {
      expect(
        broken(
          `${tables} CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER r INSTEAD OF ${verb} ON v BEGIN DELETE FROM u; END; DROP TABLE u`,
        ),
      ).toEqual(['trigger r: no such table: main.u']);
    },
  );
});

describe('a foreign key', () => {
  test('is broken when its parent is gone', () => {
    expect(
      broken(
        'CREATE TABLE p (id); CREATE TABLE c (a, b, p, FOREIGN KEY (a, b) REFERENCES q, FOREIGN KEY (p) REFERENCES p (id)); DROP TABLE p',
      ),
    ).toEqual(
      expect.arrayContaining(['foreign key c (p): no such table: p', 'foreign key c (a, b): no such table: q']),
    );
  });

  test('is whole when its parent is written with other capitals, or is the table itself', () => {
    expect(
      broken('CREATE TABLE Users (id PRIMARY KEY, boss REFERENCES USERS (id)); CREATE TABLE c (u REFERENCES users)'),
    ).toEqual([]);
  });
});
