import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, runAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring } from './database.ts';
import { credentials, networkOf } from './sample.ts';
import {
  type Behaviour,
  deploymentsMade,
  healthCheck,
  run,
  type Shares,
  seedWorker,
  serving,
  versionCount,
  workerCheckout,
  wranglerCheckout,
  wranglerConfig,
} from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => {
  stack.faults.set([]);
  stack.cloudflare.setOverrides({ kind: 'apply' });
});

interface Outcome {
  result: ActionResult;
  /** The version that served before. */
  old: string;
  made: Shares[];
}

interface Given {
  inputs?: Record<string, string>;
  before?: Behaviour;
  /** Whether versions have addresses of their own. */
  previews?: boolean;
}

/** Deploys a version over one that works. */
async function deployOver(
  name: string,
  behaviour: Behaviour,
  { inputs = {}, before = {}, previews = false }: Given = {},
): Promise<Outcome> {
  const old = await seedWorker(stack, name, before, previews);
  const workspace = workerCheckout(name, behaviour);
  let result: ActionResult | undefined;
  const calls = await callsDuring(stack, async () => {
    result = await run(stack, 'deploy', workspace, { inputs });
  });
  if (!result) throw new Error('the action gave no result');
  return { result, old, made: deploymentsMade(calls, name) };
}

/** The new version never got more than these percentages, and what served before serves again, alone. */
async function expectPutBack(name: string, { result, old, made }: Outcome, percentages: number[]): Promise<void> {
  expect(result.log).toContain('::error');
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const version = result.outputs['version-id'] ?? '';
  expect(version).toMatch(/^[0-9a-f-]{36}$/);
  expect(made.map((shares) => shares[version])).toEqual([...percentages, undefined]);
  expect(made.at(-1)).toEqual({ [old]: 100 });
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  const back = `${name} is back at what it was: ${old} at 100 %`;
  expect(result.log).toContain(back.replaceAll('%', '%25'));
  expect(result.summary).toContain('**Not deployed.** The former deployment is in place again.');
  expect(result.outputs['undo']).toBeUndefined();
}

test('a version that throws at every request is told as such at its own address, and stays at 0 %', async () => {
  const outcome = await deployOver('throwing', { throws: true }, { previews: true, inputs: { wait: '30s' } });
  await expectPutBack('throwing', outcome, [0]);
  expect(outcome.result.log).toContain('The new version throws');
  expect(outcome.result.log).toContain('error code: 1101');
});

test('a version that throws, and has no address of its own, stays at 0 % as well', async () => {
  const outcome = await deployOver('throwing-hidden', { throws: true });
  await expectPutBack('throwing-hidden', outcome, [0]);
  expect(outcome.result.log).toContain('The new version throws');
});

test('a version whose health check answers 500 stays at 0 %, and its answer is quoted', async () => {
  const outcome = await deployOver('unhealthy', { failsFrom: 1, says: { status: 'ok', reason: 'no database' } });
  await expectPutBack('unhealthy', outcome, [0]);
  expect(outcome.result.log).toContain('expected status 200, got 500');
  expect(outcome.result.log).toContain('no database');
  expect(outcome.result.summary).toContain('curl -i');
});

test('a version that answers with the wrong JSON stays at 0 %, and the difference is told', async () => {
  const outcome = await deployOver('wrong-json', { says: { status: 'degraded' } });
  await expectPutBack('wrong-json', outcome, [0]);
  expect(outcome.result.log).toContain('expected `status` to be `"ok"`, got `"degraded"`');
});

test('a version that requests are never steered to is not promoted, however healthy what answers is', async () => {
  stack.cloudflare.setOverrides({ kind: 'ignore' });
  const outcome = await deployOver('unreached', {});
  await expectPutBack('unreached', outcome, [0]);
  expect(outcome.result.log).toContain(`version ${outcome.old} answered in its place`);
  expect(outcome.result.log).toContain('The version override did not take effect');
});

