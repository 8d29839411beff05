import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, readEvents } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring } from './database.ts';
import { ledgerOf } from './ledger.ts';
import { runningCommands, until } from './processes.ts';
import { edit } from './sample.ts';
import {
  deploymentsMade,
  releaseCheckout,
  seedWorker,
  serving,
  start,
  versionCount,
  workerCheckout,
  wranglerConfig,
} from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

/** Starts a release of a Worker of this name to an environment of this name. */
function release(name: string, dwell = '60s', workspace = releaseCheckout(name)): RunningAction {
  return start(stack, 'release', workspace, { inputs: { environment: name, dwell } });
}

/** Cancels as the runner does, when a condition holds; fails when the run ends before. */
async function cancelWhen(
  action: RunningAction,
  signal: NodeJS.Signals,
  isTime: () => boolean | Promise<boolean>,
): Promise<ActionResult> {
  let log: string | undefined;
  void action.result.then((result) => {
    log = result.log;
  });
  await until(async () => log !== undefined || (await isTime()), 45_000);
  if (log !== undefined) throw new Error(`the run ended before it was to be cancelled: ${log}`);
  action.process.kill(signal);
  return action.result;
}

function hasMade(action: RunningAction, percentage: number): () => boolean {
  return () =>
    readEvents(action.eventFile).some(
      (event) => event.event === 'deployment.made' && event['percentage'] === percentage,
    );
}

async function expectCancelled(name: string, result: ActionResult, old: string): Promise<void> {
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('The job was cancelled');
  expect(result.log).not.toContain('someone else');
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  const [entry] = await ledgerOf(stack, name);
  expect(entry?.states).toEqual(['in_progress', 'failure']);
  expect(entry?.description).toContain('The job was cancelled');
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s while a step lasts puts the former deployment back', async (signal) => {
  const name = `dwelling-${signal.toLowerCase()}`;
  const old = await seedWorker(stack, name);
  const action = release(name);
  const started = Date.now();
  const result = await cancelWhen(action, signal, hasMade(action, 10));
  await expectCancelled(name, result, old);
  expect(result.log).toContain(`${name} is back at what it was: ${old}`);
  const page = readFileSync(result.outputs['report-html'] ?? '', 'utf8');
  expect(page).toMatch(/<th scope="row">10 %<\/th>.*✗ cancelled<\/span>/);
  expect(page).toMatch(/<th scope="row">put back<\/th>.*✓ passed<\/span>/);
  // The runner waits 7.5 s before it sends SIGTERM, and 2.5 s more before it kills.
  expect(Date.now() - started).toBeLessThan(60_000);
});

test.each([
  ['10 %', 2],
  ['100 %', 3],
])('a cancellation while the deployment at %s is being answered takes that deployment back', async (_, nth) => {
  const name = `answering-${nth}`;
  const old = await seedWorker(stack, name);
  stack.faults.set([
    {
      service: 'cloudflare',
      method: 'POST',
      path: `/${name}/deployments$`,
      from: nth,
      times: 1,
      when: 'after',
      action: { kind: 'stall' },
    },
  ]);
  const action = release(name, '0s');
  const calls = await callsDuring(stack, async () => {
    const arrived = () => deploymentsMade(stack.cloudflare.api.calls, name).length >= nth;
    const result = await cancelWhen(action, 'SIGINT', arrived);
    await expectCancelled(name, result, old);
    expect(result.log).toContain(`${name} is back at what it was: ${old}`);
  });
  expect(deploymentsMade(calls, name).at(-1)).toEqual({ [old]: 100 });
});

test('a cancellation while wrangler uploads ends wrangler, and changes nothing', async () => {
  const name = 'uploading';
  const old = await seedWorker(stack, name);
  stack.faults.set([{ service: 'cloudflare', method: 'POST', path: `/${name}/versions`, action: { kind: 'stall' } }]);
  const workspace = releaseCheckout(name);
  const action = release(name, '0s', workspace);
  const arrived = () =>
    stack.cloudflare.api.calls.some(({ method, path }) => method === 'POST' && path.includes(`/${name}/versions`));
  const result = await cancelWhen(action, 'SIGINT', arrived);
  await expectCancelled(name, result, old);
  expect(result.log).toContain(`${name} was not changed`);
  await until(() => !runningCommands(/wrangler/).some((command) => command.includes(workspace)));
  expect(await versionCount(stack, name)).toBe(1);
});

test('a cancellation while a first deploy is being answered says what serves', async () => {
  const name = 'deploying-first';
  stack.faults.set([
    { service: 'cloudflare', method: 'PUT', path: `/scripts/${name}\\?`, when: 'after', action: { kind: 'stall' } },
  ]);
  const action = release(name);
  const exists = () =>
    serving(stack, name).then(
      () => true,
      () => false,
    );
  const result = await cancelWhen(action, 'SIGINT', exists);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const [version = ''] = Object.keys(await serving(stack, name));
  expect(result.log).toContain(`All the same ${name} serves something else than before: ${version}`);
});

test('a wrangler that deploys and fails afterwards is not told as if nothing had been changed', async () => {
  const name = 'deployed-and-failed';
  stack.faults.set([
    {
      service: 'cloudflare',
      method: 'POST',
      path: `/scripts/${name}/subdomain$`,
      action: {
        kind: 'respond',
        status: 403,
        body: { success: false, errors: [{ code: 10000, message: 'no' }], messages: [], result: null },
      },
    },
  ]);
  const workspace = workerCheckout(name);
  edit(workspace, 'wrangler.jsonc', () => wranglerConfig(name, { preview_urls: true }));
  const action = start(stack, 'deploy', workspace);
  const result = await action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const [version = ''] = Object.keys(await serving(stack, name));
  expect(result.log).toContain(`All the same ${name} serves something else than before: ${version}`);
});
