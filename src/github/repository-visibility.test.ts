import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LocalGitHub } from '../../local/github/github.ts';
import { start } from '../../local/github/testing.ts';
import { Faults } from '../../local/http/faults.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { connectGitHub } from './client.ts';
import { repositoryVisibility } from './repository-visibility.ts';

const faults = new Faults();
let local: LocalGitHub;
beforeAll(async () => {
  local = await start({ faults });
});
afterAll(() => local.close());
afterEach(() => faults.set([]));

async function visibility() {
  const context = testContext({ GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
  return repositoryVisibility(await connectGitHub(local.token, context));
}

test('a repository is private until it is made something else', async () => {
  expect(await visibility()).toBe('private');
  for (const one of ['public', 'internal', 'private'] as const) {
    local.setVisibility(one);
    expect(await visibility()).toBe(one);
  }
  expect(local.defects).toEqual([]);
});

test.each([
  ['does not tell it', { status: 200, body: { full_name: 'voygent/voygent', private: true } }, 'github-refused'],
  ['tells a word that is not known', { status: 200, body: { visibility: 'secret' } }, 'github-refused'],
  ['refuses', { status: 403, body: { message: 'no' } }, 'github-auth'],
])('an answer that %s is an error, and no guess', async (_, { status, body }, code) => {
  const headers = { 'content-type': 'application/json' };
  faults.set([{ path: '^/repos', action: { kind: 'respond', status, headers, body } }]);
  await expect(visibility()).rejects.toMatchObject({
    code,
    message: expect.stringContaining('whether the repository voygent/voygent is public'),
  });
});
