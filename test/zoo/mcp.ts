import { changed, type Specimen } from './zoo.ts';

/** Streamable HTTP with sessions, as small as it can be. One isolate serves all of it here. */
const streamable = `
const sessions = new Set();
const tools = [{ name: 'list_trips', description: 'Lists trips.', inputSchema: { type: 'object' } }];
const reply = (id, result, init) => Response.json({ jsonrpc: '2.0', id, result }, init);
const refuse = (id, code, message, status) => Response.json({ jsonrpc: '2.0', id, error: { code, message } }, { status });

function answer(id, method) {
  if (method === 'ping') return reply(id, {});
  if (method === 'tools/list') return reply(id, { tools });
  if (method === 'tools/call') return reply(id, { content: [{ type: 'text', text: '["Porto"]' }] });
  return refuse(id, -32601, 'no such method', 200);
}

export default {
  async fetch(request) {
    const session = request.headers.get('mcp-session-id');
    if (request.method === 'DELETE') {
      const known = sessions.delete(session);
      return new Response(null, { status: known ? 204 : 404 });
    }
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const { id, method } = await request.json();
    if (method === 'initialize') {
      const fresh = crypto.randomUUID();
      sessions.add(fresh);
      const result = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'zoo', version: '1' } };
      return reply(id, result, { headers: { 'mcp-session-id': fresh } });
    }
    if (session === null) return refuse(null, -32600, 'no session', 400);
    if (!sessions.has(session)) return refuse(null, -32001, 'no such session', 404);
    if (id === undefined) return new Response(null, { status: 202 });
    return answer(id, method);
  },
};`;

const list = '- { mcp: /mcp, tools: [list_trips] }';
const call = '- { mcp: /mcp, call: { tool: list_trips, expect: { text: { contains: Porto } } } }';

function streamableWith(
  name: string,
  flaw: string,
  part: [from: string, to: string],
  caught: RegExp,
  checks = list,
): Specimen {
  return { name, flaw, checks, sound: streamable, flawed: changed(streamable, ...part), caught };
}

/** HTTP+SSE: the stream and the messages meet in the memory of the isolate. */
const httpSse = `
const streams = new Map();
const encoder = new TextEncoder();

function answer(id, method) {
  if (method === 'initialize') return { protocolVersion: '2024-11-05', capabilities: { tools: {} }, serverInfo: { name: 'zoo', version: '1' } };
  if (method === 'tools/list') return { tools: [{ name: 'list_trips', inputSchema: { type: 'object' } }] };
  return {};
}

export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (request.method === 'POST' && url.pathname === '/messages') {
      const queue = streams.get(url.searchParams.get('sessionId'));
      if (!queue) return new Response(null, { status: 404 });
      const { id, method } = await request.json();
      if (id !== undefined) queue.push('event: message\\ndata: ' + JSON.stringify({ jsonrpc: '2.0', id, result: answer(id, method) }) + '\\n\\n');
      return new Response(null, { status: 202 });
    }
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const session = crypto.randomUUID();
    const queue = ['event: endpoint\\ndata: /messages?sessionId=' + session + '\\n\\n'];
    streams.set(session, queue);
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    ctx.waitUntil((async () => {
      try {
        for (let turn = 0; turn < 2000; turn++) {
          for (const event of queue.splice(0)) await writer.write(encoder.encode(event));
          await scheduler.wait(5);
        }
      } catch {} finally { streams.delete(session); }
    })());
    return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
  },
};`;

/** Revision 2026-07-28: every request stands for itself. */
const modern = `
const reply = (id, result) => Response.json({ jsonrpc: '2.0', id, result: { resultType: 'complete', ...result } });
const refuse = (id, code, message) => Response.json({ jsonrpc: '2.0', id, error: { code, message } }, { status: 400 });

export default {
  async fetch(request) {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const { id, method } = await request.json();
    if (request.headers.get('mcp-method') !== method) return refuse(id, -32020, 'headers and body disagree');
    if (method === 'server/discover') return reply(id, { supportedVersions: ['2026-07-28'], capabilities: { tools: {} } });
    if (method === 'tools/list') return reply(id, { tools: [{ name: 'list_trips', inputSchema: { type: 'object' } }] });
    return refuse(id, -32601, 'no such method');
  },
};`;

