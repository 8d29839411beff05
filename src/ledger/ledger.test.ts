import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalGitHub } from '../../local/github/github.ts';
import { clientOf, place, plain, sha, start } from '../../local/github/testing.ts';
import { Faults } from '../../local/http/faults.ts';
import { VersionId } from '../cloudflare/ids.ts';
import { connectGitHub } from '../github/client.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { type ReleaseEntry, readEntry } from './entry.ts';
import { ReleaseLedger } from './ledger.ts';

const faults = new Faults();
let local: LocalGitHub;
let ledger: ReleaseLedger;
let environment: string;
let made = 0;

beforeAll(async () => {
  local = await start({ faults });
});
afterAll(async () => {
  expect(local.defects).toEqual([]);
  await local.close();
});
beforeEach(async () => {
  environment = `environment-${++made}`;
  ledger = await ledgerOf(environment);
});
afterEach(() => faults.set([]));

async function ledgerOf(name: string, { token = local.token, apiUrl = local.apiUrl } = {}): Promise<ReleaseLedger> {
  const context = testContext({ GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
  return new ReleaseLedger(await connectGitHub(token, context), name);
}

const version = VersionId.parse('11111111-1111-4111-8111-111111111111');

function entryOf(release: string): ReleaseEntry {
  return {
    voygent: 1,
    release,
    commit: sha,
    tree: null,
    verdict: null,
    run_url: null,
    continues: null,
    way_back: {
      workers: [{ name: 'api', versions: [{ version_id: version, percentage: 100 }] }],
      databases: [{ name: 'db', id: 'x', bookmark: '0001', head: null }],
      services: [],
    },
  };
}

/** The bodies of the calls that create deployments of the environment of this test. */
function created(): unknown[] {
  return local.server.calls
    .filter(
      ({ method, path, body }) => method === 'POST' && path.endsWith('/deployments') && body.includes(environment),
    )
    .map(({ body }) => JSON.parse(body));
}

describe('a release', () => {
  test('is recorded, and read back with its way back', async () => {
    const id = await ledger.record(entryOf('r1'));
    expect(await ledger.recent()).toEqual([
      { deploymentId: id, createdAt: expect.any(String), state: 'pending', description: '', entry: entryOf('r1') },
    ]);
  });

  test('is a GitHub Deployment that neither merges nor waits for checks', async () => {
    await ledger.record(entryOf('r1'));
    expect(created()).toMatchObject([
      { ref: sha, task: 'voygent:release', auto_merge: false, required_contexts: [], production_environment: false },
    ]);
    await (await ledgerOf('production')).record(entryOf('r2'));
    expect(JSON.parse(local.server.calls.at(-1)?.body ?? '')).toMatchObject({ production_environment: true });
  });

  test('has the state of its newest mark', async () => {
    const id = await ledger.record(entryOf('r1'));
    for (const state of ['in_progress', 'failure'] as const) {
      await ledger.mark(id, state, 'said', { log: 'https://x.example/log', environment: undefined });
      expect((await ledger.recent())[0]?.state).toBe(state);
    }
  });

  test('may have a name and an end that are too long for GitHub: they are cut', async () => {
    const id = await ledger.record(entryOf('r'.repeat(200)));
    await ledger.mark(id, 'error', '🧭'.repeat(200));
    const { data } = await clientOf(local).repos.listDeploymentStatuses({ ...place, deployment_id: id });
    const [description] = data.map((status) => status.description);
    expect([...(description ?? '')].length).toBeLessThanOrEqual(140);
    expect(description).toMatch(/^🧭+…$/u);
    expect((await ledger.recent())[0]?.entry.release).toHaveLength(200);
  });
});

describe('the recent releases', () => {
  test('are those of the environment, newest first, ten at most', async () => {
    await (await ledgerOf(`${environment}-other`)).record(entryOf('other'));
    for (let index = 1; index <= 12; index++) await ledger.record(entryOf(`r${index}`));
    expect((await ledger.recent()).map(({ entry }) => entry.release)).toEqual(
      Array.from({ length: 10 }, (_, index) => `r${12 - index}`),
    );
  });

  test('are none of those that others have made', async () => {
    const rest = clientOf(local).repos;
    await rest.createDeployment({ ...plain, environment, payload: { ...entryOf('x') } });
    for (const payload of [{ voygent: 2 }, { ...entryOf('x'), way_back: 'x' }, 'text', '{'])
      await rest.createDeployment({ ...plain, environment, task: 'voygent:release', payload });
    expect(await ledger.recent()).toEqual([]);
  });

  test('are read also where the payload is text', async () => {
    const payload = JSON.stringify(entryOf('as text'));
    await clientOf(local).repos.createDeployment({ ...plain, environment, task: 'voygent:release', payload });
    expect((await ledger.recent()).map(({ entry }) => entry.release)).toEqual(['as text']);
  });
});

describe('recording, where the answer is lost', () => {
  test.each(['reset', 'truncate', 'halve'] as const)(
    'after the effect (%s), finds what was recorded and does not record it again',
    async (kind) => {
      faults.set([{ method: 'POST', path: '/deployments$', when: 'after', action: { kind } }]);
      const id = await ledger.record(entryOf('r1'));
      faults.set([]);
      expect(await ledger.recent()).toMatchObject([{ deploymentId: id }]);
      expect(created()).toHaveLength(1);
    },
  );

  test('before the effect, fails and says that the release could not be recorded', async () => {
    faults.set([{ method: 'POST', path: '/deployments$', action: { kind: 'reset' } }]);
    await expect(ledger.record(entryOf('r1'))).rejects.toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('Could not record the release'),
    });
    expect(created()).toHaveLength(1);
    expect(await ledger.recent()).toEqual([]);
  });

  test('does not take an older release for this one', async () => {
    await ledger.record(entryOf('older'));
    faults.set([{ method: 'POST', path: '/deployments$', action: { kind: 'respond', status: 502 } }]);
    await expect(ledger.record(entryOf('r1'))).rejects.toMatchObject({ code: expect.stringContaining('github-') });
  });

  test('and it cannot be looked for either, tells of the recording, not of the looking', async () => {
    faults.set([{ path: '/deployments', action: { kind: 'reset' } }]);
    await expect(ledger.record(entryOf('r1'))).rejects.toMatchObject({
      message: expect.stringContaining('Could not record the release'),
    });
  });
});

