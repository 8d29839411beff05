import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { Faults } from '../http/faults.ts';
import { type LocalGitHub, routes, startGitHubWith } from './github.ts';
import { clientOf, newStateDir, place, plain, refusalOf, sha, start } from './testing.ts';

const open: LocalGitHub[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(open.splice(0).map((github) => github.close()));
});

async function opened(starting: Promise<LocalGitHub>): Promise<LocalGitHub> {
  const github = await starting;
  open.push(github);
  return github;
}

describe('the door', () => {
  test('a wrong token is told Bad credentials, none at all that it needs one', async () => {
    const github = await opened(start());
    const wrong = clientOf({ ...github, token: 'wrong' });
    expect(await refusalOf(wrong.repos.get(place))).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
    const bare = await fetch(`${github.apiUrl}/repos/voygent/voygent`);
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({ message: 'Requires authentication' });
  });

  test('another repository is not found', async () => {
    const client = clientOf(await opened(start()));
    expect((await refusalOf(client.repos.get({ owner: 'voygent', repo: 'other' }))).status).toBe(404);
  });

  test('every answer carries a request id and the rate limit', async () => {
    const client = clientOf(await opened(start()));
    const { headers } = await client.repos.get(place);
    expect(headers['x-github-request-id']).toMatch(/^[0-9A-F:]+$/);
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '1000',
      'x-ratelimit-used': '1',
      'x-ratelimit-remaining': '999',
    });
  });

  test('a body that is no JSON answers 400', async () => {
    const { apiUrl, token } = await opened(start());
    const response = await fetch(`${apiUrl}/repos/voygent/voygent/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"ref":',
    });
    expect(response.status).toBe(400);
  });

  test('what GitHub has and the local one lacks is a defect of the stack, what GitHub lacks is a 404', async () => {
    const client = clientOf(await opened(start()));
    expect((await refusalOf(client.activity.listRepoEvents(place))).status).toBe(599);
    const { apiUrl } = open[0] ?? { apiUrl: '' };
    expect((await fetch(`${apiUrl}/nothing/of/the/kind/at/all`)).status).toBe(404);
  });
});

describe('the token of a job', () => {
  test('can do what the workflow says, and nothing else', async () => {
    const github = await opened(start());
    const token = github.jobToken({ issues: 'read', deployments: 'write' });
    const client = clientOf({ apiUrl: github.apiUrl, token });
    expect((await client.issues.listForRepo(place)).status).toBe(200);
    expect((await client.repos.get(place)).status).toBe(200);
    expect((await client.repos.listDeployments(place)).status).toBe(200);
    const refused = { status: 403, body: { message: 'Resource not accessible by integration' } };
    expect(await refusalOf(client.issues.create({ ...place, title: 't' }))).toMatchObject(refused);
    expect(await refusalOf(client.pulls.get({ ...place, pull_number: 1 }))).toMatchObject(refused);
  });
});

describe('the repository and its commits', () => {
  test('the repository is described as GitHub describes one', async () => {
    const client = clientOf(await opened(start()));
    const { data } = await client.repos.get(place);
    expect(data).toMatchObject({ full_name: 'voygent/voygent', default_branch: 'main' });
  });

  test('a commit is found by SHA, by branch and as the head of main, and an unknown ref is refused', async () => {
    const github = await opened(start());
    const client = clientOf(github);
    github.registerCommit({ sha, message: 'Add trips', refs: ['topic'], parents: ['b'.repeat(40)] });
    const byBranch = await client.repos.getCommit({ ...place, ref: 'topic' });
    expect(byBranch.data).toMatchObject({ sha, commit: { message: 'Add trips' } });
    expect((await client.repos.getCommit({ ...place, ref: 'd'.repeat(40) })).data.sha).toBe('d'.repeat(40));
    expect((await client.repos.getCommit({ ...place, ref: 'main' })).status).toBe(200);
    expect((await refusalOf(client.repos.getCommit({ ...place, ref: 'nowhere' }))).status).toBe(422);
    expect(github.defects).toEqual([]);
  });
});

describe('faults', () => {
  test('a rule for the service github answers in its place', async () => {
    const faults = new Faults();
    faults.set([{ service: 'github', path: '/deployments$', times: 1, action: { kind: 'respond', status: 502 } }]);
    const client = clientOf(await opened(start({ faults })));
    expect((await refusalOf(client.repos.createDeployment(plain))).status).toBe(502);
    expect((await client.repos.createDeployment(plain)).status).toBe(201);
  });
});

describe('the memory', () => {
  test('what was acknowledged is there after a restart', async () => {
    const stateDir = newStateDir();
    const first = await opened(start({ stateDir }));
    await clientOf(first).repos.createDeployment({ ...plain, payload: { kept: true } });
    await first.close();
    const second = clientOf(await opened(start({ stateDir })));
    const { data } = await second.repos.listDeployments(place);
    expect(data).toMatchObject([{ sha, payload: { kept: true } }]);
  });

  test('what was acknowledged is there after SIGKILL, and no id is given twice', async () => {
    const stateDir = newStateDir();
    const child = await startInChild(stateDir);
    const before = await clientOf(child).repos.createDeployment(plain);
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    const client = clientOf(await opened(start({ stateDir })));
    const [kept] = (await client.repos.listDeployments(place)).data;
    expect(before.data).toMatchObject({ id: kept?.id });
    const next = await client.repos.createDeployment(plain);
    expect('id' in next.data && next.data.id).toBeGreaterThan(kept?.id ?? Number.POSITIVE_INFINITY);
  });
});

async function startInChild(stateDir: string) {
  const script = `
    const { startGitHub } = await import(${JSON.stringify(new URL('github.ts', import.meta.url).href)});
    const { Faults } = await import(${JSON.stringify(new URL('../http/faults.ts', import.meta.url).href)});
    const { apiUrl, token } = await startGitHub({ stateDir: ${JSON.stringify(stateDir)}, faults: new Faults() });
    console.log(JSON.stringify({ apiUrl, token }));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  const ready = JSON.parse(String(line)) as { apiUrl: string; token: string };
  return { ...ready, process: child };
}

describe("GitHub's own description", () => {
  test('an answer that it does not allow is sent as 599 with the differences, and counted', async () => {
    const wrong = routes.map((route) =>
      route.template === '/repos/{owner}/{repo}/deployments' && route.method === 'GET'
        ? { ...route, answer: () => ({ status: 200, body: [{ id: 'one', environment: 'production' }] }) }
        : route,
    );
    const github = await opened(startGitHubWith(wrong, { stateDir: newStateDir(), faults: new Faults() }));
    const { status, body } = await refusalOf(clientOf(github).repos.listDeployments(place));
    expect(status).toBe(599);
    expect(body).toMatchObject({
      errors: expect.arrayContaining(['/0/id must be integer', "/0 must have required property 'statuses_url'"]),
    });
    expect(github.defects).toHaveLength(1);
  });

  test('a status that it does not list, and a body where it lists none, are defects too', async () => {
    const answers = { GET: { status: 200, body: null }, DELETE: { status: 204, body: { deleted: true } } };
    const template = '/repos/{owner}/{repo}/deployments/{deployment_id}';
    const wrong = (['GET', 'DELETE'] as const).map((method) => ({ method, template, answer: () => answers[method] }));
    const github = await opened(startGitHubWith(wrong, { stateDir: newStateDir(), faults: new Faults() }));
    const client = clientOf(github);
    const target = { ...place, deployment_id: 1 };
    expect((await refusalOf(client.repos.getDeployment(target))).status).toBe(599);
    expect((await refusalOf(client.repos.deleteDeployment(target))).status).toBe(599);
    expect(github.defects).toHaveLength(2);
  });
});
