import { describe, expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';

describe('a wrangler configuration that cannot be used says where', () => {
  test.each([
    [
      'wrangler.jsonc',
      '{ "name": "x",\n  "main": src }',
      'wrangler.jsonc:2:11: the JSON cannot be read: a word that is not JSON',
    ],
    [
      'wrangler.jsonc',
      '{ "name": "x"\n  "main": "a" }',
      'wrangler.jsonc:2:3: the JSON cannot be read: a comma is missing before this',
    ],
    ['wrangler.jsonc', '{ "name": "x', 'the JSON cannot be read: a text is not closed'],
    ['wrangler.jsonc', '', 'the JSON cannot be read: a value is missing here'],
    ['wrangler.jsonc', '[]', 'wrangler.jsonc:1:1: must be a mapping, not a list'],
    ['wrangler.jsonc', '{ "name": 5 }', 'wrangler.jsonc:1:11: `name` must be a text, not `5`'],
    ['wrangler.jsonc', '{ "name": "Trips" }', "wrangler.jsonc:1:11: `name` is `Trips`: a Worker's name has lower-case"],
    ['wrangler.jsonc', '{ "main": "x" }', 'wrangler.jsonc:1:1: the Worker has no `name`'],
    ['wrangler.jsonc', '{ "name": "x", "routes": [1] }', '`routes[0]` must be a text or a mapping, not `1`'],
    [
      'wrangler.jsonc',
      '{ "name": "x", "d1_databases": { "binding": "DB" } }',
      '`d1_databases` must be a list, not a mapping',
    ],
    [
      'wrangler.jsonc',
      '{ "name": "x", "d1_databases": [{ "binding": "DB",\n "database_id": 7 }] }',
      'wrangler.jsonc:2:17: `d1_databases[0].database_id` must be a text, not `7`',
    ],
    [
      'wrangler.jsonc',
      '{ "name": "x", "pages_build_output_dir": "d" }',
      'wrangler.jsonc:1:16: `pages_build_output_dir` makes this a Pages project',
    ],
    ['wrangler.jsonc', '{ "name": "x", "legacy_env": false }', 'asks for service environments'],
    [
      'wrangler.jsonc',
      '{ "name": "x", "d1_databases": [{ "binding": "DB", "migrations_pattern": "a/*.sql" }] }',
      '`migrations_pattern` needs `migrations_dir`',
    ],
    [
      'wrangler.jsonc',
      '{ "name": "x", "d1_databases": [{ "binding": "DB", "migrations_dir": "b", "migrations_pattern": "a/*.sql" }] }',
      'does not begin with the migrations directory',
    ],
    [
      'wrangler.jsonc',
      '{ "name": "x", "d1_databases": [{ "binding": "DB", "migrations_dir": "../../m" }] }',
      'leads out of the repository',
    ],
    ['wrangler.toml', 'name = "x"\nmain = \n', 'wrangler.toml:2:8: the TOML cannot be read'],
    [
      'wrangler.toml',
      'name = "x"\n[[d1_databases]]\ndatabase_id = 7\nbinding = "DB"\n',
      'wrangler.toml:3:15: `d1_databases[0].database_id` must be a text, not `7`',
    ],
    [
      'wrangler.toml',
      'name = "x"\ncompatibility_date = 2026-01-01\n',
      'wrangler.toml:2:22: `compatibility_date` must be a text',
    ],
  ])('%s: %j', async (file, text, message) => {
    await using checkout = await Checkout.of({ [file]: text });
    const error = await checkout.refusal();
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(message);
  });

  test('every syntax error of a JSON file is told', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': '{ "a": x,\n "b": y,\n "name": "x" }' });
    expect((await checkout.refusal()).message).toMatch(
      /has \d problems:\nwrangler\.json:1:8: .*\n(.*\n)*wrangler\.json:2:7: /,
    );
  });

  test('what is wrong in an environment that is not asked for is not this run’s concern', async () => {
    await using checkout = await Checkout.of({
      'wrangler.json': '{ "name": "x", "env": { "a": { "main": 1 }, "b": {} } }',
    });
    await expect(checkout.load({ environment: 'b' })).resolves.toBeDefined();
    expect((await checkout.refusal({ environment: 'a' })).message).toBe(
      'wrangler.json:1:40: in `env.a`: `main` must be a text, not `1`.',
    );
  });

  test('another ending is refused', async () => {
    await using checkout = await Checkout.of({ 'wrangler.ts': 'export default {}' });
    expect((await checkout.refusal({ wranglerConfig: 'wrangler.ts' })).message).toContain(
      'is no wrangler configuration',
    );
  });

  test('a file over 1 MB is refused', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': `{ "name": "x" }${' '.repeat(1024 * 1024)}` });
    expect((await checkout.refusal()).message).toContain('over 1 MB');
  });
});

describe('a database knows where its id stands', () => {
  test.each([
    [
      'jsonc, the last of two keys',
      'wrangler.jsonc',
      '{ "name": "x", "env": { "a": {} },\n "env": { "a": { "d1_databases": [{ "binding": "DB" }] } } }',
      { line: 2, column: 35 },
      'env.a.d1_databases[0]',
    ],
    [
      'jsonc',
      'wrangler.jsonc',
      '{ "name": "x",\n "env": { "a": { "d1_databases": [\n  { "binding": "DB", "database_id": "i" }] } } }',
      { line: 3, column: 37 },
      'env.a.d1_databases[0]',
    ],
    [
      'jsonc without an id',
      'wrangler.jsonc',
      '{ "name": "x",\n "env": { "a": { "d1_databases": [\n  { "binding": "DB" }] } } }',
      { line: 3, column: 3 },
      'env.a.d1_databases[0]',
    ],
    [
      'toml',
      'wrangler.toml',
      'name = "x"\n[[env.a.d1_databases]]\nbinding = "DB"\ndatabase_id = "i"\n',
      { line: 4, column: 15 },
      'env.a.d1_databases[0]',
    ],
    [
      'toml where the value stands twice',
      'wrangler.toml',
      'name = "x"\n[[env.a.d1_databases]]\nbinding = "i"\ndatabase_id = "i"\n',
      { line: 4, column: 15 },
      'env.a.d1_databases[0]',
    ],
  ])('in %s', async (_, file, text, place, key) => {
    await using checkout = await Checkout.of({ [file]: text });
    const { databases } = await checkout.load({ environment: 'a' });
    expect(databases).toMatchObject([{ key }]);
    expect(databases[0]?.location).toEqual({ file, ...place });
  });
});
