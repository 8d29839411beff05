import { z } from 'zod';
import type { Finding } from './finding.ts';
import { isAtLeast, type Mandate, mandates } from './mandates.ts';
import type { Policy } from './policy.ts';

/**
 * What follows from a review: `approved`, nothing stands against it; `conditional`, what was found does not block; `rejected`,
 * something does; `indeterminate`, the review is not complete, and counts as none.
 */
export const DerivedStatus = z.enum(['approved', 'conditional', 'rejected', 'indeterminate']);
export type DerivedStatus = z.infer<typeof DerivedStatus>;

/** What a status is computed from. The critic's own opinion is not among it. */
export interface Judged {
  policy: Pick<Policy, 'blockOn'>;
  findings: readonly Finding[];
  mandatesExamined: readonly Mandate[];
  /** Questions without an answer that counts, in words. */
  gaps: readonly string[];
  /** Changed paths that nobody has seen, in words: too large, or of a kind that cannot be shown and no rule excludes. */
  unseen: readonly string[];
}

/** The status, and why it is not `approved`. `isWaived`: of a finding that somebody has taken upon himself. */
export function deriveStatus(
  { policy, findings, mandatesExamined, gaps, unseen }: Judged,
  isWaived: (finding: Finding) => boolean = () => false,
): { status: DerivedStatus; reasons: string[] } {
  const missing = mandates.filter((mandate) => !mandatesExamined.includes(mandate));
  const incomplete = [...gaps, ...unseen, ...missing.map((mandate) => `The mandate ${mandate} was not examined.`)];
  const blocking = findings.filter((finding) => isAtLeast(finding.severity, policy.blockOn));
  const against = blocking.filter((finding) => !isWaived(finding));
  const rejections = against.map(
    ({ severity, path, line, finding }) => `${severity}: ${placeOf(path, line)}: ${finding}`,
  );
  // A finding that blocks is one, however much was not seen.
  if (against.length > 0) return { status: 'rejected', reasons: [...rejections, ...incomplete] };
  if (incomplete.length > 0) return { status: 'indeterminate', reasons: incomplete };
  const open = findings.filter(({ severity }) => isAtLeast(severity, 'MEDIUM'));
  if (open.length === 0) return { status: 'approved', reasons: [] };
  return {
    status: 'conditional',
    reasons: open.map((finding) => {
      const { severity, path, line, finding: text } = finding;
      return `${severity}${isWaived(finding) ? ', waived' : ''}: ${placeOf(path, line)}: ${text}`;
    }),
  };
}

function placeOf(path: string, line: number | null): string {
  return line === null ? path : `${path}:${line}`;
}
