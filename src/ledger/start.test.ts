import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LocalGitHub } from '../../local/github/github.ts';
import { sha, start as startLocal } from '../../local/github/testing.ts';
import { Faults } from '../../local/http/faults.ts';
import { connectGitHub } from '../github/client.ts';
import { testContext } from '../runtime/context.fixture.ts';
import type { ReleaseEntry } from './entry.ts';
import { ReleaseLedger } from './ledger.ts';
import { recordStart, type Start } from './start.ts';

const faults = new Faults();
let local: LocalGitHub;
let ledger: ReleaseLedger;
let context: ReturnType<typeof testContext>;
let made = 0;

beforeAll(async () => {
  local = await startLocal({ faults });
});
afterAll(() => local.close());
beforeEach(async () => {
  faults.set([]);
  context = testContext({ GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent', GITHUB_RUN_ID: '2' });
  ledger = new ReleaseLedger(await connectGitHub(local.token, context), `environment-${++made}`);
});

function entryOf(release: string, run: number): ReleaseEntry {
  return {
    voygent: 1,
    release,
    commit: sha,
    tree: null,
    verdict: null,
    run_url: `https://github.com/voygent/voygent/actions/runs/${run}`,
    continues: null,
    way_back: { workers: [], databases: [], services: [] },
  };
}

function startOf(more: Partial<Start> = {}): Start {
  const base = { entry: entryOf('2.1', 2), said: 'It runs', environment: 'production', takenOver: [] };
  return { ...base, refusesUntold: false, ...more };
}

const states = async () => (await ledger.recent()).map(({ entry, state }) => `${entry.release} ${state}`);

test('of two that begin at once the one that was recorded first goes on', async () => {
  local.setRun(1, 'in_progress');
  await ledger.begin(entryOf('1.1', 1), 'It runs');
  await expect(recordStart(ledger, startOf(), context)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('The release 1.1 of production is under way since'),
  });
  expect(await states()).toEqual(['2.1 error', '1.1 in_progress']);
});

test('one that was recorded later is not in the way', async () => {
  local.setRun(3, 'in_progress');
  const recorded = ledger.begin.bind(ledger);
  // The other one comes between this one's record and its second look.
  ledger.begin = async (entry, said) => {
    const id = await recorded(entry, said);
    await recorded(entryOf('3.1', 3), said);
    return id;
  };
  expect(await recordStart(ledger, startOf(), context)).toEqual(expect.any(Number));
  expect(await states()).toEqual(['3.1 in_progress', '2.1 in_progress']);
});

test('one of which nothing can be learnt is in the way of those that say so', async () => {
  await ledger.begin({ ...entryOf('by hand', 1), run_url: null }, 'It runs');
  await expect(recordStart(ledger, startOf({ refusesUntold: true }), context)).rejects.toMatchObject({
    code: 'locked',
  });
  expect(await recordStart(ledger, startOf(), context)).toEqual(expect.any(Number));
});

test('what was cut off ends with it; where that cannot be written, it begins all the same', async () => {
  local.setRun(1, 'completed');
  await ledger.begin(entryOf('1.1', 1), 'It runs');
  const takenOver = await ledger.recent();
  faults.set([
    { method: 'POST', path: '/statuses$', body: 'Cut off', action: { kind: 'respond', status: 403, body: {} } },
  ]);
  await recordStart(ledger, startOf({ takenOver }), context);
  expect(await states()).toEqual(['2.1 in_progress', '1.1 in_progress']);
  faults.set([]);
  await recordStart(ledger, startOf({ takenOver }), context);
  expect(await states()).toEqual(['2.1 in_progress', '2.1 in_progress', '1.1 error']);
});
