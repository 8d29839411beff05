import { WorkflowError } from './errors.ts';
import { access, type PermissionsNode, scopes } from './model.ts';

export type Access = (typeof access)[number];

/** What a job's token may do, by scope. A scope that is not there is `none`. */
export type Permissions = Readonly<Record<string, Access>>;

/** What a workflow has that says nothing, where the repository is set to the restricted default. */
export const restricted: Permissions = { contents: 'read', packages: 'read' };

/** Of the words at a job, at its workflow, and else what the caller gives: the first that there are. */
export function granted(...words: readonly (PermissionsNode | undefined)[]): Permissions | undefined {
  const word = words.find((one) => one !== undefined);
  if (word === undefined) return undefined;
  if (typeof word !== 'string') return word as Permissions;
  return Object.fromEntries(scopes.map((scope) => [scope, word === 'read-all' ? 'read' : 'write']));
}

/**
 * A called workflow can keep or lower what its caller has.
 * @throws WorkflowError as GitHub refuses the whole run, where it asks for more
 */
export function requireWithin(asked: Permissions, given: Permissions, where: string): void {
  const more = Object.entries(asked)
    .filter(([scope, wanted]) => access.indexOf(wanted) > access.indexOf(given[scope] ?? 'none'))
    .map(([scope, wanted]) => `${scope}: ${wanted} (the caller gives ${given[scope] ?? 'none'})`);
  if (more.length > 0)
    throw new WorkflowError(`it asks for more permissions than its caller has: ${more.join(', ')}`, where);
}
