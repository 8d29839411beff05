import type { GitHub } from '../github/client.ts';
import { type PullRequest, pullRequestsOf, type Review, reviewsOf, writersOf } from '../github/pull-requests.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import type { Waiver } from '../verdict/waivers.ts';

/** By which commit a waiver came, and into which branch it had to be merged. */
export interface Origin {
  commit: string;
  branch: string;
}

/**
 * Why a waiver does not count; `undefined` where it does: the pull request that brought it was approved, as it was merged, by the
 * person whom it names, who has neither opened it nor written any of it.
 */
export async function objection(
  { approver }: Waiver,
  { commit, branch }: Origin,
  github: GitHub,
  { signal }: Context,
): Promise<string | undefined> {
  try {
    const [pullRequest, ...others] = (await pullRequestsOf(github, commit)).filter(
      ({ isMerged, base }) => isMerged && base === branch,
    );
    if (!pullRequest) return `came by ${commit.slice(0, 12)}, which no merged pull request brought into ${branch}`;
    if (others.length > 0) return `came by ${commit.slice(0, 12)}, which several pull requests brought`;
    return await objectionTo(pullRequest, approver, github);
  } catch (error) {
    signal.throwIfAborted();
    const { message, hint } = toActionError(error);
    return `cannot be judged: ${[message, hint].filter(Boolean).join(' ').replace(/\.$/, '')}`;
  }
}

async function objectionTo(
  { number, author, head }: PullRequest,
  approver: string,
  github: GitHub,
): Promise<string | undefined> {
  if (author === undefined) return `came by pull request ${number}, whose author is not known any more`;
  if (isSame(author, approver)) return `came by pull request ${number}, which ${approver} opened`;
  const reviews = (await reviewsOf(github, number)).filter(({ login }) => isSame(login, approver));
  const last = lastWord(reviews);
  if (last?.state !== 'APPROVED') return `came by pull request ${number}, which ${approver} has not approved`;
  if (!last.isPerson) return `names ${approver}, who is no person`;
  if (last.commit !== head)
    return `came by pull request ${number}, which was changed after ${approver} had approved it`;
  const writers = await writersOf(github, number);
  return writers.some((login) => isSame(login, approver))
    ? `came by pull request ${number}, in which ${approver} has written`
    : undefined;
}

/** A comment says neither yes nor no, and takes nothing back. */
function lastWord(reviews: readonly Review[]): Review | undefined {
  return reviews.findLast(({ state }) => state !== 'COMMENTED' && state !== 'PENDING');
}

/** GitHub does not tell logins apart by case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
