import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalGitHub } from './github.ts';
import { clientOf, place, plain, refusalOf, start } from './testing.ts';

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

async function deploy(more: object = {}) {
  const { data } = await client.repos.createDeployment({ ...plain, environment: 'staging', ...more });
  if (!('id' in data)) throw new Error('no deployment');
  return { ...place, deployment_id: data.id };
}

async function statesOf(deployment: Awaited<ReturnType<typeof deploy>>): Promise<string[]> {
  return (await client.repos.listDeploymentStatuses(deployment)).data.map(({ state }) => state);
}

describe('a status', () => {
  test('is created, read back and listed, newest first', async () => {
    const deployment = await deploy();
    await client.repos.createDeploymentStatus({ ...deployment, state: 'in_progress' });
    const url = 'https://example.com/log';
    const { data } = await client.repos.createDeploymentStatus({ ...deployment, state: 'failure', log_url: url });
    expect(data).toMatchObject({ state: 'failure', log_url: url, target_url: url, environment: 'staging' });
    const read = await client.repos.getDeploymentStatus({ ...deployment, status_id: data.id });
    expect(read.data).toEqual(data);
    expect(await statesOf(deployment)).toEqual(['failure', 'in_progress']);
  });

  test('may have 140 characters of description and not 141', async () => {
    const deployment = await deploy();
    const status = (description: string) =>
      client.repos.createDeploymentStatus({ ...deployment, state: 'queued', description });
    expect((await status('é'.repeat(140))).status).toBe(201);
    expect(await refusalOf(status('x'.repeat(141)))).toMatchObject({
      status: 422,
      body: {
        message: 'Validation Failed',
        errors: [{ resource: 'DeploymentStatus', field: 'description', code: 'custom' }],
      },
    });
  });

  test('with a state that GitHub does not know is refused with 422', async () => {
    const deployment = await deploy();
    const { status } = await refusalOf(client.repos.createDeploymentStatus({ ...deployment, state: 'done' as never }));
    expect(status).toBe(422);
    expect(await statesOf(deployment)).toEqual([]);
  });

  test('with a link that is no URL is refused with 422', async () => {
    const deployment = await deploy();
    const call = client.repos.createDeploymentStatus({ ...deployment, state: 'success', log_url: 'log.txt' });
    expect((await refusalOf(call)).status).toBe(422);
  });

  test('of a deployment that does not exist answers 404', async () => {
    const call = client.repos.createDeploymentStatus({ ...place, deployment_id: 404, state: 'success' });
    expect((await refusalOf(call)).status).toBe(404);
  });
});

describe('a success', () => {
  test('makes earlier successes in its environment inactive', async () => {
    const [before, other, now] = [await deploy(), await deploy({ environment: 'qa' }), await deploy()];
    for (const one of [before, other, now]) await client.repos.createDeploymentStatus({ ...one, state: 'success' });
    expect(await statesOf(before)).toEqual(['inactive', 'success']);
    expect(await statesOf(other)).toEqual(['success']);
    expect(await statesOf(now)).toEqual(['success']);
  });

  test.each([
    ['a failed one', {}, 'failure'],
    ['a production one', { production_environment: true }, 'success'],
    ['a transient one', { transient_environment: true }, 'success'],
  ] as const)('leaves %s as it is', async (_, more, state) => {
    const [before, now] = [await deploy(more), await deploy(more)];
    await client.repos.createDeploymentStatus({ ...before, state });
    await client.repos.createDeploymentStatus({ ...now, state: 'success' });
    expect(await statesOf(before)).toEqual([state]);
  });

  test('with auto_inactive false touches no other deployment', async () => {
    const [before, now] = [await deploy(), await deploy()];
    await client.repos.createDeploymentStatus({ ...before, state: 'success' });
    await client.repos.createDeploymentStatus({ ...now, state: 'success', auto_inactive: false });
    expect(await statesOf(before)).toEqual(['success']);
  });
});

describe('environments', () => {
  test('appear with the first deployment to them and can be read by name', async () => {
    expect((await client.repos.getAllEnvironments(place)).data.total_count).toBe(0);
    await deploy({ environment: 'eu/staging' });
    await deploy({ environment: 'eu/staging' });
    const { data } = await client.repos.getAllEnvironments(place);
    expect(data.environments?.map(({ name }) => name)).toEqual(['eu/staging']);
    const one = await client.repos.getEnvironment({ ...place, environment_name: 'eu/staging' });
    expect(one.data).toEqual(data.environments?.[0]);
  });

  test('that nobody deployed to answer 404', async () => {
    const call = client.repos.getEnvironment({ ...place, environment_name: 'staging' });
    expect((await refusalOf(call)).status).toBe(404);
  });
});
