import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import { count } from '../runtime/words.ts';
import type { CheckResult } from './check.ts';

/** The results of one address. */
export interface SmokeResult {
  url: string;
  results: CheckResult[];
}

/** The table of checks, and under it what failed with the request to try by hand. */
export function reportChecks({ url, results }: SmokeResult, summary: Summary): void {
  summary.markdown(`Checked ${code(url)}:`);
  summary.table(
    ['check', 'result', 'took', 'attempts'],
    results.map(({ name, passed, durationMs, attempts }) => [
      escapeMarkdown(name),
      passed ? 'passed' : '**failed**',
      `${Math.round(durationMs)} ms`,
      attempts,
    ]),
  );
  for (const { name, problems, curl } of results.filter(({ passed }) => !passed)) {
    summary.markdown(
      `**${escapeMarkdown(name)}**\n${problems.map((problem) => `- ${escapeMarkdown(problem)}`).join('\n')}`,
    );
    summary.codeBlock(curl, 'sh');
  }
}

/** The results as a JSON file; gives its path. */
export async function writeReport(results: readonly SmokeResult[], context: Context): Promise<string> {
  // Several steps of a job check something, and each report stays.
  const file = join(context.runner.temporary, `voygent-smoke-${randomUUID()}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${context.secrets.redact(JSON.stringify({ version: 1, results }, undefined, 2))}\n`);
  return file;
}

/** The failures as one error; `undefined` when there are none. */
export function failureOf(results: readonly SmokeResult[]): ActionError | undefined {
  const failed = results.flatMap(({ url, results: checks }) =>
    checks.filter(({ passed }) => !passed).map((check) => ({ url, ...check })),
  );
  const [first] = failed;
  if (!first) return undefined;
  const more = failed.length > 1 ? ` And ${count(failed.length - 1, 'more check')} failed.` : '';
  return new ActionError(
    'check-failed',
    `The check «${first.name}» of ${first.url} failed: ${first.problems.join('; ')}.${more}`,
    {
      hint: `Try it by hand: ${first.curl}`,
    },
  );
}
