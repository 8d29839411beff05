import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/e2e/checkout.ts';
import { type Registry, startRegistry } from '../../test/e2e/registry.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { fetchWrangler } from './find-wrangler-fetch.ts';

const version = '4.120.1';
const wanted = { version, integrity: undefined };

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry([version]);
});
afterAll(() => registry.close());
afterEach(() => registry.faults.set([]));

/** A job whose npm knows this registry only, by the `.npmrc` in its home. */
function job(env: Record<string, string> = {}, signal?: AbortSignal): TestContext {
  const base = { PATH: process.env['PATH'] ?? '', HOME: registry.home() };
  return testContext({ ...base, ...env }, signal ? { signal } : {});
}

function cached({ runner }: TestContext): string[] {
  return readdirSync(join(runner.env['RUNNER_TOOL_CACHE'] ?? runner.temporary, 'voygent-wrangler'));
}

const complete = [`${version}-${process.platform}-${process.arch}`];

/** How often the registry was asked for anything. */
function asked(since: number): number {
  return registry.calls.length - since;
}

test('is fetched once into the cache of tools, and found there by the next job', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  const first = job({ RUNNER_TOOL_CACHE });
  const fetched = await fetchWrangler({ version, integrity: registry.integrity(version) }, first);
  expect(fetched.durationMs).toBeGreaterThan(0);
  expect(fetched.wrangler.version).toBe(version);
  expect(fetched.wrangler.script.startsWith(RUNNER_TOOL_CACHE)).toBe(true);
  expect(existsSync(fetched.wrangler.script)).toBe(true);
  expect(cached(first)).toEqual(complete);
  expect(existsSync(join(first.runner.workspace, 'voygent-wrangler'))).toBe(false);
  const before = registry.calls.length;
  const again = await fetchWrangler({ version, integrity: registry.integrity(version) }, job({ RUNNER_TOOL_CACHE }));
  expect(again).toEqual({ wrangler: fetched.wrangler, durationMs: undefined });
  expect(asked(before)).toBe(0);
});

test('goes into the temporary folder of the job where there is no cache of tools that can be written', async () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  const here = job({ RUNNER_TOOL_CACHE: file });
  const { wrangler } = await fetchWrangler(wanted, here);
  expect(wrangler.script.startsWith(here.runner.temporary)).toBe(true);
});

test('nothing of this action and of the runner reaches npm, and what opens a mirror does', async () => {
  const bin = temporaryFolder();
  const seen = join(bin, 'seen');
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nenv > ${seen}\nexit 1\n`, { mode: 0o755 });
  const secrets = {
    INPUT_TOKEN: 'a',
    'INPUT_CLOUDFLARE-API-TOKEN': 'b',
    CLOUDFLARE_API_TOKEN: 'c',
    ACTIONS_RUNTIME_TOKEN: 'd',
    GITHUB_TOKEN: 'e',
  };
  const mirror = { NODE_AUTH_TOKEN: 'f', NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/' };
  await expect(fetchWrangler(wanted, job({ PATH: `${bin}:/usr/bin:/bin`, ...secrets, ...mirror }))).rejects.toThrow();
  const names = readFileSync(seen, 'utf8')
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect(names.filter((name) => name !== undefined && Object.hasOwn(secrets, name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(Object.keys(mirror)));
});

const tarball = '\\.tgz$';

test.each([
  ['a version that the registry does not have', '4.120.9', [], /No matching version found for wrangler@4\.120\.9/],
  ['a registry that answers 500', version, [{ path: '.', action: { kind: 'respond', status: 500 } }], /500/],
  ['a registry that cuts every connection', version, [{ path: '.', action: { kind: 'reset' } }], /ECONNRESET|hang up/],
  [
    'a package that is cut off',
    version,
    [{ path: tarball, action: { kind: 'halve' } }],
    /EINTEGRITY|TAR|unexpected end/i,
  ],
  [
    'a package with another content than the registry promises',
    version,
    [{ path: tarball, action: { kind: 'respond', status: 200, body: 'something else' } }],
    /EINTEGRITY/,
  ],
] as const)('%s is told, nothing is left, and the next run succeeds', async (_, version, faults, reason) => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  registry.faults.set([...faults]);
  const failing = job({ RUNNER_TOOL_CACHE });
  await expect(fetchWrangler({ version, integrity: undefined }, failing)).rejects.toMatchObject({
    code: 'wrangler-not-found',
    message: expect.stringMatching(reason),
    hint: expect.stringContaining(`npm view wrangler@${version}`),
  });
  expect(cached(failing)).toEqual([]);
  registry.faults.set([]);
  await fetchWrangler(wanted, job({ RUNNER_TOOL_CACHE }));
  expect(cached(failing)).toEqual(complete);
});

test('a package with another content than the lockfile has is refused, also when an earlier job fetched it', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  const locked = { version, integrity: 'sha512-AAAA' };
  for (const _ of ['fetched now', 'fetched before']) {
    await expect(fetchWrangler(locked, job({ RUNNER_TOOL_CACHE }))).rejects.toMatchObject({
      code: 'wrangler-not-found',
      message: expect.stringContaining('the lockfile has sha512-AAAA'),
    });
  }
});

test('without npm the error says so', async () => {
  await expect(fetchWrangler(wanted, job({ PATH: temporaryFolder() }))).rejects.toMatchObject({
    code: 'wrangler-not-found',
    message: expect.stringContaining('`npm` could not be started'),
  });
});

test('two jobs at once get the same one, and leave nothing else', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  registry.faults.set([{ path: tarball, action: { kind: 'delay', ms: 300 } }]);
  const before = registry.calls.length;
  const jobs = [job({ RUNNER_TOOL_CACHE }), job({ RUNNER_TOOL_CACHE })];
  const [one, two] = await Promise.all(jobs.map((context) => fetchWrangler(wanted, context)));
  expect(one).toEqual(two);
  expect(registry.calls.slice(before).filter(({ path }) => path.endsWith('.tgz'))).toHaveLength(1);
});

/** Another process of this machine that fetches. */
function fetchElsewhere(env: Record<string, string>) {
  const code = `
    const { testContext } = await import(${JSON.stringify(new URL('../runtime/context.fixture.ts', import.meta.url).href)});
    const { fetchWrangler } = await import(${JSON.stringify(new URL('./find-wrangler-fetch.ts', import.meta.url).href)});
    const { wrangler } = await fetchWrangler(${JSON.stringify({ version })}, testContext(${JSON.stringify(env)}));
    console.log(wrangler.script);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
  });
  return { child, ended: new Promise<string>((done) => child.once('close', () => done(told.trim()))) };
}

