import type { NewIssue } from '../github/issues.ts';
import type { Context } from '../runtime/context.ts';
import type { ActionError } from '../runtime/errors.ts';
import { code, Summary } from '../runtime/summary.ts';
import { inline, itemOf } from '../verdict/finding-text.ts';
import type { Admission } from './admit.ts';

export const auditLabel = 'voygent-break-glass';

/** What an issue tells of somebody who put himself above the gate. */
export interface Audited {
  by: string;
  as: string;
  reason: string;
  environment: string;
  head: string;
  refused: ActionError;
  admission: Admission | undefined;
}

const mostReasons = 30;
const mostFindings = 50;

/** One for each run and commit, however many of its jobs pass the gate. */
export function auditOf(audited: Audited, { runner, secrets }: Context): NewIssue {
  const { by, as, reason, environment, head, admission } = audited;
  const body = new Summary();
  body.markdown(
    `**${inline(by)}**, ${inline(as)}, has let ${code(head)} through to **${inline(environment)}** although the gate is closed.`,
  );
  body.heading('Why', 3).markdown(quoted(reason));
  body.heading('What the gate says', 3);
  const reasons = admission ? [...admission.judgement.reasons, ...admission.refusedWaivers] : [audited.refused.message];
  for (const one of reasons.slice(0, mostReasons)) body.markdown(`- ${inline(one)}`);
  const findings = admission?.verdict.predicate.findings ?? [];
  if (findings.length > 0) body.heading(`What the review has found (${findings.length})`, 3);
  for (const finding of findings.slice(0, mostFindings))
    body.markdown(`${itemOf(finding)}\n  - Severity: ${finding.severity}`);
  if (findings.length > mostFindings) body.paragraph(`And ${findings.length - mostFindings} more: see the verdict.`);
  body.heading('To do', 3);
  body.markdown(
    [
      `- [ ] Have ${code(head.slice(0, 12))} reviewed now, and correct what is found.`,
      '- [ ] Say here what came of it, and close this issue.',
    ].join('\n'),
  );
  body.markdown(
    `<sub>Written by ${runner.runUrl === undefined ? 'a run by hand' : `[this run](${runner.runUrl})`}, before anything was let through.</sub>`,
  );
  return {
    title: `Break-glass: ${head.slice(0, 12)} to ${environment}, by ${by}`,
    body: body.toString((markdown) => secrets.redactMarkdown(markdown)),
    marker: `break-glass ${runner.runId} ${environment} ${head}`,
    label: auditLabel,
  };
}

function quoted(text: string): string {
  return `> ${inline(text)}`;
}
