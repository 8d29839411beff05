import type { GitHub } from '../github/client.ts';
import { markerLine } from '../github/marker.ts';
import { type ChangedFile, commentOnLines, filesOf, type LineComment } from '../github/review-comments.ts';
import type { Context } from '../runtime/context.ts';
import { Summary } from '../runtime/summary.ts';
import type { Finding } from '../verdict/finding.ts';
import { inline } from '../verdict/finding-text.ts';
import type { Feedback } from './feedback.ts';

// Whoever is told of more reads none. Findings come from the worst.
const mostRemarks = 50;

/**
 * Comments on the changed lines that findings are on, each once. A line that GitHub does not show, or of which the pull request
 * has other content than what was judged, is none.
 * @returns the ids of the findings that stand beside their lines
 * @throws ActionError `github-…`
 */
export async function remarkOnLines(
  { findings, blobs }: Feedback,
  github: GitHub,
  pullRequest: { number: number; head: string },
  context: Context,
): Promise<Set<string>> {
  if (findings.length === 0) return new Set();
  const files = new Map((await filesOf(github, pullRequest.number)).map((file) => [file.path, file]));
  const remarked = findings.filter((finding) => isShown(finding, files.get(finding.path), blobs)).slice(0, mostRemarks);
  const comments = remarked.map((finding) => commentOf(finding, context));
  const written = await commentOnLines(github, pullRequest, comments);
  context.events.info('gate.remarked', `${written} of ${findings.length} findings are new beside their lines.`);
  return new Set(remarked.map(({ id }) => id));
}

function isShown({ path, line }: Finding, file: ChangedFile | undefined, blobs: Feedback['blobs']): boolean {
  if (line === null || file?.blob === undefined || file.blob !== blobs.get(path)) return false;
  return file.lines.some(([first, last]) => line >= first && line <= last);
}

function commentOf(finding: Finding, { secrets }: Context): LineComment {
  const { id, path, line, severity, mandate, source, rule, principle } = finding;
  const by = source === 'rule' ? `rule ${rule}` : 'critic';
  const text = new Summary()
    .markdown(`**${severity}** ${mandate}, ${inline(by)}`)
    .markdown(inline(finding.finding))
    .markdown(`**Risk:** ${inline(finding.risk)}`)
    .markdown(`**Remediation:** ${inline(finding.remediation)}`);
  if (principle !== null) text.markdown(`**Principle:** ${inline(principle)}`);
  return {
    path,
    line: line ?? 1,
    marker: markerLine(`finding ${id}`),
    body: text.toString((markdown) => secrets.redactMarkdown(markdown)),
  };
}