describe('refusals', () => {
  test('recording waits for the rate limit and goes on', async () => {
    const action = {
      kind: 'respond',
      status: 403,
      headers: { 'retry-after': '30' },
      body: { message: 'slow down' },
    } as const;
    faults.set([{ method: 'POST', path: '/deployments$', times: 2, action }]);
    await ledger.record(entryOf('r1'));
    expect(created()).toHaveLength(3);
    expect(await ledger.recent()).toHaveLength(1);
  });

  test('a wrong token is told with the permission that is needed', async () => {
    const wrong = await ledgerOf(environment, { token: 'wrong' });
    const refused = { code: 'github-auth', hint: expect.stringContaining('permissions: deployments: write') };
    await expect(wrong.record(entryOf('r1'))).rejects.toMatchObject(refused);
    await expect(wrong.mark(1, 'success', 'x')).rejects.toMatchObject(refused);
    await expect(wrong.recent()).rejects.toMatchObject({ hint: expect.stringContaining('deployments: read') });
  });

  test('a deployment that does not exist cannot be marked', async () => {
    await expect(ledger.mark(999_999, 'success', 'x')).rejects.toMatchObject({ code: 'github-auth' });
  });

  test('a mark is made again after a lost answer: it says the same', async () => {
    const id = await ledger.record(entryOf('r1'));
    faults.set([{ method: 'POST', path: '/statuses$', times: 1, when: 'after', action: { kind: 'reset' } }]);
    await ledger.mark(id, 'success', 'x');
    expect((await ledger.recent())[0]?.state).toBe('success');
  });

  test('GitHub that is gone is told', async () => {
    const gone = await start();
    await gone.close();
    const unreachable = await ledgerOf(environment, { apiUrl: gone.apiUrl });
    await expect(unreachable.recent()).rejects.toMatchObject({ code: 'github-unreachable' });
    await expect(unreachable.record(entryOf('r1'))).rejects.toMatchObject({
      code: 'github-unreachable',
      message: expect.stringContaining('record the release'),
    });
  });
});

test('with another signal the ledger goes on after the job was cancelled', async () => {
  const cancelled = AbortSignal.abort(new ActionError('cancelled', 'The job was cancelled.'));
  const id = await ledger.record(entryOf('r1'));
  const stopped = ledger.withSignal(cancelled);
  await expect(stopped.mark(id, 'failure', 'x')).rejects.toMatchObject({ code: 'cancelled' });
  await stopped.withSignal(new AbortController().signal).mark(id, 'failure', 'x');
  expect((await ledger.recent())[0]?.state).toBe('failure');
});

