import type { Statement, StatementResult } from '../cloudflare/d1.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { ledgerQueries, readAnswers, readSchema, recordApplied } from '../migrations/ledger.ts';
import { beginFile, endFile, holdForImportSeconds, renewLock } from '../migrations/lock.ts';
import { countBefore, type Guard, refuseLoss } from '../rehearsal/guards.ts';
import { estimatedSeconds } from '../rehearsal/lint-d1.ts';
import type { FileRehearsal } from '../rehearsal/rehearse.ts';
import { ActionError } from '../runtime/errors.ts';
import { type SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import type { Job } from './apply.ts';

/** The schema after a file. */
export interface Applied {
  digest: string;
  schema: SchemaObject[];
}

// D1 ends a call after 30 s (developers.cloudflare.com/d1/platform/limits), a whole batch included; an import has longer.
const longestBatchSeconds = 15;
const largestBatchBytes = 1_000_000;
const mostStatements = 5000;

/** Whether a file is too large or too slow for one call. */
export function needsImport(file: MigrationFile, rehearsed: FileRehearsal | undefined): boolean {
  const bytes = file.statements.reduce((sum, { sql }) => sum + Buffer.byteLength(sql), 0);
  const seconds = estimatedSeconds(rehearsed?.milliseconds ?? 0);
  return bytes > largestBatchBytes || file.statements.length > mostStatements || seconds > longestBatchSeconds;
}

/**
 * What a file is sent as. The lock is renewed first, so that a run that lost it writes nothing; the ledger's rows come
 * last: where they are, all before them was done. What says that it was begun stays until then.
 */
function statementsOf({ target, run }: Job, file: MigrationFile, guards: readonly Guard[], seconds?: number) {
  const head = [renewLock(run, seconds), beginFile(file.name), ...countBefore(guards)];
  const body = file.statements.map(({ sql }) => ({ sql }));
  const tail = [...refuseLoss(guards), ...recordApplied(target.database, file, run), endFile];
  return { head, all: [...head, ...body, ...tail] };
}

/** Runs a file, its ledger rows and a look at the schema as one batch. */
export async function sendBatch(job: Job, file: MigrationFile, guards: readonly Guard[]): Promise<Applied> {
  const { target, cloudflare } = job;
  const { head, all } = statementsOf(job, file, guards);
  const statements: Statement[] = [...all, { sql: schemaQuery }];
  const results = await cloudflare.d1.write(target.id, `apply ${file.name} to ${target.name}`, statements);
  const failed = results.findIndex(({ success }) => !success);
  // A 200 can carry statements that failed; and each statement owes an answer.
  if (failed !== -1) throw statementFailed(file, failed - head.length, results[failed]);
  if (results.length !== statements.length)
    throw new ActionError(
      'cloudflare-answer',
      `Cloudflare answered ${results.length} of ${statements.length} statements of ${file.name}.`,
    );
  return readSchema(target, results.at(-1));
}

/** The same as a file that D1 loads by itself. The lock is held for longer: an import is not ended after 30 s. */
export async function sendImport(job: Job, file: MigrationFile, guards: readonly Guard[]): Promise<Applied> {
  const { target, cloudflare, run } = job;
  const renew = renewLock(run, holdForImportSeconds);
  const hold = cloudflare.d1.write(target.id, `hold the migration lock of ${target.name}`, [renew], {
    idempotent: true,
  });
  await hold.catch((error) => Promise.reject(notSent(error)));
  const { all } = statementsOf(job, file, guards, holdForImportSeconds);
  await cloudflare.d1.import(target.id, `import ${file.name} into ${target.name}`, all.map(asScript).join(''));
  const what = `read the migration ledger of ${target.name}`;
  const ledger = readAnswers(target, await cloudflare.d1.query(target.id, what, ledgerQueries(target.database)));
  if (ledger.runs.get(file.name) === run) return ledger;
  throw new ActionError(
    'cloudflare-answer',
    `Cloudflare says that ${file.name} was imported, and the ledger does not have it.`,
  );
}

/** Nothing of the file was sent: there is no import that could still be under way. */
function notSent(error: unknown): unknown {
  if (!(error instanceof CloudflareError)) return error;
  return new CloudflareError(error.code, error.message, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    failure: { kind: 'never-ran' },
    httpStatus: error.httpStatus,
    apiCodes: error.apiCodes,
    cause: error,
  });
}

/** A statement with its parameters written out. Only those of this action have parameters, and no other \`?\`. */
function asScript({ sql, params = [] }: Statement): string {
  const values = [...params];
  const text =
    values.length === 0 ? sql : sql.replaceAll('?', () => `'${String(values.shift()).replaceAll("'", "''")}'`);
  return `${text};\n`;
}

function statementFailed(file: MigrationFile, index: number, result: StatementResult | undefined): ActionError {
  const line = file.statements[index]?.line;
  return new ActionError(
    'migration-failed',
    `${file.path}${line === undefined ? '' : `:${line}`}: ${result?.error ?? 'the statement failed, and Cloudflare does not say why'}`,
    {
      location: line === undefined ? { file: file.path } : { file: file.path, line },
    },
  );
}
