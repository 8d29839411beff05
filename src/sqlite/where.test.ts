import { describe, expect, test } from 'vitest';
import { countKeyword, hasKeyword, isLimited } from './where.ts';

const limited = (sql: string) => isLimited(sql, ['id', 'Name', 'two words', 'größe']);

describe('a statement is limited by', () => {
  test.each([
    'DELETE FROM t WHERE id = 1',
    'delete from t where ID = 1',
    'DELETE FROM t WHERE t.id = 1',
    'DELETE FROM t WHERE "id" = 1',
    'DELETE FROM t WHERE `NAME` = 1',
    'DELETE FROM t WHERE [two words] = 1',
    'DELETE FROM t WHERE "two words" = 1',
    'DELETE FROM t WHERE größe = 1',
    'DELETE FROM t WHERE (((id))) = 1',
    'DELETE FROM t WHERE 1 AND id',
    'DELETE FROM t WHERE rowid < 10',
    'DELETE FROM t WHERE _ROWID_ < 10',
    'DELETE FROM t WHERE oid < 10',
    'UPDATE t SET name = 1 WHERE id = 1',
    'UPDATE t SET name = (SELECT 1 FROM u WHERE 2) WHERE id = 1',
    'DELETE FROM t WHERE EXISTS (SELECT 1 FROM u)',
    'DELETE FROM t WHERE (SELECT 1)',
    'DELETE FROM t WHERE id = 1 RETURNING 1',
    'WITH w AS (SELECT 1) DELETE FROM t WHERE id IN w',
    'DELETE FROM t WHERE/* all */id',
    "DELETE FROM t WHERE 'where' = name",
  ])('%s', (sql) => {
    expect(limited(sql)).toBe(true);
  });
});

describe('a statement is not limited by', () => {
  test.each([
    'DELETE FROM t',
    'DELETE FROM t WHERE 1',
    'DELETE FROM t WHERE true',
    'DELETE FROM t WHERE 1 = 1 AND (2 > 1)',
    "DELETE FROM t WHERE 'id' <> ''",
    'DELETE FROM t WHERE NOT 0 -- id',
    'DELETE FROM t WHERE /* id = */ 1',
    'DELETE FROM t WHERE 1 RETURNING id',
    'DELETE FROM t RETURNING (SELECT id FROM u WHERE id = 1)',
    'DELETE FROM t -- WHERE id = 1',
    'UPDATE t SET name = id',
    "UPDATE t SET name = 'WHERE id = 1'",
    'UPDATE t SET name = (SELECT name FROM u WHERE u.id = t.id)',
    'UPDATE t SET name = "where", id = 2',
    'UPDATE t SET name = u.name FROM u',
    'WITH w AS (SELECT 1 FROM u WHERE id = 1) DELETE FROM t',
    'WITH w AS (SELECT (1) FROM u WHERE id = 1) UPDATE t SET name = 1',
    'DELETE FROM t WHERE other = 1',
    'DELETE FROM t ORDER BY id LIMIT 5',
    '',
  ])('%s', (sql) => {
    expect(limited(sql)).toBe(false);
  });
});

test('a keyword is found wherever it stands as a word, and nowhere else', () => {
  expect(hasKeyword('INSERT OR replace INTO t VALUES (1)', 'REPLACE')).toBe(true);
  expect(hasKeyword('CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)', 'REPLACE')).toBe(true);
  for (const sql of [
    "SELECT 'REPLACE'",
    'SELECT "replace", `replace`, [replace]',
    '-- replace\nSELECT 1',
    '/* REPLACE */',
    'SELECT replaced, replace_it, REPLACE$',
  ]) {
    expect(hasKeyword(sql, 'REPLACE')).toBe(false);
  }
});

test('keywords are counted', () => {
  expect(countKeyword("CREATE TABLE t (a CHECK (a > 0), b check (b <> 'CHECK'), CHECK(a<b)) -- CHECK", 'CHECK')).toBe(
    3,
  );
  expect(countKeyword('', 'CHECK')).toBe(0);
});
