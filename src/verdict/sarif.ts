import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { sarifOf } from '../sarif/sarif.ts';
import type { Finding } from './finding.ts';

/**
 * Writes the findings of a review as SARIF, for a code scanner's page.
 * @param waived ids of those that somebody has taken upon himself, which are marked so
 * @returns the file, which is there as long as the job is
 */
export async function writeSarif(
  findings: readonly Finding[],
  waived: ReadonlySet<string>,
  { action, runner, secrets }: Context,
): Promise<string> {
  const folder = join(runner.temporary, `voygent-${action}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'findings.sarif');
  await writeFile(file, secrets.redact(findingsAsSarif(findings, waived)));
  return file;
}

function findingsAsSarif(findings: readonly Finding[], waived: ReadonlySet<string>): string {
  return sarifOf({
    tool: 'voygent review',
    informationUri: 'https://github.com/voygent/voygent-actions',
    results: findings.map((finding) => ({
      rule: finding.rule ?? `critic/${finding.mandate}`,
      about: finding.rule === null ? `The critic, under the mandate ${finding.mandate}.` : `The rule ${finding.rule}.`,
      severity: finding.severity,
      message: `${finding.finding}\n\nRisk: ${finding.risk}\n\nRemediation: ${finding.remediation}`,
      path: finding.path,
      line: finding.line,
      fingerprint: finding.id,
      ...(waived.has(finding.id) ? { accepted: 'Waived on the default branch.' } : {}),
    })),
  });
}
