import type { Change } from '../verdict/changes.ts';
import { type Policy, policyDifferences } from '../verdict/policy.ts';
import type { DerivedStatus } from '../verdict/status.ts';
import { statusOf } from '../verdict/status-of.ts';
import type { Predicate, Verdict } from '../verdict/verdict.ts';
import { invalidity, reviewable, subjectDigest, type Waiver, waives } from '../verdict/waivers.ts';

/** What the gate knows by itself: nothing of it comes from the verdict. */
export interface Known {
  base: string | null;
  head: string;
  /** Between the two, from the gate's own checkout. */
  changes: readonly Change[];
  policy: Policy;
  repository: string;
  /** Those of the default branch whose approval was proven. */
  waivers: readonly Waiver[];
  approvers: readonly string[];
  /** Milliseconds since 1970. */
  now: number;
  /** What is left out of the review by the policy, by path: the kind that the gate itself finds. */
  kindOf(path: string): Predicate['coverage'][number]['kind'] | undefined;
}

export type Decision = 'admitted' | 'blocked' | 'indeterminate';

export interface Judgement {
  decision: Decision;
  /** In sentences; empty where it is admitted without a word. */
  reasons: string[];
  /** As computed here. */
  status: DerivedStatus;
  /** Ids of findings that waivers took away. */
  waived: string[];
}

/**
 * Whether a verdict admits what is about to run. Everything that can be computed is computed again; what the verdict says of
 * itself decides nothing. `indeterminate` is a no.
 */
export function judge({ subject, predicate }: Verdict, known: Known): Judgement {
  const digest = subjectDigest(known.changes);
  const refusals = [
    ...refuseOther(subject[0].digest.sha256, digest, predicate, known),
    ...refuseTime(predicate, known.now),
    ...refusePolicy(predicate, known.policy),
    ...refuseCoverage(predicate, known),
  ];
  const active = known.waivers.filter(
    (waiver) => invalidity(waiver, { changes: digest, now: known.now, approvers: known.approvers }) === undefined,
  );
  const { status, reasons } = statusOf(predicate, active);
  const waived = predicate.findings.filter((finding) => waives(active, finding)).map(({ id }) => id);
  const stated = statusOf(predicate).status;
  if (stated !== predicate.status)
    refusals.push(`The verdict says that it is ${predicate.status}, and what it tells makes it ${stated}.`);
  if (refusals.length > 0) return { decision: 'indeterminate', reasons: refusals, status, waived };
  const decision = {
    approved: 'admitted',
    conditional: 'admitted',
    rejected: 'blocked',
    indeterminate: 'indeterminate',
  } as const;
  return { decision: decision[status], reasons, status, waived };
}

function refuseOther(said: string, digest: string, predicate: Predicate, known: Known): string[] {
  const reasons: string[] = [];
  if (said !== digest)
    reasons.push(
      `The verdict is of other changes (${said.slice(0, 12)}…) than those that are about to run (${digest.slice(0, 12)}…).`,
    );
  if (predicate.repository !== known.repository)
    reasons.push(`The verdict is of the repository ${predicate.repository}, and this is ${known.repository}.`);
  return reasons;
}

// Clocks of runners differ a little.
const toleranceMs = 5 * 60_000;

function refuseTime({ createdAt, expiresAt, policy }: Predicate, now: number): string[] {
  const [created, expires] = [Date.parse(createdAt), Date.parse(expiresAt)];
  if (created > now + toleranceMs) return [`The verdict is of ${createdAt}, which is in the future.`];
  if (expires - created > policy.validDays * 86_400_000)
    return [
      `The verdict says that it is valid until ${expiresAt}, longer than the ${policy.validDays} days of the policy.`,
    ];
  return expires <= now ? [`The verdict expired at ${expiresAt}.`] : [];
}

function refusePolicy({ policy, critic }: Predicate, expected: Policy): string[] {
  const different = policyDifferences(expected, policy);
  const reasons = different.length > 0 ? [`The review went by another policy: ${different.join(', ')} differ.`] : [];
  const isOther =
    critic.model !== policy.model ||
    critic.cli !== policy.cli ||
    critic.passes !== policy.passes ||
    critic.instructions !== policy.instructions ||
    (critic.constitution?.sha256 ?? null) !== policy.constitution;
  return isOther ? [...reasons, 'The critic was not asked as the policy of the verdict says.'] : reasons;
}

/** Every changed path once, each of the kind that the gate itself finds, and shown to the critic where it is to be. */
function refuseCoverage({ coverage, critic }: Predicate, { changes, kindOf }: Known): string[] {
  const covered = new Map(coverage.map((one) => [one.path, one]));
  const paths = new Set(reviewable(changes).map(({ path }) => path));
  const missing = [...paths].filter((path) => !covered.has(path));
  const foreign = [...covered.keys()].filter((path) => !paths.has(path));
  const other = [...covered.values()].filter(({ path, kind }) => paths.has(path) && kindOf(path) !== kind);
  const highest = critic.passes === 0 ? 0 : critic.questions / critic.passes;
  const beyond = coverage.find(({ chunks }) => chunks.some((chunk) => chunk > highest));
  return [
    ...told(missing, 'is not in the coverage'),
    ...told(foreign, 'is in the coverage, and was not changed'),
    ...told(
      other.map(({ path }) => path),
      'was treated as another kind of file than it is',
    ),
    ...(beyond ? [`${beyond.path} is said to have been shown in a question that was not asked.`] : []),
  ];
}

function told(paths: readonly string[], what: string): string[] {
  const [first] = paths;
  if (first === undefined) return [];
  return [`${first} ${what}${paths.length > 1 ? `, and ${paths.length - 1} more` : ''}.`];
}
