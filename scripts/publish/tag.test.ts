import { expect, test } from 'vitest';
import { type PushedTag, problemsOf } from './tag.ts';

const good: PushedTag = {
  tag: 'v1.10.0',
  before: '0'.repeat(40),
  version: '1.10.0',
  changelog: '# Changelog\n\n## 1.10.0\n\n- All.\n',
  isOnMain: true,
  tags: ['v1.9.1', 'v1.10.0', 'v2.0.0', 'v1'],
};

test('a new version on main, in both files, may be published', () => {
  expect(problemsOf(good)).toEqual([]);
});

test.each<[string, Partial<PushedTag>, RegExp]>([
  ['a tag that was moved', { before: 'a'.repeat(40) }, /was moved from a{40}/],
  ['another version in package.json', { version: '1.9.9', changelog: '## 1.9.9' }, /package\.json says 1\.9\.9/],
  ['no section in the changelog', { changelog: '## Unreleased\n## 1.10.01' }, /no section «## 1\.10\.0»/],
  ['a commit beside main', { isOnMain: false }, /not on main/],
  ['a version that is older than the newest', { tags: ['v1.10.1', 'v1.9.0'] }, /^v1\.10\.1 of the same major/],
  ['no version at all', { tag: 'v1' }, /no version tag/],
])('%s may not', (_, change, problem) => {
  expect(problemsOf({ ...good, ...change }).join('\n')).toMatch(problem);
  expect(problemsOf({ ...good, ...change })).toHaveLength(1);
});
