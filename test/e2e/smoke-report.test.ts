import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAction, startAction } from './action.ts';
import { checkout } from './checkout.ts';

const key = "the<key>&it's-long";
let base = '';
const server = http.createServer((request, answer) => {
  if (request.url === '/silent') return;
  // It tells the key to everybody: what the action prints must not have it all the same.
  const body = JSON.stringify({ said: request.headers.authorization ?? '', url: request.url });
  answer.writeHead(request.url === '/good' ? 200 : 500, { 'content-type': 'application/json' }).end(body);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function smoke(checks: string, env: Record<string, string> = {}, inputs: Record<string, string> = {}) {
  return { inputs: { url: base, checks, wait: '0s', ...inputs }, workspace: checkout({}), env };
}

test('a key is sent, and stands in no output, log, summary, event or report; the curl line takes it from the environment', async () => {
  const result = await runAction(
    'smoke',
    smoke(
      '[{ name: good, get: /good, secret: MY_KEY, expect: { json: { said: x } } }, { get: /bad, secret: MY_KEY }]',
      {
        MY_KEY: key,
      },
    ),
  );
  expect(result.exitCode).toBe(1);
  const files = [result.outputs['report'], result.outputs['junit'], result.outputs['report-html']].map((path) =>
    readFileSync(path ?? '', 'utf8'),
  );
  const told = [
    result.log.replace(/^::add-mask::.*$/gm, ''),
    result.summary,
    JSON.stringify(result.outputs),
    JSON.stringify(result.events),
    ...files,
  ];
  for (const text of told) {
    expect(text).not.toContain(key);
    expect(text).not.toContain('the&lt;key');
  }
  expect(result.summary).toContain(`-H 'authorization: Bearer '"$MY_KEY"`);
  expect(files[1]).toMatch(/<testsuite name="http:\/\/127\.0\.0\.1:\d+\/" tests="2" failures="2"/);
  expect(JSON.parse(files[0] ?? '')).toMatchObject({
    version: 2,
    results: [{ results: [{ name: 'good', kind: 'http', outcome: 'failed' }, { outcome: 'failed' }] }],
  });
});

test('a key that is not there stops the run before the first request, with the line that gives it', async () => {
  const result = await runAction('smoke', smoke('[{ name: mine, get: /good, secret: MY_KEY }]'));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toMatch(
    /::error .*The check «mine» takes its key from the environment variable MY_KEY, which is empty/,
  );
  expect(result.log).toContain('env: { MY_KEY: ${{ secrets.MY_KEY }} }');
});

test('the whole run is bounded, and what did not end is told with the rest', async () => {
  const started = performance.now();
  const checks = '[{ get: /good }, { name: silent, get: /silent, timeout: 50s }]';
  const result = await runAction('smoke', smoke(checks, {}, { 'max-duration': '1s' }));
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(result.exitCode).toBe(1);
  expect(JSON.parse(result.outputs['failures'] ?? '')).toEqual([
    { check: 'silent', problems: ['it did not come to its end within the 1 s that all checks may take together'] },
  ]);
});

test('a cancelled job ends at once, and says that it was cancelled', async () => {
  const log: string[] = [];
  const run = smoke('[{ name: silent, get: /silent, timeout: 50s }]', {}, { wait: '60s' });
  const action = startAction('smoke', { ...run, onLog: (chunk) => log.push(chunk) });
  await expect.poll(() => log.join('')).toContain('Checking');
  action.process.kill('SIGTERM');
  const result = await action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('The job was cancelled (SIGTERM)');
});

test.each([
  ['chat.example.com', 'is not an origin such as'],
  ['https://chat.example.com/', 'Write `https://chat.example.com`'],
])('the input `origin` with `%s` is refused', async (origin, says) => {
  const result = await runAction('smoke', smoke('[{ cors: /good }]', {}, { origin }));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain(says);
});
