import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import { count } from '../runtime/words.ts';
import { junitOf } from './junit.ts';
import { type CheckResult, hasFailed, type Outcome } from './result.ts';

/** The results of one address. */
export interface SmokeResult {
  url: string;
  results: CheckResult[];
}

const words: Readonly<Record<Outcome, string>> = {
  passed: 'passed',
  failed: '**failed**',
  inconclusive: 'could not be told',
  skipped: 'not looked at',
};

/** The table of checks, and under it what failed with the request to try by hand. */
export function reportChecks({ url, results }: SmokeResult, summary: Summary): void {
  summary.markdown(`Checked ${code(url)}:`);
  summary.table(
    ['check', 'result', 'took', 'looks', ''],
    results.map(({ name, outcome, durationMs, attempts, notes }) => [
      escapeMarkdown(name),
      words[outcome],
      `${Math.round(durationMs)} ms`,
      attempts,
      escapeMarkdown(notes.join('; ')),
    ]),
  );
  for (const result of results.filter(hasFailed)) reportFailure(result, summary);
  for (const { name, warnings } of results)
    for (const warning of warnings) summary.markdown(`⚠️ **${escapeMarkdown(name)}**: ${escapeMarkdown(warning)}`);
  for (const { name, picture } of results) {
    if (picture === undefined) continue;
    summary.markdown(`**${escapeMarkdown(name)}**`);
    summary.codeBlock(picture);
  }
}

/** Each problem with its cause, and under those that the same request shows, that request. */
function reportFailure({ name, problems }: CheckResult, summary: Summary): void {
  summary.markdown(`**${escapeMarkdown(name)}**`);
  for (const [index, { message, cause, curl }] of problems.entries()) {
    summary.markdown(`- ${escapeMarkdown(message)}${cause ? `<br>_Usual cause:_ ${escapeMarkdown(cause)}` : ''}`);
    if (curl !== '' && curl !== problems[index + 1]?.curl) summary.codeBlock(curl, 'sh');
  }
}

/** The results as JSON and as JUnit XML; gives the paths of the files. */
export async function writeReports(
  results: readonly SmokeResult[],
  context: Context,
): Promise<{ report: string; junit: string }> {
  // Several steps of a job check something, and each report stays.
  const name = join(context.runner.temporary, `voygent-smoke-${randomUUID()}`);
  const files = { report: `${name}.json`, junit: `${name}.xml` };
  await mkdir(dirname(name), { recursive: true });
  // Before XML escapes what is in them: an escaped key would not be recognised.
  const redacted: SmokeResult[] = JSON.parse(context.secrets.redact(JSON.stringify(results)));
  await writeFile(files.report, `${JSON.stringify({ version: 2, results: redacted }, undefined, 2)}\n`);
  await writeFile(files.junit, junitOf(redacted));
  return files;
}

/** The failures as one error; `undefined` when there are none. */
export function failureOf(results: readonly SmokeResult[]): ActionError | undefined {
  const failed = results.flatMap(({ url, results: checks }) =>
    checks.filter(hasFailed).map((check) => ({ url, ...check })),
  );
  const [first] = failed;
  if (!first) return undefined;
  const more = failed.length > 1 ? ` And ${count(failed.length - 1, 'more check')} failed.` : '';
  const [problem] = first.problems;
  const cause = problem?.cause === undefined ? '' : `Usual cause: ${problem.cause} `;
  const curl = problem?.curl || first.curl;
  return new ActionError(
    'check-failed',
    `The check «${first.name}» of ${first.url} failed: ${first.problems.map(({ message }) => message).join('; ')}.${more}`,
    { hint: `${cause}${curl === '' ? '' : `Try it by hand: ${curl}`}`.trim() },
  );
}
