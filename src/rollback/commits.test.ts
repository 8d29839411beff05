import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import { commitsBetween } from './commits.ts';

const folder = mkdtempSync(join(tmpdir(), 'commits-'));
const PATH = process.env['PATH'] ?? '';
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: { PATH, HOME: folder } }).trim();

/** Commits by subject. */
const commits = new Map<string, string>();
const at = (subject: string) => commits.get(subject);

function commit(subject: string): void {
  git('commit', '--quiet', '--allow-empty', '--message', subject);
  commits.set(subject, git('rev-parse', 'HEAD'));
}

beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@voygent.example');
  commit('first');
  commit('a | <b>\twith a tab');
  commit('third');
  git('checkout', '--quiet', '-b', 'side', at('first') ?? '');
  commit('on the side');
});

const job = { GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'voygent/voygent', PATH };

function between(to: string | undefined, from: string | undefined, env: Record<string, string> = job) {
  return commitsBetween(to, from, testContext(env));
}

describe('the commits', () => {
  test('that go out, newest first', async () => {
    expect(await between(at('first'), at('third'))).toMatchObject({
      kind: 'known',
      direction: 'out',
      more: 0,
      commits: [{ id: at('third'), subject: 'third' }, { subject: 'a | <b>\twith a tab' }],
    });
  });

  test('that come back', async () => {
    const found = await between(at('third'), at('first'));
    expect(found).toMatchObject({ kind: 'known', direction: 'back', commits: [{ subject: 'third' }, {}] });
  });

  test('of the same are none', async () => {
    expect(await between(at('third'), at('third'))).toMatchObject({ kind: 'known', commits: [] });
  });

  test('of two branches are not known, and where they can be seen is', async () => {
    expect(await between(at('on the side'), at('third'))).toEqual({
      kind: 'unknown',
      why: 'neither commit follows from the other',
      compare: `https://github.com/voygent/voygent/compare/${at('on the side')}...${at('third')}`,
    });
  });

  test('that the checkout does not have are not known, and how it gets them is', async () => {
    const found = await between('0'.repeat(40), at('third'));
    expect(found).toMatchObject({ kind: 'unknown', why: expect.stringContaining('`fetch-depth: 0`') });
  });

  test('of versions that tell none are not known', async () => {
    expect(await between(undefined, at('third'))).toMatchObject({ kind: 'unknown' });
  });

  test('are not known without git', async () => {
    expect(await between(at('first'), at('third'), { ...job, PATH: '/nowhere' })).toMatchObject({ kind: 'unknown' });
  });

  test('are cut off after twenty', async () => {
    git('checkout', '--quiet', 'main');
    for (let number = 1; number <= 24; number++) commit(`more ${number}`);
    const found = await between(at('third'), at('more 24'));
    expect(found).toMatchObject({ more: 4, commits: expect.toSatisfy((list: unknown[]) => list.length === 20) });
  });
});
