import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, readEvents } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring } from './database.ts';
import { startRival } from './rival.ts';
import {
  deployByHand,
  deploymentsMade,
  run,
  seedWorker,
  serving,
  start,
  uploadByHand,
  versionCount,
  workerCheckout,
} from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

/** Resolves when the version that is being deployed has come to this percentage. */
async function reached(action: RunningAction, percentage: number): Promise<string> {
  const made = () =>
    readEvents(action.eventFile).find(
      (event) => event.event === 'deployment.made' && event['percentage'] === percentage,
    );
  await expect.poll(made, { timeout: 60_000, interval: 50 }).toBeDefined();
  return /version (\S+) is at/.exec(String(made()?.['message']))?.[1] ?? '';
}

test('what someone else deploys during a rollout is not overwritten by the next step', async () => {
  const name = 'overtaken';
  const old = await seedWorker(stack, name);
  const theirs = await uploadByHand(stack, name);
  const action = start(stack, 'deploy', workerCheckout(name), { inputs: { dwell: '3s' } });
  const ours = await reached(action, 10);
  await deployByHand(stack, name, { [theirs]: 50, [ours]: 50 });
  const result = await action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(await serving(stack, name)).toEqual({ [theirs]: 50, [ours]: 50 });
  expect(result.log).toContain(`Someone else has deployed ${name} in the meantime`);
  expect(result.log).toContain(theirs);
  expect(result.log).not.toContain('is back at what it was');
  expect(result.summary).toContain('Someone else has deployed in the meantime; that was left alone.');
  expect(old).not.toBe(theirs);
});

test('what someone else deploys during a rollout is not overwritten by the way back', async () => {
  const name = 'overtaken-failing';
  await seedWorker(stack, name);
  const theirs = await uploadByHand(stack, name);
  const action = start(stack, 'deploy', workerCheckout(name, { failsFrom: 5 }), {
    inputs: { dwell: '3s', wait: '1s' },
  });
  await reached(action, 10);
  await deployByHand(stack, name, { [theirs]: 100 });
  const result = await action.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(await serving(stack, name)).toEqual({ [theirs]: 100 });
  expect(result.log).toContain(`${name} was deployed by someone else in the meantime, and that was left alone`);
});

test('what someone else deploys while the version is uploaded is not overwritten', async () => {
  const name = 'overtaken-early';
  await seedWorker(stack, name);
  const theirs = await uploadByHand(stack, name);
  await using rival = await startRival(stack, /version_metadata/, () => deployByHand(stack, name, { [theirs]: 100 }));
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'deploy', workerCheckout(name), {
      env: { CLOUDFLARE_API_BASE_URL: rival.apiBaseUrl },
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toContain(`Someone else has deployed ${name} in the meantime`);
  });
  expect(deploymentsMade(calls, name)).toEqual([]);
  expect(await serving(stack, name)).toEqual({ [theirs]: 100 });
});

test("someone else's gradual deployment that is under way blocks, and nothing is uploaded", async () => {
  const name = 'gradual';
  const old = await seedWorker(stack, name);
  const theirs = await uploadByHand(stack, name);
  await deployByHand(stack, name, { [old]: 70, [theirs]: 30 });
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'deploy', workerCheckout(name));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toContain('A gradual deployment of gradual is under way that this action did not begin');
    expect(result.log).toContain('Nothing was done');
  });
  expect(calls.filter(({ method }) => method !== 'GET' && method !== 'HEAD').map(({ path }) => path)).toEqual([]);
  expect(await serving(stack, name)).toEqual({ [old]: 70, [theirs]: 30 });
  expect(await versionCount(stack, name)).toBe(2);
});

const cut = { kind: 'reset' } as const;
/** A fault on the n-th deployment that is asked for. */
function onDeployment(from: number, rule: Omit<FaultRuleInput, 'path'>): FaultRuleInput {
  return { service: 'cloudflare', method: 'POST', path: '/deployments(\\?|$)', from, times: 1, ...rule };
}

/** Deploys over a working version under faults. */
async function deployUnder(name: string, faults: FaultRuleInput[], failsFrom?: number) {
  const old = await seedWorker(stack, name);
  stack.faults.set(faults);
  let result: ActionResult | undefined;
  const behaviour = failsFrom === undefined ? {} : { failsFrom };
  const calls = await callsDuring(stack, async () => {
    result = await run(stack, 'deploy', workerCheckout(name, behaviour));
  });
  stack.faults.set([]);
  if (!result) throw new Error('the action gave no result');
  return { result, old, made: deploymentsMade(calls, name) };
}

