import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Stack } from '../testing.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

describe('querying', () => {
  test('every statement of a text has its own result, with what it changed', async () => {
    const id = await stack.database('results');
    const sql = `CREATE TABLE t(a INTEGER PRIMARY KEY, b); INSERT INTO t(b) VALUES ('x;y'), ('z'); SELECT * FROM t;`;
    const { status, result } = await stack.query(id, sql);
    expect(status).toBe(200);
    expect(result.map((entry: { results: unknown }) => entry.results)).toEqual([
      [],
      [],
      [
        { a: 1, b: 'x;y' },
        { a: 2, b: 'z' },
      ],
    ]);
    expect(result[1].meta).toMatchObject({ changes: 2, last_row_id: 2, changed_db: true, rows_written: 2 });
    expect(result[2].meta).toMatchObject({ changes: 0, rows_read: 2, rows_written: 0 });
    expect(result[2].meta.duration).toBeGreaterThan(0);
    expect(result[2].meta.size_after).toBeGreaterThan(0);
  });

  test('raw answers columns and rows, so that columns of one name stay apart', async () => {
    const id = await stack.database('raw');
    const { result } = await stack.call('POST', `/d1/database/${id}/raw`, {
      sql: `SELECT 1 AS a, 'x' AS a, x'00ff' AS b`,
    });
    expect(result[0].results).toEqual({ columns: ['a', 'a', 'b'], rows: [[1, 'x', [0, 255]]] });
  });

  test('a batch that fails leaves nothing behind', async () => {
    const id = await stack.database('atomic', 'CREATE TABLE t(a)');
    const batch = [{ sql: 'INSERT INTO t VALUES (?)', params: [1] }, { sql: 'INSERT INTO missing VALUES (1)' }];
    const failed = await stack.call('POST', `/d1/database/${id}/query`, { batch });
    expect(failed).toMatchObject({
      status: 400,
      errors: [{ code: 7500, message: 'no such table: missing: SQLITE_ERROR' }],
    });
    expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([]);
    const text = await stack.query(id, 'INSERT INTO t VALUES (1); SELECT FOO FOO FOO;');
    expect(text.errors).toEqual([{ code: 7500, message: 'near "FOO": syntax error at offset 16: SQLITE_ERROR' }]);
    expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([]);
  });

  test('foreign keys are enforced', async () => {
    const id = await stack.database(
      'keys',
      'CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a REFERENCES a(id));',
    );
    const { errors } = await stack.query(id, 'INSERT INTO b VALUES (1)');
    expect(errors[0]).toMatchObject({ code: 7500, message: expect.stringMatching(/^FOREIGN KEY constraint failed/) });
  });

  test.each([
    ['BEGIN', /transaction/],
    ["ATTACH 'x' AS y", /not authorized/],
    ['VACUUM', /not authorized|VACUUM/],
    [`SELECT '${'x'.repeat(100_000)}'`, /too long/],
    ['-- nothing', /No SQL statements/],
  ])('D1 refuses %.20s', async (sql, reason) => {
    const id = await stack.database(`refused-${reason.source.replace(/\W/g, '')}-${sql.slice(0, 3)}`);
    const { status, errors } = await stack.query(id, sql);
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({ code: 7500, message: expect.stringMatching(reason) });
  });
});

describe('finding databases', () => {
  test('a list is filtered by name and comes in pages', async () => {
    for (const name of ['list-1', 'list-2', 'unlisted', 'list-3']) await stack.database(name);
    const { result, resultInfo } = await stack.call('GET', '/d1/database?name=list-&per_page=2&page=2');
    expect(result).toMatchObject([{ name: 'list-1', version: 'production' }]);
    expect(resultInfo).toMatchObject({ page: 2, per_page: 2, count: 1, total_count: 3 });
  });

  test('a database tells its tables and size; a name is taken once; a deleted one is gone', async () => {
    const id = await stack.database('details', 'CREATE TABLE t(a)');
    const { result } = await stack.call('GET', `/d1/database/${id}`);
    expect(result).toMatchObject({ uuid: id, name: 'details', num_tables: 1, read_replication: { mode: 'disabled' } });
    expect(result.file_size).toBeGreaterThan(0);
    expect((await stack.call('POST', '/d1/database', { name: 'details' })).errors[0]?.code).toBe(7502);
    await stack.call('DELETE', `/d1/database/${id}`);
    expect(await stack.call('GET', `/d1/database/${id}`)).toMatchObject({ status: 404, errors: [{ code: 7404 }] });
  });

  test('more databases can be made than there are spares', async () => {
    await using fresh = await Stack.start();
    for (let number = 0; number < 30; number++) await fresh.database(`n${number}`);
    const last = await fresh.database('last', 'CREATE TABLE t(a)');
    expect(await fresh.rows(last, 'SELECT count(*) AS n FROM t')).toEqual([{ n: 0 }]);
  });

  test('who may not ask is told so by the code', async () => {
    const { apiBaseUrl, accountId, token } = stack.cloudflare;
    const code = async (path: string, headers: Record<string, string>) => {
      const response = await fetch(`${apiBaseUrl}${path}`, { headers });
      const { errors } = (await response.json()) as { errors: { code: number }[] };
      return [response.status, errors[0]?.code];
    };
    const authorization = `Bearer ${token}`;
    expect(await code(`/accounts/${accountId}/d1/database`, { authorization: 'Bearer wrong' })).toEqual([401, 10000]);
    expect(await code(`/accounts/${accountId}/d1/database`, {})).toEqual([400, 9106]);
    expect(await code(`/accounts/${'0'.repeat(32)}/d1/database`, { authorization })).toEqual([403, 7403]);
    expect(await code('/accounts/nonsense/d1/database', { authorization })).toEqual([404, 7003]);
    const missing = '00000000-0000-4000-8000-000000000000';
    expect((await stack.query(missing, 'SELECT 1')).errors[0]?.code).toBe(7404);
    expect(await stack.query('nonsense', 'SELECT 1')).toMatchObject({ status: 400, errors: [{ code: 7400 }] });
  });
});

