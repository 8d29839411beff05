import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { unstable_readConfig as readConfig, type Unstable_Config } from 'wrangler';
import { Checkout } from './checkout.fixture.ts';
import type { Worker } from './project.ts';

const full = {
  name: 'trips',
  main: 'src/index.ts',
  compatibility_date: '2026-01-01',
  workers_dev: true,
  preview_urls: false,
  routes: ['trips.example.com/*', { pattern: 'www.example.com', custom_domain: true }],
  vars: { A: '1', B: { deep: true } },
  secrets: { required: ['KEY'] },
  d1_databases: [{ binding: 'DB', database_name: 'dev', database_id: 'id-dev', migrations_table: 'ledger' }],
  services: [{ binding: 'MAIL', service: 'mail', environment: 'production' }],
  migrations: [{ tag: 'v1', new_sqlite_classes: ['Room'] }],
  version_metadata: { binding: 'VERSION' },
  assets: { directory: './public' },
};

const cases: { title: string; file: string; text: string; environments: (string | undefined)[] }[] = [
  json('only the top level', full, [undefined]),
  json('an empty environment inherits', { ...full, env: { production: {} } }, [undefined, 'production']),
  json('an environment with its own name', { ...full, env: { production: { name: 'voyages' } } }, ['production']),
  json('an environment that sets everything itself', { name: 'x', env: { staging: full } }, [undefined, 'staging']),
  json(
    'bindings are replaced whole',
    {
      ...full,
      env: {
        a: { d1_databases: [{ binding: 'OTHER' }], vars: { C: 'x' }, services: [] },
        b: { secrets: { required: [] } },
      },
    },
    ['a', 'b'],
  ),
  json('routes are replaced whole', { ...full, env: { a: { routes: [] }, b: { routes: ['b.example.com/*'] } } }, [
    'a',
    'b',
  ]),
  json('a route beside inherited routes', { ...full, env: { a: { route: 'a.example.com/*' } } }, ['a']),
  json(
    'one route is inherited',
    { name: 'x', route: 'x.example.com/*', env: { a: {}, b: { routes: ['b.example.com/*'] } } },
    [undefined, 'a', 'b'],
  ),
  json('an empty route is none', { name: 'x', route: '', env: { a: {} } }, [undefined, 'a']),
  json('an empty route inherits', { name: 'x', route: 'x.example.com/*', env: { a: { route: '' } } }, ['a']),
  json(
    'workers_dev switched per environment',
    { ...full, env: { a: { workers_dev: false }, b: { preview_urls: true } } },
    ['a', 'b'],
  ),
  json(
    'migrations are inherited and replaced',
    {
      ...full,
      env: { a: {}, b: { migrations: [{ tag: 'w1', new_sqlite_classes: ['Room'] }, { tag: 'w2' }] } },
    },
    ['a', 'b'],
  ),
  json(
    'entry point, date and assets per environment',
    {
      ...full,
      env: { a: { main: 'other/entry.ts', compatibility_date: '2026-02-02', assets: { directory: 'b' } } },
    },
    ['a'],
  ),
  json('version metadata is not inherited', { ...full, env: { a: {}, b: { version_metadata: { binding: 'V' } } } }, [
    'a',
    'b',
  ]),
  json('a route with a zone', { name: 'x', route: { pattern: 'x.example.com/*', zone_name: 'example.com' } }, [
    undefined,
  ]),
  json('a key that stands twice counts where it stands last', '{ "name": "first", "name": "second" }', [undefined]),
  {
    title: 'comments and trailing commas in .json',
    file: 'wrangler.json',
    text: '\uFEFF{ /* c */ "name": "x", // c\n "vars": { "A": 1, }, }',
    environments: [undefined],
  },
  {
    title: 'toml with environments',
    file: 'wrangler.toml',
    text: `name = "trips"
main = "src/index.ts"
compatibility_date = "2026-01-01"
routes = [{ pattern = "a.example.com", custom_domain = true }]
[vars]
A = "1"
[[d1_databases]]
binding = "DB"
database_name = "dev"
database_id = "id-dev"
[[migrations]]
tag = "v1"
[env.production]
workers_dev = false
[[env.production.d1_databases]]
binding = "DB"
database_name = "prod"
database_id = "id-prod"
[env.production.vars]
B = "2"
[env."dotted.name"]
name = "dotted"
`,
    environments: [undefined, 'production', 'dotted.name'],
  },
  {
    title: 'toml with an empty environment',
    file: 'wrangler.toml',
    text: 'name = "trips"\n[secrets]\nrequired = ["KEY"]\n[env.a]\n[assets]\ndirectory = "public"\n',
    environments: [undefined, 'a'],
  },
];

