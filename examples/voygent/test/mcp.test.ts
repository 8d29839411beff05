import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEY, TestWorker } from './worker.ts';

const requestInit = { headers: { Authorization: `Bearer ${KEY}` } };

let worker: TestWorker;
beforeAll(async () => {
  worker = await TestWorker.start();
});
afterAll(() => worker[Symbol.asyncDispose]());

function streamable(): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL('/mcp', worker.url), { requestInit });
}

function transportOf(kind: 'streamable HTTP' | 'HTTP+SSE') {
  return kind === 'streamable HTTP'
    ? streamable()
    : new SSEClientTransport(new URL('/sse', worker.url), { requestInit });
}

describe.each(['streamable HTTP', 'HTTP+SSE'] as const)('the official client over %s', (kind) => {
  const client = new Client({ name: 'test', version: '1' });
  beforeAll(() => client.connect(transportOf(kind)));
  afterAll(() => client.close());

  async function call(name: string, args: Record<string, unknown> = {}) {
    const result = await client.callTool({ name, arguments: args });
    return { isError: result['isError'] === true, said: JSON.stringify(result) };
  }

  test('is greeted, and its ping is answered', async () => {
    expect(client.getServerVersion()?.name).toBe('voygent-trips');
    expect(await client.ping()).toEqual({});
  });

  test('lists four tools with their schemas', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['list_trips', 'get_trip', 'create_trip', 'add_activity']);
    expect(tools[1]?.inputSchema).toMatchObject({ type: 'object', required: ['trip_id'], additionalProperties: false });
  });

  test('lists and reads trips', async () => {
    expect((await call('list_trips', { status: 'booked' })).said).toContain('trip_kyoto');
    expect((await call('get_trip', { trip_id: 'trip_kyoto' })).said).toContain('Hotel; check in');
  });

  test('creates a trip and adds an activity to one of its days', async () => {
    const dates = { starts_on: '2028-02-28', ends_on: '2028-03-01' };
    const created = await call('create_trip', {
      title: `Porto, ${kind}`,
      destination: 'Porto',
      ...dates,
      travelers: ['A'],
    });
    const tripId = /trip_[0-9a-f-]{36}/.exec(created.said)?.[0];
    const activity = { trip_id: tripId, day: '2028-02-29', title: 'Cellars', cost_cents: 2500, category: 'sight' };
    const added = await call('add_activity', activity);
    expect(added.isError).toBe(false);
    expect(added.said).toContain('Cellars');
  });

  test('is told in words what is wrong with its arguments', async () => {
    const wrong = [
      await call('list_trips', { limit: 51, colour: 'red' }),
      await call('get_trip', { trip_id: 'trip_none' }),
      await call('create_trip', { title: 'x', destination: 'y', starts_on: '2027-02-30', ends_on: '2027-03-02' }),
      await call('create_trip', { title: 'x', destination: 'y', starts_on: '2027-03-03', ends_on: '2027-03-02' }),
      await call('add_activity', { trip_id: 'trip_kyoto', day: '2030-01-01', title: 'Too late' }),
    ];
    expect(wrong.map(({ isError }) => isError)).toEqual([true, true, true, true, true]);
    expect(wrong[0]?.said).toContain('colour is not known; limit must be an integer from 1 to 50');
  });

  test('gets a protocol error for a tool or a method that is not there', async () => {
    await expect(client.callTool({ name: 'drop_tables' })).rejects.toThrow('-32602');
    await expect(client.listResources()).rejects.toThrow();
  });
});

