import { changed, type Specimen } from './zoo.ts';

/** An MCP server behind a guard that is as it should be. */
const guarded = `
const sessions = new Set();

async function refuse(request, env) {
  const expected = env.MCP_AUTH_KEY;
  if (!expected) return new Response('not configured', { status: 503 });
  const header = request.headers.get('authorization') ?? '';
  const offered = header.startsWith('Bearer ') ? header.slice(7) : '';
  if (await same(offered, expected)) return undefined;
  return new Response('a key is required', { status: 401, headers: { 'www-authenticate': 'Bearer' } });
}

async function same(left, right) {
  const digest = (text) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return crypto.subtle.timingSafeEqual(await digest(left), await digest(right));
}

const reply = (id, result, headers = {}) => Response.json({ jsonrpc: '2.0', id, result }, { headers });

async function serve(request) {
  if (request.method === 'GET') return new Response(': open\\n\\n', { headers: { 'content-type': 'text/event-stream' } });
  if (request.method === 'DELETE') return new Response(null, { status: 204 });
  const { id, method } = await request.json();
  if (method === 'initialize') {
    const session = crypto.randomUUID();
    sessions.add(session);
    const result = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'zoo', version: '1' } };
    return reply(id, result, { 'mcp-session-id': session });
  }
  if (!sessions.has(request.headers.get('mcp-session-id'))) return new Response(null, { status: 404 });
  if (id === undefined) return new Response(null, { status: 202 });
  return reply(id, { tools: [] });
}

export default {
  async fetch(request, env) {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204 });
    return (await refuse(request, env)) ?? serve(request);
  },
};`;

const checks = '- { auth: /mcp, secret: MCP_AUTH_KEY }';
const comparison = 'if (await same(offered, expected)) return undefined;';
const refusal = "return new Response('a key is required', { status: 401, headers: { 'www-authenticate': 'Bearer' } });";

function guardWith(name: string, flaw: string, part: [from: string, to: string], caught: RegExp): Specimen {
  return { name: `auth-${name}`, flaw, checks, sound: guarded, flawed: changed(guarded, ...part), caught };
}

export const specimens: readonly Specimen[] = [
  guardWith(
    'optional',
    'A wrong key is refused, and who brings none is let in.',
    [comparison, `if (header === '') return undefined;\n  ${comparison}`],
    /was let in: POST initialize, POST tools\/list, GET with no key \(200\)/,
  ),
  guardWith(
    'undefined-secret',
    'It compares with the text of the secret, which is not set: «Bearer undefined» opens it.',
    [comparison, `if (header === 'Bearer ' + env.MCP_AUTH_KEY_OLD) return undefined;\n  ${comparison}`],
    /was let in: .*`Bearer undefined`/,
  ),
  guardWith(
    'includes',
    'The header has to contain the key.',
    [comparison, 'if (header.includes(expected)) return undefined;'],
    /was let in: .*the key alone, `Token` before the key/,
  ),
  guardWith(
    'prefix',
    'The key has to begin with what was offered.',
    [comparison, "if (offered !== '' && expected.startsWith(offered)) return undefined;"],
    /was let in: .*the key without its last character/,
  ),
  guardWith(
    'longer',
    'What was offered has to begin with the key.',
    [comparison, 'if (offered.startsWith(expected)) return undefined;'],
    /was let in: .*the key and one character more/,
  ),
  guardWith(
    'case',
    'Upper and lower case are the same to it.',
    [comparison, 'if (offered.toLowerCase() === expected.toLowerCase()) return undefined;'],
    /was let in: .*upper and lower case exchanged/,
  ),
  guardWith(
    'query',
    'The key is taken from the address as well, and ends up in logs.',
    [
      comparison,
      `if (new URL(request.url).searchParams.get('api_key') === expected) return undefined;\n  ${comparison}`,
    ],
    /was let in: .*the key in `\?api_key=`/,
  ),
  guardWith(
    'basic',
    'Basic with the key as the password is taken, too.',
    [comparison, `if (header === 'Basic ' + btoa(':' + expected)) return undefined;\n  ${comparison}`],
    /was let in: .*the key as the password of Basic/,
  ),
  guardWith(
    'get-open',
    'The stream of GET is not guarded.',
    [
      'return (await refuse(request, env)) ?? serve(request);',
      "return (request.method === 'GET' ? undefined : await refuse(request, env)) ?? serve(request);",
    ],
    /was let in: GET with no key, a wrong key \(200\)/,
  ),
  guardWith(
    'initialize-only',
    'Only initialize is guarded: who knows or guesses a session goes on in it without a key.',
    [
      'return (await refuse(request, env)) ?? serve(request);',
      "const { method } = request.method === 'POST' ? await request.clone().json() : { method: 'initialize' };\n    return (method === 'initialize' ? await refuse(request, env) : undefined) ?? serve(request);",
    ],
    /was let in: POST tools\/list with no key, a wrong key \(200\)/,
  ),
  guardWith(
    'not-found',
    'It hides behind 404.',
    [refusal, 'return new Response(null, { status: 404 });'],
    /expected a refusal with status 401, got 404/,
  ),
  guardWith(
    'login-page',
    'Who has no key is sent to a page to log in.',
    [refusal, "return Response.redirect('https://login.example.test/', 302);"],
    /expected a refusal with status 401, got 302/,
  ),
  guardWith(
    'error-inside',
    'It says no inside of a 200.',
    [refusal, "return Response.json({ jsonrpc: '2.0', id: null, error: { code: -32000, message: 'unauthorized' } });"],
    /answered 200 with an error inside/,
  ),
  guardWith(
    'throws',
    'A request without a header makes the guard throw.',
    ["request.headers.get('authorization') ?? ''", "request.headers.get('authorization').trim()"],
    /expected a refusal with status 401, got 500: .*with no key/,
  ),
  guardWith(
    'preflight-guarded',
    'The guard stands before the answer to preflights, which never have a key.',
    ["if (request.method === 'OPTIONS') return new Response(null, { status: 204 });", ''],
    /OPTIONS without a key was answered 401/,
  ),
  guardWith(
    'locked',
    'It refuses everybody, the right key as well: its secret is that of another environment.',
    ['const expected = env.MCP_AUTH_KEY;', "const expected = env.MCP_AUTH_KEY + '-staging';"],
    /with the right key nothing is let in/,
  ),
];
