import { describe, expect, test } from 'vitest';
import { shapeOf } from '../sqlite/shape.ts';
import { Lineage } from './lineage.ts';
import { databaseLikeD1, trialOf } from './rehearsal.fixture.ts';

const base = 'CREATE TABLE a (x, y); CREATE TABLE b (x, z);';

function shape(script: string) {
  using database = databaseLikeD1(script);
  return shapeOf(database);
}

/** The successors of a and b at the end, and what became of their columns. */
function followed(script: string) {
  const { start, end, lineage, failure } = trialOf(base, script);
  if (!end) throw new Error(failure?.message);
  return Object.fromEntries(
    [...start.tables.values()].map(({ name, columns }) => {
      const successor = lineage.successorOf(name, end);
      const now = successor && columns.map((column) => lineage.columnOf(name, column.name, successor)?.name ?? '-');
      return [name, successor && `${successor.name} (${now?.join(', ')})`];
    }),
  );
}

describe('a file that', () => {
  test.each<[string, string, { a?: string; b?: string }]>([
    ['changes nothing', 'SELECT 1', {}],
    ['renames a table', 'ALTER TABLE a RENAME TO c', { a: 'c (x, y)' }],
    [
      'renames a table again and again',
      'ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME TO d; ALTER TABLE d RENAME TO e',
      { a: 'e (x, y)' },
    ],
    ['renames it back', 'ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME TO a', {}],
    [
      'renames a column and its table',
      'ALTER TABLE a RENAME COLUMN x TO k; ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME COLUMN k TO l',
      { a: 'c (l, y)' },
    ],
    [
      'swaps two columns',
      'ALTER TABLE a RENAME COLUMN x TO t; ALTER TABLE a RENAME COLUMN y TO x; ALTER TABLE a RENAME COLUMN t TO y',
      // By the names that the Worker knows, nothing went.
      {},
    ],
    ['renames a column of one of two tables', 'ALTER TABLE b RENAME COLUMN x TO k', { b: 'b (k, z)' }],
    ['drops a table', 'DROP TABLE a', { a: undefined as never }],
    ['drops a table that it renamed', 'ALTER TABLE a RENAME TO c; DROP TABLE c', { a: undefined as never }],
    ['makes a dropped table anew', 'DROP TABLE a; CREATE TABLE a (y, x)', {}],
    ['makes one anew with fewer columns', 'DROP TABLE a; CREATE TABLE a (y, n)', { a: 'a (-, y)' }],
    [
      'rebuilds a table',
      'CREATE TABLE a_new (x, y); INSERT INTO a_new SELECT * FROM a; DROP TABLE a; ALTER TABLE a_new RENAME TO a',
      {},
    ],
    [
      'rebuilds a table the other way round',
      'ALTER TABLE a RENAME TO a_old; CREATE TABLE a (x, y); INSERT INTO a SELECT * FROM a_old; DROP TABLE a_old',
      {},
    ],
    [
      'leaves the old table under another name, and makes one of the old name',
      'ALTER TABLE a RENAME TO a_old; CREATE TABLE a (x)',
      { a: 'a (x, -)' },
    ],
    [
      'drops a table and gives its name to another',
      'DROP TABLE a; ALTER TABLE b RENAME TO a',
      { a: 'a (x, -)', b: 'a (x, z)' },
    ],
    [
      'swaps two tables',
      'ALTER TABLE a RENAME TO t; ALTER TABLE b RENAME TO a; ALTER TABLE t RENAME TO b',
      { a: 'a (x, -)', b: 'b (x, -)' },
    ],
    ['drops a column', 'ALTER TABLE a DROP COLUMN x', { a: 'a (-, y)' }],
    ['adds a column', 'ALTER TABLE a ADD COLUMN n', {}],
    [
      'renames a column, and adds one of its name',
      'ALTER TABLE a RENAME COLUMN x TO k; ALTER TABLE a ADD COLUMN x',
      {},
    ],
  ])('%s', (_, script, changed) => {
    expect(followed(script)).toEqual({ a: 'a (x, y)', b: 'b (x, z)', ...changed });
  });
});

test('names lead back to the start and from there to the present', () => {
  const { lineage } = trialOf(base, 'ALTER TABLE a RENAME TO c; DROP TABLE b; CREATE TABLE b (n)');
  expect(['a', 'b', 'c'].map((name) => [lineage.startOf(name), lineage.nowOf(name)])).toEqual([
    [undefined, 'c'],
    [undefined, undefined],
    ['a', undefined],
  ]);
});

test('what was made on the way is of no table of the start', () => {
  const lineage = new Lineage(shape(base));
  lineage.renameTable('fresh', 'fresher');
  lineage.renameColumn('fresher', 'x', 'y');
  lineage.dropTable('fresher');
  expect([lineage.startOf('fresher'), lineage.nowOf('fresh'), lineage.nowOf('a')]).toEqual([undefined, undefined, 'a']);
});

test('a column is the same one in other capitals', () => {
  const lineage = new Lineage(shape(base));
  const [successor] = shape('CREATE TABLE a (X)').tables.values();
  if (!successor) throw new Error('there is no table');
  expect(lineage.columnOf('a', 'x', successor)?.name).toBe('X');
});
