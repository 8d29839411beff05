import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Checkout } from './checkout.fixture.ts';
import { Configuration } from './configuration.ts';

const worker = { 'wrangler.jsonc': '{ "name": "trips" }' };
const config = '.github/voygent.yml';

describe('voygent.yml', () => {
  test('everything that it says arrives in the project', async () => {
    await using checkout = await Checkout.of({
      'docs/constitution.md': '#',
      'api/wrangler.json':
        '{ "name": "api", "secrets": { "required": ["A", "B"] }, "env": { "live": {"secrets": { "required": ["A", "B"] }} } }',
      [config]: `version: 1
constitution: ./docs/constitution.md
environments:
  staging: {}
  production: { wrangler-environment: live, after: staging, gate: off, origins: ['https://chat.example.com'] }
workers:
  - config: api/wrangler.json
    promote: [0, 0.5, 10, 100]
    version-header: X-Version
    required-secrets: [B, C]
    smoke: [{ get: /health }]
`,
    });
    const project = await checkout.load({ environment: 'production' });
    expect(project).toMatchObject({
      constitution: 'docs/constitution.md',
      environment: { name: 'production', after: 'staging', gate: 'off', gateSource: 'configuration' },
      workers: [
        {
          name: 'api-live',
          configFile: 'api/wrangler.json',
          wranglerEnvironment: 'live',
          promote: [0, 0.5, 10, 100],
          versionHeader: { name: 'X-Version', configured: true },
          requiredSecrets: ['A', 'B', 'C'],
          smoke: [{ name: 'GET /health' }],
          origins: ['https://chat.example.com'],
        },
      ],
    });
  });

  test.each([
    ['version: 2', '1:10', '`version` must be `1`, not `2`.'],
    ['{}', '1:1', '`version` is missing'],
    ['', '1:1', 'must be a mapping, not empty'],
    ['version: 1\nworker: []', '2:1', '`worker` is not a known key. Did you mean `workers`?'],
    [
      'version: 1\nenvironments: { a: { gates: off } }',
      '2:22',
      '`environments.a.gates` is not a known key. Did you mean `gate`?',
    ],
    [
      'version: 1\nenvironments: { a: { gate: no } }',
      '2:28',
      'must be the text `required` or the text `off`, not the text `no`',
    ],
    ['version: 1\nenvironments: { a: { gate: false } }', '2:28', 'not `false`'],
    [
      'version: 1\nenvironments: { a: { after: b } }',
      '2:29',
      '`environments.a.after` names no environment of this file',
    ],
    ['version: 1\nenvironments: { a: { after: a } }', '2:29', 'leads back to `a` itself'],
    ['version: 1\nenvironments: { a: { after: b }, b: { after: a } }', '2:29', 'leads back to `a` itself'],
    [
      'version: 1\nenvironments: { a: { origins: [chat.example.com] } }',
      '2:32',
      'is not an origin such as `https://chat.example.com`',
    ],
    ['version: 1\nworkers: []', '2:10', '`workers` must have at least 1 entry.'],
    ['version: 1\nworkers: [{}]', '2:11', '`workers[0].config` is missing: it is a text.'],
    ['version: 1\nworkers: [{ config: wrangler.jsonc, promote: [0, 50] }]', '2:46', 'must end with 100, not 50'],
    [
      'version: 1\nworkers: [{ config: wrangler.jsonc, promote: [10, 10, 100] }]',
      '2:51',
      'must ascend: 10 stands after 10',
    ],
    [
      'version: 1\nworkers: [{ config: wrangler.jsonc, promote: [-1, 100] }]',
      '2:47',
      '`workers[0].promote[0]` must be at least 0, not `-1`.',
    ],
    ['version: 1\nworkers: [{ config: wrangler.jsonc, version-header: "a b" }]', '2:53', 'is not a header name'],
    [
      'version: 1\nworkers: [{ config: wrangler.jsonc, smoke: [{ auth: /mcp }] }]',
      '2:45',
      '`workers[0].smoke[0].secret` is missing',
    ],
    ['version: 1\nworkers: [{ config: wrangler.jsonc }, { config: ./wrangler.jsonc }]', '2:49', 'is listed twice'],
    ['version: 1\nworkers: [{ config: wrangler.json }]', '2:21', 'is `wrangler.json`, which is not a file'],
    ['version: 1\nworkers: [{ config: ../wrangler.jsonc }]', undefined, 'leads out of the repository'],
    ['version: 1\nconstitution: docs/none.md', '2:15', 'is `docs/none.md`, which is not a file'],
    ['version: 1\nconstitution: /etc/passwd', undefined, 'leads out of the repository'],
    ['version: 1\nreview: { major: x }', '2:11', '`major` is not read by this version of voygent-actions; remove it.'],
    ['version: 1\nrender: {}', '2:9', '`render.service` is missing: it is a text.'],
    [
      'version: 1\nnotify: { slack: "https://hooks.slack.com/x" }',
      '2:18',
      'must be the name of an environment variable',
    ],
    ['version: 1\nnotify: { healthchecks: { smoke: X } }', '2:27', '`notify.healthchecks.smoke` is not a known key'],
    ['version: 1\ndatabases: [{ name: a, rehearse: dump }]', '2:34', 'must be the text `auto`'],
    ['version: 1\ndatabases: [{ name: a, migrations: {} }]', '2:24', '`migrations` is not read by this version'],
    ['version: 1\nversion: 1', '2:1', 'a key stands twice'],
    ['version: 1\n\tworkers: []', '2:1', 'tab'],
    ['version: 1\nworkers: [', '2:11', 'the YAML cannot be read'],
  ])('%j is refused with its place', async (text, place, problem) => {
    await using checkout = await Checkout.of({ ...worker, [config]: text });
    const error = await checkout.refusal();
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(problem);
    if (place !== undefined) expect(error.message).toContain(`${config}:${place}: `);
    expect(error.location?.file).toBe(config);
  });

  test('a file over 1 MB is refused unread', async () => {
    await using checkout = await Checkout.of({ ...worker, [config]: `version: 1 #${' '.repeat(1024 * 1024)}` });
    expect((await checkout.refusal()).message).toContain('a configuration over 1 MB is refused');
  });

  test('the default need not exist; another that was named must', async () => {
    await using checkout = await Checkout.of(worker);
    await expect(checkout.load()).resolves.toMatchObject({ workers: [{ name: 'trips' }] });
    await expect(checkout.load({ config: './.github/voygent.yml' })).resolves.toBeDefined();
    expect(await checkout.refusal({ config: 'other.yml' })).toMatchObject({ code: 'config-not-found' });
  });

  test('a voygent.yaml that nobody would read is an error', async () => {
    await using checkout = await Checkout.of({ ...worker, '.github/voygent.yaml': 'version: 1' });
    expect(await checkout.refusal()).toMatchObject({
      code: 'config-not-found',
      hint: expect.stringContaining('Rename'),
    });
  });

  test('paths in errors are relative to the repository, those in it to the working directory', async () => {
    await using checkout = await Checkout.of({
      'apps/a/.github/voygent.yml': 'version: 1\nworkers: [{ config: wrangler.jsonc, promote: [1] }]',
      'apps/a/wrangler.jsonc': '{ "name": "a" }',
    });
    const error = await checkout.refusal({ workingDirectory: 'apps/a' });
    expect(error.location).toEqual({ file: 'apps/a/.github/voygent.yml', line: 2, column: 46 });
  });
});

test('the published schema describes every key', () => {
  const schema = z.toJSONSchema(Configuration, { io: 'input' });
  const undescribed = [...properties(schema, '')]
    .filter(([, one]) => !Reflect.get(one, 'description'))
    .map(([path]) => path);
  expect(undescribed).toEqual([]);
  expect([...properties(schema, '')].length).toBeGreaterThan(25);
});

function* properties(schema: unknown, path: string): Generator<[string, object]> {
  if (typeof schema !== 'object' || schema === null) return;
  const own: unknown = Reflect.get(schema, 'properties');
  for (const [key, child] of typeof own === 'object' && own !== null ? Object.entries(own) : []) {
    yield [`${path}.${key}`, child];
    yield* properties(child, `${path}.${key}`);
  }
  const options: unknown = Reflect.get(schema, 'anyOf');
  for (const option of Array.isArray(options) ? options : []) yield* properties(option, path);
  yield* properties(Reflect.get(schema, 'items'), `${path}[]`);
  yield* properties(Reflect.get(schema, 'additionalProperties'), `${path}.*`);
}