describe('a payload', () => {
  test('survives the way to GitHub and back', () => {
    expect(readEntry(entryOf('r1'))).toEqual(entryOf('r1'));
    expect(readEntry(JSON.stringify(entryOf('r1')))).toEqual(entryOf('r1'));
  });

  test.each([[undefined], [null], [''], ['{'], [{}], [7], [{ ...entryOf('x'), voygent: 2 }]])(
    '%j is not one of ours',
    (payload) => {
      expect(readEntry(payload)).toBeUndefined();
    },
  );
});

describe('what is under way', () => {
  const runUrl = (run: number) => `https://github.com/voygent/voygent/actions/runs/${run}`;

  async function begun(release: string, run: number | undefined): Promise<void> {
    const id = await ledger.record({ ...entryOf(release), run_url: run === undefined ? null : runUrl(run) });
    await ledger.mark(id, 'in_progress', 'x');
  }

  test('is what GitHub says is running; a run that is over is not, nor an earlier attempt of the own one', async () => {
    local.setRun(1, 'in_progress');
    local.setRun(2, 'completed');
    local.setRun(3, 'in_progress');
    for (const run of [1, 2, 3]) await begun(`r${run}`, run);
    const ended = await ledger.record({ ...entryOf('ended'), run_url: runUrl(1) });
    await ledger.mark(ended, 'failure', 'x');
    const { alive, untold } = await ledger.underWay('3', await ledger.recent());
    expect(alive.map(({ entry }) => entry.release)).toEqual(['r1']);
    expect(untold).toEqual([]);
  });

  test('cannot be told without a run, or of one that GitHub does not show', async () => {
    await begun('by hand', undefined);
    await begun('not shown', 404);
    const { alive, untold } = await ledger.underWay(undefined, await ledger.recent());
    expect(alive).toEqual([]);
    expect(untold.map(({ entry }) => entry.release)).toEqual(['not shown', 'by hand']);
  });

  test('is nothing that is older than any job', async () => {
    await begun('by hand', undefined);
    const [old] = await ledger.recent();
    if (!old) throw new Error('nothing was recorded');
    const found = await ledger.underWay(undefined, [{ ...old, createdAt: '2020-01-01T00:00:00Z' }]);
    expect(found).toEqual({ alive: [], untold: [] });
  });
});

test.each(['production', 'staging'])(
  'a success makes the ones before it inactive in %s, where GitHub does not do it by itself, and leaves failures as they are',
  async (name) => {
    const own = await ledgerOf(name);
    const ids = [];
    for (const state of ['success', 'failure', 'success'] as const) {
      const id = await own.record(entryOf(`${state}-${ids.length}`));
      await own.mark(id, state, 'x');
      ids.push(id);
    }
    await own.retireBefore(ids[2] ?? 0, await own.recent(), 'release 9');
    expect((await own.recent(3)).map(({ state, description }) => [state, description])).toEqual([
      ['success', 'x'],
      ['failure', 'x'],
      ['inactive', name === 'production' ? 'Replaced by release 9' : ''],
    ]);
  },
);

describe('beginning', () => {
  test('records, and marks as running', async () => {
    const id = await ledger.begin(entryOf('r1'), 'It runs');
    expect(await ledger.recent()).toMatchObject([{ deploymentId: id, state: 'in_progress', description: 'It runs' }]);
  });

  const noRef = { kind: 'respond', status: 422, body: { message: 'No ref found for: x' } } as const;

  test('of a commit that is gone is recorded at the commit of the job, and says in its payload which it was', async () => {
    faults.set([{ method: 'POST', path: '/deployments$', times: 1, action: noRef }]);
    const own = 'd'.repeat(40);
    const context = testContext({ GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
    const withRef = new ReleaseLedger(await connectGitHub(local.token, context), environment, own);
    await withRef.begin(entryOf('r1'), 'It runs');
    expect(created()).toMatchObject([{ ref: sha }, { ref: own, payload: { commit: sha } }]);
  });

  test.each([
    ['without another commit', 422],
    ['with another error', 403],
  ])('%s fails, and says that nothing was done', async (_, status) => {
    faults.set([{ method: 'POST', path: '/deployments$', times: 1, action: { ...noRef, status } }]);
    const error = await ledger.begin(entryOf('r1'), 'It runs').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining('Nothing was done.') });
    expect(created()).toHaveLength(1);
  });

  test('where only the mark fails, it says what stands in the ledger', async () => {
    faults.set([{ method: 'POST', path: '/statuses$', action: { ...noRef, status: 403 } }]);
    const error = await ledger.begin(entryOf('r1'), 'It runs').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/r1 stands in the ledger as GitHub Deployment \d+; nothing else was done\.$/),
      hint: expect.stringContaining('run this again: it takes that one over'),
    });
  });
});
