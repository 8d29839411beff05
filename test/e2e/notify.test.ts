import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, runAction, startAction } from './action.ts';
import { temporaryFolder, write } from './checkout.ts';
import { credentials, networkOf } from './sample.ts';
import { backupCheckout, databaseWith } from './snapshots.ts';

interface Told {
  method: string;
  path: string;
  body: string;
}

/** Stands for Slack, Healthchecks and Sentry. */
let told: Told[];
let answer: (response: ServerResponse) => void;
const receiver = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  told.push({ method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(chunks).toString('utf8') });
  answer(response);
});

let stack: Stack;
let address: string;
let database: Awaited<ReturnType<typeof databaseWith>>;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  database = await databaseWith(stack, 'told-prod', [
    'CREATE TABLE trips (id INTEGER PRIMARY KEY)',
    'INSERT INTO trips VALUES (1)',
  ]);
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await stack.close();
});
beforeEach(() => {
  told = [];
  answer = (response) => response.end('ok');
});
afterEach(() => {
  stack.faults.set([]);
  expect(stack.github.defects).toEqual([]);
});

const secretPath = '/services/T00000000/B00000000/XXXXsecretXXXX';

const settings = `
notify:
  issue: true
  slack: SLACK_WEBHOOK_URL
  healthchecks: { backup: HEALTHCHECKS_URL }
  sentry: { backup: SENTRY_CRON_URL }
`;

function project(notify = settings): string {
  const workspace = backupCheckout([database]);
  write(workspace, '.github/voygent.yml', `version: 1\n${notify}`);
  return workspace;
}

interface Run {
  notify?: string;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
}

function options({ notify, inputs = {}, env = {} }: Run) {
  return {
    inputs: { ...credentials(stack), ...inputs },
    workspace: project(notify),
    env: {
      ...networkOf(stack),
      ACTIONS_RESULTS_URL: stack.env['ACTIONS_RESULTS_URL'] ?? '',
      ACTIONS_RUNTIME_TOKEN: stack.env['ACTIONS_RUNTIME_TOKEN'] ?? '',
      GITHUB_RUN_ID: '1',
      SLACK_WEBHOOK_URL: `${address}${secretPath}`,
      HEALTHCHECKS_URL: `${address}/ping/11111111-secret-2222`,
      SENTRY_CRON_URL: `${address}/api/1/cron/backup/secretsecretsecret/`,
      ...env,
    },
  };
}

async function backUp(run: Run = {}): Promise<ActionResult> {
  const result = await runAction('backup', options(run));
  const written = `${result.log.replaceAll(/^::add-mask::.*$/gm, '')}${result.summary}${JSON.stringify([result.outputs, result.events])}`;
  expect(written).not.toMatch(/XXXXsecretXXXX|1111-secret|secretsecretsecret/);
  expect(stack.github.server.calls.map(({ body }) => body).join()).not.toMatch(/XXXXsecretXXXX|1111-secret/);
  return result;
}

const broken: FaultRuleInput = {
  service: 'cloudflare',
  path: '/export$',
  action: {
    kind: 'respond',
    status: 403,
    body: { success: false, errors: [{ code: 10000, message: 'Authentication error' }], messages: [], result: null },
  },
};

function issues() {
  return stack.github.state.issues.map(({ number, state, title, user }) => ({ number, state, title, by: user.login }));
}

const paths = () => told.map(({ path }) => path.replace(/\?.*/, '')).sort();

