import { describe, expect, test } from 'vitest';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { Observer } from '../sqlite/observer.ts';
import { databaseLikeD1, schemaIn, trialOf, trialsOf } from './rehearsal.fixture.ts';
import { tryFile } from './trial.ts';

const base = `
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
CREATE VIEW broken_before AS SELECT gone FROM parent;
INSERT INTO parent VALUES (1, 'a'), (2, 'b');
INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);
`;

describe('a file that passes', () => {
  test('has a shape before and after, its rows, and a step for each statement', () => {
    const trial = trialOf(
      base,
      "INSERT INTO parent VALUES (3, 'c');\nCREATE TABLE other (a);\n\nDELETE FROM parent WHERE id = 1",
    );
    expect([...trial.start.tables.keys()].sort()).toEqual(['child', 'parent']);
    expect([...(trial.end?.tables.keys() ?? [])].sort()).toEqual(['child', 'other', 'parent']);
    expect(Object.fromEntries(trial.rowsAtStart)).toEqual({ child: 3, parent: 2 });
    expect(Object.fromEntries(trial.rowsAtEnd)).toEqual({ child: 1, other: 0, parent: 2 });
    expect(
      trial.steps.map(({ statement, effects, losses, refusal }) => [
        statement.line,
        effects.own?.verb,
        losses.length,
        refusal,
      ]),
    ).toEqual([
      [1, 'insert', 0, undefined],
      [2, undefined, 0, undefined],
      [4, 'delete', 1, undefined],
    ]);
    expect(
      trial.lastingLosses.map(({ step, loss }) => [step.statement.line, loss.table, loss.before, loss.after]),
    ).toEqual([[4, 'child', 3, 1]]);
    expect(trial).not.toHaveProperty('failure');
    expect(trial.milliseconds).toBeGreaterThanOrEqual(
      trial.steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    );
  });

  test('stays in the database for the next one', () => {
    const { trials } = trialsOf(base, 'CREATE TABLE other (a)', 'INSERT INTO other VALUES (1)');
    expect(trials[1]?.start.tables.has('other')).toBe(true);
    expect(trials[1]?.rowsAtEnd.get('other')).toBe(1);
  });

  test('is told of what it breaks, and not of what was broken before', () => {
    const { broken } = trialOf(base, 'CREATE VIEW fresh AS SELECT missing FROM parent');
    expect(broken).toEqual([{ kind: 'view', name: 'fresh', problem: 'no such column: missing' }]);
  });

  test('may mend what was broken before', () => {
    expect(trialOf(base, 'ALTER TABLE child ADD COLUMN x; DROP VIEW broken_before').broken).toEqual([]);
  });

  test('may refer to a row before it is there, where it says so', () => {
    const { failure, rowsAtEnd } = trialOf(
      base,
      'PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (9, 9); INSERT INTO parent VALUES (9, NULL)',
    );
    expect(failure).toBeUndefined();
    expect(rowsAtEnd.get('child')).toBe(4);
  });
});

describe('a file that fails', () => {
  test('is taken back whole, and says where and why', () => {
    const { database, trials } = trialsOf(
      base,
      "DELETE FROM parent;\nCREATE TABLE other (a);\nINSERT INTO parent VALUES ('x', 1);\nSELECT 1",
    );
    const [trial] = trials;
    expect(trial?.failure).toEqual({
      message: 'datatype mismatch',
      statement: { sql: "INSERT INTO parent VALUES ('x', 1)", line: 3 },
    });
    expect(trial).not.toHaveProperty('end');
    expect(trial?.rowsAtEnd).toEqual(trial?.rowsAtStart);
    expect([trial?.broken, trial?.lastingLosses, trial?.steps.length]).toEqual([[], [], 2]);
    expect(database.prepare('SELECT count(*) AS n FROM child').get()).toEqual({ n: 3 });
    expect(database.isTransaction).toBe(false);
    expect(schemaIn(database).map(({ name }) => name)).not.toContain('other');
  });

  test.each([
    ['a syntax error', 'SELECT 1;\nCREATE TABEL x (a)', 'near "TABEL": syntax error', 2],
    ['a table that is not there', 'INSERT INTO missing VALUES (1)', 'no such table: missing', 1],
    ['a foreign key at once', 'INSERT INTO child VALUES (9, 9)', 'FOREIGN KEY constraint failed', 1],
    [
      'a limit of D1',
      `SELECT ${Array.from({ length: 101 }, () => '1').join('+')}`,
      'Expression tree is too large (maximum depth 100)',
      1,
    ],
  ])('by %s', (_, script, message, line) => {
    expect(trialOf(base, script).failure).toMatchObject({ message, statement: { line } });
  });

  test('at the end by a foreign key that it deferred says which rows, and of no statement', () => {
    const { failure, end } = trialOf(base, 'PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (8, 8), (9, 9)');
    expect(failure).toEqual({
      message: 'FOREIGN KEY constraint failed at the end of the migration: 2 of child without a row in parent',
    });
    expect(end).toBeUndefined();
  });

  test('leaves foreign keys on, and not deferred, for the next one', () => {
    const { trials } = trialsOf(
      base,
      'PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (8, 8)',
      'INSERT INTO child VALUES (8, 8)',
    );
    expect(trials[1]?.failure).toMatchObject({ message: 'FOREIGN KEY constraint failed', statement: { line: 1 } });
  });
});

describe('a statement that D1 does not take', () => {
  test('is left out, says why, and the others are seen', () => {
    const { steps, failure, end } = trialOf(
      base,
      "BEGIN;\nDELETE FROM parent;\nROLLBACK;\nATTACH 'x' AS y;\nVACUUM;\nCREATE TEMP TABLE t (a)",
    );
    expect(failure).toBeUndefined();
    expect(steps.map(({ refusal }) => refusal !== undefined)).toEqual([true, false, true, true, true, true]);
    expect(
      steps
        .filter(({ refusal }) => refusal !== undefined)
        .every(({ losses, atRisk, milliseconds }) => losses.length + atRisk.length + milliseconds === 0),
    ).toBe(true);
    expect(end?.tables.has('t')).toBe(false);
  });

  test('cannot turn foreign keys off for what comes after it', () => {
    const { lastingLosses } = trialOf(
      base,
      'PRAGMA foreign_keys = OFF; DELETE FROM parent WHERE id = 1; DROP TABLE parent',
    );
    expect(lastingLosses.map(({ loss }) => loss.table)).toContain('child');
  });
});

test('each statement is announced before it runs, the one that fails as well, and none after', () => {
  const database = databaseLikeD1(base);
  const seen: unknown[] = [];
  tryFile(
    database,
    new Observer(database),
    fileOf('DELETE FROM child; DELETE FROM parent; SELECT missing; SELECT 1'),
    (index) =>
      seen.push([
        index,
        database.prepare('SELECT (SELECT count(*) FROM child) + (SELECT count(*) FROM parent) AS n').get()?.['n'],
      ]),
  );
  expect(seen).toEqual([
    [0, 5],
    [1, 2],
    [2, 0],
  ]);
});
