import { describe, expect, test } from 'vitest';
import type { HttpCheck } from './checks/http.ts';
import { parseChecks } from './checks.ts';

const source = 'the input `checks`';

async function httpChecks(text: string): Promise<HttpCheck[]> {
  return (await parseChecks(text, source)).filter((check) => check.kind === 'http');
}

test('a check has the method, a name and the defaults that were not written', async () => {
  expect(await parseChecks('- get: /health', source)).toEqual([
    {
      kind: 'http',
      name: 'GET /health',
      method: 'GET',
      path: '/health',
      headers: {},
      secret: undefined,
      body: undefined,
      follow: 0,
      expect: {
        status: [200],
        headers: {},
        json: undefined,
        body: undefined,
        paths: [],
        schema: undefined,
        maxBytes: undefined,
        tlsDays: undefined,
        redirect: undefined,
      },
      timeoutMs: 10_000,
    },
  ]);
});

test('everything that can be written is kept', async () => {
  const [check] = await parseChecks(
    `- name: creates
  post: /trips?x=1
  headers: { Accept: application/json }
  body: { name: Oslo, off: off }
  timeout: 500ms
  expect:
    status: [200, 201]
    headers: { x-a: exact, x-b: { matches: "^v\\\\d" } }
    json: { trip: { legs: [1, null] } }
    body: { contains: Oslo, matches: "O.lo" }
    redirect: /there
    paths: { "items[0].id": 7, total: { min: 1, matches: "^x" } }
    schema: { type: object }
    size: { max: 1.5KB }
    tls: { days: 14 }`,
    source,
  );
  expect(check).toEqual({
    kind: 'http',
    name: 'creates',
    method: 'POST',
    path: '/trips?x=1',
    headers: { Accept: 'application/json' },
    secret: undefined,
    body: { text: '{"name":"Oslo","off":"off"}', contentType: 'application/json' },
    expect: {
      status: [200, 201],
      headers: { 'x-a': { equals: 'exact' }, 'x-b': { matches: /^v\d/ } },
      json: { trip: { legs: [1, null] } },
      body: { contains: 'Oslo', matches: /O.lo/ },
      redirect: '/there',
      paths: [
        { written: 'items[0].id', path: ['items', 0, 'id'], match: { equals: 7, pattern: undefined } },
        { written: 'total', path: ['total'], match: { min: 1, pattern: /^x/ } },
      ],
      schema: { type: 'object' },
      maxBytes: 1500,
      tlsDays: 14,
    },
    follow: 0,
    timeoutMs: 500,
  });
});

test.each(['get', 'head', 'post', 'put', 'patch', 'delete', 'options'])('`%s` is a method', async (method) => {
  const [check] = await httpChecks(`[{ ${method}: / }]`);
  expect(check?.method).toBe(method.toUpperCase());
});

test('a text body is sent as it is, without a content type', async () => {
  const [check] = await httpChecks('- { put: /, body: "a=b" }');
  expect(check?.body).toEqual({ text: 'a=b', contentType: undefined });
});

test('a check of a redirect accepts every redirect status unless one is named', async () => {
  const checks = await httpChecks(
    '[{ get: /, expect: { redirect: /x } }, { get: /, expect: { redirect: /x, status: 308 } }]',
  );
  expect(checks.map((check) => check.expect.status)).toEqual([[301, 302, 303, 307, 308], [308]]);
});

test.each(['', '  \n', '[]', '# none'])('%j is no checks', async (text) => {
  expect(await parseChecks(text, source)).toEqual([]);
});

