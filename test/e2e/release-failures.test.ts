import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring, createDatabase, databaseOf, mayWrite, type TestDatabase } from './database.ts';
import { ledgerOf } from './ledger.ts';
import { edit } from './sample.ts';
import {
  type Behaviour,
  releaseCheckout,
  run,
  seedWorker,
  serving,
  versionCount,
  workerModule,
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
  expect(stack.github.defects).toEqual([]);
});

/** A project of Workers that are listed in this order. */
function severalWorkers(
  environment: string,
  workers: Record<string, Behaviour>,
  bindings: Record<string, Record<string, unknown>> = {},
): string {
  const names = Object.keys(workers);
  const files = Object.entries(workers).flatMap(([name, behaviour]) => [
    [`${name}/wrangler.jsonc`, wranglerConfig(name, bindings[name])],
    [`${name}/worker.js`, workerModule(behaviour)],
  ]);
  return wranglerCheckout({
    '.github/voygent.yml': [
      'version: 1',
      `environments: { ${environment}: { wrangler-environment: '' } }`,
      'workers:',
      ...names.map((name) => `  - { config: ${name}/wrangler.jsonc }`),
    ].join('\n'),
    ...Object.fromEntries(files),
  });
}

test('Workers are deployed after those that they are bound to, whatever the order in which they are listed', async () => {
  const services = [{ binding: 'AUTH', service: 'bound' }];
  const workspace = severalWorkers('ordered', { binder: {}, bound: {} }, { binder: { services } });
  const result = await run(stack, 'release', workspace, { inputs: { environment: 'ordered' } });
  expect(result.exitCode, result.log).toBe(0);
  const deployed = result.events
    .filter(({ event }) => event === 'deployment.made')
    .map(({ message }) => String(message));
  expect(deployed.map((message) => message.split(':')[0])).toEqual(['bound', 'binder']);
});

