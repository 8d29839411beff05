import { describe, expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';

const trips = JSON.stringify({ name: 'trips', env: { staging: {}, production: {} } });
const plain = (name: string) => JSON.stringify({ name });

describe('without voygent.yml', () => {
  test.each(['wrangler.json', 'wrangler.jsonc', 'wrangler.toml', 'a/b/c/d/e/wrangler.toml'])(
    'the only configuration, %s, is used',
    async (file) => {
      await using checkout = await Checkout.of({ [file]: file.endsWith('toml') ? 'name = "trips"' : plain('trips') });
      expect(await checkout.load()).toMatchObject({
        root: checkout.workspace,
        environment: { name: undefined, gate: 'off' },
        workers: [
          {
            name: 'trips',
            configFile: file,
            promote: [0, 100],
            versionHeader: { name: 'X-Worker-Version', configured: false },
          },
        ],
        databases: [],
        constitution: undefined,
      });
    },
  );

  test.each(['node_modules/x', '.git', 'dist', '.wrangler', '.local', 'a/b/c/d/e/f'])(
    '%s is not searched',
    async (directory) => {
      await using checkout = await Checkout.of({ [`${directory}/wrangler.json`]: plain('trips') });
      const error = await checkout.refusal();
      expect(error.code).toBe('config-not-found');
      expect(error.message).toContain('wrangler.json, wrangler.jsonc, wrangler.toml were looked for in the repository');
      expect(error.hint).toContain('wrangler-config');
    },
  );

  test('directories behind symbolic links are not searched', async () => {
    await using elsewhere = await Checkout.of({ 'wrangler.json': plain('stray') });
    await using checkout = await Checkout.of({ 'a/wrangler.json': plain('trips') });
    await checkout.link('b', elsewhere.workspace);
    expect((await checkout.load()).workers.map(({ name }) => name)).toEqual(['trips']);
  });

  test('two in one directory are an error that names both', async () => {
    await using checkout = await Checkout.of({ 'a/wrangler.json': plain('x'), 'a/wrangler.toml': 'name = "x"' });
    const error = await checkout.refusal();
    expect(error).toMatchObject({ code: 'config-ambiguous' });
    expect(error.message).toBe('`a/wrangler.json` and `a/wrangler.toml` stand in the same directory.');
    expect((await checkout.load({ wranglerConfig: 'a/wrangler.toml' })).workers).toHaveLength(1);
  });

  test('several are an error that lists them, until one is chosen by file or by name', async () => {
    await using checkout = await Checkout.of({
      'b/wrangler.json': plain('bee'),
      'a/wrangler.json': trips,
      'wrangler.json': plain('root'),
    });
    const error = await checkout.refusal();
    expect(error).toMatchObject({ code: 'config-ambiguous' });
    expect(error.message).toBe(
      'There are 3 wrangler configurations: `wrangler.json`, `a/wrangler.json`, `b/wrangler.json`.',
    );
    expect((await checkout.load({ wranglerConfig: 'b/wrangler.json' })).workers[0]?.name).toBe('bee');
    expect((await checkout.load({ worker: 'trips', environment: 'production' })).workers[0]?.name).toBe(
      'trips-production',
    );
    expect((await checkout.load({ worker: 'trips-production', environment: 'production' })).workers[0]?.name).toBe(
      'trips-production',
    );
    expect(await checkout.refusal({ worker: 'trips-production', environment: 'staging' })).toMatchObject({
      code: 'worker-not-found',
    });
    expect(await checkout.refusal({ worker: 'trisp' })).toMatchObject({
      code: 'worker-not-found',
      hint: 'Did you mean `trips`?',
    });
    expect(await checkout.refusal({ wranglerConfig: 'c/wrangler.json' })).toMatchObject({ code: 'config-not-found' });
  });

  test('two Workers of one name cannot be told apart by it', async () => {
    await using checkout = await Checkout.of({ 'a/wrangler.json': plain('x'), 'b/wrangler.json': plain('x') });
    expect((await checkout.refusal({ worker: 'x' })).message).toBe(
      '2 Workers are called `x`: `a/wrangler.json`, `b/wrangler.json`.',
    );
  });
});

describe('with several workers in voygent.yml', () => {
  const files = {
    'a/wrangler.json': plain('a'),
    'b/wrangler.json': plain('b'),
    '.github/voygent.yml':
      'version: 1\nworkers: [{ config: b/wrangler.json, promote: [100] }, { config: a/wrangler.json }]',
  };

  test('all are loaded in its order', async () => {
    await using checkout = await Checkout.of(files);
    expect((await checkout.load()).workers.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('a chosen one keeps its settings', async () => {
    await using checkout = await Checkout.of(files);
    expect((await checkout.load({ worker: 'b' })).workers).toMatchObject([{ name: 'b', promote: [100] }]);
    expect((await checkout.load({ wranglerConfig: 'b/wrangler.json' })).workers).toMatchObject([
      { name: 'b', promote: [100] },
    ]);
  });

  test('a file that is not listed cannot be chosen', async () => {
    await using checkout = await Checkout.of({ ...files, 'c/wrangler.json': plain('c') });
    expect(await checkout.refusal({ wranglerConfig: 'c/wrangler.json' })).toMatchObject({
      code: 'config-not-found',
      message: '`c/wrangler.json` is not listed under `workers` in the configuration.',
    });
  });

  test('two that deploy the same Worker are refused', async () => {
    await using checkout = await Checkout.of({ ...files, 'a/wrangler.json': plain('b') });
    expect((await checkout.refusal()).message).toBe(
      '`b/wrangler.json` and `a/wrangler.json` both deploy the Worker `b`.',
    );
  });
});

describe('an environment', () => {
  test.each([
    ['production', 'required'],
    ['Production', 'required'],
    ['staging', 'off'],
    ['preview', 'off'],
  ])('%s has the gate %s by default', async (environment, gate) => {
    await using checkout = await Checkout.of({ 'wrangler.json': plain('x') });
    expect((await checkout.load({ environment })).environment).toEqual({
      name: environment,
      after: undefined,
      gate,
      gateSource: 'default',
      origins: [],
    });
  });

  test('takes the wrangler environment of its name', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': trips });
    expect((await checkout.load({ environment: 'staging' })).workers).toMatchObject([
      { name: 'trips-staging', wranglerEnvironment: 'staging' },
    ]);
  });

  test('takes the top level where the file has no environments at all', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': plain('x') });
    expect((await checkout.load({ environment: 'staging' })).workers).toMatchObject([
      { name: 'x', wranglerEnvironment: undefined },
    ]);
  });

  test('never takes the top level silently where the file has others', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': trips });
    const error = await checkout.refusal({ environment: 'live' });
    expect(error.message).toBe(
      'wrangler.json:1:17: there is no `env.live` for the environment `live`. There are: `staging`, `production`.',
    );
    expect(error.hint).toContain('environments: { live: { wrangler-environment: staging } }');
  });

  test.each([
    ['production', { name: 'trips-production', wranglerEnvironment: 'production' }],
    ['""', { name: 'trips', wranglerEnvironment: undefined }],
  ])('is mapped by `wrangler-environment: %s`', async (mapped, expected) => {
    await using checkout = await Checkout.of({
      'wrangler.json': trips,
      '.github/voygent.yml': `version: 1\nenvironments: { live: { wrangler-environment: ${mapped} } }`,
    });
    expect((await checkout.load({ environment: 'live' })).workers).toMatchObject([expected]);
  });

  test('mapped to one that wrangler does not have is an error', async () => {
    await using checkout = await Checkout.of({
      'wrangler.json': trips,
      '.github/voygent.yml': 'version: 1\nenvironments: { live: { wrangler-environment: prodution } }',
    });
    const error = await checkout.refusal({ environment: 'live' });
    expect(error.message).toContain('.github/voygent.yml:2:47: ');
    expect(error.message).toContain('Did you mean `production`?');
  });

  test('that voygent.yml does not list is an error, even where wrangler has it', async () => {
    await using checkout = await Checkout.of({
      'wrangler.json': trips,
      '.github/voygent.yml': 'version: 1\nenvironments: { production: {} }',
    });
    const error = await checkout.refusal({ environment: 'staging' });
    expect(error).toMatchObject({
      code: 'input-invalid',
      location: { file: '.github/voygent.yml', line: 2, column: 1 },
    });
    expect((await checkout.refusal({ environment: 'producton' })).hint).toContain('Did you mean `production`?');
    expect((await checkout.refusal({ environment: 'constructor' })).code).toBe('input-invalid');
  });

  test('CLOUDFLARE_ENV is not consulted', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': trips });
    process.env['CLOUDFLARE_ENV'] = 'production';
    const { workers } = await checkout.load().finally(() => Reflect.deleteProperty(process.env, 'CLOUDFLARE_ENV'));
    expect(workers[0]?.name).toBe('trips');
  });
});

