import type { Context } from '../runtime/context.ts';
import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import type { Finding } from '../verdict/finding.ts';
import { inline, itemOf, placeOf } from '../verdict/finding-text.ts';
import { severities } from '../verdict/mandates.ts';
import type { Feedback } from './feedback.ts';

const mostReasons = 20;
const mostFindings = 100;

/**
 * What a pull request is told in one comment, and in the check.
 * @param onLines ids of findings that stand beside their lines, and are only named here
 */
export function bodyOf(feedback: Feedback, onLines: ReadonlySet<string>, { runner, secrets }: Context): string {
  const { title, environment, reasons, findings, waived, head, changes } = feedback;
  const summary = new Summary();
  summary.heading(`Gate${environment === undefined ? '' : ` of ${environment}`}: ${title}`);
  for (const reason of reasons.slice(0, mostReasons)) summary.markdown(`- ${inline(reason)}`);
  if (reasons.length > mostReasons) summary.paragraph(`And ${reasons.length - mostReasons} more.`);
  reportFindings(findings, onLines, summary);
  if (waived.length > 0) {
    summary.heading('Waived', 3);
    for (const finding of waived.slice(0, mostFindings)) summary.markdown(shortly(finding));
  }
  const by = runner.runUrl === undefined ? '' : ` by [this run](${runner.runUrl})`;
  const of = changes === undefined ? '' : `, changes ${code(changes.slice(0, 12))}`;
  summary.markdown(`<sub>Judged ${code(head.slice(0, 12))}${of}${by}.</sub>`);
  return summary.toString((markdown) => secrets.redactMarkdown(markdown));
}

function reportFindings(findings: readonly Finding[], onLines: ReadonlySet<string>, summary: Summary): void {
  for (const severity of severities) {
    const of = findings.filter((finding) => finding.severity === severity);
    if (of.length === 0) continue;
    summary.heading(`${severity} (${of.length})`, 3);
    for (const finding of of.slice(0, mostFindings))
      summary.markdown(onLines.has(finding.id) ? `${shortly(finding)} (beside the line)` : itemOf(finding));
    if (of.length > mostFindings) summary.paragraph(`And ${of.length - mostFindings} more: see the verdict.`);
  }
}

function shortly({ path, line, finding }: Finding): string {
  return `- **${placeOf(path, line)}** ${escapeMarkdown(finding.replace(/\s+/g, ' ').slice(0, 200))}`;
}
