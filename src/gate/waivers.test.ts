import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalGitHub, startGitHub } from '../../local/github/github.ts';
import type { PullRequestInput, Review } from '../../local/github/state.ts';
import { Faults } from '../../local/http/faults.ts';
import { type TestRepository, testRepository } from '../git/repository.fixture.ts';
import { openRepository } from '../git/repository.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { findingOf } from '../verdict/verdict.fixture.ts';
import type { Waiver } from '../verdict/waivers.ts';
import { waiversThatCount } from './waivers.ts';

const finding = findingOf('HIGH');
const digest = 'd'.repeat(64);
const reviewed = 'e'.repeat(40);
const good: Waiver = {
  finding: finding.id,
  changes: digest,
  approver: 'Hubot',
  reason: 'The table is empty in production.',
  expires: '2999-12-31',
};
const approval: Review = { user: 'hubot', type: 'User', state: 'APPROVED', commit_id: reviewed };

const faults = new Faults();
let github: LocalGitHub;
beforeEach(async () => {
  github = await startGitHub({ stateDir: mkdtempSync(join(tmpdir(), 'github-')), faults });
});
afterEach(async () => {
  faults.set([]);
  expect(github.defects).toEqual([]);
  await github.close();
});

const file = (waivers: readonly object[]) => JSON.stringify({ version: 1, waivers }, null, 2);

/** A repository whose default branch has these waivers since its last commit. */
function withWaivers(waivers: readonly object[]): { made: TestRepository; commit: string } {
  const made = testRepository();
  made.write({ 'a.ts': 'x' });
  made.commit();
  made.write({ '.github/voygent-waivers.yml': file(waivers) });
  return { made, commit: made.commit() };
}

async function ask(made: TestRepository, commit: string, approvers = ['hubot'], token = github.token) {
  const context = testContext({
    GITHUB_WORKSPACE: made.folder,
    RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'runner-')),
    PATH: process.env['PATH'] ?? '',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: github.repository,
  });
  await using repository = await openRepository(context);
  const terms = { trusted: { commit, told: 'main', branch: 'main' }, approvers };
  return await waiversThatCount({ repository, terms, digest, findings: [finding], token }, context);
}

/** What comes of one waiver, and of the pull request that brought it. */
async function judged(waiver: object, more: PullRequestInput | undefined, approvers = ['hubot']) {
  const { made, commit } = withWaivers([waiver]);
  if (more) github.openPullRequest('Waive', { merged_as: commit, ...more });
  return ask(made, commit, approvers);
}

const pullRequest: PullRequestInput = {
  author: 'octocat',
  head: reviewed,
  committers: ['octocat'],
  reviews: [approval],
};

