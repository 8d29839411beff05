import { describe, expect, test } from 'vitest';
import { trialsOf } from './rehearsal.fixture.ts';
import { overall, type RowChange, rowChanges } from './rows.ts';

const base = `CREATE TABLE a (x); INSERT INTO a VALUES (1), (2); CREATE TABLE b (x); INSERT INTO b VALUES (1);
CREATE TABLE empty (x); CREATE TABLE ledger (x); INSERT INTO ledger VALUES (1);`;

const told = (rows: readonly RowChange[]) =>
  rows
    .map(
      ({ table, from, before, after }) =>
        `${from ?? 'new'} ${before} → ${after === null ? 'gone' : `${table} ${after}`}`,
    )
    .sort();
const changesOf = (...scripts: string[]) =>
  trialsOf(base, ...scripts).trials.map((trial) => ({ rows: rowChanges(trial, ['ledger']) }));

describe('the rows of one file', () => {
  test.each<[string, string[]]>([
    ['SELECT 1', ['a 2 → a 2', 'b 1 → b 1']],
    ['INSERT INTO empty VALUES (1)', ['a 2 → a 2', 'b 1 → b 1', 'empty 0 → empty 1']],
    ['CREATE TABLE fresh (x)', ['a 2 → a 2', 'b 1 → b 1', 'new 0 → fresh 0']],
    ['DROP TABLE a; DROP TABLE empty', ['a 2 → gone', 'b 1 → b 1', 'empty 0 → gone']],
    ['ALTER TABLE a RENAME TO c; DELETE FROM c WHERE x = 1', ['a 2 → c 1', 'b 1 → b 1']],
    ['DROP TABLE a; ALTER TABLE b RENAME TO a', ['a 2 → a 1', 'b 1 → a 1']],
    ['ALTER TABLE ledger RENAME TO kept', ['a 2 → a 2', 'b 1 → b 1']],
    ['INSERT INTO ledger VALUES (2); SELECT missing', []],
  ])('%s', (script, expected) => {
    expect(told(changesOf(script)[0]?.rows ?? [])).toEqual(expected);
  });
});

describe('the rows of all files together', () => {
  test.each<[string, string[], string[]]>([
    [
      'are those of the first beginning and the last end',
      ['DELETE FROM a WHERE x = 1', 'INSERT INTO a VALUES (5), (6)'],
      ['a 2 → a 3', 'b 1 → b 1'],
    ],
    [
      'follow a table through its names',
      ['ALTER TABLE a RENAME TO c', 'DELETE FROM c WHERE x = 1', 'ALTER TABLE c RENAME TO d'],
      ['a 2 → d 1', 'b 1 → b 1'],
    ],
    [
      'tell a table that is gone by its first name',
      ['ALTER TABLE a RENAME TO c', 'DROP TABLE c'],
      ['a 2 → gone', 'b 1 → b 1'],
    ],
    [
      'leave out what is made and dropped again',
      ['CREATE TABLE fresh (x)', 'INSERT INTO fresh VALUES (1)', 'DROP TABLE fresh'],
      ['a 2 → a 2', 'b 1 → b 1'],
    ],
    [
      'tell what is made, and then filled and renamed, as new',
      ['CREATE TABLE fresh (x)', 'INSERT INTO fresh VALUES (1); ALTER TABLE fresh RENAME TO f'],
      ['a 2 → a 2', 'b 1 → b 1', 'new 0 → f 1'],
    ],
    [
      'tell a table that is dropped and made anew as both',
      ['DROP TABLE a', 'CREATE TABLE a (x)'],
      ['a 2 → gone', 'b 1 → b 1', 'new 0 → a 0'],
    ],
    [
      'keep two tables apart that swap their names',
      ['ALTER TABLE a RENAME TO t', 'ALTER TABLE b RENAME TO a', 'ALTER TABLE t RENAME TO b'],
      ['a 2 → b 2', 'b 1 → a 1'],
    ],
    ['are none of no files', [], []],
  ])('%s', (_, scripts, expected) => {
    expect(told(overall(changesOf(...scripts)))).toEqual(expected);
  });

  test('are in the order of the names', () => {
    expect(overall(changesOf('CREATE TABLE "0" (x); DROP TABLE b', 'SELECT 1')).map(({ table }) => table)).toEqual([
      '0',
      'a',
      'b',
    ]);
  });
});
