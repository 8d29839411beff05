import type { Annotation, Check } from '../github/check-run.ts';
import { fitted } from '../github/fitted.ts';
import type { Context } from '../runtime/context.ts';
import type { Finding } from '../verdict/finding.ts';
import { bodyOf } from './body.ts';
import { type Feedback, wholeOf } from './feedback.ts';

const levels = { HIGH: 'failure', MEDIUM: 'warning', LOW: 'notice' } as const;
const longestSummary = 65_535;
const longestTitle = 255;
const longestMessage = 16_000;
// Each fifty are a request more.
const mostAnnotations = 500;

/** The decision as a check on a commit. */
export function checkOf(feedback: Feedback, head: string, context: Context): Check {
  const { isAdmitted, title, environment, findings, changes } = feedback;
  const { runId, attempt, runUrl } = context.runner;
  return {
    name: `voygent gate: ${environment ?? 'default'}`,
    head,
    externalId: `${runId ?? 'by hand'} ${attempt ?? '1'} ${changes?.slice(0, 12) ?? 'unknown'}`,
    isGood: isAdmitted,
    title: `Gate: ${title}`,
    summary: fitted(bodyOf(feedback, new Set(), context), wholeOf(context), longestSummary),
    url: runUrl,
    annotations: findings.slice(0, mostAnnotations).map((finding) => annotationOf(finding, context)),
  };
}

/** Shown as plain text. */
function annotationOf(finding: Finding, { secrets }: Context): Annotation {
  const { path, line, severity, mandate } = finding;
  const text = `${finding.finding}\n\nRisk: ${finding.risk}\n\nRemediation: ${finding.remediation}`;
  return {
    path,
    start_line: line ?? 1,
    end_line: line ?? 1,
    annotation_level: levels[severity],
    title: `${severity} ${mandate}`.slice(0, longestTitle),
    message: secrets.redact(text).slice(0, longestMessage),
  };
}
