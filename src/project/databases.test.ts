import { describe, expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';

interface Entry {
  binding: string;
  database_name?: string;
  database_id?: string;
  migrations_dir?: string;
}

function worker(name: string, d1_databases: Entry[], env: Record<string, Entry[]> = {}): string {
  const environments = Object.entries(env).map(([key, entries]) => [key, { d1_databases: entries }]);
  return JSON.stringify({
    name,
    d1_databases,
    ...(environments.length > 0 && { env: Object.fromEntries(environments) }),
  });
}

const listing = (extra = '') =>
  `version: 1\nworkers: [{ config: a/wrangler.json }, { config: b/wrangler.json }]\n${extra}`;
const main = { binding: 'DB', database_name: 'main', database_id: 'id-main' };
const logs = { binding: 'LOGS', database_name: 'logs', database_id: 'id-logs' };

describe('the databases of a project', () => {
  test('are each there once, in configuration order, with everyone who binds them', async () => {
    await using checkout = await Checkout.of({
      'a/wrangler.json': worker('a', [logs, main]),
      'b/wrangler.json': worker('b', [{ ...main, binding: 'MAIN', database_id: 'ID-MAIN' }, { binding: 'X' }]),
      '.github/voygent.yml': listing(),
    });
    const { databases } = await checkout.load();
    expect(databases.map(({ name, id }) => [name, id])).toEqual([
      ['logs', 'id-logs'],
      ['main', 'id-main'],
      [undefined, undefined],
    ]);
    expect(databases[1]?.boundBy).toEqual([
      { worker: 'a', configFile: 'a/wrangler.json', binding: 'DB' },
      { worker: 'b', configFile: 'b/wrangler.json', binding: 'MAIN' },
    ]);
  });

  test('say on what their migrations are rehearsed, where the list does', async () => {
    await using checkout = await Checkout.of({
      'a/wrangler.json': worker('a', [logs, main]),
      'b/wrangler.json': worker('b', [main]),
      '.github/voygent.yml': listing('databases: [{ name: main, rehearse: schema }, { name: logs }]'),
    });
    const { databases } = await checkout.load();
    expect(databases.map(({ name, rehearse }) => [name, rehearse])).toEqual([
      ['main', 'schema'],
      ['logs', undefined],
    ]);
  });

  test('without ids are one where they have one name', async () => {
    await using checkout = await Checkout.of({
      'a/wrangler.json': worker('a', [{ binding: 'DB', database_name: 'main' }]),
      'b/wrangler.json': worker('b', [{ binding: 'DB', database_name: 'main' }, { binding: 'DB2' }]),
      '.github/voygent.yml': listing(),
    });
    expect((await checkout.load()).databases).toHaveLength(2);
  });

  test('have the migrations of the Worker that has them', async () => {
    await using checkout = await Checkout.of({
      'a/wrangler.json': worker('a', [main]),
      'b/wrangler.json': worker('b', [{ ...main, migrations_dir: 'db' }]),
      'b/db/0001.sql': '',
      '.github/voygent.yml': listing(),
    });
    expect((await checkout.load()).databases[0]?.migrationsDirectory).toBe(checkout.path('b/db'));
  });

  test('with migrations of two Workers are an error, until one is chosen', async () => {
    await using checkout = await Checkout.of({
      'a/wrangler.json': worker('a', [main]),
      'a/migrations/0001.sql': '',
      'b/wrangler.json': worker('b', [main]),
      'b/migrations/0001.sql': '',
      '.github/voygent.yml': listing(),
    });
    expect(await checkout.refusal()).toMatchObject({ code: 'config-ambiguous', location: { file: 'b/wrangler.json' } });
    expect((await checkout.load({ worker: 'b' })).databases[0]?.migrationsDirectory).toBe(
      checkout.path('b/migrations'),
    );
  });

  test('with one id under two names are an error', async () => {
    await using checkout = await Checkout.of({
      'wrangler.json': worker('a', [main, { binding: 'OTHER', database_name: 'other', database_id: 'id-main' }]),
    });
    const error = await checkout.refusal();
    expect(error.message).toContain('calls the database id-main `other`; wrangler.json:1:');
    expect(error.message).toContain('calls it `main`');
  });
});

describe('`databases` of voygent.yml', () => {
  const two = {
    'a/wrangler.json': worker('a', [main, logs], {
      production: [{ ...main, database_name: 'main-prod', database_id: 'p' }, logs],
    }),
    'b/wrangler.json': worker('b', [{ binding: 'B', database_name: 'b', database_id: 'b' }]),
  };

  test.each([
    ['names and their order', '[{ name: b }, { name: main }]', undefined, ['b', 'main']],
    ['bindings', '[{ name: LOGS }]', undefined, ['logs']],
    ['one database once', '[{ name: LOGS }, { name: logs }]', undefined, ['logs']],
    ['by the binding of another environment’s name', '[{ name: main-prod }]', undefined, ['main']],
    ['by the name at the top level', '[{ name: main }]', 'production', ['main-prod']],
  ])('chooses by %s', async (_, list, environment, expected) => {
    await using checkout = await Checkout.of({ ...two, '.github/voygent.yml': listing(`databases: ${list}`) });
    const { databases } = await checkout.load({ environment });
    expect(databases.map(({ name }) => name)).toEqual(expected);
  });

  test('with a name that no environment has is an error', async () => {
    await using checkout = await Checkout.of({ ...two, '.github/voygent.yml': listing('databases: [{ name: mian }]') });
    const error = await checkout.refusal();
    expect(error.message).toMatch(/^\.github\/voygent\.yml:3:21: .*`mian`, which no Worker binds. Did you mean `main`/);
  });

  test('that leaves an environment nothing to migrate is an error', async () => {
    const files = {
      'wrangler.json': worker('a', [main], { production: [logs] }),
      '.github/voygent.yml': 'version: 1\ndatabases: [{ name: main }]',
    };
    await using checkout = await Checkout.of(files);
    expect((await checkout.refusal({ environment: 'production' })).message).toContain(
      "chooses none of this environment's databases: `logs`",
    );
  });

  test('may leave a Worker that was chosen by an input nothing to migrate', async () => {
    await using checkout = await Checkout.of({ ...two, '.github/voygent.yml': listing('databases: [{ name: main }]') });
    expect((await checkout.load({ worker: 'b' })).databases).toEqual([]);
    expect((await checkout.load({ wranglerConfig: 'b/wrangler.json' })).databases).toEqual([]);
  });
});
