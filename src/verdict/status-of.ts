import { type DerivedStatus, deriveStatus } from './status.ts';
import type { Predicate } from './verdict.ts';
import { type Waiver, waives } from './waivers.ts';

/** The status that follows from what a verdict tells. */
export function statusOf(
  { policy, findings, mandatesExamined, critic, coverage }: Omit<Predicate, 'status' | 'reasons'>,
  waivers: readonly Waiver[] = [],
): { status: DerivedStatus; reasons: string[] } {
  const gaps = critic.gaps.map(
    ({ chunk, pass, message }) => `Question ${chunk} of pass ${pass} has no answer: ${message}`,
  );
  const unseen = coverage
    .filter(({ kind, chunks }) => kind === 'too-large' || (isShown(kind) && chunks.length === 0))
    .map(({ path, reason }) => `${path} was not seen${reason === null ? '' : `: ${reason}`}.`);
  return deriveStatus({ policy, findings, mandatesExamined, gaps, unseen }, (finding) => waives(waivers, finding));
}

function isShown(kind: Predicate['coverage'][number]['kind']): boolean {
  return kind === 'reviewed' || kind === 'symlink' || kind === 'submodule';
}
