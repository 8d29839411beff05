import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { affinityOf, type Shape, shapeOf, type Table } from './shape.ts';

function shape(script: string): Shape {
  using database = new DatabaseSync(':memory:');
  database.exec(script);
  return shapeOf(database);
}

function table(script: string, name = 't'): Table {
  const found = shape(script).tables.get(name);
  if (!found) throw new Error(`there is no table ${name}`);
  return found;
}

test('an empty database has an empty shape', () => {
  expect(shape('')).toEqual({ tables: new Map(), triggers: [], views: [], virtualTables: [] });
});

test('a table has its columns as they are declared, in their order', () => {
  const script = `CREATE TABLE t (
    a VarChar(10) NOT NULL DEFAULT 'x',
    "two words",
    c INTEGER GENERATED ALWAYS AS (length(a)) STORED,
    d AS (c + 1),
    b INTEGER DEFAULT (1 + 1),
    PRIMARY KEY (b, a)
  )`;
  expect(table(script)).toMatchObject({ name: 't', sql: script, foreignKeys: [] });
  expect(table(script).columns).toEqual([
    { name: 'a', type: 'VarChar(10)', notNull: true, default: "'x'", inPrimaryKey: true, generated: false },
    { name: 'two words', type: '', notNull: false, default: undefined, inPrimaryKey: false, generated: false },
    { name: 'c', type: 'INTEGER', notNull: false, default: undefined, inPrimaryKey: false, generated: true },
    { name: 'd', type: '', notNull: false, default: undefined, inPrimaryKey: false, generated: true },
    { name: 'b', type: 'INTEGER', notNull: false, default: '1 + 1', inPrimaryKey: true, generated: false },
  ]);
});

test('foreign keys of several columns are one each, with the parent as it is written', () => {
  const script = `CREATE TABLE t (a REFERENCES Missing ON DELETE CASCADE, b, c,
    FOREIGN KEY (b, c) REFERENCES "Other" (x, y) ON DELETE SET NULL)`;
  const keys = table(script).foreignKeys;
  expect(keys).toHaveLength(2);
  expect(keys).toContainEqual({ parent: 'Missing', columns: ['a'], onDelete: 'CASCADE' });
  expect(keys).toContainEqual({ parent: 'Other', columns: ['b', 'c'], onDelete: 'SET NULL' });
});

describe('an index', () => {
  const indexes = (...made: string[]) =>
    table(`CREATE TABLE t (a PRIMARY KEY, b UNIQUE, c); ${made.join(';')}`).indexes;

  test('is told with where it comes from', () => {
    expect(
      indexes('CREATE INDEX i ON t (b, c)').map(({ name, origin, unique, columns }) => [name, origin, unique, columns]),
    ).toEqual([
      ['i', 'c', false, ['b', 'c']],
      ['sqlite_autoindex_t_1', 'pk', true, ['a']],
      ['sqlite_autoindex_t_2', 'u', true, ['b']],
    ]);
  });

  const signature = (sql: string) => indexes(sql).find(({ name }) => name === 'i')?.signature;

  test.each([
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX i ON t ( "B" )'],
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX IF NOT EXISTS i ON [t] (b ASC)'],
    ['CREATE INDEX i ON t (lower(b))', 'CREATE  INDEX "i"  ON t (lower(b))'],
    ['CREATE INDEX i ON t (b)  WHERE c > 1', 'CREATE INDEX i ON t (b) WHERE\n c > 1'],
  ])('does the same as one that is written otherwise: %s, %s', (one, other) => {
    expect(signature(one)).toBe(signature(other));
  });

  test.each([
    ['CREATE INDEX i ON t (b)', 'CREATE UNIQUE INDEX i ON t (b)'],
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX i ON t (b DESC)'],
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX i ON t (b COLLATE NOCASE)'],
    ['CREATE INDEX i ON t (b, c)', 'CREATE INDEX i ON t (c, b)'],
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX i ON t (lower(b))'],
    ['CREATE INDEX i ON t (b)', 'CREATE INDEX i ON t (b) WHERE c > 1'],
    ['CREATE INDEX i ON t (b) WHERE c > 1', 'CREATE INDEX i ON t (b) WHERE c > 2'],
  ])('does something else: %s, %s', (one, other) => {
    expect(signature(one)).not.toBe(signature(other));
  });

  test('on an expression has no columns of that name', () => {
    expect(indexes('CREATE INDEX i ON t (lower(b), c)')[0]?.columns).toEqual(['c']);
  });
});

test('views and triggers are named, a trigger with the table or view that it is on', () => {
  const { views, triggers } = shape(`CREATE TABLE t (a); CREATE VIEW v AS SELECT * FROM t;
    CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;
    CREATE TRIGGER w INSTEAD OF INSERT ON v BEGIN SELECT 1; END;`);
  expect({ views, triggers }).toEqual({
    views: ['v'],
    triggers: [
      { name: 'r', table: 't' },
      { name: 'w', table: 'v' },
    ],
  });
});

test("virtual tables are named, and neither they, their shadows nor SQLite's and D1's own are tables", () => {
  const { tables, virtualTables } =
    shape(`CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (1);
    CREATE TABLE _cf_KV (k); CREATE TABLE cf_mine (k); CREATE TABLE sqlitelike (k); ANALYZE;
    CREATE VIRTUAL TABLE search USING fts5 (a); create  virtual table [other one] using fts5 (a);`);
  expect([...tables.keys()].sort()).toEqual(['cf_mine', 'sqlitelike', 't']);
  expect([...virtualTables].sort()).toEqual(['other one', 'search']);
});

test('names of any kind are kept as they were written', () => {
  const name = `it's "odd"; -- [name]`;
  expect([
    ...shape(`CREATE TABLE "it's ""odd""; -- [name]" ("a""b" REFERENCES "it's ""odd""; -- [name]")`).tables.values(),
  ]).toMatchObject([{ name, columns: [{ name: 'a"b' }], foreignKeys: [{ parent: name }] }]);
});

test.each([
  ['INTEGER', 'INTEGER'],
  ['bigint unsigned', 'INTEGER'],
  ['CHARINT', 'INTEGER'],
  ['varchar(10)', 'TEXT'],
  ['CLOB', 'TEXT'],
  ['TEXT', 'TEXT'],
  ['', 'BLOB'],
  ['blob', 'BLOB'],
  ['ANY', 'BLOB'],
  ['double precision', 'REAL'],
  ['FLOAT', 'REAL'],
  ['REAL', 'REAL'],
  ['DECIMAL(10,2)', 'NUMERIC'],
  ['BOOLEAN', 'NUMERIC'],
  ['DATETIME', 'NUMERIC'],
  ['JSONB', 'NUMERIC'],
  ['STRING', 'NUMERIC'],
  ['FLOATING POINT', 'INTEGER'],
] as const)('the affinity of %j is %s, as SQLite stores it', (type, affinity) => {
  expect(affinityOf(type)).toBe(affinity);
  // Of ANY, SQLite says so in STRICT tables only.
  if (type === 'ANY') return;
  using database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE t (a ${type}); INSERT INTO t VALUES ('1'), (1), (1.0), ('x'), (1.5)`);
  const stored = database
    .prepare('SELECT typeof(a) AS t FROM t')
    .all()
    .map((row) => row['t'])
    .join(' ');
  const expected = {
    INTEGER: 'integer integer integer text real',
    NUMERIC: 'integer integer integer text real',
    TEXT: 'text text text text text',
    BLOB: 'text integer real text real',
    REAL: 'real real real text real',
  };
  expect(stored).toBe(expected[affinity]);
});
