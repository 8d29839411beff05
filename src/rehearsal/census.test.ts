import { describe, expect, test } from 'vitest';
import { effectsOf } from '../sqlite/effects.ts';
import { Observer } from '../sqlite/observer.ts';
import { shapeOf } from '../sqlite/shape.ts';
import { Census, type Loss, type Subject } from './census.ts';
import { Lineage } from './lineage.ts';
import { databaseLikeD1, trialOf } from './rehearsal.fixture.ts';

const base = `
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) ON DELETE CASCADE);
CREATE TABLE grandchild (id INTEGER PRIMARY KEY, child REFERENCES child (id) ON DELETE CASCADE);
CREATE TABLE loose (id INTEGER PRIMARY KEY, parent REFERENCES PARENT (id) ON DELETE SET NULL);
CREATE TABLE bound (id INTEGER PRIMARY KEY, parent REFERENCES parent (id));
CREATE TABLE picky (a PRIMARY KEY ON CONFLICT REPLACE, b);
CREATE TABLE log (what);
CREATE TRIGGER forget AFTER DELETE ON log BEGIN DELETE FROM picky; END;
CREATE VIRTUAL TABLE search USING fts5 (words);
INSERT INTO parent VALUES (1, 'a'), (2, 'b'), (3, 'c');
INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);
INSERT INTO grandchild VALUES (1, 1), (2, 3);
INSERT INTO loose VALUES (1, 1), (2, NULL), (3, 3);
INSERT INTO picky VALUES (1, 'x'), (2, 'y');
INSERT INTO log VALUES ('one');
`;

const told = ({ table, of }: Subject) => `${table} ${typeof of === 'string' ? of : `.${of.column}`}`;

/** What is watched, and what is lost, as `table rows before→after`. */
function watch(sql: string, before = base) {
  using database = databaseLikeD1(before);
  const prepared = new Observer(database).prepare(sql);
  if (!prepared.statement) throw new Error(prepared.error);
  const { subjects, losses } = new Census(database).watch(sql, effectsOf(prepared.authorizations));
  prepared.statement.run();
  const lost = losses().map((loss) => `${told(loss)} ${loss.before}→${loss.after}`);
  return { subjects: [...new Set(subjects.map(told))].sort(), losses: [...new Set(lost)].sort() };
}

describe('watched are', () => {
  test.each<[string, string[], string[]]>([
    ["UPDATE parent SET name = 'x' WHERE id = 1", [], []],
    ['INSERT INTO log VALUES (1)', [], []],
    ['DELETE FROM child WHERE id = 1', ['grandchild rows'], ['grandchild rows 2→1']],
    ['DELETE FROM child WHERE id = 2', ['grandchild rows'], []],
    ['DELETE FROM child', ['grandchild rows', 'child content'], ['grandchild rows 2→0', 'child content 3→0']],
    ['DELETE FROM child WHERE 1', ['grandchild rows', 'child content'], ['grandchild rows 2→0', 'child content 3→0']],
    [
      'DELETE FROM parent WHERE id = 1',
      ['child rows', 'grandchild rows', 'loose .parent'],
      ['child rows 3→1', 'grandchild rows 2→1', 'loose .parent 2→1'],
    ],
    [
      "REPLACE INTO parent VALUES (1, 'a')",
      ['parent rows', 'child rows', 'grandchild rows', 'loose .parent'],
      ['child rows 3→1', 'grandchild rows 2→1', 'loose .parent 2→1'],
    ],
    [
      "INSERT OR REPLACE INTO parent VALUES (9, 'b')",
      ['parent rows', 'child rows', 'grandchild rows', 'loose .parent'],
      ['child rows 3→2', 'grandchild rows 2→1'],
    ],
    [
      "UPDATE OR REPLACE parent SET name = 'a' WHERE id = 2",
      ['parent rows', 'child rows', 'grandchild rows', 'loose .parent'],
      ['parent rows 3→2', 'child rows 3→1', 'grandchild rows 2→1', 'loose .parent 2→1'],
    ],
    ['UPDATE picky SET a = 1 WHERE a = 2', ['picky rows'], ['picky rows 2→1']],
    ["INSERT INTO picky VALUES (1, 'z')", ['picky rows'], []],
    ['DELETE FROM log WHERE what = 1', ['picky rows'], []],
    ["DELETE FROM log WHERE what = 'one'", ['picky rows'], ['picky rows 2→0']],
    ['DROP TABLE log', [], []],
    [
      'DROP TABLE parent',
      ['child rows', 'grandchild rows', 'loose .parent'],
      ['child rows 3→0', 'grandchild rows 2→0', 'loose .parent 2→0'],
    ],
    ["DELETE FROM search WHERE words MATCH 'x'", [], []],
  ])('%s', (sql, subjects, losses) => {
    expect(watch(sql)).toEqual({ subjects: subjects.toSorted(), losses: losses.toSorted() });
  });

  test('tables that refer to themselves or to each other', () => {
    const ring = `CREATE TABLE a (id PRIMARY KEY, a REFERENCES a (id) ON DELETE CASCADE, b REFERENCES b (id) ON DELETE CASCADE);
      CREATE TABLE b (id PRIMARY KEY, a REFERENCES a (id) ON DELETE CASCADE);`;
    expect(watch('REPLACE INTO a VALUES (1, NULL, NULL)', ring).subjects).toEqual(['a rows', 'b rows']);
  });
});