export const specimens: readonly Specimen[] = [
  streamableWith(
    'any-session',
    'It takes any session id, as it never looks whether it knows it.',
    ["if (!sessions.has(session)) return refuse(null, -32001, 'no such session', 404);", ''],
    /expected status 404 to tools\/list with a session id that the server never gave, got 200/,
  ),
  streamableWith(
    'forgetful',
    'Sessions are in the memory of one isolate, and the next request meets another one.',
    ['sessions.add(fresh);', ''],
    /expected status 202 to notifications\/initialized, got status 404/,
  ),
  streamableWith(
    'undying-session',
    'DELETE says that the session is ended, and it goes on.',
    ['const known = sessions.delete(session);', 'const known = sessions.has(session);'],
    /tools\/list with a session that was ended, got 200/,
  ),
  streamableWith(
    'unknown-session-500',
    'A session of before the deploy makes it throw: clients do not begin anew after a 500.',
    ["return refuse(null, -32001, 'no such session', 404);", 'throw new Error(`no session ${session}`);'],
    /expected status 404 to tools\/list with a session id that the server never gave, got 500/,
  ),
  streamableWith(
    'tool-broken',
    'The tool is listed, and fails when it is called.',
    [
      `{ content: [{ type: 'text', text: '["Porto"]' }] }`,
      `{ isError: true, content: [{ type: 'text', text: 'D1_ERROR: no such table: trips' }] }`,
    ],
    /the result of `list_trips`: it is an error: `D1_ERROR: no such table: trips`/,
    call,
  ),
  streamableWith(
    'tools-empty',
    'The tools are not registered in production.',
    [
      "const tools = [{ name: 'list_trips', description: 'Lists trips.', inputSchema: { type: 'object' } }];",
      'const tools = [];',
    ],
    /expected the tools `list_trips` to be listed, and there are none at all/,
  ),
  streamableWith(
    'tool-without-schema',
    'A tool has no schema of its arguments, for which clients refuse the whole list.',
    [", inputSchema: { type: 'object' } }", ' }'],
    /the tool `list_trips` has no `inputSchema` of type object/,
  ),
  streamableWith(
    'id-as-text',
    'It answers the id 3 with the id "3", for which no client waits.',
    [
      "const reply = (id, result, init) => Response.json({ jsonrpc: '2.0', id, result }, init);",
      "const reply = (id, result, init) => Response.json({ jsonrpc: '2.0', id: String(id), result }, init);",
    ],
    /initialize has the id `\d+`, and was answered with the id `"\d+"`/,
  ),
  streamableWith(
    'mislabelled-stream',
    'It answers with a stream of events, and calls it JSON.',
    [
      "if (method === 'tools/list') return reply(id, { tools });",
      "if (method === 'tools/list') return new Response('event: message\\ndata: {}\\n\\n', { headers: { 'content-type': 'text/plain' } });",
    ],
    /tools\/list was answered as `text\/plain`/,
  ),
  streamableWith(
    'foreign-version',
    'It speaks a revision of the protocol that no client knows.',
    ["protocolVersion: '2025-11-25'", "protocolVersion: '2.0'"],
    /protocol version `2\.0`, which is none of 2025-11-25/,
  ),
  streamableWith(
    'no-ping',
    'It does not answer ping, for which clients end the session.',
    ["if (method === 'ping') return reply(id, {});", ''],
    /ping was answered with error -32601/,
  ),
  {
    name: 'foreign-endpoint',
    flaw: 'The endpoint event has the inner address of the server, where the key would be sent.',
    checks: '- { mcp: /sse, era: legacy-sse, tools: [list_trips] }',
    sound: httpSse,
    flawed: changed(httpSse, 'data: /messages?', 'data: http://internal.example.test/messages?'),
    caught: /leads to another server, http:\/\/internal\.example\.test/,
  },
  {
    name: 'lost-replies',
    flaw: 'Messages are accepted, and their replies never come on the stream: it is in another isolate.',
    checks: '- { mcp: /sse, era: legacy-sse, timeout: 1s }',
    sound: httpSse,
    flawed: changed(httpSse, 'if (id !== undefined) queue.push(', 'if (id !== undefined) [].push('),
    caught: /initialize: no reply came on the stream within 1 s/,
  },
  {
    name: 'headers-not-compared',
    flaw: 'A modern server does not compare Mcp-Method with the body: what stands before it is deceived.',
    checks: '- { mcp: /mcp, tools: [list_trips] }',
    sound: modern,
    flawed: changed(
      modern,
      "if (request.headers.get('mcp-method') !== method) return refuse(id, -32020, 'headers and body disagree');",
      '',
    ),
    caught: /expected error -32020 to tools\/list without the header Mcp-Method, got status 200/,
  },
];
