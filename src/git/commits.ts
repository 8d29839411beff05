import { ActionError } from '../runtime/errors.ts';
import { collect, type Repository } from './repository.ts';
import { expectSuccess, gitFailed } from './run.ts';

/**
 * The full id of a commit, by its id, branch, tag or the like.
 * @param name what it is to the user, such as `base`
 * @throws ActionError `input-invalid` for what is no name of a commit; `commit-not-found`, which tells how to fetch it
 */
export async function resolveCommit(repository: Repository, revision: string, name = 'commit'): Promise<string> {
  if (!isRevision(revision))
    throw new ActionError(
      'input-invalid',
      `\`${revision.slice(0, 200)}\` is not the name of a ${name}. Nothing was done.`,
      {
        hint: 'Give a commit id, a branch or a tag.',
      },
    );
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { exitCode, stderr, value } = await repository.inCheckout(args, collect);
  const found = value.toString('latin1').trim();
  if (exitCode === 0 && isObjectId(found, repository)) return found;
  if (exitCode !== 1 && exitCode !== 128)
    throw gitFailed(`find the ${name} ${revision}`, `exit code ${exitCode}`, stderr);
  throw notFound(repository, revision, name);
}

/** Neither an option, nor a search (`:/text`, `^{/text}`), nor a range: one commit, by name. */
function isRevision(text: string): boolean {
  return /^[^\s:?*[\\^~{-][^\s:?*[\\]*$/.test(text) && !text.includes('..') && !text.includes('{/');
}

/** Full ids of the commits that a commit follows. @throws ActionError `subprocess-failed` */
export async function parentsOf(repository: Repository, commit: string): Promise<string[]> {
  const end = await repository.onObjects(['rev-parse', `${commit}^@`], collect);
  return expectSuccess(end, 'read the parents of a commit').toString('latin1').split('\n').filter(Boolean);
}

/** Whether it is a full id, in this repository's format. */
export function isObjectId(text: string, { objectFormat }: Repository): boolean {
  return (objectFormat === 'sha1' ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/).test(text);
}

function notFound({ isShallow }: Repository, revision: string, name: string): ActionError {
  const why = isShallow ? ', which is shallow: it has only the newest part of the history' : '';
  const fix = isShallow
    ? 'Set `fetch-depth: 0` on actions/checkout, or run `git fetch --unshallow`, then run this again.'
    : `Check the name. A commit of a fork or of a deleted branch has to be fetched first: \`git fetch origin ${revision}\`. In a workflow, set \`fetch-depth: 0\` on actions/checkout.`;
  return new ActionError(
    'commit-not-found',
    `The ${name} ${revision} is not a commit of this checkout${why}. Nothing was done.`,
    { hint: fix },
  );
}