describe('a waiver counts', () => {
  test.each<[string, PullRequestInput]>([
    ['that another person has approved', pullRequest],
    ['after a comment on top', { ...pullRequest, reviews: [approval, { ...approval, state: 'COMMENTED' }] }],
    [
      'after a no that was taken back',
      { ...pullRequest, reviews: [{ ...approval, state: 'CHANGES_REQUESTED' }, approval] },
    ],
    [
      'whatever others say',
      { ...pullRequest, reviews: [approval, { ...approval, user: 'mona', state: 'CHANGES_REQUESTED' }] },
    ],
  ])('%s', async (_, more) => {
    expect(await judged(good, more)).toEqual({ counted: [good], refused: [] });
  });

  test('that came by a rebase', async () => {
    const { made, commit } = withWaivers([good]);
    made.write({ 'b.ts': 'x' });
    const last = made.commit();
    github.openPullRequest('Waive', { ...pullRequest, merged_as: last, brought: [commit] });
    expect((await ask(made, last)).counted).toEqual([good]);
  });

  test('by the pull request that brought it, whoever changed the file since', async () => {
    const { made, commit } = withWaivers([good]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    made.write({ '.github/voygent-waivers.yml': file([{ ...good, finding: '0'.repeat(16) }, good]) });
    const later = made.commit();
    github.openPullRequest('Another', { author: 'hubot', merged_as: later });
    expect((await ask(made, later)).counted).toEqual([good]);
  });
});

describe('a waiver does not count', () => {
  test.each<[string, object, PullRequestInput | undefined, RegExp, string[]?]>([
    ['of other changes', { ...good, changes: 'c'.repeat(64) }, pullRequest, /is for other changes/],
    ['that is over', { ...good, expires: '2026-01-01' }, pullRequest, /expired on 2026-01-01/],
    ['of somebody who is not on the list', good, pullRequest, /is not among `review.approvers`/, ['mona']],
    ['where the list is empty', good, pullRequest, /is not among/, []],
    ['that was pushed', good, undefined, /no merged pull request brought into main/],
    ['of a pull request that is open', good, { ...pullRequest, merged_as: null }, /no merged pull request/],
    ['that was merged into another branch', good, { ...pullRequest, base: 'next' }, /no merged pull request/],
    ['that its approver opened', good, { ...pullRequest, author: 'HUBOT' }, /which Hubot opened/],
    ['that nobody approved', good, { ...pullRequest, reviews: [] }, /Hubot has not approved/],
    [
      'that somebody else approved',
      good,
      { ...pullRequest, reviews: [{ ...approval, user: 'mona' }] },
      /Hubot has not approved/,
    ],
    ['of a like name', good, { ...pullRequest, reviews: [{ ...approval, user: 'hub0t' }] }, /Hubot has not approved/],
    [
      'that was only commented on',
      good,
      { ...pullRequest, reviews: [{ ...approval, state: 'COMMENTED' }] },
      /has not approved/,
    ],
    [
      'whose approval was dismissed',
      good,
      { ...pullRequest, reviews: [{ ...approval, state: 'DISMISSED' }] },
      /has not approved/,
    ],
    [
      'that got a no afterwards',
      good,
      { ...pullRequest, reviews: [approval, { ...approval, state: 'CHANGES_REQUESTED' }] },
      /has not approved/,
    ],
    [
      'that was changed afterwards',
      good,
      { ...pullRequest, reviews: [{ ...approval, commit_id: 'f'.repeat(40) }] },
      /was changed after Hubot had approved it/,
    ],
    ['that a program approved', good, { ...pullRequest, reviews: [{ ...approval, type: 'Bot' }] }, /is no person/],
    [
      'in which its approver has written',
      good,
      { ...pullRequest, committers: ['octocat', 'hubot'] },
      /in which Hubot has written/,
    ],
  ])('%s', async (_, waiver, more, why, approvers = ['hubot']) => {
    const { counted, refused } = await judged(waiver, more, approvers);
    expect(counted).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(why)]);
  });

  test('of a finding that is not there: it is not even looked at', async () => {
    expect(await judged({ ...good, finding: '0'.repeat(16) }, pullRequest)).toEqual({ counted: [], refused: [] });
  });

  test('that was edited after it had been approved', async () => {
    const { made, commit } = withWaivers([{ ...good, expires: '2026-12-01' }]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    made.write({ '.github/voygent-waivers.yml': file([good]) });
    expect((await ask(made, made.commit())).refused).toEqual([expect.stringMatching(/no merged pull request/)]);
  });

  test('that was taken out and put back by somebody else', async () => {
    const { made, commit } = withWaivers([good]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    made.write({ '.github/voygent-waivers.yml': file([]) });
    made.commit();
    made.write({ '.github/voygent-waivers.yml': file([good]) });
    expect((await ask(made, made.commit())).refused).toEqual([expect.stringMatching(/no merged pull request/)]);
  });

  test('that two pull requests are said to have brought', async () => {
    const { made, commit } = withWaivers([good]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    github.openPullRequest('Another', { ...pullRequest, merged_as: commit });
    expect((await ask(made, commit)).refused).toEqual([expect.stringMatching(/several pull requests brought/)]);
  });

  test('where GitHub does not tell, with the reason', async () => {
    const { made, commit } = withWaivers([good]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    faults.set([
      {
        service: 'github',
        path: '/reviews\\?',
        action: { kind: 'respond', status: 403, body: '{"message":"Resource not accessible by integration"}' },
      },
    ]);
    const { counted, refused } = await ask(made, commit);
    expect(counted).toEqual([]);
    expect(refused.join()).toMatch(/cannot be judged: .*pull-requests: read/s);
  });
});

describe('the file', () => {
  test('may be missing', async () => {
    const made = testRepository();
    made.write({ a: 'x' });
    expect(await ask(made, made.commit())).toEqual({ counted: [], refused: [] });
  });

  test.each<[string, string, RegExp]>([
    ['has an unknown key', file([{ ...good, by: 'x' }]), /voygent-waivers\.yml:\d+:\d+: .*by/],
    ['has a short reason', file([{ ...good, reason: 'because' }]), /reason` must be at least 10 characters long/],
    ['has no date', file([{ ...good, expires: 'never' }]), /must be a date/],
    ['is no YAML', 'version: 1\n\twaivers', /voygent-waivers\.yml:2/],
    ['has a key twice', 'version: 1\nversion: 1\nwaivers: []', /a key stands twice/],
  ])('is refused with its place where it %s', async (_, text, message) => {
    const made = testRepository();
    made.write({ '.github/voygent-waivers.yml': text });
    await expect(ask(made, made.commit())).rejects.toThrow(message);
  });

  test('must be a file', async () => {
    const made = testRepository();
    made.write({ a: file([good]) });
    made.link('.github/voygent-waivers.yml', '../a');
    await expect(ask(made, made.commit())).rejects.toThrow('is no plain file');
  });

  test('is not judged by half of a history', async () => {
    const { made, commit } = withWaivers([good]);
    github.openPullRequest('Waive', { ...pullRequest, merged_as: commit });
    const shallow = mkdtempSync(join(tmpdir(), 'shallow-'));
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${made.folder}`, shallow]);
    await expect(ask({ ...made, folder: shallow }, commit)).rejects.toThrow(/only a part of the history/);
  });
});
