import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEY, TestWorker } from './worker.ts';

const PATHS = ['/mcp', '/sse', '/messages'];
const BASIC = `Basic ${Buffer.from(`mcp:${KEY}`).toString('base64')}`;

const WRONG_HEADERS: readonly [string, string | undefined][] = [
  ['no header', undefined],
  ['a wrong key', 'Bearer another-key'],
  ['a bare scheme', 'Bearer'],
  ['an empty key', 'Bearer '],
  ['the word undefined', 'Bearer undefined'],
  ['the word null', 'Bearer null'],
  ['basic authentication with the key', BASIC],
  ['the raw key', KEY],
  ['another scheme', `Token ${KEY}`],
  ['a prefix of the key', `Bearer ${KEY.slice(0, -1)}`],
  ['the key with a suffix', `Bearer ${KEY}x`],
  ['the key in capitals', `Bearer ${KEY.toUpperCase()}`],
  ['the key twice', `Bearer ${KEY} ${KEY}`],
];
const WRONG_QUERIES = ['key', 'token', 'access_token', 'api_key', 'auth'].map((name) => `?${name}=${KEY}`);

function requests(authorization?: string): RequestInit[] {
  const headers = {
    Accept: 'application/json, text/event-stream',
    'Content-Type': 'application/json',
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  };
  const post = (method: string) => ({
    method: 'POST',
    headers,
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: {} }),
  });
  return [post('initialize'), post('tools/list'), { method: 'GET', headers }, { method: 'DELETE', headers }];
}

async function statuses(worker: TestWorker, query: string, authorization?: string): Promise<number[]> {
  const targets = PATHS.flatMap((path) => requests(authorization).map((init) => ({ path, init })));
  return Promise.all(
    targets.map(async ({ path, init }) => {
      const response = await worker.fetch(path + query, init);
      await response.body?.cancel();
      return response.status;
    }),
  );
}

describe('with the key set', () => {
  let worker: TestWorker;
  beforeAll(async () => {
    worker = await TestWorker.start();
  });
  afterAll(() => worker[Symbol.asyncDispose]());

  test('the right key is let in', async () => {
    const response = await worker.rpc('tools/list');
    expect(response.status).toBe(200);
  });

  test.each(WRONG_HEADERS)('%s is refused with 401 on every protected path and method', async (_, authorization) => {
    expect(new Set(await statuses(worker, '', authorization))).toEqual(new Set([401]));
  });

  test.each(WRONG_QUERIES)('the key in the query string, %s, is refused with 401', async (query) => {
    expect(new Set(await statuses(worker, query))).toEqual(new Set([401]));
  });

  test('a refusal names the scheme and says nothing of the key', async () => {
    const response = await worker.fetch('/mcp', { method: 'POST' });
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="voygent-trips"');
    expect(await response.text()).not.toContain(KEY);
  });

  test('neither the key nor a wrong one is ever logged', async () => {
    await worker.fetch('/mcp?key=query-secret', { headers: { Authorization: 'Bearer header-secret' } });
    await worker.rpc('ping');
    const logged = JSON.stringify(worker.logs());
    expect(logged).toContain('"path":"/mcp"');
    for (const secret of [KEY, 'query-secret', 'header-secret']) expect(logged).not.toContain(secret);
  });
});

test.each([
  ['unset', null],
  ['empty', ''],
  ['blank', '  '],
])('with the key %s every protected path answers 503 to everyone', async (_, key) => {
  await using worker = await TestWorker.start({ key, migrate: false });
  for (const authorization of [undefined, 'Bearer', 'Bearer ', 'Bearer   ', 'Bearer undefined', `Bearer ${KEY}`]) {
    expect(new Set(await statuses(worker, '', authorization))).toEqual(new Set([503]));
  }
});

test('a caller above the rate limit gets 429 with Retry-After, before the key is looked at', async () => {
  await using worker = await TestWorker.start({ limit: 3, migrate: false });
  const answers: Response[] = [];
  for (let count = 0; count < 8; count += 1) answers.push(await worker.fetch('/mcp', { method: 'POST' }));
  const limited = answers.find(({ status }) => status === 429);
  expect(limited?.headers.get('Retry-After')).toBe('60');
  expect(limited?.headers.get('X-Worker-Version')).toBeTruthy();
});