test('two processes at once get the same one, and leave nothing else', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  registry.faults.set([{ path: tarball, action: { kind: 'delay', ms: 1500 } }]);
  const before = registry.calls.length;
  const context = job({ RUNNER_TOOL_CACHE });
  const [one, two] = await Promise.all([
    fetchElsewhere({ PATH: process.env['PATH'] ?? '', HOME: registry.home(), RUNNER_TOOL_CACHE }).ended,
    fetchWrangler(wanted, context),
  ]);
  // Both were under way at the same time.
  expect(registry.calls.slice(before).filter(({ path }) => path.endsWith('.tgz'))).toHaveLength(2);
  expect(one).toBe(two.wrangler.script);
  expect(cached(context)).toEqual(complete);
});

test('what another job has put there meanwhile, and may be running, is left as it is', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  registry.faults.set([{ path: tarball, action: { kind: 'delay', ms: 1000 } }]);
  const before = registry.calls.length;
  const context = job({ RUNNER_TOOL_CACHE });
  const fetching = fetchWrangler(wanted, context);
  await expect.poll(() => registry.calls.slice(before).some(({ path }) => path.endsWith('.tgz'))).toBe(true);
  const home = join(RUNNER_TOOL_CACHE, 'voygent-wrangler', complete[0] ?? '', 'node_modules/wrangler');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ version, bin: { wrangler: 'theirs.js' } }));
  expect((await fetching).wrangler.script).toBe(join(home, 'theirs.js'));
  expect(cached(context)).toEqual(complete);
});

test('a run that was killed in the middle is no harm to the next one', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  registry.faults.set([{ path: tarball, times: 1, action: { kind: 'stall' } }]);
  const before = registry.calls.length;
  const env = { PATH: process.env['PATH'] ?? '', HOME: registry.home(), RUNNER_TOOL_CACHE };
  const { child, ended } = fetchElsewhere(env);
  await expect.poll(() => registry.calls.slice(before).some(({ path }) => path.endsWith('.tgz'))).toBe(true);
  child.kill('SIGKILL');
  await ended;
  const context = job({ RUNNER_TOOL_CACHE });
  expect(cached(context)).toEqual([expect.stringMatching(/\.tmp$/)]);
  // It may be another job that is still at it: only what is old is removed.
  const [left = ''] = cached(context);
  const longAgo = Date.now() / 1000 - 2 * 3600;
  utimesSync(join(RUNNER_TOOL_CACHE, 'voygent-wrangler', left), longAgo, longAgo);
  await fetchWrangler(wanted, context);
  expect(cached(context)).toEqual(complete);
});

test('a job that is cancelled ends at once, and leaves nothing', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  const cancel = new AbortController();
  registry.faults.set([{ path: tarball, action: { kind: 'stall' } }]);
  const before = registry.calls.length;
  const context = job({ RUNNER_TOOL_CACHE }, cancel.signal);
  const fetching = fetchWrangler(wanted, context);
  const ended = expect(fetching).rejects.toThrow('cancelled by the test');
  await expect.poll(() => registry.calls.slice(before).some(({ path }) => path.endsWith('.tgz'))).toBe(true);
  cancel.abort(new Error('cancelled by the test'));
  await ended;
  expect(cached(context)).toEqual([]);
});

test('what is broken in the cache of tools is replaced', async () => {
  const RUNNER_TOOL_CACHE = temporaryFolder();
  mkdirSync(join(RUNNER_TOOL_CACHE, 'voygent-wrangler', complete[0] ?? '', 'node_modules'), { recursive: true });
  const context = job({ RUNNER_TOOL_CACHE });
  const { wrangler } = await fetchWrangler(wanted, context);
  expect(existsSync(wrangler.script)).toBe(true);
  expect(cached(context)).toEqual(complete);
});
