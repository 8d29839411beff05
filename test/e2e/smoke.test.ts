import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type ActionResult, runAction } from './action.ts';
import { checkout } from './checkout.ts';

interface Seen {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

interface Site {
  url: string;
  seen: Seen[];
}

type Answer = (request: Seen, answer: http.ServerResponse) => void;

/** A server on loopback for one test. */
async function serve(answer: Answer): Promise<Site> {
  const seen: Seen[] = [];
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
    seen.push(request);
    answer(request, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function json(value: unknown, status = 200): Answer {
  return (_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/json', 'x-build': 'abc-123' }).end(JSON.stringify(value));
  };
}

function smoke(url: string, checks: string, more: Record<string, string> = {}): Promise<ActionResult> {
  return runAction('smoke', { inputs: { url, checks, wait: '0s', ...more }, workspace: checkout({}) });
}

function problemsOf({ outputs }: ActionResult): string[] {
  const failures = JSON.parse(outputs['failures'] ?? '') as { check: string; problems: string[] }[];
  return failures.flatMap(({ problems }) => problems);
}

/** The first request of a summary that is there to try by hand. */
function curlIn({ summary }: ActionResult): string {
  return /^```sh\n(curl [\s\S]*?)\n```$/m.exec(summary)?.[1] ?? '';
}

test('an answer that is as expected in every respect passes', async () => {
  const { url, seen } = await serve(json({ status: 'ok', build: { id: 7, tags: ['a', 'b'] }, more: true }, 201));
  const checks = `
- name: all of it
  post: /api/items?dry=1
  headers: { X-Mode: test }
  body: { name: trip }
  expect:
    status: [200, 201]
    headers: { Content-Type: application/json, x-build: { matches: "^abc-\\\\d+$" } }
    json: { status: ok, build: { tags: [a, b] } }
    body: { contains: '"ok"', matches: 'tags.*b' }
`;
  const result = await smoke(url, checks);
  expect(result.exitCode, result.log).toBe(0);
  expect(result.outputs).toMatchObject({ status: 'passed', failures: '[]' });
  expect(result.log).toMatch(/ok {4}all of it \(\d+ ms\)/);
  expect(seen).toMatchObject([{ method: 'POST', path: '/api/items?dry=1', body: '{"name":"trip"}' }]);
  expect(seen[0]?.headers).toMatchObject({
    'x-mode': 'test',
    'content-type': 'application/json',
    traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-/),
    'x-request-id': expect.any(String),
  });
});

test.each<[string, string, string]>([
  ['status', '{ status: 204 }', 'expected status 204, got 200'],
  ['one of several statuses', '{ status: [201, 204] }', 'expected status 201 or 204, got 200'],
  ['header', '{ headers: { x-build: other } }', 'expected header `x-build` `other`, got `abc-123`'],
  ['absent header', '{ headers: { x-none: a } }', 'expected header `x-none` `a`, and there is none'],
  ['JSON value', '{ json: { status: down } }', 'expected `status` to be `"down"`, got `"ok"`'],
  ['JSON key', '{ json: { build: { sha: x } } }', 'expected `build.sha` to be `"x"`, got nothing'],
  ['JSON list', '{ json: { build: { tags: [a] } } }', 'expected `build.tags` to be `["a"]`, got `["a","b"]`'],
  ['text', '{ body: { contains: absent } }', 'expected the body to contain `absent`, got `{"status":"ok"'],
  ['pattern', '{ body: { matches: "^x" } }', 'expected the body to match /^x/, got `{"status":"ok"'],
  ['redirect', '{ redirect: /new }', 'expected a redirect to `/new`, got no location'],
])('a %s that is not as expected is told with what came', async (_, expectation, problem) => {
  const { url } = await serve(json({ status: 'ok', build: { id: 7, tags: ['a', 'b'] } }));
  const result = await smoke(url, `- { name: look, get: /, expect: ${expectation} }`);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(problemsOf(result).join('\n')).toContain(problem);
  expect(result.log).toMatch(
    /::error title=smoke%3A check-failed::The check «look» of http:\/\/127\.0\.0\.1:\d+\/ failed: /,
  );
  expect(result.summary).toContain('**failed**');
});

test('a redirect is judged and never followed', async () => {
  const { url, seen } = await serve((_, answer) => answer.writeHead(302, { location: '/elsewhere' }).end());
  const checks =
    '[{ get: /old, expect: { redirect: /elsewhere } }, { name: wrong, get: /old, expect: { redirect: /x } }]';
  const result = await smoke(url, checks);
  expect(problemsOf(result)).toEqual(['expected a redirect to `/x`, got `/elsewhere`']);
  expect(new Set(seen.map(({ path }) => path))).toEqual(new Set(['/old']));
});

test('a body of DELETE arrives whole, and a HEAD has none to wait for', async () => {
  const { url, seen } = await serve((_, answer) => answer.writeHead(200, { 'content-length': '5' }).end('hello'));
  const result = await smoke(url, '[{ delete: /item, body: "one two" }, { head: /item }, { options: /item, body: x }]');
  expect(result.exitCode, result.log).toBe(0);
  const bodies = Object.fromEntries(seen.map(({ method, body }) => [method, body]));
  expect(bodies).toEqual({ DELETE: 'one two', HEAD: '', OPTIONS: 'x' });
});

test('an answer that does not come or does not end fails when the time of its check is up', async () => {
  const { url } = await serve(({ path }, answer) => {
    if (path === '/endless') answer.writeHead(200).write('and so on');
  });
  const result = await smoke(url, '[{ get: /silent, timeout: 200ms }, { get: /endless, timeout: 200ms }]');
  expect(result.exitCode).toBe(1);
  const said = expect.stringMatching(/^no complete answer from 127\.0\.0\.1:\d+ within 200 ms$/);
  expect(problemsOf(result)).toEqual([said, said]);
});

test('a connection that is refused or cut is told as that', async () => {
  const { url } = await serve((_, answer) => answer.destroy());
  expect(problemsOf(await smoke(url, '[{ get: / }]'))).toEqual([
    expect.stringMatching(/no answer from 127.*socket hang up/),
  ]);
  const refused = await smoke('http://127.0.0.1:1', '[{ get: / }]');
  expect(problemsOf(refused)).toEqual([expect.stringMatching(/no answer from 127\.0\.0\.1:1: .*ECONNREFUSED/)]);
});

test('an endpoint that fails at first must pass three times in a row', async () => {
  const statuses = [503, 503, 200, 200, 200, 500];
  let at = 0;
  const { url, seen } = await serve((_, answer) => answer.writeHead(statuses[at++] ?? 500).end());
  const result = await smoke(url, '[{ name: ready, get: / }]', { wait: '30s' });
  expect(result.exitCode, result.log).toBe(0);
  expect(seen).toHaveLength(5);
  expect(result.log).toMatch(/ok {4}ready \(\d+ ms, 5 looks\)/);
});

test('an endpoint that flaps until the time is up fails, and is called that', async () => {
  let at = 0;
  const { url } = await serve((_, answer) => answer.writeHead(at++ % 2 === 0 ? 500 : 200).end('sometimes'));
  const result = await smoke(url, '[{ get: / }]', { wait: '2s' });
  expect(result.exitCode).toBe(1);
  expect(problemsOf(result)[0]).toBe('the endpoint flaps: it passed before, and then failed again');
  expect(problemsOf(result)).toContain('expected status 200, got 500');
});

test('of a body without end no more than 1 MiB is read', async () => {
  const written: number[] = [];
  const { url } = await serve((_, answer) => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const connection = written.push(0) - 1;
    const more = () => {
      for (let room = true; room && !answer.destroyed; ) {
        room = answer.write(chunk);
        written[connection] = (written[connection] ?? 0) + chunk.length;
      }
    };
    answer.writeHead(200).on('drain', more);
    more();
  });
  const result = await smoke(
    url,
    `[{ get: / }, { name: cut, get: /, expect: { body: { contains: y }, json: { a: 1 } } }]`,
  );
  expect(problemsOf(result)).toEqual([
    expect.stringMatching(/^expected JSON, got a body of more than 1 MiB that begins with `x+…`$/),
    expect.stringMatching(/^expected the body to contain `y` in its first MiB/),
  ]);
  // What the server wrote into the buffers of the two sockets counts too; Linux lets them grow to 6 and 4 MiB.
  expect(Math.max(...written)).toBeLessThan(16 * 1024 * 1024);
});

const execute = promisify(execFile);
const hasCurl = existsSync('/usr/bin/curl') || existsSync('/bin/curl');

test.skipIf(!hasCurl).each<[string, string]>([
  ['a GET', `{ get: '/a b/"c"?list[]=1&x={y}', headers: { X-Note: "it's; here" } }`],
  ['a JSON POST', `{ post: /api, body: { text: "it's $HOME @file" } }`],
  ['a text that looks like a file', `{ put: /api, body: '@/etc/hostname' }`],
  ['a text of several lines', `{ patch: /api, body: "one\\ntwo\\n", headers: { Content-Type: text/plain } }`],
  ['a DELETE with a body', `{ delete: /api, body: gone }`],
  ['a HEAD', '{ head: /api }'],
])('the curl line of the summary sends %s as the check did', async (_, check) => {
  const { url, seen } = await serve((_request, answer) => answer.writeHead(418).end());
  const result = await smoke(url, `[${check}]`);
  await execute('sh', ['-c', `${curlIn(result)} --silent --max-time 10`]);
  expect(seen).toHaveLength(2);
  const [sent, repeated] = seen.map(({ headers: { connection: _, ...headers }, ...rest }) => ({ ...rest, headers }));
  expect(repeated).toEqual(sent);
});

test('a key in a header reaches the server, and neither log, summary nor report', async () => {
  const key = 'Bearer s3cr3t-of-the-test';
  const { url, seen } = await serve((_, answer) => answer.writeHead(401).end('who are you?'));
  const result = await smoke(url, `[{ name: key, get: /, headers: { Authorization: ${key}, X-Api-Key: ${key} } }]`);
  expect(seen[0]?.headers).toMatchObject({ authorization: key, 'x-api-key': key });
  const report = readFileSync(result.outputs['report'] ?? '', 'utf8');
  for (const text of [result.log, result.summary, report, JSON.stringify(result.events)])
    expect(text).not.toContain('s3cr3t');
  expect(curlIn(result)).toContain("-H 'authorization: ***'");
  expect(problemsOf(result)).toContain("the answer's body (status 401) begins: `who are you?`");
});

test('with an address alone, an answer below 500 is enough, and the log says so', async () => {
  let status = 404;
  const { url, seen } = await serve((_, answer) => answer.writeHead(status).end());
  const result = await smoke(url, '');
  expect(result.exitCode, result.log).toBe(0);
  // Three times in a row: an endpoint that flaps must not pass by luck.
  expect(seen).toMatchObject(Array(3).fill({ method: 'GET', path: '/' }));
  expect(result.log).toContain('The default check is used');
  status = 500;
  expect(problemsOf(await smoke(url, ''))).toEqual(['expected status 200 to 499, got 500']);
});

test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
  ['a configuration that is not there', { config: 'voygnt.yml' }, {}, /`voygnt\.yml` is not there/],
  ['a configuration with the other ending', {}, { '.github/voygent.yaml': 'version: 1\n' }, /name ends in `\.yml`/],
  [
    'a wrangler configuration that is not there',
    { 'wrangler-config': 'wrangler.toml' },
    {},
    /`wrangler\.toml`, which is not a file/,
  ],
  [
    'checks that cannot be read',
    { checks: '- { gt: / }' },
    {},
    /input checks:1:\d+.*it has none\. It has `gt`\. Did you mean `get`/,
  ],
  ['an address that is none', { url: 'trips.example.com' }, {}, /`url` is `trips\.example\.com`.*https:\/\//],
  ['a password in the address', { url: 'http://me:hunter22@127.0.0.1' }, {}, /has a user name or a password in it/],
])('%s is an error, and never the default check', async (_, inputs, files, says) => {
  const { url, seen } = await serve((_request, answer) => answer.writeHead(200).end());
  const result = await runAction('smoke', { inputs: { url, wait: '0s', ...inputs }, workspace: checkout(files) });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log.split('\n').find((line) => line.startsWith('::error '))).toMatch(says);
  expect(`${result.log}${result.summary}`).not.toContain('hunter22');
  expect(seen).toEqual([]);
});
