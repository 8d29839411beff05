import type { Feedback } from '../feedback/feedback.ts';
import { parentsOf, resolveCommit } from '../git/commits.ts';
import { openRepository } from '../git/repository.ts';
import type { Context } from '../runtime/context.ts';
import type { Passage } from './pass.ts';

const titles = { admitted: 'admitted', blocked: 'blocked', indeterminate: 'not admitted: it cannot be told' } as const;

/** What people are told of a passage. */
export async function feedbackOf(
  { admission, refused, override }: Passage,
  { environment, head }: { environment: string | undefined; head: string | undefined },
  context: Context,
): Promise<Feedback> {
  const judged = admission?.ends.head ?? override?.head ?? head ?? 'HEAD';
  const reasons = admission
    ? [...admission.judgement.reasons, ...admission.refusedWaivers]
    : [[refused?.message, refused?.hint].filter(Boolean).join(' ')];
  const waived = new Set(admission?.judgement.waived);
  const findings = admission?.verdict.predicate.findings ?? [];
  return {
    isAdmitted: refused === undefined || override !== undefined,
    title: override
      ? `let through by ${override.by}, who broke the glass`
      : titles[admission?.judgement.decision ?? 'indeterminate'],
    reasons: override
      ? [`${override.by} says why: ${override.reason} (issue #${override.issue.number})`, ...reasons]
      : reasons,
    findings: findings.filter(({ id }) => !waived.has(id)),
    waived: findings.filter(({ id }) => waived.has(id)),
    environment,
    changes: admission?.verdict.subject[0].digest.sha256,
    ...(await commitsOf(judged, context)),
    blobs: new Map(admission?.changes.map(({ path, newBlob }) => [path, newBlob])),
  };
}

/** A pull request is judged as it would be merged: its own head is then a parent of what was judged. */
async function commitsOf(judged: string, context: Context): Promise<{ head: string; parents: string[] }> {
  await using repository = await openRepository(context);
  const head = await resolveCommit(repository, judged, 'head');
  return { head, parents: await parentsOf(repository, head) };
}
