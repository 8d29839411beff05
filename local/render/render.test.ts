import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalRender } from './render.ts';
import { sampleService } from './sample.ts';
import { newStateDir, start } from './testing.ts';

const { id } = sampleService;
const [oldCommit = '', newCommit = ''] = sampleService.commits;
let stateDir: string;
let local: LocalRender;

beforeEach(async () => {
  stateDir = newStateDir();
  local = await start({ stateDir });
});
afterEach(() => local.close());

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

async function call(method: string, path: string, body?: unknown, token = local.token): Promise<Answer> {
  const response = await fetch(`${local.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const get = (path: string) => call('GET', path);
const statusOf = async (deploy: string) => (await get(`/services/${id}/deploys/${deploy}`)).body;
const older = () => local.deploys(id)[0]?.id ?? '';

test('a service has the auto-deploy setting in its old and its new form', async () => {
  const { status, body, headers } = await get(`/services/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id, autoDeploy: 'yes', autoDeployTrigger: 'commit', suspended: 'not_suspended' });
  expect(headers.get('ratelimit-limit')).toBe('400');
});

test('deploys are listed newest first, in pages, each with its cursor', async () => {
  const { body } = await get(`/services/${id}/deploys?limit=1`);
  expect(body).toMatchObject([{ deploy: { status: 'live', commit: { id: newCommit } }, cursor: expect.any(String) }]);
  const [first] = body as { cursor: string }[];
  const next = await get(`/services/${id}/deploys?limit=1&cursor=${first?.cursor}`);
  expect(next.body).toMatchObject([{ deploy: { status: 'deactivated', commit: { id: oldCommit } } }]);
  expect((await get(`/services/${id}/deploys?status=deactivated&status=canceled`)).body).toHaveLength(1);
  expect((await get(`/services/${id}/deploys?limit=101`)).status).toBe(400);
});

test('a rollback is a new deploy, which comes a step further with every look at it, and leaves auto-deploy on', async () => {
  const { status, body } = await call('POST', `/services/${id}/rollback`, { deployId: older() });
  expect(status).toBe(201);
  expect(body).toMatchObject({ status: 'created', trigger: 'rollback', commit: { id: oldCommit } });
  const { id: made } = body as { id: string };
  const seen = [await statusOf(made), await statusOf(made), await statusOf(made)];
  expect(seen).toMatchObject([{ status: 'created' }, { status: 'update_in_progress' }, { status: 'live' }]);
  expect(local.deploys(id).map((deploy) => deploy.status)).toEqual(['deactivated', 'deactivated', 'live']);
  expect(local.service(id).auto_deploy).toBe('commit');
});

test('a push makes a deploy only where auto-deploy is on', async () => {
  const made = local.push(id, 'c'.repeat(40)) ?? '';
  const seen = [];
  for (let look = 0; look < 4; look++) seen.push(await statusOf(made));
  expect(seen).toMatchObject(
    ['created', 'build_in_progress', 'update_in_progress', 'live'].map((status) => ({ status, trigger: 'new_commit' })),
  );
  await call('PATCH', `/services/${id}`, { autoDeploy: 'no' });
  expect(local.push(id, 'd'.repeat(40))).toBeUndefined();
});

test('of two deploys the second one waits, or ends the first one, as the policy says', async () => {
  const first = local.push(id, 'c'.repeat(40));
  const second = local.push(id, 'd'.repeat(40));
  expect(local.deploys(id).slice(-2)).toMatchObject([{ status: 'created' }, { status: 'queued' }]);
  local.settle(id);
  expect(local.deploys(id).slice(-2)).toMatchObject([
    { id: first, status: 'deactivated' },
    { id: second, status: 'live' },
  ]);
  await using overriding = await start({ overlap: 'override' });
  overriding.push(id, 'c'.repeat(40));
  overriding.push(id, 'd'.repeat(40));
  expect(overriding.deploys(id).slice(-2)).toMatchObject([{ status: 'canceled' }, { status: 'created' }]);
});

test('a planned ending is that of one deploy', async () => {
  local.planEnding(id, 'update_failed');
  local.planEnding(id, 'never');
  local.push(id, 'c'.repeat(40));
  local.settle(id);
  expect(local.deploys(id).at(-1)).toMatchObject({ status: 'update_failed' });
  const stuck = local.push(id, 'd'.repeat(40)) ?? '';
  local.settle(id);
  for (let look = 0; look < 5; look++) await statusOf(stuck);
  expect(await statusOf(stuck)).toMatchObject({ status: 'build_in_progress' });
  expect(local.live(id)?.commit?.id).toBe(newCommit);
});

test.each([
  [{ autoDeploy: 'no' }, 'off'],
  [{ autoDeploy: 'yes' }, 'commit'],
  [{ autoDeployTrigger: 'checksPass' }, 'checksPass'],
  [{ autoDeploy: 'yes', autoDeployTrigger: 'off' }, 'off'],
])('a change by %j sets auto-deploy to %s', async (change, expected) => {
  const { status, body } = await call('PATCH', `/services/${id}`, change);
  expect(status).toBe(200);
  expect(body).toMatchObject({ autoDeployTrigger: expected, autoDeploy: expected === 'off' ? 'no' : 'yes' });
});

test.each<[string, number, () => Promise<Answer>]>([
  ['an unknown key', 401, () => call('GET', `/services/${id}`, undefined, 'wrong')],
  ['an unknown service', 404, () => get('/services/srv-00000000000000000000')],
  ['an unknown deploy', 404, () => get(`/services/${id}/deploys/dep-0`)],
  ['a rollback to an unknown deploy', 404, () => call('POST', `/services/${id}/rollback`, { deployId: 'dep-0' })],
  ['a rollback to nothing', 400, () => call('POST', `/services/${id}/rollback`, {})],
  ['a body that is no JSON', 400, () => call('PATCH', `/services/${id}`, '{')],
  ['an auto-deploy of another kind', 400, () => call('PATCH', `/services/${id}`, { autoDeploy: true })],
  ['what Render has and this one lacks', 599, () => call('POST', `/services/${id}/restart`)],
])('%s is answered with %i', async (_, status, send) => {
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ message: expect.any(String) });
});

test('a deploy that never served, and a suspended service, are not rolled back to', async () => {
  local.planEnding(id, 'build_failed');
  const failed = local.push(id, 'c'.repeat(40)) ?? '';
  local.settle(id);
  expect((await call('POST', `/services/${id}/rollback`, { deployId: failed })).status).toBe(400);
  local.setSuspended(id, true);
  expect((await call('POST', `/services/${id}/rollback`, { deployId: older() })).status).toBe(400);
  expect((await get(`/services/${id}`)).body).toMatchObject({ suspended: 'suspended' });
});

test('a restart finds what was there, and seeds nothing twice', async () => {
  local.push(id, 'c'.repeat(40));
  const before = local.deploys(id);
  await local.close();
  local = await start({ stateDir });
  expect(local.deploys(id)).toEqual(before);
  expect(JSON.parse(readFileSync(join(stateDir, 'render.json'), 'utf8'))).toMatchObject({ services: [{ id }] });
});
