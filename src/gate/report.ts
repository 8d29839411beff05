import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import type { Admission } from './admit.ts';
import type { Override } from './break-glass.ts';

const titles = { admitted: 'admitted', blocked: 'blocked', indeterminate: 'not admitted: it cannot be told' } as const;

/** What was judged, by what, and why it came out so. */
export function reportGate({ judgement, verdict, ends, terms, refusedWaivers }: Admission, summary: Summary): void {
  const { decision, waived, status } = judgement;
  const reasons = [...judgement.reasons, ...refusedWaivers];
  const { predicate, subject } = verdict;
  summary.heading(`Gate: ${titles[decision]}`);
  summary.table(
    ['', ''],
    [
      ['Commit', code(ends.head)],
      ['Compared with', escapeMarkdown(ends.told)],
      ['Changes', `${code(subject[0].digest.sha256)}, ${predicate.coverage.length} paths`],
      ['Terms', `those of ${escapeMarkdown(terms.trusted.told)} at ${code(terms.trusted.commit.slice(0, 12))}`],
      ['Status, computed here', escapeMarkdown(status)],
      ['Reviewed', `${escapeMarkdown(predicate.createdAt)}, counts until ${escapeMarkdown(predicate.expiresAt)}`],
      ['Findings', `${predicate.findings.length}, of which ${waived.length} waived`],
    ],
  );
  if (reasons.length > 0)
    summary.markdown(
      reasons
        .slice(0, 50)
        .map((reason) => `- ${escapeMarkdown(reason)}`)
        .join('\n'),
    );
  if (reasons.length > 50) summary.paragraph(`And ${reasons.length - 50} more.`);
}

/** Beside what the gate says, as nothing of that is taken back. */
export function reportOverride({ by, as, reason, issue }: Override, summary: Summary): void {
  summary.markdown(
    `> [!CAUTION]\n> ${escapeMarkdown(by)}, ${escapeMarkdown(as)}, has broken the glass: this is let through although the gate is closed. ${escapeMarkdown(reason.replace(/\s+/g, ' '))} ([issue ${issue.number}](${issue.url}))`,
  );
}
