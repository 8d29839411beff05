import { randomUUID } from 'node:crypto';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { StatementResult } from '../cloudflare/d1.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { schemaQuery } from '../sqlite/schema.ts';
import {
  type Aftermath,
  appliedElsewhere,
  cancelledBetween,
  cannotTell,
  notApplied,
  otherThanAnswered,
} from './aftermath.ts';
import type { MigrationFile } from './files.ts';
import { createLedger, type Ledger, readLedger, readSchema, recordApplied } from './ledger.ts';
import { readBack } from './read-back.ts';
import type { Target } from './resolve.ts';

export interface Application {
  /** The files that are in the database now and were not before, in order. */
  applied: MigrationFile[];
  /** The state at the end, or the last one that is known. */
  ledger: Ledger;
  /** Why it stopped, if it did. */
  error?: ActionError;
}

/** What applying is done with. */
interface Job {
  target: Target;
  cloudflare: Cloudflare;
  context: Context;
  /** Names this run in the ledger, and no other. */
  run: string;
}

/**
 * Applies files in order, each with its ledger rows as one batch. It stops at the first that is not in the database
 * afterwards. Never tries a batch again: after an error it reads what is there. Throws nothing: what was applied before
 * an error must be told with it.
 */
export async function applyMigrations(
  target: Target,
  pending: readonly MigrationFile[],
  before: { ledger: Ledger; bookmark: Bookmark },
  cloudflare: Cloudflare,
  context: Context,
): Promise<Application> {
  const job = { target, cloudflare, context, run: runName(context) };
  const applied: MigrationFile[] = [];
  let { ledger } = before;
  for (const file of pending) {
    const attempt = await tryFile(job, file);
    if (attempt.state !== 'applied') {
      const error = describe(attempt, { target, file, applied, bookmark: before.bookmark }, ledger.digest);
      return { applied, ledger: attempt.ledger ?? ledger, error };
    }
    applied.push(file);
    ledger = { ...ledger, applied: [...ledger.applied, file.name], digest: attempt.digest };
    if (context.signal.aborted) break;
  }
  return conclude(job, pending, applied, ledger, before.bookmark);
}

/** What became of a file: what the database says, not what the call answered. */
type Attempt =
  | { state: 'applied'; digest: string }
  | { state: 'not-applied' | 'applied-elsewhere'; ledger: Ledger | undefined; failure: unknown }
  | { state: 'unknown'; ledger: undefined; failure: unknown; unread: unknown };

function describe(attempt: Exclude<Attempt, { state: 'applied' }>, after: Aftermath, digest: string): ActionError {
  if (attempt.state === 'unknown') return cannotTell(after, attempt.failure, attempt.unread);
  if (attempt.state === 'applied-elsewhere') return appliedElsewhere(after, attempt.failure);
  return notApplied(after, attempt.failure, attempt.ledger && attempt.ledger.digest !== digest);
}

async function tryFile(job: Job, file: MigrationFile): Promise<Attempt> {
  const { target, context } = job;
  const events = context.events.step(`migrate ${target.name}`);
  events.debug('migration.started', { file: file.name, statements: file.statements.length });
  const started = context.clock.now();
  const tell = (what: string, fields = {}) => {
    const duration_ms = context.clock.now() - started;
    const message = `Applied ${file.name} to ${target.name} (${count(file.statements.length, 'statement')}, ${duration_ms} ms)${what}.`;
    events.info('migration.applied', message, { file: file.name, duration_ms, ...fields });
  };
  try {
    const digest = await runFile(job, file);
    tell('');
    return { state: 'applied', digest };
  } catch (failure) {
    const attempt = await settle(job, file, failure);
    if (attempt.state === 'applied') tell(': the answer was lost, and the ledger has it', { answer_lost: true });
    return attempt;
  }
}

async function settle(job: Job, file: MigrationFile, failure: unknown): Promise<Attempt> {
  let ledger: Ledger;
  try {
    ledger = await readBack(job, file, failure);
  } catch (unread) {
    const neverRan = failure instanceof CloudflareError && failure.failure.kind === 'never-ran';
    return neverRan
      ? { state: 'not-applied', ledger: undefined, failure }
      : { state: 'unknown', ledger: undefined, failure, unread };
  }
  if (!ledger.applied.includes(file.name)) return { state: 'not-applied', ledger, failure };
  if (ledger.runs.get(file.name) === job.run) return { state: 'applied', digest: ledger.digest };
  return { state: 'applied-elsewhere', ledger, failure };
}

/** Runs a file, its ledger rows and a look at the schema as one batch; gives the schema's digest. */
async function runFile({ target, cloudflare, run }: Job, file: MigrationFile): Promise<string> {
  const head = createLedger(target.database);
  const statements = [
    ...head,
    ...file.statements.map(({ sql }) => ({ sql })),
    ...recordApplied(target.database, file, run),
    { sql: schemaQuery },
  ];
  const results = await cloudflare.d1.write(target.id, `apply ${file.name} to ${target.name}`, statements);
  const failed = results.findIndex(({ success }) => !success);
  // A 200 can carry statements that failed; and each statement owes an answer.
  if (failed !== -1) throw statementFailed(file, failed - head.length, results[failed]);
  if (results.length !== statements.length)
    throw new ActionError(
      'cloudflare-answer',
      `Cloudflare answered ${results.length} of ${statements.length} statements of ${file.name}.`,
    );
  return readSchema(target, results.at(-1)).digest;
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

/** A last look from outside of the batches: what was answered must be what is there. */
async function conclude(
  { target, cloudflare, context }: Job,
  pending: readonly MigrationFile[],
  applied: MigrationFile[],
  expected: Ledger,
  bookmark: Bookmark,
): Promise<Application> {
  const after = { target, applied, bookmark };
  let ledger: Ledger;
  try {
    ledger = await readLedger(target, cloudflare.withSignal(AbortSignal.timeout(60_000)));
  } catch (unread) {
    return { applied, ledger: expected, error: cannotTell(after, undefined, unread) };
  }
  const lost = applied.filter(({ name }) => !ledger.applied.includes(name));
  if (lost.length > 0 || ledger.digest !== expected.digest)
    return { applied, ledger, error: otherThanAnswered(after, lost) };
  if (!context.signal.aborted) return { applied, ledger };
  return { applied, ledger, error: cancelledBetween(after, pending.slice(applied.length)) };
}

/** Who applied it, for the ledger: the page of the workflow run, and what tells two jobs of it apart. */
function runName(context: Context): string {
  return `${context.runner.runUrl ?? context.events.trace.traceId}#${randomUUID().slice(0, 8)}`;
}
