import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { sarifOf } from '../sarif/sarif.ts';
import type { Finding } from './finding.ts';
import type { Judgement } from './judgement.ts';
import { ruleOf, rulePage } from './rules.ts';

/** A job's outputs may have 1 MiB. */
const mostShown = 200;

/** How many there are, by what becomes of them. */
export function countsOf({ open, waived, known }: Judgement) {
  const of = (severity: Finding['severity']) => open.filter((one) => one.severity === severity).length;
  return { high: of('HIGH'), medium: of('MEDIUM'), low: of('LOW'), waived: waived.length, known: known.length };
}

/** What stands, as the output has it. */
export function outputOf({ open, known }: Judgement) {
  const all = [...open.map((one) => shown(one, false)), ...known.map((one) => shown(one, true))];
  return all.slice(0, mostShown).map(({ patch: _, ...rest }) => rest);
}

function shown({ location: { file, line, column }, ...finding }: Finding, isKnown: boolean) {
  const { rule, name, severity, message, fix, fingerprint, patch } = finding;
  return { rule, name, severity, file, line, column, message, fix, fingerprint, known: isKnown, patch };
}

/**
 * Writes everything as JSON and as SARIF.
 * @returns the paths, which are there as long as the job is
 */
export async function writeReport(
  judgement: Judgement,
  { runner, action, secrets }: Context,
): Promise<{ report: string; sarif: string }> {
  const folder = join(runner.temporary, `voygent-${action}`);
  await mkdir(folder, { recursive: true });
  const paths = { report: join(folder, 'findings.json'), sarif: join(folder, 'findings.sarif') };
  await writeFile(paths.report, secrets.redact(reportOf(judgement)));
  await writeFile(paths.sarif, secrets.redact(sarif(judgement)));
  return paths;
}

function reportOf(judgement: Judgement): string {
  const { open, known, waived, expired, unused, unasked, cut, failOn } = judgement;
  const document = {
    version: 1,
    'fail-on': failOn,
    counts: countsOf(judgement),
    findings: [...open.map((one) => shown(one, false)), ...known.map((one) => shown(one, true))],
    waived: waived.map(({ finding, waiver }) => ({ ...shown(finding, false), waiver })),
    'expired-waivers': expired.map(({ message }) => message),
    'unused-waivers': unused.map(({ message }) => message),
    'not-looked-at': unasked,
    cut,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function sarif({ open, known, waived }: Judgement): string {
  return sarifOf({
    tool: 'voygent audit',
    informationUri: 'https://github.com/voygent/voygent-actions',
    results: [
      ...open.map((finding) => ({ ...resultOf(finding), isKnown: false })),
      ...known.map((finding) => ({ ...resultOf(finding), isKnown: true })),
      ...waived.map(({ finding, waiver }) => ({
        ...resultOf(finding),
        accepted: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
      })),
    ],
  });
}

function resultOf({ rule, severity, location: { file, line, column }, message, fix, fingerprint }: Finding) {
  return {
    rule,
    about: ruleOf(rule)?.about ?? rule,
    helpUri: rulePage(rule),
    severity,
    message: `${message}\n\nFix: ${fix}`,
    path: file,
    line: line ?? null,
    ...(column === undefined ? {} : { column }),
    fingerprint,
  };
}