test('when the second of two Workers fails, the first is put back as well', async () => {
  const old = { front: await seedWorker(stack, 'front'), rear: await seedWorker(stack, 'rear') };
  const workspace = severalWorkers('pair', { front: {}, rear: { says: { status: 'broken' } } });
  const result = await run(stack, 'release', workspace, { inputs: { environment: 'pair', promote: '0,100' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(await serving(stack, 'front')).toEqual({ [old.front]: 100 });
  expect(await serving(stack, 'rear')).toEqual({ [old.rear]: 100 });
  expect(result.log).toContain(`front is back at what it was: ${old.front}`);
  expect(result.log).toContain(`rear is back at what it was: ${old.rear}`);
  const [entry] = await ledgerOf(stack, 'pair');
  expect(entry?.states).toEqual(['in_progress', 'failure']);
});

test('when the second of two Workers fails, a first one that is new is said to serve on', async () => {
  const old = await seedWorker(stack, 'known');
  const workspace = severalWorkers('mixed', { fresh: {}, known: { says: { status: 'broken' } } });
  const result = await run(stack, 'release', workspace, { inputs: { environment: 'mixed', promote: '0,100' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(await serving(stack, 'known')).toEqual({ [old]: 100 });
  const [fresh] = Object.keys(await serving(stack, 'fresh'));
  expect(result.log).toContain(
    `fresh serves version ${fresh} at 100 %25: as this was its first deploy there is nothing to go back to`,
  );
});

test('a migration that fails in the rehearsal blocks the release before anything is recorded', async () => {
  const name = 'rehearsed';
  const old = await seedWorker(stack, name);
  const database = await createDatabase(stack, 'rehearsed-db');
  const workspace = withDatabase(name, database, {
    '0001_a.sql': 'CREATE TABLE a (x);',
    '0002_b.sql': 'CREATE TABLE;',
  });
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'release', workspace, { inputs: { environment: name } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toMatch(/::error [^\n]*0002_b\.sql[^\n]*\[fails-in-rehearsal\][^\n]*Nothing was done/);
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await database.schema()).toEqual([]);
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  expect(await ledgerOf(stack, name)).toEqual([]);
});

test('a failed migration keeps the Workers from being deployed, and the ledger says failure', async () => {
  const name = 'migrated';
  const old = await seedWorker(stack, name);
  const database = await createDatabase(stack, 'broken-db');
  const workspace = withDatabase(name, database, {
    '0001_a.sql': 'CREATE TABLE a (x);',
    '0002_b.sql': 'CREATE TABLE;',
  });
  const result = await run(stack, 'release', workspace, { inputs: { environment: name, rehearse: 'off' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('No Worker was deployed');
  expect(await databaseOf(stack, database).ledger()).toEqual(['0001_a.sql']);
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
  expect(await versionCount(stack, name)).toBe(1);
  expect((await ledgerOf(stack, name))[0]?.states).toEqual(['in_progress', 'failure']);
});

function withDatabase(name: string, database: TestDatabase, migrations: Record<string, string>): string {
  const config = { d1_databases: [{ binding: 'DB', database_name: database.name, database_id: database.id }] };
  const files = Object.entries(migrations).map(([file, sql]) => [`migrations/${file}`, sql]);
  return wranglerCheckout({
    '.github/voygent.yml': `version: 1\nenvironments: { ${name}: { wrangler-environment: '' } }\n`,
    'wrangler.jsonc': wranglerConfig(name, config),
    'worker.js': workerModule(),
    ...Object.fromEntries(files),
  });
}

test('a release whose Worker fails says that its migrations stay', async () => {
  const name = 'halfway';
  await seedWorker(stack, name);
  const database = await createDatabase(stack, 'halfway-db');
  const workspace = withDatabase(name, database, { '0001_a.sql': 'CREATE TABLE a (x);' });
  edit(workspace, 'worker.js', (text) => text.replace('"status":"ok"', '"status":"broken"'));
  const inputs = { environment: name };
  const result = await run(stack, 'release', workspace, { inputs });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('The migrations stay applied');
  expect(result.log).toContain('halfway-db (0001_a.sql)');
});

const toGitHub = { service: 'github', method: 'POST' } as const;
const unavailable = { kind: 'respond', status: 503, body: { message: 'unavailable' } } as const;
const atTheEnd: FaultRuleInput = { ...toGitHub, path: '/statuses$', body: '"success"', action: unavailable };

test('a release that cannot be recorded does nothing', async () => {
  const name = 'unrecorded';
  const old = await seedWorker(stack, name);
  stack.faults.set([
    { ...toGitHub, path: '/deployments$', action: { kind: 'respond', status: 403, body: { message: 'no' } } },
  ]);
  const calls = await callsDuring(stack, async () => {
    const result = await run(stack, 'release', releaseCheckout(name), { inputs: { environment: name } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('permissions: deployments: write');
    expect(result.log).toContain('Nothing was done');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await serving(stack, name)).toEqual({ [old]: 100 });
});

test.each([
  ['whose answer is lost', { kind: 'reset' }],
  ['to which a proxy answers', { kind: 'respond', status: 502, body: 'bad gateway' }],
] as const)('a record %s is found, and not written twice', async (what, action) => {
  const name = `recorded-${what.split(' ').at(-1)}`;
  await seedWorker(stack, name);
  stack.faults.set([{ ...toGitHub, path: '/deployments$', times: 1, when: 'after', action }]);
  const result = await run(stack, 'release', releaseCheckout(name), { inputs: { environment: name } });
  expect(result.exitCode, result.log).toBe(0);
  const entries = await ledgerOf(stack, name);
  expect(entries.map(({ states }) => states)).toEqual([['in_progress', 'success']]);
});

test('a release whose end cannot be recorded has not passed, and says that it serves', async () => {
  const name = 'endless';
  const old = await seedWorker(stack, name);
  stack.faults.set([atTheEnd]);
  const result = await run(stack, 'release', releaseCheckout(name), { inputs: { environment: name } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('The release is done and serves');
  expect(result.log).toContain('Its end could not be recorded');
  expect(await serving(stack, name)).not.toEqual({ [old]: 100 });
});

test('a plan of a release only reads', async () => {
  const name = 'planned-release';
  await seedWorker(stack, name);
  const calls = await callsDuring(stack, async () => {
    const inputs = { environment: name, mode: 'plan' };
    const result = await run(stack, 'release', releaseCheckout(name), { inputs });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(result.summary).toContain('This was a plan: nothing was changed.');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await ledgerOf(stack, name)).toEqual([]);
});
