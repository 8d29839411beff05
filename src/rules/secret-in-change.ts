import type { Subject } from '../subject/subject.ts';
import type { Told } from './rule.ts';

/** A secret of a known form that the change brings in. One that was there before is not of this change. */
export function secretInChange({ secrets }: Subject): Told[] {
  return secrets
    .filter(({ isAdded }) => isAdded)
    .map(({ path, line, rule }) => ({
      severity: 'HIGH',
      mandate: 'security',
      path,
      line,
      finding: `A secret stands in the repository (${rule}).`,
      risk: 'Whoever can read the repository, or a copy of it, now or later, can use it.',
      remediation:
        'Revoke it, make another, and give that as a secret of GitHub or of the Worker. To delete the line is not enough: it stays in the history.',
    }));
}
