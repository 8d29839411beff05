import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { type Handler, type LocalServer, startServer } from '../../local/http/server.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { type Cloudflare, connectCloudflare } from './client.ts';
import { DatabaseId } from './ids.ts';

const accountId = 'a'.repeat(32);
const id = DatabaseId.parse('11111111-2222-3333-4444-555555555555');
const database = `/accounts/${accountId}/d1/database`;

let handler: Handler;
let faults: Faults;
let server: LocalServer;
let cloudflare: Cloudflare;

beforeEach(async () => {
  faults = new Faults();
  server = await startServer({ service: 'cloudflare', faults, handler: (request) => handler(request) });
  const credentials = { 'cloudflare-api-token': 'token', 'cloudflare-account-id': accountId };
  cloudflare = await connectCloudflare(credentials, testContext({ CLOUDFLARE_API_BASE_URL: server.origin }));
});

afterEach(() => server.close());

const ok = (result: unknown) => ({ status: 200, body: { success: true, errors: [], messages: [], result } });
const requests = () => server.calls.map(({ method, path }) => `${method} ${path}`);

/** An account with so many databases, which answers in pages as D1 does. */
function account(count: number): Handler {
  const all = Array.from({ length: count }, (_, index) => ({
    uuid: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
    name: `db-${index}`,
  }));
  return ({ query }) => {
    const size = Number(query.get('per_page'));
    const from = (Number(query.get('page')) - 1) * size;
    const named = all.filter(({ name }) => name.includes(query.get('name') ?? ''));
    return ok(named.slice(from, from + size));
  };
}

describe('the list of databases', () => {
  test.each([
    [0, 1],
    [1, 1],
    [99, 1],
    [100, 2],
    [101, 2],
    [250, 3],
  ])('of %d databases is read in %d pages, each database once', async (count, pages) => {
    handler = account(count);
    const names = (await cloudflare.d1.list()).map(({ name }) => name);
    expect(new Set(names).size).toBe(count);
    expect(names).toHaveLength(count);
    expect(server.calls).toHaveLength(pages);
  });

  test('can be asked for by a part of the name', async () => {
    handler = account(120);
    expect((await cloudflare.d1.list('db-11')).map(({ name }) => name)).toEqual([
      'db-11',
      ...Array.from({ length: 10 }, (_, digit) => `db-11${digit}`),
    ]);
    expect(new URLSearchParams(server.calls[0]?.path.split('?')[1]).get('name')).toBe('db-11');
  });

  test('goes on at the page whose answer was lost', async () => {
    handler = account(150);
    faults.set([{ path: 'page=2', times: 1, action: { kind: 'reset' } }]);
    expect(await cloudflare.d1.list()).toHaveLength(150);
    expect(server.calls).toHaveLength(3);
  });

  test('with an id that is no uuid is not believed', async () => {
    handler = () => ok([{ uuid: 'x', name: 'db' }]);
    await expect(cloudflare.d1.list()).rejects.toMatchObject({ code: 'cloudflare-answer' });
  });
});

describe('a database', () => {
  test('is read by its id', async () => {
    handler = () => ok({ uuid: id, name: 'db', file_size: 4096, num_tables: null });
    expect(await cloudflare.d1.get(id)).toMatchObject({ name: 'db', file_size: 4096 });
    expect(requests()).toEqual([`GET ${database}/${id}`]);
  });

  test('has a bookmark, and an answer without one is not believed', async () => {
    handler = () => ok({ bookmark: '00000001-00000002' });
    expect(await cloudflare.d1.bookmark(id)).toBe('00000001-00000002');
    expect(requests()).toEqual([`GET ${database}/${id}/time_travel/bookmark`]);
    const at = new Date('2026-11-23T06:20:00+01:00');
    await cloudflare.d1.bookmark(id, at);
    expect(new URLSearchParams(server.calls[1]?.path.split('?')[1]).get('timestamp')).toBe('2026-11-23T05:20:00.000Z');
    handler = () => ok({ bookmark: '' });
    await expect(cloudflare.d1.bookmark(id)).rejects.toMatchObject({ code: 'cloudflare-answer' });
  });
});

