import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { databaseOf } from '../cloudflare/transfer.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { type Ask, insertsOf, type Queried } from './rows-by-query.ts';

function databaseWith(sql: string): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec(sql);
  return database;
}

/** Asks a database here as D1 is asked: the answer goes through JSON, as UTF-8. */
function asking(database: DatabaseSync, asked: string[] = []): Ask {
  return async (sql) => {
    asked.push(sql);
    return JSON.parse(Buffer.from(JSON.stringify(database.prepare(sql).all())).toString('utf8'));
  };
}

/** Every value with its type and its bytes, by the order of the key. */
function valuesIn(database: DatabaseSync, { name, columns, rowid, key, keepsRowid }: Queried): unknown[] {
  const order = rowid === undefined ? key : [rowid];
  const shown = [...(keepsRowid ? order : []), ...columns].map(quoteIdentifier);
  const values = shown.map(
    (column) =>
      `typeof(${column}) || CASE typeof(${column}) WHEN 'real' THEN quote(${column}) ELSE hex(CAST(${column} AS BLOB)) END`,
  );
  return database
    .prepare(
      `SELECT ${values.map((value, index) => `${value} AS c${index}`).join(', ')} FROM ${quoteIdentifier(name)} ORDER BY 1, 2`,
    )
    .all()
    .map((row) => createHash('md5').update(JSON.stringify(row)).digest('hex'));
}

async function all(table: Queried, ask: Ask): Promise<string[]> {
  const inserts: string[] = [];
  for await (const insert of insertsOf(table, ask)) inserts.push(insert);
  return inserts;
}

/** Reads a table part by part, inserts what comes into another, and compares the two. */
async function expectRestored(definition: string, rows: string, table: Partial<Queried> & Pick<Queried, 'columns'>) {
  const queried = { name: 't', rowid: 'rowid', key: [], keepsRowid: false, rows: 1, bytes: 1, ...table };
  const source = databaseWith(`${definition};${rows}`);
  const target = databaseWith(definition);
  const asked: string[] = [];
  const inserts = await all(queried, asking(source, asked));
  for (const insert of inserts) target.exec(insert);
  const expected = valuesIn(source, queried);
  expect(valuesIn(target, queried)).toEqual(expected);
  expect(inserts).toHaveLength(expected.length);
  return { inserts, asked };
}

/** As if the rows were so long that few fit into a call. */
const inParts = { rows: 1, bytes: 1e9 };

const count = (to: number, values: string) =>
  `INSERT INTO t WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${to}) SELECT ${values} FROM c;`;
const mixed = `CASE n % 6 WHEN 0 THEN n WHEN 1 THEN n / 7.0 WHEN 2 THEN 'é🧭''' || n WHEN 3 THEN randomblob(n % 50) WHEN 4 THEN 'a' || char(0) || n ELSE NULL END`;

