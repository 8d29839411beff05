import { expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import { look, serve } from './loopback.fixture.ts';

test('no more than sixteen requests are under way at once, and the results keep the order', async () => {
  const seen = { now: 0, most: 0 };
  const base = await serve((_, answer) => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    setTimeout(() => {
      seen.now -= 1;
      answer.end();
    }, 20);
  });
  const names = Array.from({ length: 60 }, (_, index) => `check ${index}`);
  const results = await look(base, names.map((name) => `- { name: ${name}, get: / }`).join('\n'));
  expect(seen.most).toBe(16);
  expect(results.map(({ name }) => name)).toEqual(names);
});

test('what takes longer than all may take together fails with these words, and what was ready stays', async () => {
  const base = await serve(({ url }, answer) => void (url === '/quick' && answer.end()));
  const started = performance.now();
  const results = await look(base, '[{ get: /quick }, { get: /never }]', { longestMs: 300 });
  expect(performance.now() - started).toBeLessThan(2000);
  expect(results).toMatchObject([
    { outcome: 'passed' },
    {
      outcome: 'failed',
      problems: [{ message: expect.stringContaining('within the 300 ms that all checks may take') }],
    },
  ]);
});

test('a cancelled run ends with the reason of its signal', async () => {
  const base = await serve(() => undefined);
  const controller = new AbortController();
  const running = look(base, '[{ get: / }]', { network: { workersDevUrl: undefined, signal: controller.signal } });
  controller.abort(new Error('the job was cancelled'));
  await expect(running).rejects.toThrow('the job was cancelled');
});

test('an answer of another version is told as that, and the right one is waited for', async () => {
  let calls = 0;
  const base = await serve((_, answer) => {
    calls += 1;
    answer.setHeader('x-worker-version', calls < 3 ? 'old' : 'new').end();
  });
  const subject = { version: { header: 'X-Worker-Version', id: 'new' } };
  const [first] = await look(base, '[{ get: / }]', {}, subject);
  expect(first).toMatchObject({ outcome: 'failed', wrongVersion: true });
  expect(first?.problems[0]?.message).toBe('expected version `new` to answer, and `old` did');
  const [then] = await look(base, '[{ get: / }]', { waitMs: 10_000 }, subject);
  expect(then).toMatchObject({ outcome: 'passed', wrongVersion: false });
});

test('the key of a check is taken from the environment, sent as it says, and shown by its name', async () => {
  const seen: (string | undefined)[] = [];
  const base = await serve(({ headers }, answer) => {
    seen.push(headers.authorization, headers['x-api-key'] as string | undefined);
    answer.writeHead(500).end();
  });
  const checks = '[{ get: /a, secret: MY_KEY }, { get: /b, secret: { env: MY_KEY, header: X-Api-Key } }]';
  const results = await look(base, checks, { env: { MY_KEY: "it's-secret" } });
  expect(seen.filter(Boolean).sort()).toEqual(["Bearer it's-secret", "it's-secret"]);
  const curls = results.map(({ problems }) => problems[0]?.curl ?? '');
  expect(curls[0]).toContain(`-H 'authorization: Bearer '"$MY_KEY"`);
  expect(curls[1]).toContain(`-H 'x-api-key: '"$MY_KEY"`);
  expect(curls.join()).not.toContain('secret');
});

test('events tell every check with its outcome, and warnings become annotations', async () => {
  const base = await serve(({ url }, answer) => answer.writeHead(url === '/bad' ? 500 : 200).end());
  const context = testContext();
  await look(base, '[{ get: /good }, { get: /bad }]', { events: context.events });
  const events = context.lines().map(({ event, check }) => ({ event, check }));
  expect(events).toContainEqual({ event: 'check.passed', check: 'GET /good' });
  expect(events).toContainEqual({ event: 'check.failed', check: 'GET /bad' });
  expect(context.printed.join('\n')).toMatch(/ {2}ok {4}GET \/good \(\d+ ms\)/);
  expect(context.printed.join('\n')).toMatch(/ {2}fail {2}GET \/bad: expected status 200, got 500/);
});
