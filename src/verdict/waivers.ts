import { z } from 'zod';
import type { Change } from './changes.ts';
import { changesDigest } from './digest.ts';
import type { Finding } from './finding.ts';

/** Where waivers stand, on the default branch. */
export const waiversFile = '.github/voygent-waivers.yml';

/** A finding that somebody takes upon himself, in one set of changes, for a time. */
export const Waiver = z.strictObject({
  finding: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'must be the id of a finding, as the verdict tells it: 16 hexadecimal digits')
    .meta({ description: 'The id of the finding.' }),
  changes: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the digest of the changes, as the verdict tells it: 64 hexadecimal digits')
    .meta({ description: 'The digest of the changes: in others, the finding stands.' }),
  approver: z.string().min(1).meta({ description: 'The GitHub login of who takes it upon himself.' }),
  reason: z.string().min(10, 'must say why, in ten characters at least'),
  expires: z.iso.date('must be a date, such as 2026-12-31'),
});
export type Waiver = z.infer<typeof Waiver>;

export const Waivers = z.strictObject({ version: z.literal(1), waivers: z.array(Waiver) });

/**
 * What is reviewed of a set of changes: all but the waivers, which are judged by who approved them. With them a waiver could
 * never be of the changes that it is merged with. What is no plain file there is no list of waivers, and is reviewed.
 */
export function reviewable(changes: readonly Change[]): Change[] {
  return changes.filter(
    ({ path, oldMode, newMode }) => path !== waiversFile || ![oldMode, newMode].every(isPlainOrMissing),
  );
}

function isPlainOrMissing(mode: string | null): boolean {
  return mode === null || mode === '100644';
}

/** The digest that a verdict has as its subject. */
export function subjectDigest(changes: readonly Change[]): string {
  return changesDigest(reviewable(changes));
}

/** Why a waiver does not count; `undefined` where it does. */
export function invalidity(
  waiver: Waiver,
  { changes, now, approvers }: { changes: string; now: number; approvers: readonly string[] },
): string | undefined {
  if (waiver.changes !== changes) return 'is for other changes';
  // To the end of its day, everywhere on earth.
  if (Date.parse(`${waiver.expires}T00:00:00Z`) + 1.5 * 86_400_000 <= now) return `expired on ${waiver.expires}`;
  const isKnown = approvers.some((login) => login.toLowerCase() === waiver.approver.toLowerCase());
  return isKnown ? undefined : `is by ${waiver.approver}, who is not among \`review.approvers\``;
}

/** Whether one of the waivers is of this finding. */
export function waives(waivers: readonly Waiver[], { id }: Finding): boolean {
  return waivers.some(({ finding }) => finding === id);
}