describe('nothing outside the checkout is read', () => {
  const files = {
    'repo/wrangler.json': plain('x'),
    'outside/wrangler.json': plain('stray'),
    'outside/voygent.yml': 'version: 1',
  };

  test.each([
    ['config', { config: '../outside/voygent.yml' }],
    ['wrangler-config', { wranglerConfig: '../outside/wrangler.json' }],
    ['wrangler-config through a link', { wranglerConfig: 'link/wrangler.json' }],
    ['config through a link', { config: 'link/voygent.yml' }],
    ['working-directory', { workingDirectory: '../outside' }],
    ['working-directory through a link', { workingDirectory: 'link' }],
  ])('by the input %s', async (_, options) => {
    await using both = await Checkout.of(files);
    await both.link('repo/link', both.path('outside'));
    expect(await both.refusal({ workspace: both.path('repo'), ...options })).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('leads out of the repository'),
    });
  });

  test('by a wrangler configuration that is a link', async () => {
    await using both = await Checkout.of({ 'outside/wrangler.json': plain('stray'), 'repo/README.md': '' });
    await both.link('repo/wrangler.json', both.path('outside/wrangler.json'));
    expect((await both.refusal({ workspace: both.path('repo') })).message).toContain('leads out of the repository');
  });

  test('a link that stays inside is followed', async () => {
    await using checkout = await Checkout.of({ 'a/b/c/d/e/f/real.json': plain('x') });
    await checkout.link('wrangler.json', checkout.path('a/b/c/d/e/f/real.json'));
    expect((await checkout.load()).workers[0]?.name).toBe('x');
  });
});

test('a working directory is the root of all paths', async () => {
  await using checkout = await Checkout.of({ 'apps/a/wrangler.json': plain('a'), 'wrangler.json': plain('root') });
  const project = await checkout.load({ workingDirectory: './apps/a/' });
  expect(project).toMatchObject({
    root: checkout.path('apps/a'),
    workers: [{ name: 'a', configFile: 'wrangler.json' }],
  });
  expect(await checkout.refusal({ workingDirectory: 'apps/b' })).toMatchObject({ code: 'input-invalid' });
});
