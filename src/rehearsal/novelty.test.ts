import { describe, expect, test } from 'vitest';
import { Novelty } from './novelty.ts';
import { trialsOf } from './rehearsal.fixture.ts';

const base = 'CREATE TABLE old (id, name);';

/** What is new after these files, of a few tables and columns. */
function novelAfter(...files: string[]) {
  const novelty = new Novelty();
  for (const trial of trialsOf(base, ...files).trials) novelty.add(trial);
  return {
    tables: ['old', 'older', 'fresh', 'fresher'].filter((table) => novelty.hasTable(table)),
    columns: ['old.id', 'old.name', 'old.more', 'old.title', 'older.id', 'older.more', 'fresh.a', 'fresher.b'].filter(
      (column) => {
        const [table = '', name = ''] = column.split('.');
        return novelty.hasColumn(table, name);
      },
    ),
  };
}

const fresh = 'CREATE TABLE fresh (a, b)';
const more = 'ALTER TABLE old ADD COLUMN more';

describe('new is', () => {
  test.each<[string, string[], string[], string[]]>([
    ['nothing at first', [], [], []],
    ['a table that a file made, with all its columns', [fresh], ['fresh'], ['fresh.a']],
    ['still so after other files', [fresh, 'SELECT 1', more], ['fresh'], ['old.more', 'fresh.a']],
    ['a new table that is renamed', [fresh, 'ALTER TABLE fresh RENAME TO fresher'], ['fresher'], ['fresher.b']],
    [
      'a new table that is rebuilt',
      [fresh, 'CREATE TABLE t (a, b, c); DROP TABLE fresh; ALTER TABLE t RENAME TO fresh'],
      ['fresh'],
      ['fresh.a'],
    ],
    ['nothing more of a table that is dropped again', [fresh, 'DROP TABLE fresh'], [], []],
    ['a column that a file added', [more], [], ['old.more']],
    ['still so after other files, for a column', [more, 'SELECT 1', fresh], ['fresh'], ['old.more', 'fresh.a']],
    ['a column that is added, and its table renamed', [more, 'ALTER TABLE old RENAME TO older'], [], ['older.more']],
    ['a column that is added and renamed', [more, 'ALTER TABLE old RENAME COLUMN more TO title'], [], ['old.title']],
    [
      'a column that a rebuild adds',
      ['CREATE TABLE t (id, name, more); DROP TABLE old; ALTER TABLE t RENAME TO old'],
      [],
      ['old.more'],
    ],
    ['no table that takes the name of one that a file drops', ['DROP TABLE old; CREATE TABLE old (id, name)'], [], []],
    [
      'no table or column that is renamed',
      ['ALTER TABLE old RENAME COLUMN name TO title; ALTER TABLE old RENAME TO older'],
      [],
      [],
    ],
    [
      'a table of an old name that an earlier file dropped',
      ['DROP TABLE old', 'CREATE TABLE old (id)'],
      ['old'],
      ['old.id', 'old.name', 'old.more', 'old.title'],
    ],
    ['nothing of a file that fails', [`${fresh}; SELECT * FROM missing`], [], []],
  ])('%s', (_, files, tables, columns) => {
    expect(novelAfter(...files)).toEqual({ tables, columns });
  });
});