test('rows are counted by table, whatever its name', () => {
  using database = databaseLikeD1(
    `CREATE TABLE "a ""b""" (x); INSERT INTO "a ""b""" VALUES (1), (NULL); CREATE TABLE c (x)`,
  );
  expect(new Census(database).rows(shapeOf(database))).toEqual(
    new Map([
      ['a "b"', 2],
      ['c', 0],
    ]),
  );
});

describe('a loss is made good', () => {
  /** The losses that stand at the end of a file. */
  const lasting = (script: string) => {
    const { lastingLosses, failure } = trialOf(base, script);
    if (failure) throw new Error(failure.message);
    return lastingLosses.map(({ loss }) => told(loss)).sort();
  };

  test.each<[string, string, string[]]>([
    ['not at all', 'DELETE FROM parent WHERE id = 1', ['child rows', 'grandchild rows', 'loose .parent']],
    [
      'in part',
      'DELETE FROM parent WHERE id = 1; INSERT INTO child VALUES (1, 2), (2, 2)',
      ['grandchild rows', 'loose .parent'],
    ],
    [
      'by a copy that is put back',
      `CREATE TABLE copy AS SELECT * FROM grandchild; DELETE FROM child WHERE id = 1; INSERT INTO child VALUES (1, 1);
       INSERT OR IGNORE INTO grandchild SELECT * FROM copy; DROP TABLE copy`,
      [],
    ],
    [
      'by the same values, in any order of the rows',
      `DELETE FROM picky; INSERT INTO picky VALUES (2, 'y'), (1, 'x')`,
      [],
    ],
    [
      'not at all in a table that the file itself made',
      'CREATE TABLE fresh (a); INSERT INTO fresh VALUES (1); DELETE FROM fresh',
      ['fresh content'],
    ],
    ['not by as many others', `DELETE FROM picky; INSERT INTO picky VALUES (1, 'x'), (2, 'Y')`, ['picky content']],
    [
      'not by the same text of another type',
      `DELETE FROM picky; INSERT INTO picky VALUES ('1', 'x'), (2, 'y')`,
      ['picky content'],
    ],
    [
      'where it is in the table under its new name',
      `DELETE FROM picky; ALTER TABLE picky RENAME TO choosy; INSERT INTO choosy VALUES (1, 'x'), (2, 'y')`,
      [],
    ],
    [
      'or need not be, where the table is gone in the end',
      'DELETE FROM child; DROP TABLE grandchild; DROP TABLE child',
      [],
    ],
    [
      'by values that are set again',
      'DELETE FROM parent WHERE id = 3; INSERT INTO parent VALUES (3, 4); UPDATE loose SET parent = 3 WHERE id = 3',
      [],
    ],
    [
      'not by values that are set to something else',
      'DELETE FROM parent WHERE id = 3; UPDATE loose SET parent = 2 WHERE id = 3',
      ['loose .parent'],
    ],
    [
      'in a column under its new name',
      `DELETE FROM parent WHERE id = 3; INSERT INTO parent VALUES (3, 4); UPDATE loose SET parent = 3 WHERE id = 3;
       ALTER TABLE loose RENAME COLUMN parent TO owner`,
      [],
    ],
  ])('%s', (_, script, losses) => {
    // Of a table that refers to parent, the rows that stay must find theirs.
    expect(lasting(script)).toEqual(losses);
  });

  test('told by its digest alone where as many are there', () => {
    using database = databaseLikeD1(
      "CREATE TABLE t (a); INSERT INTO t VALUES (x'01'), (1), (1.5), (9007199254740993), (NULL)",
    );
    const lineage = new Lineage(shapeOf(database));
    const census = new Census(database);
    const losses = (sql: string): Loss[] => {
      const prepared = new Observer(database).prepare(sql);
      if (!prepared.statement) throw new Error(prepared.error);
      const watched = census.watch(sql, effectsOf(prepared.authorizations));
      prepared.statement.run();
      return watched.losses();
    };
    const [loss] = losses('DELETE FROM t');
    if (!loss) throw new Error('there is no loss');
    const isGood = () => census.isMadeGood(loss, lineage, shapeOf(database));
    database.exec("INSERT INTO t VALUES (NULL), (9007199254740993), (1.5), (1), (x'01')");
    expect(isGood()).toBe(true);
    database.exec('UPDATE t SET a = 9007199254740992 WHERE a = 9007199254740993');
    expect(isGood()).toBe(false);
  });
});
