import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { type Handler, type LocalServer, startServer } from '../../local/http/server.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { type Cloudflare, connectCloudflare } from './client.ts';
import { VersionId } from './ids.ts';

const accountId = 'a'.repeat(32);
const account = `/accounts/${accountId}/workers`;
const version = VersionId.parse('11111111-2222-3333-4444-555555555555');
const other = VersionId.parse('66666666-7777-8888-9999-000000000000');

let handler: Handler;
let faults: Faults;
let server: LocalServer;
let cloudflare: Cloudflare;

beforeEach(async () => {
  faults = new Faults();
  server = await startServer({ service: 'cloudflare', faults, handler: (request) => handler(request) });
  const credentials = { 'cloudflare-api-token': 'token', 'cloudflare-account-id': accountId };
  cloudflare = await connectCloudflare(credentials, testContext({ CLOUDFLARE_API_BASE_URL: server.origin }));
});

afterEach(() => server.close());

const ok = (result: unknown) => ({ status: 200, body: { success: true, errors: [], messages: [], result } });
const no = (status: number, code: number) => ({
  status,
  body: { success: false, errors: [{ code, message: 'no' }], messages: [], result: null },
});
const requests = () => server.calls.map(({ method, path }) => `${method} ${path}`);

describe('whether a Worker exists', () => {
  test('is told by its service', async () => {
    handler = () => ok({ id: 'api' });
    expect(await cloudflare.workers.exists('api')).toBe(true);
    expect(requests()).toEqual([`GET ${account}/services/api`]);
  });

  test('is a no where Cloudflare says that it does not', async () => {
    for (const code of [10090, 10007]) {
      handler = () => no(404, code);
      expect(await cloudflare.workers.exists('api')).toBe(false);
    }
  });

  test.each([
    ['the account cannot be routed', no(404, 7003), 'cloudflare-not-found'],
    ['the token may not look', no(403, 10000), 'cloudflare-auth'],
    [
      'a proxy answers with a page',
      { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>' },
      'cloudflare-answer',
    ],
    ['the service is down', no(500, 10013), 'cloudflare-refused'],
  ])('is not guessed where %s', async (_, answer, code) => {
    handler = () => answer;
    await expect(cloudflare.workers.exists('api')).rejects.toMatchObject({ code });
  });

  test('cannot be asked of another path by a strange name', async () => {
    handler = () => no(404, 10090);
    await cloudflare.workers.exists('../../d1/database?x#y');
    expect(requests()).toEqual([`GET ${account}/services/..%2F..%2Fd1%2Fdatabase%3Fx%23y`]);
  });
});

describe('a deployment', () => {
  const current = { id: 'd2', versions: [{ version_id: version, percentage: 100 }], annotations: null };

  test('that serves is the newest', async () => {
    handler = () => ok({ deployments: [current, { ...current, id: 'd1' }] });
    expect(await cloudflare.workers.currentDeployment('api')).toMatchObject({ id: 'd2', versions: current.versions });
    handler = () => ok({ deployments: [] });
    expect(await cloudflare.workers.currentDeployment('api')).toBeUndefined();
    expect(requests()[0]).toBe(`GET ${account}/scripts/api/deployments`);
  });

  test('is made of versions with their shares and a message', async () => {
    handler = () => ok(current);
    const shares = [
      { version_id: version, percentage: 90, more: 'x' },
      { version_id: other, percentage: 10 },
    ];
    expect(await cloudflare.workers.deploy('api', shares, 'the message')).toMatchObject({ id: 'd2' });
    expect(requests()).toEqual([`POST ${account}/scripts/api/deployments`]);
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({
      strategy: 'percentage',
      versions: [
        { version_id: version, percentage: 90 },
        { version_id: other, percentage: 10 },
      ],
      annotations: { 'workers/message': 'the message' },
    });
  });

  test('is not made again after a lost answer: someone else may have deployed meanwhile', async () => {
    handler = () => ok(current);
    faults.set([{ path: 'deployments', when: 'after', action: { kind: 'truncate' } }]);
    await expect(cloudflare.workers.deploy('api', [], 'm')).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(server.calls).toHaveLength(1);
  });
});

test('a version is read by its id', async () => {
  handler = () => ok({ id: version, number: 3, metadata: { has_preview: true } });
  expect(await cloudflare.workers.version('api', version)).toMatchObject({
    number: 3,
    metadata: { has_preview: true },
  });
  expect(requests()).toEqual([`GET ${account}/scripts/api/versions/${version}`]);
});

test('of the secrets only the names are read', async () => {
  handler = () =>
    ok([
      { name: 'A', type: 'secret_text' },
      { name: 'B', type: 'secret_key' },
    ]);
  expect(await cloudflare.workers.secretNames('api')).toEqual(['A', 'B']);
  expect(requests()).toEqual([`GET ${account}/scripts/api/secrets`]);
});

describe('the subdomain of the account', () => {
  test('is read, and may be missing', async () => {
    handler = () => ok({ subdomain: 'voygent' });
    expect(await cloudflare.workers.subdomain()).toBe('voygent');
    for (const answer of [ok({ subdomain: null }), ok({}), no(404, 10007)]) {
      handler = () => answer;
      expect(await cloudflare.workers.subdomain()).toBeUndefined();
    }
  });

  test('is not guessed where the token may not look', async () => {
    handler = () => no(403, 10000);
    await expect(cloudflare.workers.subdomain()).rejects.toMatchObject({
      code: 'cloudflare-auth',
      hint: expect.stringContaining('Account → Workers Scripts → Edit'),
    });
  });
});
