import { changed, type Specimen } from './zoo.ts';

/** An endpoint with a list of origins, as it should be: every answer has the headers, the refusal too. */
const listed = `
const origins = ['https://chat.good.example'];
const methods = 'GET, POST, DELETE, OPTIONS';
const names = 'Authorization, Content-Type, Mcp-Session-Id, Mcp-Protocol-Version, Last-Event-ID';

function isAllowed(origin) {
  return origins.includes(origin);
}

function withCors(request, response) {
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Origin');
  const origin = request.headers.get('Origin');
  if (origin !== null && isAllowed(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', 'Mcp-Session-Id, WWW-Authenticate');
  }
  return new Response(response.body, { status: response.status, headers });
}

function preflight() {
  return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': names } });
}

function serve(request, env) {
  if (request.headers.get('Authorization') !== 'Bearer ' + env.MCP_AUTH_KEY)
    return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  return Response.json({ trips: [] });
}

export default {
  async fetch(request, env) {
    if (request.method === 'OPTIONS') return withCors(request, preflight());
    return withCors(request, serve(request, env));
  },
};`;

/** The same for pages that send cookies. */
const withCookies = changed(
  listed,
  "headers.set('Access-Control-Allow-Origin', origin);",
  "headers.set('Access-Control-Allow-Origin', origin);\n    headers.set('Access-Control-Allow-Credentials', 'true');",
);

const checks = '- { cors: /mcp, secret: MCP_AUTH_KEY, origins: ["https://chat.good.example"] }';
const cookieChecks =
  '- { cors: /mcp, secret: MCP_AUTH_KEY, origins: ["https://chat.good.example"], credentials: true }';

function listedWith(name: string, flaw: string, part: [from: string, to: string], caught: RegExp): Specimen {
  return { name: `cors-${name}`, flaw, checks, sound: listed, flawed: changed(listed, ...part), caught };
}

const comparison = 'return origins.includes(origin);';

export const specimens: readonly Specimen[] = [
  listedWith(
    'reflected',
    'It sends back whatever origin asks.',
    [comparison, 'return true;'],
    /pages of other sites may read answers: https:\/\/evil\.example\.test/,
  ),
  {
    name: 'cors-reflected-with-cookies',
    flaw: 'It sends back whatever origin asks, and lets cookies come along.',
    checks: cookieChecks,
    sound: withCookies,
    flawed: changed(withCookies, comparison, 'return true;'),
    caught: /CRITICAL: pages of other sites may read answers with the cookies/,
  },
  listedWith(
    'suffix',
    'The origin has to end like ours.',
    [comparison, "return origin.endsWith('chat.good.example');"],
    /may read answers: .*https:\/\/evilchat\.good\.example \(ends like it\)/,
  ),
  listedWith(
    'prefix',
    'The origin has to begin like ours.',
    [comparison, 'return origins.some((one) => origin.startsWith(one));'],
    /may read answers: .*https:\/\/chat\.good\.example\.evil\.test \(begins like it\)/,
  ),
  listedWith(
    'pattern',
    'The dots of the pattern stand for any character.',
    [comparison, 'return /^https:.{2}chat.good.example$/.test(origin);'],
    /may read answers: .*https:\/\/chatxgood\.example/,
  ),
  listedWith(
    'null',
    'The origin `null` is allowed, which every sandboxed frame has.',
    [comparison, "return origins.includes(origin) || origin === 'null';"],
    /may read answers: null/,
  ),
  listedWith(
    'preflight-guarded',
    'The guard stands before the answer to preflights.',
    ["if (request.method === 'OPTIONS') return withCors(request, preflight());", ''],
    /expected a status between 200 and 299, got 401: preflight of GET/,
  ),
  listedWith(
    'bare-401',
    'The refusal has no CORS headers: a page sees a network error in place of it.',
    [
      'return withCors(request, serve(request, env));',
      'const answer = serve(request, env);\n    return answer.status === 401 ? answer : withCors(request, answer);',
    ],
    /no Access-Control-Allow-Origin: refusal \(401\) of a GET without the key/,
  ),
  listedWith(
    'wildcard-headers',
    '`*` stands for all headers, and never covers Authorization.',
    [
      "const names = 'Authorization, Content-Type, Mcp-Session-Id, Mcp-Protocol-Version, Last-Event-ID';",
      "const names = '*';",
    ],
    /Access-Control-Allow-Headers does not allow authorization/,
  ),
  listedWith(
    'no-vary',
    'The answer depends on the origin, and caches are not told.',
    ["headers.append('Vary', 'Origin');", ''],
    /has no `Vary: Origin`/,
  ),
  listedWith(
    'session-hidden',
    'A page cannot read the session id that it needs for the next request.',
    [
      "headers.set('Access-Control-Expose-Headers', 'Mcp-Session-Id, WWW-Authenticate');",
      "headers.set('Access-Control-Expose-Headers', 'WWW-Authenticate');",
    ],
    /Access-Control-Expose-Headers does not name mcp-session-id/,
  ),
  listedWith(
    'twice',
    'Two places add the header, and browsers refuse two values.',
    [
      "headers.set('Access-Control-Allow-Origin', origin);",
      "headers.append('Access-Control-Allow-Origin', origin);\n    headers.append('Access-Control-Allow-Origin', origin);",
    ],
    /Access-Control-Allow-Origin has several values/,
  ),
  listedWith(
    'slash',
    'The origin is sent with a slash at its end.',
    [
      "headers.set('Access-Control-Allow-Origin', origin);",
      "headers.set('Access-Control-Allow-Origin', origin + '/');",
    ],
    /is `https:\/\/chat\.good\.example\/`, and not the origin that asked/,
  ),
  listedWith(
    'lower-case',
    'The methods are in lower case, and are compared with their case.',
    ["const methods = 'GET, POST, DELETE, OPTIONS';", "const methods = 'get, post, delete, options';"],
    /Access-Control-Allow-Methods does not allow DELETE/,
  ),
  {
    name: 'cors-wildcard-with-cookies',
    flaw: '`*` is sent for pages with cookies, and counts for nothing there.',
    checks: cookieChecks,
    sound: withCookies,
    flawed: changed(
      withCookies,
      "headers.set('Access-Control-Allow-Origin', origin);",
      "headers.set('Access-Control-Allow-Origin', '*');",
    ),
    caught: /Access-Control-Allow-Origin is `\*`, which counts for nothing where cookies are sent/,
  },
];