describe('streamable HTTP', () => {
  test('answers 404 in a session that its client has ended, and to ending it twice', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const transport = streamable();
    await client.connect(transport);
    const session = { 'Mcp-Session-Id': transport.sessionId ?? '' };
    expect((await worker.rpc('tools/list', {}, session)).status).toBe(200);
    await transport.terminateSession();
    expect((await worker.rpc('tools/list', {}, session)).status).toBe(404);
    expect((await worker.authorized('/mcp', { method: 'DELETE', headers: session })).status).toBe(404);
    await client.close();
  });

  test('answers 404 for session ids that it did not sign, or signed for the other transport', async () => {
    const token = (await worker.rpc('initialize')).headers.get('Mcp-Session-Id') ?? '';
    const flipped = token.replace(/\.(.)([0-9a-f]{31})\./, (_, first, rest) => `.${first === 'a' ? 'b' : 'a'}${rest}.`);
    const sse = token.replace(/^mcp/, 'sse');
    for (const forged of [flipped, sse, 'x', `${token}x`]) {
      expect((await worker.rpc('tools/list', {}, { 'Mcp-Session-Id': forged })).status).toBe(404);
    }
  });

  test('takes notifications with 202 and no body', async () => {
    const response = await postText('{"jsonrpc":"2.0","method":"notifications/initialized"}');
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  test.each(['*/*', 'application/json', 'text/event-stream', 'text/html'])(
    'answers 406 to Accept: %s',
    async (Accept) => {
      expect((await worker.rpc('ping', {}, { Accept })).status).toBe(406);
    },
  );

  test('offers no stream of its own: GET is 405', async () => {
    expect((await worker.authorized('/mcp', { headers: { Accept: 'text/event-stream' } })).status).toBe(405);
  });

  test('speaks the revision it is asked for, or offers its newest', async () => {
    const revisionFor = async (protocolVersion: string) =>
      JSON.stringify(await (await worker.rpc('initialize', { protocolVersion })).json());
    expect(await revisionFor('2025-06-18')).toContain('"protocolVersion":"2025-06-18"');
    expect(await revisionFor('2099-01-01')).toContain('"protocolVersion":"2025-11-25"');
    expect((await worker.rpc('ping', {}, { 'Mcp-Protocol-Version': '2099-01-01' })).status).toBe(400);
  });

  test.each([
    ['{', -32700],
    ['[]', -32600],
    ['null', -32600],
    ['{"id":1,"method":"ping"}', -32600],
    ['{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600],
    ['{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', -32600],
  ])('answers 400 with a JSON-RPC error to %s', async (body, code) => {
    const response = await postText(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('answers -32601 to unknown methods, and to names that every object has', async () => {
    for (const method of ['server/discover', 'constructor', 'toString']) {
      expect(await (await worker.rpc(method)).json()).toMatchObject({ id: 1, error: { code: -32601 } });
    }
  });

  test('refuses bodies above 64 KB and bodies that are not JSON by type', async () => {
    expect((await postText(`"${'x'.repeat(65 * 1024)}"`)).status).toBe(413);
    expect((await worker.rpc('ping', {}, { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('HTTP+SSE', () => {
  test('opens at once with the endpoint event, as an event stream that proxies leave alone', async () => {
    const response = await worker.authorized('/sse');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    await reader?.cancel();
    expect(response.headers.get('Content-Type')).toBe('text/event-stream');
    expect(response.headers.get('Cache-Control')).toContain('no-transform');
    expect(first?.value).toMatch(/event: endpoint\ndata: \/messages\?sessionId=sse\.\S+\n\n/);
  });

  test('brings a client that reconnects back to its session, and to the answers it missed, but not to those it has', async () => {
    const { id, path } = await openAndCut();
    expect((await postText('{"jsonrpc":"2.0","id":"missed","method":"ping"}', path)).status).toBe(202);
    const seen = await readOn(id, '"missed"');
    expect(seen).toContain(`data: ${path}`);
    expect((await postText('{"jsonrpc":"2.0","id":"next","method":"ping"}', path)).status).toBe(202);
    expect(await readOn(lastId(seen), '"next"')).not.toContain('"missed"');
  });

  test('begins another session for a Last-Event-ID that it did not give', async () => {
    const { id, path } = await openAndCut();
    for (const forged of [`${id}x`, id.replace(/\/0$/, '/-1'), 'x/1']) {
      expect(await readOn(forged, 'endpoint')).not.toContain(path);
    }
  });

  test('answers 404 to messages of a session that it did not begin', async () => {
    expect((await postText('{"jsonrpc":"2.0","id":1,"method":"ping"}', '/messages?sessionId=sse.1.2.3')).status).toBe(
      404,
    );
  });
});

function postText(body: string, path = '/mcp'): Promise<Response> {
  const headers = { Accept: 'application/json, text/event-stream', 'Content-Type': 'application/json' };
  return worker.authorized(path, { method: 'POST', headers, body });
}

/** Reads a stream to where it says `end`, and cuts it. */
async function readOn(lastEventId: string, end: string): Promise<string> {
  const headers = lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId };
  const reader = (await worker.authorized('/sse', { headers })).body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  while (!(seen.includes(end) && seen.endsWith('\n\n'))) seen += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  return seen;
}

async function openAndCut(): Promise<{ id: string; path: string }> {
  const seen = await readOn('', 'endpoint');
  return { id: lastId(seen), path: /^data: (\S+)/m.exec(seen)?.[1] ?? '' };
}

function lastId(stream: string): string {
  return [...stream.matchAll(/^id: (\S+)/gm)].at(-1)?.[1] ?? '';
}
