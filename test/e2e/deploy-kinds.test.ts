import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionResult } from './action.ts';
import { startAssetsService } from './assets.ts';
import { temporaryFolder, write } from './checkout.ts';
import { callsDuring, mayWrite } from './database.ts';
import {
  deploymentsMade,
  run,
  seedWorker,
  serving,
  uploadByHand,
  versionCount,
  workerCheckout,
  workerModule,
  wranglerCheckout,
  wranglerConfig,
} from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

function versionOf(result: ActionResult): string {
  return result.outputs['version-id'] ?? '';
}

const twoChecks = `
- { name: health, get: /health, expect: { status: 200, json: { status: ok } } }
- { name: page, get: /, expect: { status: 200, body: { contains: welcome } } }`;

test('a Worker with assets is promoted with them, and each check is told in log and summary', async () => {
  await using assets = await startAssetsService(stack);
  const name = 'with-assets';
  const old = await seedWorker(stack, name);
  const workspace = wranglerCheckout({
    'wrangler.jsonc': wranglerConfig(name, { assets: { directory: 'public' } }),
    'worker.js': workerModule(),
    'public/index.html': '<p>welcome</p>',
    'public/robots.txt': 'User-agent: *',
  });
  const env = { CLOUDFLARE_API_BASE_URL: assets.apiBaseUrl };
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'deploy', workspace, { inputs: { checks: twoChecks }, env });
    expect(result.exitCode, result.log).toBe(0);
    expect(await serving(stack, name)).toEqual({ [versionOf(result)]: 100 });
    // At 0, 10 and 100 %.
    for (const check of ['health', 'page']) {
      expect(result.log.match(new RegExp(`^ {2}ok +${check} \\(`, 'gm'))).toHaveLength(3);
      expect(result.events.filter((event) => event.event === 'check.passed' && event['check'] === check)).toHaveLength(
        3,
      );
    }
    expect(result.summary).toContain('2 of 2');
  });
  expect(assets.manifests.get(name)).toEqual(['/index.html', '/robots.txt']);
  expect(deploymentsMade(calls, name).map((shares) => shares[old])).toEqual([100, 90, undefined]);
});

test('a Worker of assets alone is deployed, and its next version proven at its own address', async () => {
  await using assets = await startAssetsService(stack);
  const name = 'only-assets';
  const config = { name, compatibility_date: '2026-10-01', assets: { directory: 'public' }, preview_urls: true };
  const workspace = wranglerCheckout({ 'wrangler.jsonc': JSON.stringify(config), 'public/index.html': 'first' });
  const given = {
    inputs: { checks: '- { name: page, get: /, expect: { status: 200 } }' },
    env: { CLOUDFLARE_API_BASE_URL: assets.apiBaseUrl },
  };
  const first = await run(stack, 'deploy', workspace, given);
  expect(first.exitCode, first.log).toBe(0);
  write(workspace, 'public/index.html', 'second');
  const second = await run(stack, 'deploy', workspace, given);
  expect(second.exitCode, second.log).toBe(0);
  expect(second.log).toContain(`answers at ${versionOf(second).slice(0, 8)}-${name}.local.workers.dev`);
  expect(await serving(stack, name)).toEqual({ [versionOf(second)]: 100 });
  expect(versionOf(second)).not.toBe(versionOf(first));
});

test('an environment of wrangler is deployed under its own name with its own variables, and nothing else is', async () => {
  const top = await seedWorker(stack, 'planets');
  await seedWorker(stack, 'planets-staging');
  const workspace = wranglerCheckout({
    'wrangler.jsonc': wranglerConfig('planets', {
      vars: { STATUS: 'top' },
      env: { staging: { vars: { STATUS: 'ok' }, version_metadata: { binding: 'VERSION' } } },
    }),
    'worker.js': workerModule().replace('"status":"ok"', 'status: env.STATUS'),
    '.github/voygent.yml': 'version: 1\nenvironments: { staging: { wrangler-environment: staging } }\n',
  });
  const result = await run(stack, 'deploy', workspace, { inputs: { environment: 'staging' } });
  expect(result.exitCode, result.log).toBe(0);
  expect(await serving(stack, 'planets-staging')).toEqual({ [versionOf(result)]: 100 });
  expect(await serving(stack, 'planets')).toEqual({ [top]: 100 });
  expect(await versionCount(stack, 'planets')).toBe(1);
});

/** Two Workers, each with a configuration of its own. */
function twoConfigs(listed: boolean): string {
  return wranglerCheckout({
    'workers/one/wrangler.jsonc': wranglerConfig('one'),
    'workers/one/worker.js': workerModule(),
    'workers/two/wrangler.jsonc': wranglerConfig('two'),
    'workers/two/worker.js': workerModule(),
    ...(listed
      ? {
          '.github/voygent.yml':
            'version: 1\nworkers:\n  - config: workers/one/wrangler.jsonc\n  - config: workers/two/wrangler.jsonc\n',
        }
      : {}),
  });
}

