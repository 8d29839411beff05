import { isScalar } from 'yaml';
import type { Finding } from './finding.ts';
import { findingAt, findingOn, type Source } from './source.ts';

/** Without a top-level `permissions:` a job gets what the repository's settings give, which may be everything. */
export function loosePermissions(source: Source): Finding[] {
  if (source.kind !== 'workflow') return [];
  const permissions = source.document.get('permissions', true);
  if (permissions === undefined) {
    return [findingAt(source, 0, 'permissions', 'the workflow has no top-level permissions:')];
  }
  return isScalar(permissions) && permissions.value === 'write-all'
    ? [findingOn(source, permissions, 'permissions', 'write-all: name the permissions that the jobs need')]
    : [];
}
