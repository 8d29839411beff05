/** Of publish.yml: refuses a tag that must not be published, before anything is built. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { problemsOf } from './publish/tag.ts';

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function isAncestor(commit: string, branch: string): boolean {
  try {
    git('merge-base', '--is-ancestor', commit, branch);
    return true;
  } catch {
    return false;
  }
}

const { TAG: tag = '', BEFORE: before = '' } = process.env;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const problems = problemsOf({
  tag,
  before,
  version,
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  isOnMain: isAncestor('HEAD', 'origin/main'),
  tags: git('tag', '--list', 'v*').split('\n'),
});
for (const problem of problems) console.log(`::error title=${tag}::${problem}. Nothing was published.`);
if (problems.length > 0) process.exit(1);
console.log(`${tag} may be published.`);