test('an issue is opened at the first failure, kept up to date, and closed by the first run that passes', async () => {
  stack.faults.set([broken]);
  expect(await backUp()).toMatchObject({ exitCode: 1 });
  const [issue] = stack.github.state.issues;
  expect(issue).toMatchObject({ state: 'open', title: 'The backup of default did not pass', labels: ['voygent'] });
  expect(told.filter(({ path }) => path === secretPath)).toHaveLength(1);
  expect(paths()).toEqual([
    '/api/1/cron/backup/secretsecretsecret/',
    '/api/1/cron/backup/secretsecretsecret/',
    '/ping/11111111-secret-2222/fail',
    '/ping/11111111-secret-2222/start',
    secretPath,
  ]);

  await backUp();
  expect(issues()).toHaveLength(1);
  expect(stack.github.state.issues[0]?.body).toMatch(/Failures \| 2/);
  // The same error again is no mail.
  expect(stack.github.state.comments).toHaveLength(0);

  stack.faults.set([]);
  told = [];
  expect(await backUp()).toMatchObject({ exitCode: 0 });
  expect(issues()).toMatchObject([{ state: 'closed' }]);
  expect(stack.github.state.comments[0]?.body).toMatch(
    /The backup of default has passed by .*It had failed 2 times since/,
  );
  expect(told.find(({ path }) => path === secretPath)?.body).toContain('Recovered');

  told = [];
  await backUp();
  expect(told.some(({ path }) => path === secretPath)).toBe(false);
  stack.faults.set([broken]);
  await backUp({ notify: '\nnotify: { issue: true }\n' });
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
});

test('somebody else’s issue with the same first line is not touched', async () => {
  const [open] = stack.github.state.issues.filter(({ state }) => state === 'open');
  const foreign = {
    ...(open as NonNullable<typeof open>),
    number: 900,
    user: { login: 'mallory', type: 'User' as const },
  };
  (stack.github.state.issues as unknown[]).unshift(foreign);
  await backUp({ notify: '\nnotify: { issue: true }\n' });
  expect(issues().filter(({ state }) => state === 'open')).toMatchObject([{ by: 'mallory' }]);
  (stack.github.state.issues as unknown[]).shift();
});

describe('what cannot be told changes nothing else', () => {
  const failings: [string, (response: ServerResponse) => void, RegExp][] = [
    [
      'an error',
      (response) => response.writeHead(500).end(`see ${address}${secretPath}`),
      /slack could not be told: it answered 500/,
    ],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      /slack could not be told: it answered 302/,
    ],
    ['a connection that is cut', (response) => response.socket?.destroy(), /slack could not be told/],
  ];
  test.each(failings)('%s', async (_, given, said) => {
    answer = given;
    stack.faults.set([broken]);
    const result = await backUp({ notify: '\nnotify: { slack: SLACK_WEBHOOK_URL }\n' });
    expect(result.log).toMatch(said);
    expect(result.log).toContain('::error title=backup%3A cloudflare-auth');
    // Once, and no more.
    expect(told).toHaveLength(1);
  });

  test('a token that may not write issues', async () => {
    const token = stack.github.jobToken({ actions: 'read', contents: 'read' });
    const result = await backUp({ notify: '\nnotify: { issue: true }\n', inputs: { 'github-token': token } });
    expect(result, result.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(result.log).toMatch(/issue that `notify.issue` asks for could not be written.*issues: write/);
  });

  test('a run of a pull request tells nobody', async () => {
    stack.faults.set([broken]);
    await backUp({ env: { GITHUB_EVENT_NAME: 'pull_request' } });
    expect(told).toEqual([]);
  });
});

test('a job that is cancelled tells of it, and a service that does not answer does not keep it', async () => {
  answer = () => undefined;
  stack.faults.set([{ service: 'cloudflare', path: '/export$', action: { kind: 'stall' } }]);
  const running = startAction('backup', options({ notify: '\nnotify: { slack: SLACK_WEBHOOK_URL }\n' }));
  const atExport = () => stack.cloudflare.api.calls.some(({ path }) => path.endsWith('/export'));
  stack.cloudflare.api.calls.length = 0;
  await expect
    .poll(atExport)
    .toBe(true)
    .catch(() => undefined);
  const asked = Date.now();
  running.process.kill('SIGINT');
  const result = await running.result;
  expect(result.exitCode).toBe(1);
  expect(Date.now() - asked).toBeLessThan(9_000);
  expect(told[0]?.body).toContain('cancelled');
});
