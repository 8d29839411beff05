import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { type LocalServer, startServer } from '../../local/http/server.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { installCodex, platformOf } from './codex-install.ts';

const version = '0.900.1';
const withoutPlatform = '0.900.2';
const another = '0.900.3';
const platform = platformOf(process.platform, process.arch);
const name = `${process.platform}-${process.arch}`;

const temporary = () => mkdtempSync(join(tmpdir(), 'codex-install-'));

/** A package as npm packs it. */
function pack(manifest: Record<string, unknown>, files: Readonly<Record<string, string>>): Buffer {
  const folder = temporary();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), 0o755);
  }
  execFileSync('npm', ['pack', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const packed = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  return readFileSync(join(folder, packed));
}

const faults = new Faults();
let registry: LocalServer;
let home: string;
/** By version. */
const packages = new Map<string, { manifest: Record<string, unknown>; content: Buffer }>();

function publish(manifest: Record<string, unknown>, files: Readonly<Record<string, string>>): void {
  packages.set(String(manifest['version']), { manifest, content: pack(manifest, files) });
}

/** Publishes the CLI as its makers do: the program is in a package of its own, an alias one platform each. */
function publishCodex(of: string, says = of): void {
  const base = { name: '@openai/codex' };
  const optionalDependencies = { [platform.package]: `npm:@openai/codex@${of}-${name}` };
  // An install script would leave a mark.
  const scripts = { install: 'touch ran-a-script' };
  publish(
    { ...base, version: of, bin: { codex: 'bin/codex.js' }, optionalDependencies, scripts },
    { 'bin/codex.js': '' },
  );
  publish(
    { ...base, version: `${of}-${name}`, scripts },
    { [platform.program]: `#!/bin/sh\necho codex-cli ${says}\n` },
  );
}

function packument(origin: string) {
  const versions = [...packages].map(([of, { manifest, content }]) => {
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
    return [of, { ...manifest, dist: { tarball: `${origin}/tarballs/${of}.tgz`, integrity } }] as const;
  });
  return { name: '@openai/codex', 'dist-tags': { latest: version }, versions: Object.fromEntries(versions) };
}

beforeAll(async () => {
  publishCodex(version);
  publishCodex(withoutPlatform);
  packages.delete(`${withoutPlatform}-${name}`);
  publishCodex(another, '0.1.0');
  registry = await startServer({
    service: 'registry',
    faults,
    handler: ({ path, headers }) => {
      if (path.toLowerCase() === '/@openai%2fcodex') return { status: 200, body: packument(`http://${headers.host}`) };
      const content = packages.get(/^\/tarballs\/(.+)\.tgz$/.exec(path)?.[1] ?? '')?.content;
      return content ? { status: 200, body: content } : { status: 404, body: { error: 'not found' } };
    },
  });
  home = temporary();
  writeFileSync(join(home, '.npmrc'), `registry=${registry.origin}/\ncache=${join(home, 'cache')}\n`);
});
afterAll(() => registry.close());
afterEach(() => faults.set([]));

function job(env: Record<string, string> = {}, signal?: AbortSignal): TestContext {
  return testContext({ PATH: process.env['PATH'] ?? '', HOME: home, ...env }, signal ? { signal } : {});
}

const tarballs = (since: number) => registry.calls.slice(since).filter(({ path }) => path.endsWith('.tgz')).length;
const inCache = (context: TestContext) =>
  readdirSync(join(context.runner.env['RUNNER_TOOL_CACHE'] ?? context.runner.temporary, 'voygent-codex'));

test('is installed once into the cache of tools, and found there by the next job', async () => {
  const RUNNER_TOOL_CACHE = temporary();
  const first = await installCodex(version, job({ RUNNER_TOOL_CACHE }));
  expect(first.durationMs).toBeGreaterThan(0);
  expect(first.tool.binary).toBe(
    join(RUNNER_TOOL_CACHE, 'voygent-codex', `${version}-${name}`, 'node_modules', platform.package, platform.program),
  );
  expect(execFileSync(first.tool.binary, ['--version'], { encoding: 'utf8' })).toBe(`codex-cli ${version}\n`);
  const before = registry.calls.length;
  const next = job({ RUNNER_TOOL_CACHE });
  expect(await installCodex(version, next)).toEqual({ tool: first.tool, durationMs: undefined });
  expect(registry.calls.length).toBe(before);
  expect(inCache(next)).toEqual([`${version}-${name}`]);
  const all = readdirSync(RUNNER_TOOL_CACHE, { recursive: true }).map(String);
  expect(all.filter((file) => file.endsWith('ran-a-script'))).toEqual([]);
});

test('goes where it is told, and touches no checkout above it', async () => {
  const checkout = temporary();
  const files = {
    'package.json': '{"name":"project","workspaces":["**"],"overrides":{"@openai/codex":"0.0.1"}}',
    '.npmrc': 'registry=http://127.0.0.1:9/\nomit=optional\nignore-scripts=false\n',
    'package-lock.json': '{"name":"project","lockfileVersion":3,"packages":{}}',
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(checkout, file), content);
  const npm = {
    npm_config_prefix: '/nowhere',
    npm_config_global: 'true',
    NPM_CONFIG_OMIT: 'optional',
    NODE_OPTIONS: '--bad',
  };
  const folder = join(checkout, 'tools');
  const context = job({ GITHUB_WORKSPACE: checkout, ...npm });
  const { tool } = await installCodex(version, context, folder);
  expect(tool.binary.startsWith(folder)).toBe(true);
  expect(readdirSync(checkout).sort()).toEqual([...Object.keys(files), 'tools'].sort());
  for (const [file, content] of Object.entries(files)) expect(readFileSync(join(checkout, file), 'utf8')).toBe(content);
});

test('npm is given the way to a registry and nothing else of the job', async () => {
  const bin = temporary();
  const seen = join(bin, 'seen');
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nenv > ${seen}\nexit 1\n`, { mode: 0o755 });
  const withheld = {
    GITHUB_TOKEN: 'a',
    INPUT_KEY: 'b',
    OPENAI_API_KEY: 'c',
    npm_config_script_shell: 'd',
    NODE_OPTIONS: 'e',
  };
  const given = {
    NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/',
    npm_config_cafile: '/x',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
  await expect(installCodex(version, job({ PATH: `${bin}:/usr/bin:/bin`, ...withheld, ...given }))).rejects.toThrow();
  const names = readFileSync(seen, 'utf8')
    .split('\n')
    .map((line) => line.split('=')[0] ?? '');
  expect(names).toEqual(expect.arrayContaining(Object.keys(given)));
  expect(names.filter((one) => Object.hasOwn(withheld, one))).toEqual([]);
});

test.each([
  ['a version that is not there', '0.1.2', {}, 'the registry does not have this version'],
  [
    'a registry that cannot be reached',
    version,
    { NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/' },
    'cannot be reached (ECONNREFUSED)',
  ],
  ['no npm', version, { PATH: '/nowhere' }, '`npm` could not be started'],
  ['no package for the platform', withoutPlatform, {}, `npm has not installed \`${platform.package}\``],
  ['a program of another version', another, {}, 'is not this version, or does not run here'],
])('%s is said so, and nothing is left behind', async (_, wanted, env, says) => {
  const context = job(env);
  await expect(installCodex(wanted, context)).rejects.toMatchObject({
    code: 'codex-not-found',
    status: 'indeterminate',
    message: expect.stringContaining(says),
    hint: expect.stringMatching(/./),
  });
  expect(inCache(context)).toEqual([]);
});

