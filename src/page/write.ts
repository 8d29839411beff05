import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isNameTaken, requireRuntime, uploadArtifact } from '../github/artifacts.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import { runId } from '../runtime/run-id.ts';
import { code } from '../runtime/summary.ts';
import type { ReportData } from './data.ts';
import { page } from './page.ts';
import { redacted } from './redacted.ts';

/** As long as GitHub keeps logs by default, and at most what the repository allows. */
const retentionDays = 90;
/** The result does not wait for a service that does not answer. */
const deadlineMs = 60_000;

/**
 * Writes a report as a page, and uploads it as an artifact where the job has a service for that. What fails of it is a
 * warning: it changes no result.
 * @param file where to, with its folder; another one's page there is replaced
 * @returns the file, or `undefined` where it could not be written
 */
export async function writePage(
  report: ReportData,
  { file, environment }: { file: string; environment: string | undefined },
  context: Context,
): Promise<string | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page(redacted(report, context.secrets)));
  } catch (error) {
    context.events.warning(
      'report.not-written',
      `The HTML report could not be written: ${toActionError(error).message}`,
    );
    return undefined;
  }
  await upload(file, pageArtifact(context.action, environment, runId(context)), context);
  return file;
}

/** Such as `voygent-release-production-102.1-report`. What GitHub refuses in names becomes `_`. */
export function pageArtifact(action: string, environment: string | undefined, run: string): string {
  return `voygent-${action}-${environment ?? 'default'}-${run}-report`.replace(/[^\w.-]/g, '_').slice(0, 200);
}

/** A cancelled job is about to be killed: its last seconds are not for this. */
async function upload(file: string, name: string, context: Context): Promise<void> {
  const { env } = context.runner;
  if (context.signal.aborted || !env['ACTIONS_RUNTIME_TOKEN']?.trim() || !env['ACTIONS_RESULTS_URL']?.trim()) return;
  try {
    requireRuntime(context);
    await uploadAs(name, 1, file, context);
  } catch (error) {
    context.events.warning(
      'report.not-uploaded',
      `The report stays where it is, ${file}: ${toActionError(error).message}`,
    );
  }
}

/** Several steps of a run may check the same environment: the second one's report is `…-2`. */
async function uploadAs(name: string, number: number, file: string, context: Context): Promise<void> {
  const numbered = number === 1 ? name : `${name}-${number}`;
  try {
    const { id } = await uploadArtifact(numbered, [file], dirname(file), { retentionDays, deadlineMs }, context);
    context.events.info('report.uploaded', `The report is the artifact ${numbered} (id ${id}): ${basename(file)}`, {
      artifact: numbered,
      artifact_id: id,
    });
    const { runUrl } = context.runner;
    const shown = runUrl === undefined ? code(numbered) : `[${numbered}](${runUrl}/artifacts/${id})`;
    context.summary.markdown(`The whole report, to be read in a browser, is the artifact ${shown}.`);
  } catch (error) {
    if (!isNameTaken(error) || number >= 9) throw error;
    await uploadAs(name, number + 1, file, context);
  }
}
