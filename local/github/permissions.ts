import type { Route } from './call.ts';

/** What the token of a job may do, by scope, as `permissions:` says it. */
export type TokenPermissions = Readonly<Record<string, 'none' | 'read' | 'write'>>;

/**
 * The scopes of which one opens an operation, by its path: docs.github.com, «Permissions required for fine-grained personal
 * access tokens». What is of the repository itself is open to every token.
 */
const openedBy: readonly [path: RegExp, scopes: readonly string[]][] = [
  [/\/issues/, ['issues', 'pull-requests']],
  [/\/pulls/, ['pull-requests']],
  [/\/check-runs/, ['checks']],
  [/\/deployments/, ['deployments']],
  [/\/(actions|environments)/, ['actions']],
  [/\/commits/, ['contents']],
];

export function permits(
  permissions: TokenPermissions,
  { method, template }: Pick<Route, 'method' | 'template'>,
): boolean {
  const scopes = openedBy.find(([path]) => path.test(template))?.[1];
  if (!scopes) return method === 'GET';
  return scopes.some((scope) => {
    const access = permissions[scope] ?? 'none';
    return access === 'write' || (access === 'read' && method === 'GET');
  });
}