test('a version override that takes effect late is waited for', async () => {
  stack.cloudflare.setOverrides({ kind: 'after', requests: 4 });
  const { result, old, made } = await deployOver('late', {}, { inputs: { wait: '30s' } });
  expect(result.exitCode, result.log).toBe(0);
  const version = result.outputs['version-id'] ?? '';
  expect(made).toEqual([{ [old]: 100, [version]: 0 }, { [old]: 90, [version]: 10 }, { [version]: 100 }]);
  expect(await serving(stack, 'late')).toEqual({ [version]: 100 });
});

// Three requests prove a version, and each step asks once more.
test('a version that works at 0 % and fails at 10 % goes no further', async () => {
  const outcome = await deployOver('failing-at-10', { failsFrom: 5 });
  await expectPutBack('failing-at-10', outcome, [0, 10]);
  expect(outcome.result.log).toContain('At 10 %25, version');
});

test('a version that fails only when everybody gets it is taken back from 100 %', async () => {
  const outcome = await deployOver('failing-at-100', { failsFrom: 6 });
  await expectPutBack('failing-at-100', outcome, [0, 10, 100]);
});

test('a version that brings a new secret can be taken back from 100 %', async () => {
  const name = 'secretive';
  const old = await seedWorker(stack, name);
  const result = await run(stack, 'deploy', workerCheckout(name, { failsFrom: 6 }), {
    inputs: { 'required-secrets': 'KEY' },
    env: { KEY: 'a-key-that-is-new' },
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('At 100 %25, version');
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  expect(result.log).toContain(`${name} is back at what it was`);
});

test('a Worker that tells no version is proven at the address of its version', async () => {
  const silent = { tellsVersion: false };
  const { result, old, made } = await deployOver('silent', silent, { previews: true, before: silent });
  expect(result.exitCode, result.log).toBe(0);
  const version = result.outputs['version-id'] ?? '';
  expect(result.log).toContain(`answers at ${version.slice(0, 8)}-silent.local.workers.dev`);
  expect(made).toEqual([{ [old]: 100, [version]: 0 }, { [old]: 90, [version]: 10 }, { [version]: 100 }]);
});

test('a Worker that tells no version, and has no address for one, is not promoted, and its owner is told what to do', async () => {
  const silent = { tellsVersion: false };
  const outcome = await deployOver('mute', silent, { before: silent });
  await expectPutBack('mute', outcome, [0]);
  expect(outcome.result.log).toContain('version_metadata');
  expect(outcome.result.log).toContain('switch preview URLs on');
});

test('without configuration, token and account are enough to migrate, deploy and check', async () => {
  const name = 'plain';
  const id = '6f1e3c52-8a1b-4d7e-9c55-2b7a4e0f9d31';
  const workspace = wranglerCheckout({
    'wrangler.jsonc': wranglerConfig(name, {
      d1_databases: [{ binding: 'DB', database_name: 'voygent-prod', database_id: id }],
    }),
    'worker.js': `export default { fetch: (request, { DB }) =>
      DB.prepare('SELECT count(*) AS trips FROM trips').first().then((row) => Response.json(row)) };`,
    'migrations/0001_trips.sql': 'CREATE TABLE trips (id INTEGER PRIMARY KEY);',
  });
  const all = { inputs: { ...credentials(stack), 'github-token': '' }, workspace, env: networkOf(stack) };
  for (const action of ['migrate', 'deploy', 'smoke', 'deploy'] as const) {
    const result = await runAction(action, all);
    expect(result.exitCode, result.log).toBe(0);
  }
  expect(await versionCount(stack, name)).toBe(2);
  expect(Object.values(await serving(stack, name))).toEqual([100]);
});

test('a plan of a deployment only reads, and shows what serves and what would be done', async () => {
  const name = 'planned';
  const old = await seedWorker(stack, name);
  stack.cloudflare.refuseWrites(true);
  try {
    const result = await run(stack, 'deploy', workerCheckout(name), { inputs: { mode: 'plan', checks: healthCheck } });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(result.summary).toContain(`\`${old}\` at 100 %`);
    expect(result.summary).toContain('0 % → 10 % → 100 %');
  } finally {
    stack.cloudflare.refuseWrites(false);
  }
  expect(await versionCount(stack, name)).toBe(1);
});
