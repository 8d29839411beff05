import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { pinnedVersion } from '../../src/deploy/find-wrangler.ts';
import type { ActionResult } from './action.ts';
import { checkout, temporaryFolder, write } from './checkout.ts';
import { callsDuring, mayWrite } from './database.ts';
import { type Registry, startRegistry } from './registry.ts';
import { run, serving, workerModule, wranglerConfig } from './workers.ts';

const root = resolve(import.meta.dirname, '../..');
const version = '4.120.1';

let stack: Stack;
let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry([version, pinnedVersion]);
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => Promise.all([stack.close(), registry.close()]));
afterEach(() => registry.faults.set([]));

/** One Worker that wrangler has to bundle, in a git repository. */
function repository(name: string, files: Readonly<Record<string, string>>): string {
  const workspace = checkout({
    'package.json': JSON.stringify({ name, private: true, devDependencies: { wrangler: '^4.100.0' } }),
    'wrangler.jsonc': wranglerConfig(name, { main: 'src/worker.ts', no_bundle: false }),
    'src/worker.ts': `import { says } from './says.ts';\n${workerModule().replace('{"status":"ok"}', 'says')}`,
    'src/says.ts': "export const says: { status: string } = { status: 'ok' };\n",
    ...files,
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'all');
  return workspace;
}

/** Everything that is there, empty folders too, and what git makes of it. */
function stateOf(workspace: string): { paths: string[]; status: string } {
  const paths = readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('.git/'),
  );
  const status = execFileSync('git', ['status', '--porcelain', '--ignored'], { cwd: workspace, encoding: 'utf8' });
  return { paths: paths.toSorted(), status };
}

function deploy(workspace: string, env: Record<string, string> = {}): Promise<ActionResult> {
  return run(stack, 'deploy', workspace, { env: { HOME: registry.home(), ...env } });
}

/** By package manager: what it writes for one package that has wrangler. */
const lockfiles = {
  npm: [
    'package-lock.json',
    () =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { devDependencies: { wrangler: '^4.100.0' } },
          'node_modules/wrangler': { version, integrity: registry.integrity(version), dev: true },
        },
      }),
  ],
  pnpm: [
    'pnpm-lock.yaml',
    () =>
      `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    devDependencies:\n      wrangler:\n        specifier: ^4.100.0\n        version: ${version}\n\npackages:\n\n  wrangler@${version}:\n    resolution: {integrity: ${registry.integrity(version)}}\n    hasBin: true\n`,
  ],
  yarn: [
    'yarn.lock',
    () =>
      `# yarn lockfile v1\n\n\nwrangler@^4.100.0:\n  version "${version}"\n  resolved "${registry.origin}/wrangler/-/wrangler-${version}.tgz"\n  integrity ${registry.integrity(version)}\n`,
  ],
  'yarn-berry': [
    'yarn.lock',
    () =>
      `# This file is generated\n\n__metadata:\n  version: 8\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  dependencies:\n    wrangler: "npm:^4.100.0"\n\n"wrangler@npm:^4.100.0":\n  version: ${version}\n  resolution: "wrangler@npm:${version}"\n`,
  ],
  bun: [
    'bun.lock',
    () =>
      `{"lockfileVersion": 1, "workspaces": {"": {"name": "app",},}, "packages": {"wrangler": ["wrangler@${version}", "", {}, "${registry.integrity(version)}"],}}`,
  ],
} as const satisfies Record<string, readonly [string, () => string]>;
const managers = Object.keys(lockfiles) as (keyof typeof lockfiles)[];

test.each(managers)(
  'a project of %s deploys from its lockfile, and nothing is written into the checkout',
  async (manager) => {
    const [lockfile, content] = lockfiles[manager];
    const name = `from-${manager}`;
    const workspace = repository(name, { [lockfile]: content() });
    const before = stateOf(workspace);
    const RUNNER_TOOL_CACHE = temporaryFolder();
    // The first one deploys directly, the second one uploads a version.
    for (const isFirst of [true, false]) {
      const result = await deploy(workspace, { RUNNER_TOOL_CACHE });
      expect(result.exitCode, result.log).toBe(0);
      expect(result.events.find(({ event }) => event === 'wrangler.found')).toMatchObject({
        version,
        source: 'fetched',
        lockfile,
      });
      expect(result.events.some(({ event }) => event === 'wrangler.fetched')).toBe(isFirst);
      expect(result.log).toContain('::warning');
      expect(result.log).toContain('wrangler is not installed in the checkout');
      expect(await serving(stack, name)).toEqual({ [result.outputs['version-id'] ?? '']: 100 });
      expect(stateOf(workspace)).toEqual(before);
      if (manager !== 'npm') break;
    }
    expect(before.status).toBe('');
  },
);

test('node_modules as pnpm lays it out is used, and nothing else is written into the checkout', async () => {
  const name = 'laid-out';
  const workspace = repository(name, { '.gitignore': 'node_modules/\n' });
  const store = join(workspace, `node_modules/.pnpm/wrangler@${pinnedVersion}/node_modules/wrangler`);
  mkdirSync(dirname(store), { recursive: true });
  symlinkSync(join(root, 'node_modules/wrangler'), store);
  symlinkSync(`.pnpm/wrangler@${pinnedVersion}/node_modules/wrangler`, join(workspace, 'node_modules/wrangler'));
  const before = stateOf(workspace);
  const result = await deploy(workspace);
  expect(result.exitCode, result.log).toBe(0);
  expect(result.events.find(({ event }) => event === 'wrangler.found')).toMatchObject({ source: 'node_modules' });
  expect(result.log).not.toContain('wrangler is not installed');
  expect(stateOf(workspace)).toEqual(before);
});

test('what a `.wrangler` folder of the project holds stays', async () => {
  const workspace = repository('has-state', { '.gitignore': '.wrangler/\n', ...Object.fromEntries([lockOf('npm')]) });
  write(workspace, '.wrangler/state/v3/d1.sqlite', 'kept');
  const before = stateOf(workspace);
  const result = await deploy(workspace);
  expect(result.exitCode, result.log).toBe(0);
  expect(stateOf(workspace)).toEqual(before);
});

function lockOf(manager: keyof typeof lockfiles): [string, string] {
  const [lockfile, content] = lockfiles[manager];
  return [lockfile, content()];
}

test('with the registry down nothing is uploaded, and the error says what to do', async () => {
  registry.faults.set([{ path: '.', action: { kind: 'respond', status: 503 } }]);
  const workspace = repository('no-registry', { ...Object.fromEntries([lockOf('npm')]) });
  const calls = await callsDuring(stack, async () => {
    const result = await deploy(workspace);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('deploy%3A wrangler-not-found');
    expect(result.log).toContain(`wrangler ${version} could not be fetched`);
    expect(result.log).toContain('Install the dependencies before this step');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
});

test('a lockfile that is binary stops the run before anything is uploaded', async () => {
  const workspace = repository('binary-lock', { 'bun.lockb': '#!/usr/bin/env bun\u0000' });
  const calls = await callsDuring(stack, async () => {
    const result = await deploy(workspace);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('bun install --save-text-lockfile');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
});