test.each([
  ['0 %', 1],
  ['10 %', 2],
  ['100 %', 3],
])('a deployment at %s whose answer is lost is found, and not made again', async (_, nth) => {
  const name = `lost-${nth}`;
  const { result, old, made } = await deployUnder(name, [onDeployment(nth, { when: 'after', action: cut })]);
  expect(result.exitCode, result.log).toBe(0);
  const version = result.outputs['version-id'] ?? '';
  expect(made).toEqual([{ [old]: 100, [version]: 0 }, { [old]: 90, [version]: 10 }, { [version]: 100 }]);
  expect(await serving(stack, name)).toEqual({ [version]: 100 });
});

test('a lost answer to the way back is not told as the deployment of someone else', async () => {
  const name = 'lost-back';
  const faults = [onDeployment(3, { when: 'after', action: cut })];
  const { result, old, made } = await deployUnder(name, faults, 5);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(made).toHaveLength(3);
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  expect(result.log).toContain(`${name} is back at what it was: ${old}`);
});

test('a deployment whose answer and whose look afterwards are both lost is still known as our own', async () => {
  const name = 'lost-twice';
  const old = await seedWorker(stack, name);
  // Each read is tried four times. The first three are for the plan and before each of the two deployments.
  stack.faults.set([
    onDeployment(2, { when: 'after', action: cut }),
    { service: 'cloudflare', method: 'GET', path: `/${name}/deployments$`, from: 4, times: 4, action: cut },
  ]);
  const result = await run(stack, 'deploy', workerCheckout(name));
  stack.faults.set([]);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).not.toContain('someone else');
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  expect(result.log).toContain(`${name} is back at what it was: ${old}`);
});

test('a connection that is cut before the deployment was made ends in the former deployment', async () => {
  const { result, old, made } = await deployUnder('cut', [onDeployment(2, { action: cut })]);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(made).toHaveLength(3);
  expect(made.at(-1)).toEqual({ [old]: 100 });
  expect(await serving(stack, 'cut')).toEqual({ [old]: 100 });
  expect(result.log).toContain('the connection was lost before the answer came');
});

test('a 500 to a deployment is not answered with a second attempt', async () => {
  const refusal = { action: { kind: 'respond', status: 500, body: 'oops' } } as const;
  const { result, old, made } = await deployUnder('refused', [onDeployment(2, refusal)]);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(made.map((shares) => shares[result.outputs['version-id'] ?? ''])).toEqual([0, 10, undefined]);
  expect(await serving(stack, 'refused')).toEqual({ [old]: 100 });
  expect(result.log).toContain('Cloudflare answered 500');
  expect(result.log).toContain('refused is back at what it was');
});

test('a way back that Cloudflare refuses is told with the command that does it by hand', async () => {
  const refusal: FaultRuleInput = {
    service: 'cloudflare',
    method: 'POST',
    path: '/deployments(\\?|$)',
    from: 2,
    action: { kind: 'respond', status: 500, body: 'oops' },
  };
  const { result, old } = await deployUnder('stuck', [refusal]);
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const version = result.outputs['version-id'] ?? '';
  expect(await serving(stack, 'stuck')).toEqual({ [old]: 100, [version]: 0 });
  expect(result.log).toContain('The former deployment of stuck could not be put back');
  expect(result.log).toContain(`npx wrangler versions deploy ${old}@100%25 --name stuck --yes`);
  expect(result.outputs['deployment-id']).toBeUndefined();
});

test('reads that fail once, and a rate limit with its pause, are waited out', async () => {
  const unavailable = { kind: 'respond', status: 503, body: 'upstream' } as const;
  const limited = { kind: 'respond', status: 429, headers: { 'retry-after': '1' }, body: 'slow down' } as const;
  const { result, made } = await deployUnder('busy', [
    { service: 'cloudflare', method: 'GET', path: '/busy/deployments$', times: 1, action: unavailable },
    { service: 'cloudflare', method: 'GET', path: '/busy/versions/', times: 1, action: cut },
    onDeployment(2, { action: limited }),
  ]);
  expect(result.exitCode, result.log).toBe(0);
  expect(made).toHaveLength(4);
  expect(await serving(stack, 'busy')).toEqual({ [result.outputs['version-id'] ?? '']: 100 });
});
