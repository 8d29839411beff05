import type { Cloudflare } from '../cloudflare/client.ts';
import type { StatementResult } from '../cloudflare/d1.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { schemaQuery } from '../sqlite/schema.ts';
import type { MigrationFile } from './files.ts';
import { createLedger, type Ledger, readLedger, readSchema, recordApplied } from './ledger.ts';
import type { Target } from './resolve.ts';

export interface Application {
  /** The files that are in the database now and were not before, in order. */
  applied: MigrationFile[];
  /** The state at the end. */
  ledger: Ledger;
  /** Why it stopped, if it did. */
  error?: ActionError;
}

/**
 * Applies files in order, each with its ledger rows as one batch. It stops at the first that is not in the database
 * afterwards. Never tries a batch again: after an error it reads what is there.
 */
export async function applyMigrations(
  target: Target,
  pending: readonly MigrationFile[],
  before: { ledger: Ledger; bookmark: Bookmark },
  cloudflare: Cloudflare,
  context: Context,
): Promise<Application> {
  const applied: MigrationFile[] = [];
  let digest = before.ledger.digest;
  for (const file of pending) {
    const attempt = await tryFile(target, file, cloudflare, context);
    if (!attempt.isApplied) {
      const error = describeFailure(target, file, attempt.failure, {
        ...before,
        applied,
        isPartial: attempt.ledger.digest !== digest,
      });
      return { applied, ledger: attempt.ledger, error };
    }
    applied.push(file);
    digest = attempt.digest;
    if (context.signal.aborted) break;
  }
  return conclude(target, applied, digest, cloudflare, context);
}

/** `isApplied` is what the database says, not what the call answered. */
type Attempt = { isApplied: true; digest: string } | { isApplied: false; ledger: Ledger; failure: unknown };

async function tryFile(
  target: Target,
  file: MigrationFile,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Attempt> {
  const events = context.events.step(`migrate ${target.name}`);
  events.debug('migration.started', { file: file.name, statements: file.statements.length });
  const started = context.clock.now();
  const tell = (message: string, fields = {}) =>
    events.info('migration.applied', message, {
      file: file.name,
      duration_ms: context.clock.now() - started,
      ...fields,
    });
  try {
    const digest = await runFile(target, file, cloudflare, runName(context));
    tell(
      `Applied ${file.name} to ${target.name} (${count(file.statements.length, 'statement')}, ${context.clock.now() - started} ms).`,
    );
    return { isApplied: true, digest };
  } catch (failure) {
    const ledger = await readBack(target, file, failure, cloudflare, context);
    if (!ledger.applied.includes(file.name)) return { isApplied: false, ledger, failure };
    tell(`Applied ${file.name} to ${target.name}: the answer was lost, and the ledger has it.`, { answer_lost: true });
    return { isApplied: true, digest: ledger.digest };
  }
}

/** Runs a file, its ledger rows and a look at the schema as one batch; gives the schema's digest. */
async function runFile(target: Target, file: MigrationFile, cloudflare: Cloudflare, run: string): Promise<string> {
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
    `${file.path}${line === undefined ? '' : `:${line}`}: ${result?.error ?? 'the statement failed'}`,
    {
      location: line === undefined ? { file: file.path } : { file: file.path, line },
    },
  );
}

/** A last look from outside of the batches: what was answered must be what is there. */
async function conclude(
  target: Target,
  applied: MigrationFile[],
  digest: string,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Application> {
  const ledger = await readLedger(target, cloudflare.withSignal(AbortSignal.timeout(60_000)));
  const lost = applied.filter(({ name }) => !ledger.applied.includes(name));
  if (lost.length > 0 || ledger.digest !== digest) {
    const what =
      lost.length > 0
        ? `the ledger has no ${lost.map(({ name }) => name).join(', ')}`
        : 'the schema is not what it was after the last migration';
    return {
      applied,
      ledger,
      error: new ActionError(
        'changed-meanwhile',
        `${target.name} was changed by someone else during this run: ${what}.`,
        { status: 'failed', hint: 'Find out who else migrates this database, then run `mode: plan`.' },
      ),
    };
  }
  if (!context.signal.aborted) return { applied, ledger };
  return {
    applied,
    ledger,
    error: new ActionError(
      'cancelled',
      `The job was cancelled. In ${target.name} are ${applied.map(({ name }) => name).join(', ')}.`,
      { hint: 'Run this again to apply the rest.' },
    ),
  };
}

// D1 gives a call up after 30 s (developers.cloudflare.com/d1/platform/limits): a call whose answer was lost may run on so long.
const settlePausesMs = [0, 500, 2000];
const settleAfterTimeoutMs = [0, 5000, 10_000, 20_000];

/** Reads the ledger; after a lost answer several times, as the call may still be running. */
async function readBack(
  target: Target,
  file: MigrationFile,
  failure: unknown,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Ledger> {
  // What is there must be known even when the job was cancelled.
  const surely = cloudflare.withSignal(AbortSignal.timeout(60_000));
  const timedOut =
    failure instanceof CloudflareError && failure.cause instanceof ActionError && failure.cause.code === 'timeout';
  const isUnknown =
    context.signal.aborted || (failure instanceof CloudflareError && failure.failure.kind === 'unknown');
  const pauses = timedOut ? settleAfterTimeoutMs : isUnknown ? settlePausesMs : [0];
  let ledger: Ledger | undefined;
  for (const pause of pauses) {
    await context.clock.sleep(pause);
    ledger = await readLedger(target, surely).catch((error: unknown) => {
      throw cannotTell(target, file, failure, error);
    });
    if (ledger.applied.includes(file.name)) return ledger;
  }
  return ledger ?? (await readLedger(target, surely));
}

function cannotTell(target: Target, file: MigrationFile, failure: unknown, cause: unknown): ActionError {
  const first = failure === undefined ? '' : ` ${sentence(failure)}`;
  return new ActionError(
    'migration-unknown',
    `It cannot be told whether ${file.name} is in ${target.name}: the database could not be read afterwards (${sentence(cause)}).${first}`,
    {
      hint: 'Run this action with `mode: plan` when Cloudflare answers again: it reads what is there and changes nothing.',
      status: 'indeterminate',
      cause,
    },
  );
}

interface Aftermath {
  bookmark: Bookmark;
  applied: readonly MigrationFile[];
  isPartial: boolean;
}

/** What happened, what is in the database, and the command that goes back. */
function describeFailure(target: Target, file: MigrationFile, failure: unknown, after: Aftermath): ActionError {
  const earlier =
    after.applied.length === 0
      ? 'Nothing of this run is in the database'
      : `Before it, this run applied ${after.applied.map(({ name }) => name).join(', ')}`;
  const state = after.isPartial
    ? `${file.name} was applied in part: the ledger has no row of it, and the schema has changed.`
    : `${file.name} was not applied: the ledger has no row of it, and the schema is as before.`;
  const restore = `npx wrangler d1 time-travel restore ${target.name} --bookmark=${after.bookmark}`;
  const goBack =
    after.isPartial || after.applied.length > 0
      ? ` To go back to before this run, losing what was written since: ${restore}`
      : '';
  return new ActionError(
    'migration-failed',
    `${sentence(failure)} ${state} ${after.isPartial ? '' : `${earlier}.`}`.trim(),
    {
      hint: `Correct the migration and run this again.${goBack}`,
      location: failure instanceof ActionError && failure.location ? failure.location : { file: file.path },
      cause: failure,
    },
  );
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** Who applied it, for the ledger. */
function runName(context: Context): string {
  return context.runner.runUrl ?? context.events.trace.traceId;
}
