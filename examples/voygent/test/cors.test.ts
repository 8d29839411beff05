import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORIGIN, TestWorker } from './worker.ts';

const HOSTILE = [
  'https://evil.example',
  'null',
  `${ORIGIN}.evil.test`,
  'https://evilchat.voygent.example',
  'https://voygent.example',
  ORIGIN.replace('https:', 'http:'),
  `${ORIGIN}:8443`,
  ORIGIN.toUpperCase(),
];
const ASKED = [
  'authorization',
  'content-type',
  'mcp-session-id',
  'mcp-protocol-version',
  'last-event-id',
  'mcp-method',
];

let worker: TestWorker;
beforeAll(async () => {
  worker = await TestWorker.start();
});
afterAll(() => worker[Symbol.asyncDispose]());

function preflight(origin: string): Promise<Response> {
  const headers = {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': ASKED.join(','),
  };
  return worker.fetch('/mcp', { method: 'OPTIONS', headers });
}

test('a preflight from an allowed origin is answered without a key and names every header that MCP needs', async () => {
  const { status, headers } = await preflight(ORIGIN);
  const allowed = headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(', ');
  expect(status).toBe(204);
  expect(headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  expect(allowed).toEqual(expect.arrayContaining([...ASKED, 'mcp-name']));
  expect(headers.get('Access-Control-Allow-Methods')?.split(', ')).toEqual(expect.arrayContaining(['POST', 'DELETE']));
});

test('credentials are never allowed, so no cookie can act for a user', async () => {
  expect((await preflight(ORIGIN)).headers.has('Access-Control-Allow-Credentials')).toBe(false);
});

test.each(HOSTILE)('origin %s is allowed neither by preflight nor on a real response', async (origin) => {
  const asked = await preflight(origin);
  const real = await worker.rpc('ping', {}, { Origin: origin });
  expect(asked.status).toBe(204);
  expect(real.status).toBe(403);
  for (const { headers } of [asked, real]) {
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(headers.get('Vary')).toContain('Origin');
  }
});

test('a real response lets the allowed origin read it and the MCP headers', async () => {
  const { status, headers } = await worker.rpc('ping', {}, { Origin: ORIGIN });
  expect(status).toBe(200);
  expect(headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  const exposed = headers.get('Access-Control-Expose-Headers')?.split(', ');
  expect(exposed).toEqual(expect.arrayContaining(['Mcp-Session-Id', 'WWW-Authenticate']));
});

test.each(['/mcp', '/sse', '/messages'])('the 401 of %s can be read by the allowed origin', async (path) => {
  const { status, headers } = await worker.fetch(path, { headers: { Origin: ORIGIN } });
  expect(status).toBe(401);
  expect(headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
});

test('a hostile origin without a key gets 401, as everyone does', async () => {
  const { status } = await worker.fetch('/mcp', { method: 'POST', headers: { Origin: 'https://evil.example' } });
  expect(status).toBe(401);
});

test('caches are told that answers differ by origin, even where none was sent', async () => {
  expect((await worker.fetch('/health')).headers.get('Vary')).toContain('Origin');
});
