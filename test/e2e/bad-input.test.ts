import { rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleDatabases } from '../../local/sample.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionName } from '../../src/entry/actions.ts';
import { type ActionResult, runAction } from './action.ts';
import { temporaryFolder, write } from './checkout.ts';
import { callsDuring, mayWrite } from './database.ts';
import { checkoutSample, credentials, edit, networkOf } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

const [{ name: production, uuid: productionId }, { uuid: stagingId }] = sampleDatabases;
const wranglerConfig = 'workers/trips/wrangler.jsonc';

interface Case {
  action?: ActionName;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** What is wrong with the sample's checkout. */
  spoil?(workspace: string): void;
  code: string;
  status?: string;
  /** What the annotation says, in this order. */
  says: RegExp[];
}

/** Runs an action on a spoilt checkout: it ends with one clear error, and no call has changed anything. */
async function expectRefused({ action = 'migrate', inputs, env, spoil, code, status = 'failed', says }: Case) {
  const workspace = checkoutSample();
  spoil?.(workspace);
  let result: ActionResult | undefined;
  const calls = await callsDuring(stack, async () => {
    result = await runAction(action, {
      inputs: { ...credentials(stack), environment: 'production', ...inputs },
      workspace,
      // The sample's checks need it, which is not what is wrong here.
      env: { ...networkOf(stack), MCP_AUTH_KEY: 'a-key-for-the-tests', ...env },
    });
  });
  const { exitCode, outputs, log = '', summary = '' } = result ?? {};
  expect({ exitCode, status: outputs?.['status'] }, log).toEqual({ exitCode: 1, status });
  const annotations = log.split('\n').filter((line) => line.startsWith('::error '));
  expect(annotations, log).toHaveLength(1);
  const [annotation = ''] = annotations;
  expect(annotation).toContain(`title=${action}%3A ${code}`);
  expect(annotation).toMatch(new RegExp(says.map(({ source }) => source).join('.*')));
  expect(annotation.match(/nothing was done/gi), annotation).toHaveLength(1);
  expect(annotation).not.toMatch(/undefined|\[object| {2}|\w\.\.(\s|%|$)/);
  expect(annotation).not.toContain('may have had its effect');
  expect(summary).toContain(`${action}: ${status}`);
  expect(calls.filter(mayWrite)).toEqual([]);
}

const three: ActionName[] = ['migrate', 'deploy', 'release'];

test.each(three)('%s without a token names the input and the likely reason', async (action) => {
  const says = [
    /`cloudflare-api-token` is missing/,
    /secrets\.CLOUDFLARE_API_TOKEN/,
    /not defined for this repository/,
  ];
  await expectRefused({ action, inputs: { 'cloudflare-api-token': '' }, code: 'input-invalid', says });
});

test.each(three)('%s with a wrong token says so, and what the token needs', async (action) => {
  const says = [/answered 401: Authentication error/, /The token is wrong, expired or revoked/, /cloudflare-api-token/];
  await expectRefused({ action, inputs: { 'cloudflare-api-token': 'wrong-token' }, code: 'cloudflare-auth', says });
});

test('a malformed account id is told before any call', async () => {
  const says = [/`cloudflare-account-id` is `a1b2`/, /32 hexadecimal characters/, /dashboard/];
  await expectRefused({ inputs: { 'cloudflare-account-id': 'a1b2' }, code: 'input-invalid', says });
});

test.each(three)('%s with the id of another account says that account or permission is wrong', async (action) => {
  const says = [/answered 403/, /The account id is wrong, or the token is not allowed to use that account/];
  await expectRefused({ action, inputs: { 'cloudflare-account-id': 'f'.repeat(32) }, code: 'cloudflare-auth', says });
});

test('a database_id that is no uuid is shown with its line', async () => {
  await expectRefused({
    spoil: (workspace) => edit(workspace, wranglerConfig, (text) => text.replaceAll(productionId, '<id>')),
    code: 'config-invalid',
    says: [
      /file=workers\/trips\/wrangler\.jsonc,line=\d+/,
      /`database_id` is `<id>`/,
      /uuid/,
      /wrangler d1 info voygent-prod/,
    ],
  });
});

test('a database_id that the account does not have leads to the right id, by the name', async () => {
  const unknown = '00000000-1111-4222-8333-444444444444';
  await expectRefused({
    spoil: (workspace) => edit(workspace, wranglerConfig, (text) => text.replaceAll(productionId, unknown)),
    code: 'database-not-found',
    says: [
      /line=\d+/,
      new RegExp(`no D1 database with the id ${unknown}`),
      new RegExp(`voygent-prod.*${productionId}`),
    ],
  });
});

test('a database that the account has neither by id nor by name leads to the nearest name', async () => {
  await expectRefused({
    spoil: (workspace) =>
      edit(workspace, wranglerConfig, (text) =>
        text
          .replaceAll(productionId, '00000000-1111-4222-8333-444444444444')
          .replaceAll(`"${production}"`, '"voygent-prd"'),
      ),
    code: 'database-not-found',
    says: [
      /no D1 database with the id/,
      new RegExp(`Did you mean voygent-prod \\(${productionId}\\)`),
      /wrangler d1 create voygent-prd/,
    ],
  });
});

test('an id and a name that are of two databases are told apart', async () => {
  await expectRefused({
    spoil: (workspace) => edit(workspace, wranglerConfig, (text) => text.replaceAll(productionId, stagingId)),
    code: 'database-mismatch',
    says: [
      new RegExp(stagingId),
      /is the database `voygent-staging`/,
      /`database_name` says `voygent-prod`/,
      /Decide which/,
    ],
  });
});

test('a database that no configuration binds leads to those that are bound', async () => {
  const says = [/asks for `voygent-prodd`/, /Did you mean `voygent-prod`/];
  await expectRefused({ inputs: { database: 'voygent-prodd' }, code: 'database-not-found', says });
});

test('a repository without a wrangler configuration is told where was looked', async () => {
  await expectRefused({
    spoil: (workspace) => {
      rmSync(join(workspace, wranglerConfig));
      rmSync(join(workspace, '.github'), { recursive: true });
    },
    code: 'config-not-found',
    says: [/No wrangler configuration was found/, /wrangler-config/],
  });
});

test('two wrangler configurations without a choice are listed', async () => {
  await expectRefused({
    spoil: (workspace) => {
      rmSync(join(workspace, '.github'), { recursive: true });
      write(workspace, 'workers/other/wrangler.toml', 'name = "other"\n');
    },
    code: 'config-ambiguous',
    says: [/workers\/other\/wrangler\.toml`, `workers\/trips\/wrangler\.jsonc/, /wrangler-config/],
  });
});

test.each<[string, string, string, RegExp]>([
  ['voygent.yml', '.github/voygent.yml', 'version: 1\nworkers: [\n', /file=\.github\/voygent\.yml,line=[23]/],
  ['JSONC', wranglerConfig, '{\n  "name": "trips"\n  "main": "x"\n}', /file=workers\/trips\/wrangler\.jsonc,line=3/],
  ['TOML', 'wrangler.toml', 'name = "trips"\nmain = \n', /file=wrangler\.toml,line=2/],
])('a broken %s is shown with file and line', async (_, path, text, place) => {
  await expectRefused({
    spoil: (workspace) => {
      if (path === 'wrangler.toml') rmSync(join(workspace, '.github'), { recursive: true });
      write(workspace, path, text);
    },
    code: 'config-invalid',
    says: [place, /::/, /\d+:\d+/],
  });
});

test('an unknown key in voygent.yml leads to the nearest one', async () => {
  await expectRefused({
    spoil: (workspace) => edit(workspace, '.github/voygent.yml', (text) => text.replace('promote:', 'promot:')),
    code: 'config-invalid',
    says: [/file=\.github\/voygent\.yml,line=\d+/, /promot` is not a known key\. Did you mean `promote`/],
  });
});

test('a folder of migrations that is missing is named, with the key that names it', async () => {
  await expectRefused({
    spoil: (workspace) => rmSync(join(workspace, 'workers/trips/migrations'), { recursive: true }),
    code: 'migrations-invalid',
    says: [/workers\/trips\/migrations/, /does not exist/, /`migrations_dir` of `env\.production\.d1_databases\[0\]`/],
  });
});

test.each<[string, string | Buffer, RegExp]>([
  ['only comments', '-- to do\n', /holds no SQL statement/],
  ['UTF-16', Buffer.from('CREATE TABLE t (a);', 'utf16le'), /NUL byte.*UTF-8/],
  ['Latin-1', Buffer.from("INSERT INTO t VALUES ('é');", 'latin1'), /is not UTF-8/],
])('a migration with %s is refused before anything is applied', async (_, sql, says) => {
  await expectRefused({
    spoil: (workspace) => write(workspace, 'workers/trips/migrations/0010_bad.sql', sql),
    code: 'migrations-invalid',
    says: [/migrations\/0010_bad\.sql/, says],
  });
});

test('a migration with a statement that is too long is blocked before anything is applied', async () => {
  const sql = `SELECT 1;\nSELECT '${'x'.repeat(100_000)}';`;
  await expectRefused({
    spoil: (workspace) => write(workspace, 'workers/trips/migrations/0010_bad.sql', sql),
    code: 'migrations-invalid',
    status: 'blocked',
    says: [/migrations\/0010_bad\.sql,line=2/, /D1 allows 100 KB/, /\[statement-too-long\]/],
  });
});

test('an `allow` of a rule that does not exist leads to the nearest one', async () => {
  const says = [/`allow` names the rule `drop-tabel`/, /Did you mean `drop-table`/];
  await expectRefused({ inputs: { allow: 'drop-tabel' }, code: 'input-invalid', says });
});

test.each<[string, string, RegExp]>([
  ['gives no reason', '-- voygent:allow drop-table', /gives no reason for allowing drop-table/],
  ['names no rule of ours', '-- voygent:allow drop-tabel as agreed', /Did you mean `drop-table`/],
])('a `voygent:allow` that %s is blocked, with how it is written', async (_, comment, says) => {
  await expectRefused({
    spoil: (workspace) =>
      write(workspace, 'workers/trips/migrations/0010_bad.sql', `CREATE TABLE more (a);\n${comment}\n`),
    code: 'migrations-invalid',
    status: 'blocked',
    says: [/0010_bad\.sql,line=2/, says, /It is written: `-- voygent:allow RULE the reason`/],
  });
});

test('a deploy without wrangler in node_modules, and without a registry, says how to get it', async () => {
  await expectRefused({
    action: 'deploy',
    spoil: (workspace) => rmSync(join(workspace, 'node_modules')),
    env: { NPM_CONFIG_REGISTRY: await closedAddress() },
    code: 'wrangler-not-found',
    says: [/could not be fetched/, /ECONNREFUSED/, /Install the dependencies before this step/],
  });
});

test.each(three)('%s with the API down says which address did not answer', async (action) => {
  const says = [/no connection \(ECONNREFUSED\) to 127\.0\.0\.1:\d+/, /CLOUDFLARE_API_BASE_URL/];
  const env = { CLOUDFLARE_API_BASE_URL: await closedAddress() };
  await expectRefused({ action, env, code: 'cloudflare-unreachable', says });
});

test('an API that answers with a page says what answered, and does not blame the user', async () => {
  stack.faults.set([
    {
      service: 'cloudflare',
      path: '.',
      action: { kind: 'respond', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
    },
  ]);
  const says = [/HTTP 200, text\/html/, /<html>Sign in/, /check CLOUDFLARE_API_BASE_URL and proxies/];
  await expectRefused({ code: 'cloudflare-answer', says });
});

test.each(['migrate', 'deploy', 'release'] as const)('%s with a mistyped mode does nothing', async (action) => {
  const says = [/`mode` is `aply`; it can be `apply`, `plan`/, new RegExp(`uses \`${action}\``)];
  await expectRefused({ action, inputs: { mode: 'aply' }, code: 'input-invalid', says });
});

test('several wrong inputs are told at once', async () => {
  const says = [/`dwell` is `soon`/, /`wait` is `-1s`/, /`mode` is `aply`/];
  const inputs = { mode: 'aply', dwell: 'soon', wait: '-1s' };
  await expectRefused({ action: 'deploy', inputs, code: 'input-invalid', says });
});

test('an unknown environment leads to the nearest one', async () => {
  const says = [/has no environment `prodution`/, /Did you mean `production`/];
  await expectRefused({ inputs: { environment: 'prodution' }, code: 'input-invalid', says });
});

test('a working-directory outside of the checkout is refused', async () => {
  const says = [/working-directory/];
  await expectRefused({ inputs: { 'working-directory': '../..' }, code: 'input-invalid', says });
});

test('a release to production without `gate: off` is blocked, and says what would open it', async () => {
  await expectRefused({
    action: 'release',
    spoil: (workspace) => edit(workspace, '.github/voygent.yml', (text) => text.replace('gate: off', '')),
    code: 'gate-required',
    status: 'blocked',
    says: [/production is gated/, /gate: off/],
  });
});

/** An address on which nothing listens any more. */
async function closedAddress(): Promise<string> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/client/v4`;
}