test.each([
  ['wrangler-config', false, { 'wrangler-config': 'workers/two/wrangler.jsonc' }],
  ['wrangler-config, where both are listed', true, { 'wrangler-config': 'workers/two/wrangler.jsonc' }],
  ['worker, where both are listed', true, { worker: 'two' }],
  ['working-directory', false, { 'working-directory': 'workers/two' }],
])('of several configurations one is chosen by %s', async (_, listed, inputs) => {
  const one = await seedWorker(stack, 'one');
  await seedWorker(stack, 'two');
  const result = await run(stack, 'deploy', twoConfigs(listed), { inputs });
  expect(result.exitCode, result.log).toBe(0);
  expect(await serving(stack, 'two')).toEqual({ [versionOf(result)]: 100 });
  expect(await serving(stack, 'one')).toEqual({ [one]: 100 });
});

test.each([
  ['of several configurations none is chosen', {}, 'config-ambiguous'],
  ['a Worker is chosen that there is not', { worker: 'three' }, 'worker-not-found'],
])('when %s nothing is uploaded', async (_, inputs, code) => {
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'deploy', twoConfigs('worker' in inputs), { inputs });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain(`deploy%3A ${code}`);
  });
  expect(calls.filter(mayWrite)).toEqual([]);
});

test.each([
  ['its wrangler configuration', { secrets: { required: ['MCP_AUTH_KEY'] } }, {}],
  ['the input', {}, { 'required-secrets': 'MCP_AUTH_KEY' }],
])(
  'without the MCP_AUTH_KEY that %s requires nothing is uploaded',
  async (_, config, inputs: Record<string, string>) => {
    const name = 'locked-door';
    const old = await seedWorker(stack, name);
    const calls = await callsDuring(stack, async () => {
      const result = await run(stack, 'deploy', workerCheckout(name, {}, config), { inputs });
      expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
      expect(result.log).toContain('deploy%3A secret-missing');
      expect(result.log).toContain('npx wrangler secret put MCP_AUTH_KEY --name locked-door');
    });
    expect(calls.filter(mayWrite)).toEqual([]);
    expect(await serving(stack, name)).toEqual({ [old]: 100 });
  },
);

test('a secret can be brought while the newest version is not the one that is deployed', async () => {
  const name = 'not-newest';
  await seedWorker(stack, name);
  // For `wrangler secret put` this is the state in which Cloudflare answers 10215.
  await uploadByHand(stack, name);
  const result = await run(stack, 'deploy', workerCheckout(name), {
    inputs: {
      'required-secrets': 'KEY',
      checks: '- { name: health, get: /health, expect: { status: 200, json: { secret: set } } }',
    },
    env: { KEY: 'a-key-that-is-new' },
  });
  expect(result.exitCode, result.log).toBe(0);
  expect(await serving(stack, name)).toEqual({ [versionOf(result)]: 100 });
});

function refusal(code: number, message: string) {
  const body = { success: false, errors: [{ code, message }], messages: [], result: null };
  return { kind: 'respond', status: 400, body } as const;
}

test('a 10215 of the service to the upload is told with its code, and nothing was changed', async () => {
  const name = 'refused-upload';
  const old = await seedWorker(stack, name);
  stack.faults.set([
    { method: 'POST', path: '/versions(\\?|$)', action: refusal(10215, "The latest version isn't deployed.") },
  ]);
  const result = await run(stack, 'deploy', workerCheckout(name));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('10215');
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
});

test.each([
  ['0 %', 1, []],
  ['10 %', 2, [0]],
  ['100 %', 3, [0, 10]],
])('a 10220 of the service at %s is not forced: the former deployment is put back', async (_, nth, reached) => {
  const name = `changed-at-${nth}`;
  const old = await seedWorker(stack, name);
  const action = refusal(10220, 'Secrets have changed since the version was created.');
  stack.faults.set([{ method: 'POST', path: '/deployments(\\?|$)', from: nth, times: 1, action }]);
  let result: ActionResult | undefined;
  const calls = await callsDuring(stack, async () => {
    result = await run(stack, 'deploy', workerCheckout(name));
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result?.log).toContain('10220');
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  const version = result?.outputs['version-id'] ?? '';
  const made = deploymentsMade(calls, name).map((shares) => shares[version]);
  expect(made.slice(0, reached.length)).toEqual(reached);
  const forward = calls.filter(({ path, body }) => path.includes('/deployments') && body.includes(version));
  expect(forward.filter(({ path }) => path.includes('force'))).toEqual([]);
});
