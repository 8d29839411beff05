import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEY, migrationNames, TestWorker } from './worker.ts';

let worker: TestWorker;
let versionId: string;
beforeAll(async () => {
  worker = await TestWorker.start();
  versionId = (await worker.fetch('/health')).headers.get('X-Worker-Version') ?? '';
});
afterAll(() => worker[Symbol.asyncDispose]());

describe('health', () => {
  test('says ok, the version that answers and the newest migration, with one query', async () => {
    const response = await worker.fetch('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', version: versionId, migration: migrationNames().at(-1) });
    expect(response.headers.get('Server-Timing')).toBe('d1;desc="1"');
  });

  test('answers HEAD for monitors and refuses to be written to', async () => {
    expect((await worker.fetch('/health', { method: 'HEAD' })).status).toBe(200);
    expect((await worker.fetch('/health', { method: 'POST' })).status).toBe(405);
  });

  test('is 503 on a database without the schema, and gives no detail of the error away', async () => {
    await using empty = await TestWorker.start({ migrate: false });
    const response = await empty.fetch('/health');
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('d1_migrations');
  });
});

describe('every response', () => {
  const cases: readonly [number, string, RequestInit][] = [
    [200, '/health', {}],
    [204, '/mcp', { method: 'OPTIONS' }],
    [401, '/mcp', { method: 'POST' }],
    [404, '/nowhere', {}],
    [404, '/constructor', {}],
    [405, '/health', { method: 'DELETE' }],
  ];
  test.each(cases)('with status %i of %s says which version answered', async (status, path, init) => {
    const response = await worker.fetch(path, init);
    expect(response.status).toBe(status);
    expect(versionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('X-Worker-Version')).toBe(versionId);
    expect(response.headers.get('Server-Timing')).toMatch(/^d1;desc="\d+"$/);
  });

  test('to an unhandled error is a 500 with the same headers and without the reason, which is logged', async () => {
    const source = `export async function health() { throw new Error('disk on fire'); }`;
    await using broken = await TestWorker.start({ replace: { 'health.ts': source }, migrate: false });
    const response = await broken.fetch('/health');
    expect(response.status).toBe(500);
    expect(response.headers.get('X-Worker-Version')).toBeTruthy();
    expect(await response.text()).not.toContain('fire');
    await expect.poll(() => broken.logs()).toContainEqual(expect.objectContaining({ reason: 'disk on fire' }));
  });
});

describe('request ids', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  test('that are safe come back, with the trace they belong to', async () => {
    const { headers } = await worker.fetch('/health', { headers: { 'X-Request-ID': 'run-42:7.a', traceparent } });
    expect(headers.get('X-Request-ID')).toBe('run-42:7.a');
    expect(headers.get('traceparent')).toBe(traceparent);
  });

  test('of 128 characters come back, of 129 are replaced', async () => {
    const echoed = async (id: string) =>
      (await worker.fetch('/health', { headers: { 'X-Request-ID': id } })).headers.get('X-Request-ID');
    expect(await echoed('a'.repeat(128))).toBe('a'.repeat(128));
    expect(await echoed('a'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(['a b', 'a"b', '<script>', '{"level":"error"}', '\u00e9', 'a\tb'])('like %j are replaced', async (id) => {
    expect(await rawRequestId(worker.url, id)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('are made up when none came, each time anew', async () => {
    const ids = await Promise.all([1, 2].map(async () => (await worker.fetch('/health')).headers.get('X-Request-ID')));
    expect(new Set(ids).size).toBe(2);
  });

  test.each(['00-00000000000000000000000000000000-00f067aa0ba902b7-01', 'nonsense', `${traceparent}-more`])(
    'do not take over the invalid traceparent %s',
    async (invalid) => {
      const { headers } = await worker.fetch('/health', { headers: { traceparent: invalid } });
      expect(headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      expect(headers.get('traceparent')).not.toBe(invalid);
    },
  );
});

test('each request is logged as one line with its ids, status, queries and version', async () => {
  await worker.rpc('tools/call', { name: 'list_trips' }, { 'X-Request-ID': 'logged-1' });
  const lines = () => worker.logs().filter((line) => line['request_id'] === 'logged-1');
  await expect.poll(lines).toHaveLength(1);
  expect(lines()[0]).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    level: 'info',
    msg: 'request',
    request_id: 'logged-1',
    trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    method: 'POST',
    path: '/mcp',
    status: 200,
    duration_ms: expect.any(Number),
    d1_queries: 1,
    version_id: versionId,
    environment: 'test',
  });
  expect(JSON.stringify(lines())).not.toContain(KEY);
});

/** fetch refuses to send some of these; a plain socket does not. */
function rawRequestId(url: URL, id: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL('/health', url), { headers: { 'X-Request-ID': id } }, (response) => {
      response.resume();
      resolve(response.headers['x-request-id']?.toString());
    });
    sent.on('error', reject).end();
  });
}