function json(title: string, value: unknown, environments: (string | undefined)[]) {
  return {
    title,
    file: 'wrangler.jsonc',
    text: typeof value === 'string' ? value : JSON.stringify(value),
    environments,
  };
}

beforeEach(() => void vi.stubEnv('CLOUDFLARE_ENV', undefined));
afterEach(() => void vi.unstubAllEnvs());

describe('a wrangler configuration means to us what it means to wrangler', () => {
  const rows = cases.flatMap(({ environments, ...one }) =>
    environments.map((environment) => ({ ...one, environment })),
  );

  test.each(rows)('$title ($file, environment $environment)', async ({ file, text, environment }) => {
    await using checkout = await Checkout.of({ [file]: text });
    const theirs = readConfig({ config: checkout.path(file), env: environment }, { hideWarnings: true });
    const { workers } = await checkout.load({ environment });
    expect(workers.map(ours)).toEqual([asOurs(theirs)]);
  });
});

test('migrations directories, patterns and tables resolve as wrangler resolves them', async () => {
  const d1_databases = [
    { binding: 'A' },
    { binding: 'B', migrations_dir: './db/steps/', migrations_table: '' },
    { binding: 'C', migrations_dir: 'db/', migrations_pattern: './db/*/migration.sql' },
    { binding: 'D', migrations_dir: '.', migrations_pattern: 'sql/*.sql' },
  ];
  await using checkout = await Checkout.of({ 'api/wrangler.json': JSON.stringify({ name: 'x', d1_databases }) });
  const { workers } = await checkout.load();
  expect(
    workers[0]?.d1.map((d1) => [
      path.relative(checkout.workspace, d1.migrationsDirectory),
      d1.migrationsPattern,
      d1.migrationsTable,
    ]),
  ).toEqual([
    ['api/migrations', '*.sql', 'd1_migrations'],
    ['api/db/steps', '*.sql', 'd1_migrations'],
    ['api/db', '*/migration.sql', 'd1_migrations'],
    ['api', 'sql/*.sql', 'd1_migrations'],
  ]);
});

function ours(worker: Worker) {
  return {
    name: worker.name,
    main: worker.main,
    compatibilityDate: worker.compatibilityDate,
    workersDev: worker.workersDev,
    previewUrls: worker.previewUrls,
    routes: worker.routes,
    vars: worker.varNames,
    secrets: worker.requiredSecrets,
    d1: worker.d1.map(({ binding, name, id, migrationsTable }) => ({ binding, name, id, migrationsTable })),
    services: worker.services,
    migrations: worker.durableObjectMigrations,
    versionMetadata: worker.versionMetadataBinding,
    hasAssets: worker.hasAssets,
  };
}

/** wrangler's own reading in our words. */
function asOurs(config: Unstable_Config): ReturnType<typeof ours> {
  const routes = config.routes ?? (config.route === undefined ? [] : [config.route]);
  return {
    name: config.name ?? '',
    main: config.main,
    compatibilityDate: config.compatibility_date,
    workersDev: config.workers_dev ?? routes.length === 0,
    previewUrls: config.preview_urls,
    routes: routes.map((route) => {
      if (typeof route === 'string') return { pattern: route, customDomain: false, zoneName: undefined };
      const zoneName = 'zone_name' in route ? route.zone_name : undefined;
      return {
        pattern: route.pattern,
        customDomain: 'custom_domain' in route && route.custom_domain === true,
        zoneName,
      };
    }),
    vars: Object.keys(config.vars),
    secrets: config.secrets?.required ?? [],
    d1: config.d1_databases.map((entry) => ({
      binding: entry.binding,
      name: entry.database_name,
      id: entry.database_id,
      migrationsTable: entry.migrations_table ?? 'd1_migrations',
    })),
    services: (config.services ?? []).map(({ binding, service, environment }) => ({ binding, service, environment })),
    migrations: config.migrations.map(({ tag }) => ({ tag })),
    versionMetadata: config.version_metadata?.binding,
    hasAssets: config.assets !== undefined,
  };
}