describe('Time Travel', () => {
  const bookmark = async (id: string, query = '') =>
    (await stack.call('GET', `/d1/database/${id}/time_travel/bookmark${query}`)).result.bookmark as string;
  const restore = (id: string, query: string) => stack.call('POST', `/d1/database/${id}/time_travel/restore?${query}`);

  test('a write advances the bookmark and a read does not', async () => {
    const id = await stack.database('bookmarks', 'CREATE TABLE t(a)');
    const before = await bookmark(id);
    expect(before).toMatch(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{32}$/);
    await stack.query(id, 'SELECT * FROM t');
    expect(await bookmark(id)).toBe(before);
    await stack.query(id, 'INSERT INTO t VALUES (1)');
    expect((await bookmark(id)) > before).toBe(true);
  });

  test('a restore brings rows and schema back, and the previous bookmark undoes it', async () => {
    const id = await stack.database('restore', `CREATE TABLE t(a); INSERT INTO t VALUES ('kept');`);
    const before = await bookmark(id);
    await stack.query(id, `DROP TABLE t; CREATE TABLE other(b); INSERT INTO other VALUES ('new');`);
    const { result } = await restore(id, `bookmark=${before}`);
    expect(result).toMatchObject({ bookmark: before });
    expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([{ a: 'kept' }]);
    expect((await stack.query(id, 'SELECT * FROM other')).errors[0]?.message).toMatch(/no such table/);
    await restore(id, `bookmark=${result.previous_bookmark}`);
    expect(await stack.rows(id, 'SELECT * FROM other')).toEqual([{ b: 'new' }]);
  });

  test('a timestamp names the newest bookmark at or before it', async () => {
    const id = await stack.database('timestamps', 'CREATE TABLE t(a); INSERT INTO t VALUES (1);');
    const between = new Date().toISOString();
    const first = await bookmark(id);
    await stack.query(id, 'DELETE FROM t');
    expect(await bookmark(id, `?timestamp=${between}`)).toBe(first);
    await restore(id, `timestamp=${between}`);
    expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([{ a: 1 }]);
  });

  test('a bookmark of another database, and a malformed one, are refused', async () => {
    const id = await stack.database('refused', 'CREATE TABLE t(a)');
    const other = await bookmark(await stack.database('foreign', 'CREATE TABLE u(a)'));
    expect((await restore(id, `bookmark=${other}`)).errors[0]?.code).toBe(7500);
    expect((await restore(id, 'bookmark=nonsense')).errors[0]?.code).toBe(7400);
  });
});

describe('refusing writes', () => {
  test('reads go on while every change is refused, CREATE TABLE IF NOT EXISTS of an existing table too', async () => {
    const id = await stack.database('readonly', 'CREATE TABLE t(a)');
    stack.cloudflare.refuseWrites(true);
    try {
      expect(await stack.rows(id, 'SELECT * FROM t; PRAGMA table_list;')).toEqual([]);
      expect((await stack.query(id, 'SELECT * FROM missing')).errors[0]?.message).toMatch(/no such table/);
      for (const sql of ['INSERT INTO t VALUES (1)', 'CREATE TABLE IF NOT EXISTS t(a)', 'SELECT 1; DROP TABLE t;']) {
        expect(await stack.query(id, sql), sql).toMatchObject({ status: 403, errors: [{ code: 7500 }] });
      }
      expect((await stack.call('POST', '/d1/database', { name: 'x' })).status).toBe(403);
      expect((await stack.call('POST', `/d1/database/${id}/time_travel/restore?bookmark=x`)).status).toBe(403);
      expect((await stack.call('GET', `/d1/database/${id}`)).status).toBe(200);
    } finally {
      stack.cloudflare.refuseWrites(false);
    }
    expect((await stack.query(id, 'INSERT INTO t VALUES (1)')).status).toBe(200);
  });
});

describe('faults', () => {
  test('a write whose answer was cut off has happened, and one that was refused before has not', async () => {
    const id = await stack.database('faults', 'CREATE TABLE t(a)');
    const rule = { service: 'cloudflare', path: '/query$', body: 'INSERT', times: 1 };
    stack.faults.set([{ ...rule, when: 'after', action: { kind: 'reset' } }]);
    await expect(stack.query(id, 'INSERT INTO t VALUES (1)')).rejects.toThrow();
    const body = { success: false, errors: [{ code: 7500, message: 'Network connection lost' }], result: null };
    stack.faults.set([{ ...rule, action: { kind: 'respond', status: 503, body } }]);
    expect((await stack.query(id, 'INSERT INTO t VALUES (2)')).status).toBe(503);
    stack.faults.set([]);
    expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([{ a: 1 }]);
  });
});
