import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout } from '../../test/e2e/checkout.ts';
import { type Registry, startRegistry } from '../../test/e2e/registry.ts';
import type { Worker } from '../project/project.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { findWrangler, isBefore, oldestVersion, pinnedVersion } from './find-wrangler.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(['4.120.1', pinnedVersion]);
});
afterAll(() => registry.close());

function wranglerPackage(version: string, folder = 'node_modules/wrangler'): Record<string, string> {
  return {
    [`${folder}/package.json`]: JSON.stringify({ name: 'wrangler', version, bin: { wrangler: './bin/wrangler.js' } }),
    [`${folder}/bin/wrangler.js`]: '',
  };
}

/** Looks for the wrangler of the Worker in that folder of the workspace. */
async function find(workspace: string, folder = '') {
  const context = testContext({
    PATH: process.env['PATH'] ?? '',
    HOME: registry.home(),
    GITHUB_WORKSPACE: workspace,
  });
  const worker = { name: 'trips', directory: join(workspace, folder) } as Worker;
  const result = await findWrangler(worker, context).then(
    (wrangler) => ({ wrangler, error: undefined }),
    (error: Error) => ({ wrangler: undefined, error }),
  );
  return { ...result, context };
}

test('the version of our own is the one that this repository is tested with', () => {
  const file = resolve(import.meta.dirname, '../../package.json');
  expect(JSON.parse(readFileSync(file, 'utf8')).devDependencies.wrangler).toBe(pinnedVersion);
});

test('the nearest node_modules comes first, up to the workspace and no further', async () => {
  const outside = checkout({
    ...wranglerPackage('4.100.0'),
    ...wranglerPackage('4.110.0', 'checkout/node_modules/wrangler'),
    ...wranglerPackage('4.120.0', 'checkout/workers/a/node_modules/wrangler'),
    'checkout/workers/b/wrangler.jsonc': '',
    'elsewhere/wrangler.jsonc': '',
  });
  const workspace = join(outside, 'checkout');
  const near = await find(workspace, 'workers/a');
  expect(near.wrangler).toEqual({
    version: '4.120.0',
    script: join(workspace, 'workers/a/node_modules/wrangler/bin/wrangler.js'),
  });
  expect(near.context.lines()).toMatchObject([
    { event: 'wrangler.found', step: 'deploy trips', version: '4.120.0', source: 'node_modules' },
  ]);
  expect((await find(workspace, 'workers/b')).wrangler?.version).toBe('4.110.0');
  // What lies above the workspace is the machine's: the one of our own is fetched instead.
  expect((await find(join(outside, 'elsewhere'))).wrangler?.version).toBe(pinnedVersion);
});

test('node_modules as pnpm lays it out is followed', async () => {
  const store = 'node_modules/.pnpm/wrangler@4.120.1/node_modules/wrangler';
  const workspace = checkout({ ...wranglerPackage('4.120.1', store), 'workers/a/wrangler.jsonc': '' });
  mkdirSync(join(workspace, 'workers/a/node_modules'));
  symlinkSync(`../../../${store}`, join(workspace, 'workers/a/node_modules/wrangler'));
  const { wrangler } = await find(workspace, 'workers/a');
  expect(wrangler?.version).toBe('4.120.1');
});

/** As much of Yarn's `.pnp.cjs` as is asked: `pnpapi`, which knows where packages are. */
const plugAndPlay = `
const Module = require('node:module');
const load = Module._load;
const resolveToUnqualified = (name, issuer) => {
  if (!issuer.endsWith('/workers/a/')) throw new Error("it isn't declared in your dependencies");
  return require('node:path').join(__dirname, 'archive', name) + '/';
};
Module._load = (name, ...rest) => (name === 'pnpapi' ? { resolveToUnqualified } : load(name, ...rest));
`;

test("Yarn's Plug'n'Play is asked where there is no node_modules, and node is given its file", async () => {
  const workspace = checkout({
    '.pnp.cjs': plugAndPlay,
    'yarn.lock': '# yarn lockfile v1\n\n\nwrangler@4:\n  version "4.120.1"\n',
    ...wranglerPackage('4.130.0', 'archive/wrangler'),
    'workers/a/wrangler.jsonc': '',
    'workers/b/wrangler.jsonc': '',
  });
  const { wrangler, context } = await find(workspace, 'workers/a');
  expect(wrangler).toEqual({
    version: '4.130.0',
    script: join(workspace, 'archive/wrangler/bin/wrangler.js'),
    nodeArguments: ['--require', join(workspace, '.pnp.cjs')],
  });
  expect(context.lines()).toMatchObject([{ level: 'info', event: 'wrangler.found', source: 'pnp' }]);
  // A package that Yarn gives no wrangler has the one of the lockfile.
  expect((await find(workspace, 'workers/b')).wrangler?.version).toBe('4.120.1');
});

test('not installed, the version of the lockfile is fetched, with a warning', async () => {
  const workspace = checkout({
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { 'node_modules/wrangler': { version: '4.120.1', integrity: registry.integrity('4.120.1') } },
    }),
  });
  const { wrangler, context } = await find(workspace);
  expect(wrangler?.version).toBe('4.120.1');
  expect(context.lines()).toMatchObject([
    { level: 'warning', event: 'wrangler.not-installed', version: '4.120.1' },
    { level: 'info', event: 'wrangler.fetched', version: '4.120.1', duration_ms: expect.any(Number) },
    { level: 'info', event: 'wrangler.found', source: 'fetched', lockfile: 'package-lock.json' },
  ]);
  expect(context.printed[0]).toContain('install the dependencies before this step');
});

test('without a lockfile our own version is fetched', async () => {
  const { wrangler, context } = await find(checkout({ 'wrangler.jsonc': '' }));
  expect(wrangler?.version).toBe(pinnedVersion);
  expect(context.printed[0]).toContain('as no lockfile names one');
});

test.each([
  ['installed', wranglerPackage('4.73.0'), '(`node_modules`)'],
  [
    'locked',
    { 'package-lock.json': '{"lockfileVersion":3,"packages":{"node_modules/wrangler":{"version":"4.73.0"}}}' },
    '(package-lock.json)',
  ],
])('a wrangler that is too old is told before anything is done: %s', async (_, files, place) => {
  const before = registry.calls.length;
  const { error } = await find(checkout(files));
  expect(error).toMatchObject({ code: 'wrangler-not-found', hint: expect.stringContaining('wrangler@4') });
  expect(error?.message).toContain(`wrangler 4.73.0 ${place} is too old`);
  expect(error?.message).toContain(`needs ${oldestVersion} or later`);
  expect(error?.message).toContain('Nothing was done.');
  expect(registry.calls).toHaveLength(before);
});

test('a build of a pull request of wrangler is not taken for an old one', async () => {
  expect((await find(checkout(wranglerPackage('0.0.0-a1b2c3d')))).wrangler?.version).toBe('0.0.0-a1b2c3d');
});

test('a wrangler without a command is told', async () => {
  const { error } = await find(checkout({ 'node_modules/wrangler/package.json': '{"version":"4.120.1"}' }));
  expect(error?.message).toContain('has no command');
});

test('versions are compared by number', () => {
  expect(isBefore('4.9.0', '4.74.0')).toBe(true);
  expect(isBefore('3.115.0', '4.74.0')).toBe(true);
  expect(isBefore('4.74.0', '4.74.0')).toBe(false);
  expect(isBefore('4.74.0-beta.1', '4.74.0')).toBe(false);
  expect(isBefore('4.100.0', '4.74.0')).toBe(false);
  expect(isBefore('5.0.0', '4.74.0')).toBe(false);
});