describe('by the rowid', () => {
  test.each([0, 1, 199, 200, 201, 400, 1001])('%d rows of all types are read once each', async (number) => {
    const rows = number === 0 ? '' : count(number, `n * 3 - 500, ${mixed}`);
    const { asked } = await expectRestored('CREATE TABLE t(id INTEGER PRIMARY KEY, v)', rows, { columns: ['id', 'v'] });
    expect(asked).toHaveLength(Math.floor(number / 200) + 1);
  });

  test('the extremes of 64 bits are read, to the last digit', async () => {
    const least = -(2n ** 63n);
    const ids = [least, -9007199254740993n, 0n, 9007199254740993n, 2n ** 63n - 100n].flatMap((start) =>
      Array.from({ length: 100 }, (_, index) => start + BigInt(index)),
    );
    const literal = (id: bigint) => (id === least ? `(${least + 1n} - 1)` : String(id));
    const rows = `INSERT INTO t VALUES ${ids.map((id) => `(${literal(id)}, ${literal(id)})`).join(', ')};`;
    const { asked } = await expectRestored('CREATE TABLE t(id INTEGER PRIMARY KEY, v)', rows, {
      columns: ['id', 'v'],
      ...inParts,
    });
    expect(asked).toHaveLength(9);
  });

  test('that is no column is kept where it is asked for', async () => {
    const { inserts } = await expectRestored(
      'CREATE TABLE t(v)',
      'INSERT INTO t(rowid, v) VALUES (-5, 1), (9007199254740993, 2);',
      {
        columns: ['v'],
        keepsRowid: true,
      },
    );
    expect(inserts[1]).toBe('INSERT INTO "t" ("rowid","v") VALUES(9007199254740993,2);');
  });

  test('rows of an FTS5 table are read', async () => {
    const definition = 'CREATE VIRTUAL TABLE t USING fts5(a, b UNINDEXED)';
    const rows = `INSERT INTO t(rowid, a, b) VALUES (-3, 'it''s "quoted"', NULL), (5, 'é', 'b'), (9007199254740993, 'c', X'00');`;
    await expectRestored(definition, rows, { columns: ['a', 'b'], keepsRowid: true });
  });

  test('columns of odd names are read, also those that have the name of a result', async () => {
    const columns = ['k0', 'g0', 'k1', 'order', 'a "b"; --', 'ünï', 'last', 'n'];
    const definition = `CREATE TABLE t(${columns.map(quoteIdentifier).join(',')})`;
    const rows = count(450, columns.map((_, index) => `${index % 2 ? '-' : ''}n * ${index + 1}`).join(','));
    await expectRestored(definition, rows, { columns });
  });

  test('100 columns are read, with no more than 100 in an answer', async () => {
    const columns = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const database = databaseWith(`CREATE TABLE t(${columns.join(',')})`);
    database.exec(`INSERT INTO t VALUES (${columns.map((_, index) => index).join(',')})`);
    const asked: Record<string, unknown>[] = [];
    const ask: Ask = async (sql) => {
      const rows = await asking(database)(sql);
      asked.push(...rows);
      return rows;
    };
    const queried = { name: 't', columns, rowid: 'rowid', key: [], keepsRowid: false, rows: 1, bytes: 1 };
    const [insert] = await all(queried, ask);
    expect(insert).toBe(
      `INSERT INTO "t" (${columns.map((column) => `"${column}"`).join(',')}) VALUES(${columns.map((_, index) => index).join(',')});`,
    );
    expect(asked.every((row) => Object.keys(row).length <= 100)).toBe(true);
  });
});

describe('by a key', () => {
  test('of several columns, of which the first is the same for many rows', async () => {
    await expectRestored(
      'CREATE TABLE t(a TEXT, b INTEGER, v, PRIMARY KEY(a, b)) WITHOUT ROWID',
      count(1000, `'key ' || (n / 450), n, ${mixed}`),
      { columns: ['a', 'b', 'v'], rowid: undefined, key: ['a', 'b'] },
    );
  });

  test('that is sorted downwards', async () => {
    await expectRestored('CREATE TABLE t(a, b, PRIMARY KEY(a DESC, b)) WITHOUT ROWID', count(700, 'n % 3, n'), {
      columns: ['a', 'b'],
      rowid: undefined,
      key: ['a', 'b'],
    });
  });

  test('of every type', async () => {
    const sorts = [
      'n',
      'n / 3.0',
      'n || char(0)',
      "'é' || n",
      "n || CAST(X'ff' AS TEXT)",
      "CAST(n || 'b' AS BLOB)",
      "'' || n",
    ];
    const { asked } = await expectRestored(
      'CREATE TABLE t(k PRIMARY KEY, v) WITHOUT ROWID',
      sorts.map((sort) => count(150, `${sort}, n`).replace('INTO', 'OR IGNORE INTO')).join(''),
      { columns: ['k', 'v'], rowid: undefined, key: ['k'], ...inParts },
    );
    expect(asked.length).toBeGreaterThan(15);
  });

  test('whose columns have the names of results', async () => {
    await expectRestored(
      'CREATE TABLE t(k0 INTEGER, k1 INTEGER, g0, PRIMARY KEY(k0, k1)) WITHOUT ROWID',
      count(1000, 'n % 11, n, n'),
      { columns: ['k0', 'k1', 'g0'], rowid: undefined, key: ['k0', 'k1'] },
    );
  });

  test('that knows no capitals', async () => {
    await expectRestored(
      'CREATE TABLE t(k TEXT COLLATE NOCASE PRIMARY KEY, v) WITHOUT ROWID',
      count(500, "CASE n % 2 WHEN 0 THEN 'K' ELSE 'k' END || n, n"),
      { columns: ['k', 'v'], rowid: undefined, key: ['k'] },
    );
  });

  test('without one, a table is refused before anything is asked', async () => {
    const queried = {
      name: 't',
      columns: ['rowid', 'oid'],
      rowid: undefined,
      key: [],
      keepsRowid: false,
      rows: 1,
      bytes: 1,
    };
    const asked: string[] = [];
    const error = await all(queried, asking(databaseWith('CREATE TABLE t(rowid, oid)'), asked)).catch((error) => error);
    expect(error).toBeInstanceOf(ActionError);
    expect([error.code, asked]).toEqual(['snapshot-refused', []]);
  });
});

