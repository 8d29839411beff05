import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { runAction } from './action.ts';
import { checkout, temporaryFolder } from './checkout.ts';
import { credentials, networkOf } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  for (const name of ['trips', 'maps']) await deploy(name);
});
afterAll(() => stack.close());

/** Deploys a Worker that answers with its name. */
async function deploy(name: string): Promise<void> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const form = new FormData();
  form.set('metadata', JSON.stringify({ main_module: 'worker.js', compatibility_date: '2026-01-01' }));
  const source = `export default { fetch: (request) => Response.json({ name: '${name}', path: new URL(request.url).pathname }) }`;
  form.set('worker.js', new File([source], 'worker.js', { type: 'application/javascript+module' }));
  const headers = { authorization: `Bearer ${token}` };
  const address = `${apiBaseUrl}/accounts/${accountId}/workers/scripts/${name}`;
  const answer = await fetch(address, { method: 'PUT', headers, body: form });
  expect(answer.status, await answer.text()).toBe(200);
  const enabled = JSON.stringify({ enabled: true, previews_enabled: false });
  await fetch(`${address}/subdomain`, { method: 'POST', headers, body: enabled });
}

function smoke(files: Record<string, string>, inputs: Record<string, string> = {}) {
  return runAction('smoke', {
    inputs: { ...credentials(stack), wait: '0s', ...inputs },
    workspace: checkout(files),
    env: networkOf(stack),
  });
}

const trips = JSON.stringify({ name: 'trips', main: 'worker.js', compatibility_date: '2026-01-01' });
const maps = JSON.stringify({ name: 'maps', main: 'worker.js', compatibility_date: '2026-01-01' });

test('without any configuration of ours the Worker is found and answers', async () => {
  const result = await smoke({ 'wrangler.json': trips });
  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).toContain('Checking https://trips.local.workers.dev/');
  expect(result.summary).toContain('answers without a server error');
});

test('inline checks are for the Worker of the configuration, and go before its own', async () => {
  const files = {
    'wrangler.json': trips,
    '.github/voygent.yml':
      'version: 1\nworkers:\n  - { config: wrangler.json, smoke: [{ get: /, expect: { status: 500 } }] }\n',
  };
  const checks = '- { name: inline, get: /deep/path, expect: { json: { name: trips, path: /deep/path } } }';
  expect(await smoke(files, { checks })).toMatchObject({ exitCode: 0 });
  expect(await smoke(files)).toMatchObject({ exitCode: 1 });
});

test('of several Workers each is checked, and the report tells which one failed', async () => {
  const files = {
    'trips/wrangler.json': trips,
    'maps/wrangler.json': maps,
    '.github/voygent.yml': `version: 1
workers:
  - { config: trips/wrangler.json, smoke: [{ name: me, get: /, expect: { json: { name: trips } } }] }
  - { config: maps/wrangler.json, smoke: [{ name: me, get: /, expect: { json: { name: trips } } }] }
`,
  };
  const result = await smoke(files);
  expect(result.exitCode).toBe(1);
  expect(result.log).toMatch(
    /::error .*«me» of https:\/\/maps\.local\.workers\.dev\/ failed: expected `name` to be `"trips"`, got `"maps"`/,
  );
  const report = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8'));
  expect(report.results.map(({ results }: { results: { outcome: string }[] }) => results[0]?.outcome)).toEqual([
    'passed',
    'failed',
  ]);
  expect(await smoke(files, { worker: 'trips' })).toMatchObject({ exitCode: 0 });
});

test('an address for a project of several Workers needs to know whose checks are meant', async () => {
  const files = {
    'a/wrangler.json': trips,
    'b/wrangler.json': maps,
    '.github/voygent.yml': 'version: 1\nworkers: [{ config: a/wrangler.json }, { config: b/wrangler.json }]\n',
  };
  const result = await smoke(files, { url: 'http://127.0.0.1:1' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toMatch(
    /::error .*is one address, and the project has 2 Workers\.%0ASay with `worker` which one is meant/,
  );
});

test('a Worker that answers nowhere is told with what would give it an address', async () => {
  const result = await smoke({ 'wrangler.json': JSON.stringify({ name: 'trips', workers_dev: false }) });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toMatch(
    /::error .*cannot be told where the Worker trips answers.*%0ASet `workers_dev: true` or a route/,
  );
});
