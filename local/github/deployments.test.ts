import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalGitHub } from './github.ts';
import { clientOf, place, plain, refusalOf, sha, start } from './testing.ts';

let github: LocalGitHub;
let client: ReturnType<typeof clientOf>;
const started: LocalGitHub[] = [];

beforeEach(async () => {
  github = await start();
  started.push(github);
  client = clientOf(github);
});

afterAll(async () => {
  expect(started.flatMap(({ defects }) => defects)).toEqual([]);
  await Promise.all(started.map((one) => one.close()));
});

describe('a deployment', () => {
  test('is created, read back and listed with its payload as it was given', async () => {
    const payload = { way_back: { worker: 'v1', bookmarks: ['0001'] } };
    const { data, status } = await client.repos.createDeployment({ ...plain, environment: 'staging', payload });
    expect(status).toBe(201);
    expect(data).toMatchObject({ sha, ref: sha, task: 'deploy', environment: 'staging', payload });
    if (!('id' in data)) throw new Error('no deployment');
    const read = await client.repos.getDeployment({ ...place, deployment_id: data.id });
    expect(read.data).toEqual(data);
    expect((await client.repos.listDeployments(place)).data).toEqual([data]);
  });

  test('is to production, and of production kind, when nothing is said', async () => {
    const { data } = await client.repos.createDeployment(plain);
    expect(data).toMatchObject({
      environment: 'production',
      production_environment: true,
      transient_environment: false,
    });
  });

  test('of a ref that does not exist is refused with 422', async () => {
    const { status, body } = await refusalOf(client.repos.createDeployment({ ...plain, ref: 'nowhere' }));
    expect({ status, body }).toMatchObject({ status: 422, body: { message: 'No ref found for: nowhere' } });
  });

  test('without a ref is refused with 422 and the name of what is missing', async () => {
    const { status, body } = await refusalOf(client.repos.createDeployment({ ...place, ref: undefined as never }));
    expect(status).toBe(422);
    expect(body).toMatchObject({ message: expect.stringContaining("'ref'"), documentation_url: expect.any(String) });
  });

  test('of a branch records the commit that the branch names', async () => {
    const commit = 'b'.repeat(40);
    github.registerCommit({ sha: commit, refs: ['topic'] });
    const { data } = await client.repos.createDeployment({ ...plain, ref: 'topic' });
    expect(data).toMatchObject({ ref: 'topic', sha: commit });
  });

  test('that is unknown answers 404', async () => {
    const { status, body } = await refusalOf(client.repos.getDeployment({ ...place, deployment_id: 404 }));
    expect({ status, body }).toMatchObject({ status: 404, body: { message: 'Not Found', status: '404' } });
  });
});

describe('auto_merge and required_contexts', () => {
  test('a branch behind the default branch is merged with 202 and not deployed', async () => {
    github.registerCommit({ sha, refs: ['topic'], behind: 'mergeable' });
    const { status, data } = await client.repos.createDeployment({ ...place, ref: 'topic' });
    expect({ status: Number(status), data }).toEqual({
      status: 202,
      data: { message: 'Auto-merged main into topic on deployment.' },
    });
    expect((await client.repos.listDeployments(place)).data).toEqual([]);
  });

  test('a branch that cannot be merged answers 409', async () => {
    github.registerCommit({ sha, refs: ['topic'], behind: 'conflicting' });
    expect((await refusalOf(client.repos.createDeployment({ ...place, ref: 'topic' }))).status).toBe(409);
  });

  test('every check must be green unless required_contexts says otherwise', async () => {
    github.registerCommit({ sha, contexts: { ci: 'success', audit: 'pending' } });
    const call = (required_contexts?: string[]) =>
      client.repos.createDeployment({ ...place, ref: sha, ...(required_contexts ? { required_contexts } : {}) });
    expect((await refusalOf(call())).status).toBe(409);
    expect((await refusalOf(call(['never-posted']))).status).toBe(409);
    expect((await call(['ci'])).status).toBe(201);
    expect((await call([])).status).toBe(201);
  });
});

describe('the list of deployments', () => {
  test('is newest first and filtered by sha, ref, task and environment', async () => {
    const other = 'c'.repeat(40);
    await client.repos.createDeployment({ ...plain, environment: 'staging' });
    await client.repos.createDeployment({ ...plain, ref: other, task: 'rollback', environment: 'staging' });
    const ids = async (filter: object) =>
      (await client.repos.listDeployments({ ...place, ...filter })).data.map(({ id }) => id);
    const [newest, oldest] = await ids({});
    expect(newest).toBeGreaterThan(oldest ?? 0);
    expect(await ids({ environment: 'staging' })).toHaveLength(2);
    for (const filter of [{ sha: other }, { ref: other }, { task: 'rollback' }])
      expect(await ids(filter)).toEqual([newest]);
    expect(await ids({ environment: 'production' })).toEqual([]);
  });

  test('comes in pages whose Link headers lead through all of it', async () => {
    for (let index = 0; index < 5; index++) await client.repos.createDeployment(plain);
    const first = await client.repos.listDeployments({ ...place, per_page: 2 });
    expect(first.headers.link).toMatch(/[?&]page=2>; rel="next".*[?&]page=3>; rel="last"/);
    const last = await client.repos.listDeployments({ ...place, per_page: 2, page: 3 });
    expect(last.headers.link).toMatch(/page=2>; rel="prev".*page=1>; rel="first"/);
    expect(last.data).toHaveLength(1);
  });

  test('carries no Link header where one page holds it', async () => {
    expect((await client.repos.listDeployments(place)).headers.link).toBeUndefined();
  });
});

describe('deleting', () => {
  test('an active deployment beside others is refused with 422, an inactive one goes with its statuses', async () => {
    await client.repos.createDeployment(plain);
    const [only] = (await client.repos.listDeployments(place)).data;
    const deployment_id = only?.id ?? 0;
    await client.repos.createDeployment(plain);
    const target = { ...place, deployment_id };
    await client.repos.createDeploymentStatus({ ...target, state: 'success' });
    expect((await refusalOf(client.repos.deleteDeployment(target))).status).toBe(422);
    await client.repos.createDeploymentStatus({ ...target, state: 'inactive' });
    expect((await client.repos.deleteDeployment(target)).status).toBe(204);
    expect((await refusalOf(client.repos.getDeployment(target))).status).toBe(404);
  });

  test('the only deployment goes whatever its status', async () => {
    await client.repos.createDeployment(plain);
    const [only] = (await client.repos.listDeployments(place)).data;
    expect((await client.repos.deleteDeployment({ ...place, deployment_id: only?.id ?? 0 })).status).toBe(204);
  });
});