describe('statements', () => {
  const statements = [{ sql: 'SELECT ?', params: ['1'] }, { sql: 'SELECT 2' }];

  test('go out as one batch, with their parameters', async () => {
    handler = () =>
      ok([
        { success: true, results: [{ a: 1 }], meta: { changes: 0 } },
        { success: true, results: null },
      ]);
    const results = await cloudflare.d1.query(id, 'read', statements);
    expect(results).toMatchObject([
      { success: true, results: [{ a: 1 }] },
      { success: true, results: [] },
    ]);
    expect(requests()).toEqual([`POST ${database}/${id}/query`]);
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({ batch: statements });
  });

  test('that failed within a call that succeeded are given back as failed', async () => {
    handler = () =>
      ok([
        { success: true, results: [] },
        { success: false, error: 'no such table: t' },
      ]);
    const results = await cloudflare.d1.write(id, 'write', statements);
    expect(results.map(({ success, error }) => [success, error])).toEqual([
      [true, undefined],
      [false, 'no such table: t'],
    ]);
  });

  test('that read are sent again after a lost answer, those that write never', async () => {
    handler = () => ok([{ success: true }]);
    faults.set([{ path: 'query', times: 1, when: 'after', action: { kind: 'reset' } }]);
    expect(await cloudflare.d1.query(id, 'read', statements)).toHaveLength(1);
    expect(server.calls).toHaveLength(2);
    faults.set([{ path: 'query', times: 1, when: 'after', action: { kind: 'reset' } }]);
    await expect(cloudflare.d1.write(id, 'write', statements)).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(server.calls).toHaveLength(3);
  });

  test('that write are sent again after a lost answer where that does no harm', async () => {
    handler = () => ok([{ success: true }]);
    faults.set([{ path: 'query', times: 1, when: 'after', action: { kind: 'reset' } }]);
    expect(await cloudflare.d1.write(id, 'release', statements, { idempotent: true })).toHaveLength(1);
    expect(server.calls).toHaveLength(2);
  });

  test('that write are sent again after a pause while an export has the database for itself', async () => {
    handler = () => ok([{ success: true }]);
    const message = 'D1_ERROR: Currently processing a long-running export.';
    const body = { success: false, errors: [{ code: 7500, message }], messages: [], result: null };
    faults.set([{ path: 'query', times: 2, action: { kind: 'respond', status: 400, body } }]);
    expect(await cloudflare.d1.write(id, 'write', statements)).toHaveLength(1);
    expect(server.calls).toHaveLength(3);
  });

  test('that write are sent again where the service refused the call before it ran', async () => {
    handler = () => ok([{ success: true }]);
    faults.set([
      { path: 'query', times: 1, action: { kind: 'respond', status: 429, headers: { 'retry-after': '1' } } },
    ]);
    expect(await cloudflare.d1.write(id, 'write', statements)).toHaveLength(1);
    expect(server.calls).toHaveLength(2);
  });

  test('take numbers and null as parameters, and send them as what they are', async () => {
    handler = () => ok([{ success: true }]);
    await cloudflare.d1.query(id, 'read', [{ sql: 'SELECT ?, ?, ?, ?', params: [1, 2.5, null, '3'] }]);
    expect(JSON.parse(server.calls[0]?.body ?? '').batch[0].params).toEqual([1, 2.5, null, '3']);
  });

  test('carry text of any kind unchanged', async () => {
    handler = () => ok([{ success: true }]);
    const sql = `SELECT 'é🧭\u0000\n"\\'`;
    await cloudflare.d1.query(id, 'read', [{ sql }]);
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({ batch: [{ sql }] });
  });
});