describe('long values', () => {
  test('are read in parts, beside short ones', async () => {
    const rows = `INSERT INTO t VALUES (1, replace(hex(zeroblob(500000)), '00', 'é🧭'''), randomblob(1900000), 'short'),
      (2, 'a' || char(0) || hex(zeroblob(3000)), zeroblob(4000), CAST(randomblob(5000) AS TEXT)), (3, hex(zeroblob(2000)), zeroblob(4001), NULL);`;
    const { asked } = await expectRestored('CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, c)', rows, {
      columns: ['id', 'a', 'b', 'c'],
      rows: 3,
      bytes: 5e6,
    });
    expect(asked.length).toBeGreaterThan(12);
  });

  test('of a key are read', async () => {
    await expectRestored(
      'CREATE TABLE t(k TEXT PRIMARY KEY, v) WITHOUT ROWID',
      `INSERT INTO t VALUES (replace(hex(zeroblob(3000)), '00', 'é'), 1), (hex(zeroblob(5000)), 2);`,
      { columns: ['k', 'v'], rowid: undefined, key: ['k'], rows: 1, bytes: 1e9 },
    );
  });

  test('that are gone meanwhile come as less, and end', async () => {
    const database = databaseWith('CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(900000));');
    const ask: Ask = async (sql) => {
      const rows = await asking(database)(sql);
      database.exec('DELETE FROM t');
      return rows;
    };
    const inserts = await all(
      { name: 't', columns: ['a'], rowid: 'rowid', key: [], keepsRowid: false, rows: 1, bytes: 1 },
      ask,
    );
    expect(inserts).toEqual(['INSERT INTO "t" ("a") VALUES(X\'\');']);
  });

  test('are no more than fit into an answer', async () => {
    const database = databaseWith('CREATE TABLE t(a)');
    database.exec(count(300, 'zeroblob(3900)'));
    const sizes: number[] = [];
    const ask: Ask = async (sql) => {
      const rows = await asking(database)(sql);
      sizes.push(JSON.stringify(rows).length);
      return rows;
    };
    const inserts = await all(
      { name: 't', columns: ['a'], rowid: 'rowid', key: [], keepsRowid: false, rows: 300, bytes: 300 * 3900 },
      ask,
    );
    expect(inserts).toHaveLength(300);
    expect(Math.max(...sizes)).toBeLessThan(600_000);
  });
});

test('an answer that is none of this is not believed', async () => {
  const queried = { name: 't', columns: ['a'], rowid: 'rowid', key: [], keepsRowid: false, rows: 1, bytes: 1 };
  await expect(all(queried, async () => [{ g0: 5, k0: '1' }])).rejects.toThrow();
  await expect(all(queried, async () => [{ g0: '[1]', k0: '1' }])).rejects.toThrow();
});

test('the local D1 gives what SQLite gives', async () => {
  await using stack = await Stack.start();
  const definition = 'CREATE TABLE t(k TEXT, n INTEGER, v, PRIMARY KEY(n, k)) WITHOUT ROWID';
  const rows = count(
    450,
    `'é' || (n % 9), n / 2 * 3000000000000001, CASE n % 5 WHEN 0 THEN n / 7.0 WHEN 1 THEN 'a' || char(0, 10) || n WHEN 2 THEN CAST(X'61ff' AS TEXT) || n WHEN 3 THEN zeroblob(n * 20) ELSE 2.0 END`,
  );
  const id = await databaseOf(stack, 'SELECT 1;');
  for (const sql of [definition, rows]) expect((await stack.query(id, sql)).errors).toEqual([]);
  const queried = {
    name: 't',
    columns: ['k', 'n', 'v'],
    rowid: undefined,
    key: ['n', 'k'],
    keepsRowid: false,
    rows: 450,
    bytes: 450 * 900,
  };
  const ask: Ask = async (sql) => (await stack.query(id, sql)).result[0].results;
  const inserts = await all(queried, ask);
  const target = databaseWith(definition);
  for (const insert of inserts) target.exec(insert);
  expect(inserts).toHaveLength(450);
  expect(valuesIn(target, queried)).toEqual(valuesIn(databaseWith(`${definition};${rows}`), queried));
});
