import type { Repository } from '../git/repository.ts';
import { type TreeChange, treeChanges } from '../git/tree-changes.ts';

/**
 * One path at which the content that is reviewed differs from what it is compared with: the whole of what a review is about.
 * `path` is text as `src/git/path-text.ts` tells; modes are six octal digits, blobs full ids; both are `null` on the side
 * where there is nothing.
 */
export type Change = TreeChange;

/**
 * Every change between two commits: additions, deletions, modes, types and submodules. In no promised order.
 * @param base a commit's full id; `null`: all of `head` is new
 * @throws ActionError `subprocess-failed` when the checkout does not have the trees
 */
export function changesBetween(repository: Repository, base: string | null, head: string): Promise<Change[]> {
  return treeChanges(repository, base, head);
}
