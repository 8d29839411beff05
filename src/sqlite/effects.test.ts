import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { type Effects, effectsOf } from './effects.ts';
import { Observer } from './observer.ts';

const base = `
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT, note TEXT);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) ON DELETE CASCADE);
CREATE TABLE grandchild (id, child REFERENCES child (id) ON DELETE CASCADE);
CREATE TABLE loose (id, parent REFERENCES parent (id) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE logged (a, b);
CREATE TABLE log (what);
CREATE TABLE stock (n);
CREATE TRIGGER on_insert AFTER INSERT ON logged BEGIN
  INSERT INTO log VALUES (new.a); DELETE FROM stock; UPDATE parent SET note = new.a;
END;
CREATE VIEW seen AS SELECT id FROM parent;
CREATE TRIGGER on_seen INSTEAD OF DELETE ON seen BEGIN DELETE FROM stock WHERE n = old.id; END;
CREATE INDEX by_name ON parent (name);
CREATE VIRTUAL TABLE search USING fts5 (words);
`;

function effects(sql: string): Effects {
  using database = new DatabaseSync(':memory:');
  database.exec(base);
  const prepared = new Observer(database).prepare(sql);
  if (!prepared.statement) throw new Error(prepared.error);
  return effectsOf(prepared.authorizations);
}

const nothing: Effects = {
  own: undefined,
  updated: [],
  deletesFrom: [],
  triggersDelete: [],
  overwrites: [],
  reads: [],
  insertsInto: [],
  dropsTable: undefined,
  dropsIndex: undefined,
  dropsTrigger: undefined,
  dropsView: undefined,
  alters: undefined,
  virtualTable: undefined,
};

describe('what a statement does, whole', () => {
  test.each<[string, Partial<Effects>]>([
    ['SELECT 1', {}],
    ['SELECT name FROM parent', { reads: ['parent'] }],
    ['CREATE TABLE fresh (a)', {}],
    ['CREATE INDEX by_note ON parent (note)', { reads: ['parent'] }],
    ['CREATE VIEW other AS SELECT * FROM parent', {}],
    ['INSERT INTO stock VALUES (1)', { own: { verb: 'insert', table: 'stock' }, insertsInto: ['stock'] }],
    [
      'INSERT INTO stock SELECT id FROM parent',
      { own: { verb: 'insert', table: 'stock' }, insertsInto: ['stock'], reads: ['parent'] },
    ],
    ['DELETE FROM stock', { own: { verb: 'delete', table: 'stock' }, deletesFrom: ['stock'] }],
    [
      'UPDATE logged SET b = a, a = 1 WHERE b = 2',
      { own: { verb: 'update', table: 'logged' }, updated: ['b', 'a'], reads: ['logged'] },
    ],
    ['DROP INDEX by_name', { dropsIndex: 'by_name' }],
    ['DROP TRIGGER on_insert', { dropsTrigger: 'on_insert' }],
    ['CREATE VIRTUAL TABLE s2 USING FTS5 (words)', { virtualTable: { name: 's2', module: 'fts5' } }],
  ])('%s', (sql, expected) => {
    expect(effects(sql)).toEqual({ ...nothing, ...expected });
  });
});

describe('what a statement itself asks for', () => {
  test.each<[string, Effects['own']]>([
    ['REPLACE INTO parent VALUES (1, 2, 3)', { verb: 'insert', table: 'parent' }],
    ['INSERT OR IGNORE INTO PARENT (id) VALUES (1)', { verb: 'insert', table: 'parent' }],
    ['INSERT INTO parent VALUES (1, 2, 3) ON CONFLICT DO UPDATE SET name = 2', { verb: 'insert', table: 'parent' }],
    ['WITH w AS (SELECT 1) DELETE FROM "Parent" WHERE id IN w', { verb: 'delete', table: 'parent' }],
    ['INSERT INTO logged VALUES (1, 2)', { verb: 'insert', table: 'logged' }],
    ['DELETE FROM parent', { verb: 'delete', table: 'parent' }],
    ['UPDATE main.parent SET id = 2', { verb: 'update', table: 'parent' }],
    ['DELETE FROM seen', { verb: 'delete', table: 'seen' }],
    ["INSERT INTO search VALUES ('words')", { verb: 'insert', table: 'search' }],
    ['DROP TABLE parent', undefined],
    ['ALTER TABLE parent ADD COLUMN x', undefined],
    ['ALTER TABLE parent RENAME TO others', undefined],
    ['CREATE TABLE copy AS SELECT * FROM parent', undefined],
  ])('%s', (sql, own) => {
    expect(effects(sql).own).toEqual(own);
  });
});

describe('the columns that an update writes', () => {
  test('are of its own table, not of those that it sets off', () => {
    expect(effects('UPDATE parent SET id = id + 1, name = 1')).toMatchObject({
      updated: ['id', 'name'],
      overwrites: [{ table: 'loose', column: 'parent' }],
    });
  });

  test('are none for an upsert: rows are not overwritten for lack of a WHERE', () => {
    expect(effects('INSERT INTO parent (id) VALUES (1) ON CONFLICT DO UPDATE SET name = 2').updated).toEqual([]);
  });
});

describe('rows may go', () => {
  test('from every table that a foreign key reaches, however far', () => {
    expect(effects('DELETE FROM parent').deletesFrom).toEqual(['parent', 'child', 'grandchild']);
  });

  test('from those that a dropped table is the parent of', () => {
    expect(effects('DROP TABLE parent')).toMatchObject({
      dropsTable: 'parent',
      deletesFrom: ['parent', 'child', 'grandchild'],
      overwrites: [{ table: 'loose', column: 'parent' }],
    });
  });

  test('from those that a trigger empties', () => {
    expect(effects('INSERT INTO logged VALUES (1, 2)')).toMatchObject({
      deletesFrom: ['stock'],
      insertsInto: ['logged', 'log'],
    });
    expect(effects('DELETE FROM seen').deletesFrom).toContain('stock');
  });

  test('of which it is told whether a trigger alone deletes', () => {
    expect(effects('INSERT INTO logged VALUES (1, 2)').triggersDelete).toEqual(['stock']);
    expect(effects('DELETE FROM parent').triggersDelete).toEqual([]);
    expect(effects('DELETE FROM stock').triggersDelete).toEqual([]);
  });
});

describe('values of other tables are overwritten', () => {
  test('by ON DELETE SET NULL', () => {
    expect(effects('DELETE FROM parent').overwrites).toEqual([{ table: 'loose', column: 'parent' }]);
  });

  test('but not where a trigger says so, in so many words', () => {
    expect(effects('INSERT INTO logged VALUES (1, 2)').overwrites).toEqual([]);
  });
});

describe('what is altered or dropped', () => {
  test.each<[string, Partial<Effects>]>([
    ['ALTER TABLE Parent RENAME TO others', { alters: 'parent' }],
    ['ALTER TABLE parent ADD COLUMN x', { alters: 'parent' }],
    ['ALTER TABLE parent DROP COLUMN note', { alters: 'parent', updated: [], overwrites: [] }],
    ['ALTER TABLE parent RENAME COLUMN note TO remark', { alters: 'parent', overwrites: [] }],
    ['DROP TABLE search', { dropsTable: 'search' }],
    ['DROP TABLE IF EXISTS missing', { dropsTable: undefined }],
    ['DROP TABLE logged', { dropsTable: 'logged', dropsTrigger: undefined }],
    ['DROP VIEW seen', { dropsTable: undefined, dropsTrigger: undefined, dropsView: 'seen' }],
  ])('%s', (sql, expected) => {
    expect(effects(sql)).toMatchObject(expected);
  });
});
