import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import type { Finding } from '../verdict/finding.ts';
import { inline, itemOf, placeOf } from '../verdict/finding-text.ts';
import { isAtLeast, severities } from '../verdict/mandates.ts';
import { policyDigest } from '../verdict/policy.ts';
import type { Predicate, Verdict } from '../verdict/verdict.ts';

const statusWords = {
  approved: 'Approved: nothing of weight was found.',
  conditional: 'Approved with conditions: what was found does not block.',
  rejected: 'Rejected: something that was found keeps it out.',
  indeterminate: 'Not reviewed: it cannot be told, and counts as no.',
} as const;

// A summary has room for a megabyte, and nobody reads more.
const mostFindings = 200;
const mostLines = 50;

/** The verdict for people, after the form of a review document: by severity, then principles, requirements and sign-off. */
export function reportReview({ subject, predicate }: Verdict, summary: Summary): void {
  const { status, findings, policy } = predicate;
  summary.heading(`Review: ${status}`).paragraph(statusWords[status]);
  for (const severity of severities) reportFindings(severity, findings, summary);
  reportPrinciples(predicate, summary);
  reportRequired(findings, policy.blockOn, summary);
  reportGaps(predicate, summary);
  reportCoverage(predicate, summary);
  reportSignOff(predicate, subject[0].digest.sha256, summary);
}

function reportFindings(severity: Finding['severity'], all: readonly Finding[], summary: Summary): void {
  const findings = all.filter((finding) => finding.severity === severity);
  summary.heading(`${severity} (${findings.length})`, 3);
  if (findings.length === 0) summary.paragraph('None.');
  for (const finding of findings.slice(0, mostFindings)) summary.markdown(itemOf(finding));
  if (findings.length > mostFindings) summary.paragraph(`And ${findings.length - mostFindings} more: see the verdict.`);
}

function reportPrinciples({ findings, critic: { constitution } }: Predicate, summary: Summary): void {
  summary.heading('Constitution', 3);
  if (!constitution) summary.paragraph('The project has none.');
  else summary.markdown(`${code(constitution.path)}, sha256 ${code(constitution.sha256.slice(0, 12))}.`);
  const broken = findings.filter(({ principle }) => principle !== null);
  const byPrinciple = Map.groupBy(broken, ({ principle }) => principle ?? '');
  if (byPrinciple.size === 0) summary.paragraph('No principle was found broken.');
  for (const [principle, of] of [...byPrinciple].slice(0, mostLines))
    summary.markdown(
      `- ${inline(principle)}: ${of
        .map(({ path, line }) => placeOf(path, line))
        .slice(0, 10)
        .join(', ')}`,
    );
}

function reportRequired(findings: readonly Finding[], blockOn: Finding['severity'], summary: Summary): void {
  const required = findings.filter(({ severity }) => isAtLeast(severity, blockOn));
  summary.heading('Required before production', 3);
  if (required.length === 0) summary.paragraph('Nothing.');
  for (const { path, line, remediation } of required.slice(0, mostLines))
    summary.markdown(`- [ ] ${placeOf(path, line)} ${inline(remediation)}`);
  if (required.length > mostLines) summary.paragraph(`And ${required.length - mostLines} more.`);
}

function reportGaps({ critic: { gaps } }: Predicate, summary: Summary): void {
  if (gaps.length === 0) return;
  summary.heading('Questions without an answer that counts', 3);
  for (const { chunk, pass, message } of gaps.slice(0, mostLines))
    summary.markdown(`- Question ${chunk} of pass ${pass}: ${inline(message)}`);
  if (gaps.length > mostLines) summary.paragraph(`And ${gaps.length - mostLines} more.`);
}

function reportCoverage({ coverage }: Predicate, summary: Summary): void {
  const kinds = Map.groupBy(coverage, ({ kind }) => kind);
  summary.heading('Coverage', 3);
  summary.table(
    ['What', 'Paths'],
    [...kinds].map(([kind, of]) => [kind, of.length]),
  );
  const unseen = coverage.filter(({ chunks }) => chunks.length === 0);
  if (unseen.length === 0) return;
  const body = new Summary();
  for (const { path, kind, reason } of unseen.slice(0, mostFindings))
    body.markdown(`- ${code(path)} ${kind}${reason === null ? '' : `: ${code(reason)}`}`);
  if (unseen.length > mostFindings) body.paragraph(`And ${unseen.length - mostFindings} more.`);
  summary.details(`${unseen.length} that nobody was shown`, body);
}

function reportSignOff(predicate: Predicate, digest: string, summary: Summary): void {
  const { critic, policy, base, head, createdAt, expiresAt } = predicate;
  summary.heading('Sign-off', 3);
  summary.table(
    ['', ''],
    [
      ['Changes', code(digest)],
      ['From', base === null ? 'nothing: all is new' : code(base)],
      ['To', code(head)],
      ['Model', escapeMarkdown(`${critic.model} (the service says: ${critic.modelsSaid.join(', ') || 'nothing'})`)],
      ['Effort, passes, questions', `${escapeMarkdown(policy.effort)}, ${critic.passes}, ${critic.questions}`],
      ['Codex CLI', escapeMarkdown(critic.cli)],
      ['Tokens', `${critic.usage.inputTokens} in, ${critic.usage.outputTokens} out`],
      ...(critic.reusedFrom === null
        ? []
        : [['Answers', `those of the verdict ${code(critic.reusedFrom.slice(0, 12))}`]]),
      ['Terms', code(policyDigest(policy))],
      ['Counts', `${createdAt} to ${expiresAt}`],
    ],
  );
}