test.each(['latest', '^0.169.0', '0.169', '', '0.169.0 --registry=x'])('`%s` is no version', async (wanted) => {
  await expect(installCodex(wanted, job())).rejects.toMatchObject({ code: 'input-invalid' });
});

test('there is none for a platform that it is not made for', () => {
  expect(() => platformOf('win32', 'x64')).toThrow('The review does not run on win32-x64');
});

test('what is broken in the cache is replaced', async () => {
  const RUNNER_TOOL_CACHE = temporary();
  const { tool } = await installCodex(version, job({ RUNNER_TOOL_CACHE }));
  writeFileSync(tool.binary, '#!/bin/sh\nexit 126\n');
  const context = job({ RUNNER_TOOL_CACHE });
  expect((await installCodex(version, context)).durationMs).toBeGreaterThan(0);
  expect(readFileSync(tool.binary, 'utf8')).toContain(version);
  expect(inCache(context)).toEqual([`${version}-${name}`]);
});

test('two at once get the same one by one download, and leave nothing else', async () => {
  const RUNNER_TOOL_CACHE = temporary();
  const before = registry.calls.length;
  const context = job({ RUNNER_TOOL_CACHE });
  const [one, two] = await Promise.all([
    installCodex(version, context),
    installCodex(version, job({ RUNNER_TOOL_CACHE })),
  ]);
  expect(one.tool).toEqual(two.tool);
  expect(tarballs(before)).toBeLessThanOrEqual(2);
  expect(inCache(context)).toEqual([`${version}-${name}`]);
});

test('one that another job has put there meanwhile is left as it is', async () => {
  const RUNNER_TOOL_CACHE = temporary();
  faults.set([{ path: '/tarballs/|codex', action: { kind: 'delay', ms: 700 } }]);
  const before = registry.calls.length;
  const context = job({ RUNNER_TOOL_CACHE, HOME: freshHome() });
  const installing = installCodex(version, context);
  await expect.poll(() => registry.calls.length > before).toBe(true);
  const theirs = join(
    RUNNER_TOOL_CACHE,
    'voygent-codex',
    `${version}-${name}`,
    'node_modules',
    platform.package,
    platform.program,
  );
  mkdirSync(dirname(theirs), { recursive: true });
  writeFileSync(theirs, `#!/bin/sh\n# theirs\necho codex-cli ${version}\n`, { mode: 0o755 });
  expect((await installing).tool.binary).toBe(theirs);
  expect(readFileSync(theirs, 'utf8')).toContain('# theirs');
  expect(inCache(context)).toEqual([`${version}-${name}`]);
});

test('a job that is cancelled ends at once and leaves nothing', async () => {
  const cancel = new AbortController();
  faults.set([{ path: 'codex', action: { kind: 'stall' } }]);
  const before = registry.calls.length;
  const context = job({ HOME: freshHome() }, cancel.signal);
  const ended = expect(installCodex(version, context)).rejects.toThrow('cancelled by the test');
  await expect.poll(() => registry.calls.length > before).toBe(true);
  cancel.abort(new Error('cancelled by the test'));
  await ended;
  expect(inCache(context)).toEqual([]);
});

test('what a killed job has left half done is removed an hour later', async () => {
  const RUNNER_TOOL_CACHE = temporary();
  const folder = join(RUNNER_TOOL_CACHE, 'voygent-codex');
  const [old, fresh] = ['old', 'fresh'].map((one) => join(folder, `${version}-${name}.${one}.tmp`)) as [string, string];
  for (const one of [old, fresh]) mkdirSync(one, { recursive: true });
  const longAgo = Date.now() / 1000 - 2 * 3600;
  utimesSync(old, longAgo, longAgo);
  await installCodex(version, job({ RUNNER_TOOL_CACHE }));
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

/** With no package in npm's cache. */
function freshHome(): string {
  const folder = temporary();
  writeFileSync(join(folder, '.npmrc'), `registry=${registry.origin}/\n`);
  return folder;
}