describe('what cannot be meant is refused with its place', () => {
  test.each([
    ['- { name: x }', '1:3', 'must have exactly one of `get`'],
    ['- { get: /, post: / }', '1:3', 'it has `get` and `post`'],
    ['- { get: health }', '1:10', 'must begin with `/`'],
    ['- { get: "https://example.com/" }', '1:10', 'must begin with `/`'],
    ['- { get: //example.com/ }', '1:10', 'the address of another server'],
    ['- { get: "/\\\\example.com" }', '1:10', 'the address of another server'],
    ['- { get: "/\\t/example.com" }', '1:10', 'the address of another server'],
    ['- { get: /, body: x }', '1:19', 'cannot be sent with `get`'],
    ['- { get: /, timeout: 10 }', '1:22', 'must be a text, not `10`'],
    ['- { get: /, timeout: 10 s }', '1:22', 'is not a duration. Write a whole number with its unit'],
    ['- { get: /, timeout: 0s }', '1:22', 'more than nothing'],
    ['- { get: /, timeout: 2h }', '1:22', 'at most one hour'],
    ['- { get: /, expect: { status: 20 } }', '1:31', 'must be'],
    ['- { get: /, expect: { status: [200, 600] } }', '1:37', '`[0].expect.status[1]` must be at most 599, not `600`'],
    ['- { get: /, expect: { status: ok } }', '1:31', 'must be a number or a list, not the text `ok`'],
    ['- { get: /, expect: { body: { matches: "(" } } }', '1:40', 'is not a regular expression'],
    ['- { get: /, expect: { headers: { a: { matches: "[" } } } }', '1:48', 'is not a regular expression'],
    ['- { get: /, expect: { stauts: 200 } }', '1:23', 'Did you mean `status`?'],
    ['- { get: /, expect: { headers: { a: { match: x } } } }', '1:39', 'Did you mean `matches`?'],
    ['- { get: /, expect: { json: { a: .nan } } }', '1:34', 'not `NaN`'],
    ['- { get: *a }', undefined, 'refers to an anchor'],
    ['- { get: /, headers: { "a b": c } }', '1:24', 'is not a header name'],
    ['- { get: /, headers: { a: "b\\nc" } }', '1:27', 'line break'],
    ['- { get: /, expect: { paths: { "a..b": 1 } } }', '1:40', 'is no path such as `items[0].id`'],
    ['- { get: /, expect: { paths: { a: { mim: 1 } } } }', '1:37', 'Did you mean `min` or'],
    ['- { get: /, expect: { size: { max: 10k } } }', '1:36', 'is not a size such as `100KB`'],
    ['- { head: /, expect: { json: {} } }', '1:30', 'cannot be expected of `head`'],
    ['- { post: /, follow: 2 }', '1:22', 'is for `get` and `head`'],
    ['- { get: /, follow: 2, expect: { redirect: /x } }', '1:21', 'exclude each other'],
    ['- { cors: /mcp, origins: [a] }', '1:27', 'is not an origin such as'],
    ['- { cors: /mcp, origins: ["https://a.example/"] }', '1:27', 'Write `https://a.example`.'],
    ['- { latency: / }', '1:3', '`[0].p95` is missing: it is a text.'],
    ['- { auth: /mcp }', '1:3', '`[0].secret` is missing'],
    ['- { auth: /mcp, secret: "a secret" }', '1:25', 'a secret itself is not written here'],
    ['- { ladency: /, p95: 100ms }', '1:3', 'Did you mean `latency`?'],
    ['- { sse: /a, mcp: /b }', '1:3', 'it has `sse` and `mcp`'],
    ['- { mcp: /mcp, toosl: [x] }', '1:16', 'Did you mean `tools`?'],
    ['- { mcp: /mcp, era: old }', '1:21', 'must be'],
    ['- /health', '1:3', 'must be a mapping such as'],
    ['get: /', '1:1', 'must be a list, not a mapping'],
    ['- get: /\n- get: /\n  get: /', '3:3', 'stands twice'],
    ['- get: "/', '1:10', 'the YAML cannot be read'],
    ['- get: /\n---\n- get: /', '2:1', 'more than one document'],
    ['- { get: !env /x }', '1:10', 'the YAML cannot be read'],
  ])('%s', async (text, place, problem) => {
    const refused = parseChecks(text, source);
    await expect(refused).rejects.toMatchObject({ code: 'config-invalid' });
    if (place !== undefined) await expect(refused).rejects.toThrow(`${source}:${place}: `);
    await expect(refused).rejects.toThrow(problem);
  });
});

test('all problems of a text are told at once, in its order', async () => {
  const refused = parseChecks('- { get: x }\n- { post: /, timeout: 1 }\n- { put: y }', source);
  await expect(refused).rejects.toThrow(/has 3 problems:\n.*:1:10: .*\n.*:2:23: .*\n.*:3:10: /);
});

test('the order of the file holds between kinds of problems as well', async () => {
  const refused = parseChecks('- { get: x }\n- { mcp: mcp }', source);
  await expect(refused).rejects.toThrow(/has 2 problems:\n.*:1:10: .*\n.*:2:10: /);
});

test('aliases that multiply are refused', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`)}]`,
  );
  const bomb = `a0: &a0 [x]\n${levels.join('\n')}`;
  await expect(parseChecks(bomb, source)).rejects.toThrow('its aliases expand to more than 100 copies');
});
