import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { ownTables } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { diffSchemas, formatDiff } from '../sqlite/schema-diff.ts';
import type { Attempt } from './read-back.ts';
import type { Recovery } from './recover.ts';

/** Where a run stopped. */
export interface Aftermath {
  target: Target;
  /** The one at which it stopped; `undefined` after the last. */
  file?: MigrationFile;
  /** What this run applied before. */
  applied: readonly MigrationFile[];
  /** Of before this run. */
  bookmark: Bookmark;
}

/** Why a file stopped the run. */
export function describe(
  attempt: Exclude<Attempt, { state: 'applied' }>,
  after: Aftermath,
  digest: string,
): ActionError {
  switch (attempt.state) {
    case 'unknown':
      return cannotTell(after, attempt.failure, attempt.unread);
    case 'applied-elsewhere':
      return appliedElsewhere(after, attempt.failure);
    case 'lock-lost':
      return lockLost(after, attempt.failure);
    case 'loss-refused':
      return lossRefused(after, attempt.failure);
    case 'partial':
      return appliedInPart(after, attempt.failure);
    default:
      return notApplied(after, attempt.failure, attempt.ledger && attempt.ledger.digest === digest);
  }
}

/** The batch counted rows before and after itself, and was taken back by the database. */
function lossRefused(after: Aftermath, failure: unknown): ActionError {
  const { file, target } = after;
  return new ActionError(
    'loss-refused',
    `${file?.name} was not applied: in ${target.name} it would have taken rows or values that the rehearsal did not lose, and the database took the whole of it back. ${earlier(after, 'Nothing of this run')}`,
    {
      hint: `Rehearse on the rows that the database has, which shows what goes: \`rehearse: export\` with \`mode: plan\`.${after.applied.length > 0 ? ` ${wayBack(after)}` : ''}`,
      ...(file ? { location: { file: file.path } } : {}),
      cause: failure,
    },
  );
}

/** This run was away for longer than its lock lasts. */
function lockLost(after: Aftermath, failure: unknown): ActionError {
  const { file, target } = after;
  return new ActionError(
    'locked',
    `${file?.name} was not applied: this run has lost the migration lock of ${target.name}. It was silent for too long and another run took it, or somebody let it go by hand. ${earlier(after, 'Nothing of this run')}`,
    {
      status: 'failed',
      hint: `Wait for the other run, then run this with \`mode: plan\` to see what is left.${after.applied.length > 0 ? ` ${wayBack(after)}` : ''}`,
      cause: failure,
    },
  );
}

/** The file was begun, and its batch not taken back as a whole. */
function appliedInPart(after: Aftermath, failure: unknown): ActionError {
  const { file, target } = after;
  const name = file?.name ?? '';
  const state = `${name} was applied in part: it was begun, and the ledger has no row of it.`;
  const next = `Either go back, or complete it by hand and then record it: npx wrangler d1 execute ${target.name} --remote --command "INSERT INTO ${target.database.migrationsTable} (name) VALUES ('${name}')".`;
  return stopped(after, failure, `${state} ${earlier(after, 'Nothing else of this run')}`, `${next} ${wayBack(after)}`);
}

/** @param isAsBefore whether the schema is what it was; `undefined`: it was not read */
function notApplied(after: Aftermath, failure: unknown, isAsBefore: boolean | undefined): ActionError {
  const { file, target, applied } = after;
  const seen =
    isAsBefore === undefined
      ? 'Cloudflare did not take the call'
      : isAsBefore
        ? 'the ledger has no row of it, and nothing of it is there'
        : `the ledger has no row of it. Meanwhile somebody else has changed the schema of ${target.name}`;
  const next =
    isAsBefore === false
      ? 'Find out who else changes this database, then run this with `mode: plan`.'
      : nextStep(failure);
  const state = `${file?.name} was not applied: ${seen}. ${earlier(after, 'Nothing of this run')}`;
  return stopped(after, failure, state, applied.length > 0 ? `${next} ${wayBack(after)}` : next);
}

function stopped({ file }: Aftermath, failure: unknown, state: string, hint: string): ActionError {
  const location = failure instanceof ActionError ? failure.location : undefined;
  return new ActionError('migration-failed', `${sentence(failure)} ${state}`, {
    hint,
    location: location ?? { file: file?.path ?? '' },
    cause: failure,
  });
}

/** The file is in the database, and another run or wrangler brought it there. */
function appliedElsewhere(after: Aftermath, failure: unknown): ActionError {
  const { file, target } = after;
  return new ActionError(
    'changed-meanwhile',
    `${file?.name} was applied to ${target.name} by another run or by wrangler, while this run was about to. ${earlier(after, 'Nothing of this run')}`,
    {
      status: 'failed',
      hint: 'Run this with `mode: plan` to see what is left. `concurrency` in the workflow keeps two runs apart.',
      cause: failure,
    },
  );
}

/** The database could not be read after an error, or after the last file. */
export function cannotTell(after: Aftermath, failure: unknown, unread: unknown): ActionError {
  const { file, target } = after;
  const what = file
    ? `${sentence(failure)} It cannot be told whether ${file.name} is in ${target.name}: the database could not be read afterwards. ${sentence(unread)} ${earlier(after, 'Nothing else of this run')}`
    : `This run applied ${names(after.applied)} to ${target.name}, and Cloudflare confirmed each; but the last look at the database failed. ${sentence(unread)}`;
  return new ActionError('migration-unknown', what, {
    hint: `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${wayBack(after)}`,
    status: 'indeterminate',
    cause: unread,
  });
}

/** The last look shows something else than the answers did. */
export function otherThanAnswered(after: Aftermath, lost: readonly MigrationFile[]): ActionError {
  const what =
    lost.length > 0 ? `its ledger has no ${names(lost)}` : 'its schema is not what it was after the last migration';
  return new ActionError(
    'changed-meanwhile',
    `${after.target.name} was changed by someone else during this run: ${what}. This run applied ${names(after.applied)}.`,
    {
      status: 'failed',
      hint: `Find out who else migrates this database, then run this with \`mode: plan\`. ${wayBack(after)}`,
    },
  );
}

/** A file was applied, and the schema is not what its rehearsal made of it. */
export function otherThanRehearsed(
  after: Aftermath,
  rehearsed: readonly SchemaObject[],
  found: readonly SchemaObject[],
): ActionError {
  const { file, target, applied } = after;
  const own = ownTables(target.database);
  const isData = ({ tbl_name }: SchemaObject) => !own.includes(tbl_name);
  const diff = formatDiff(diffSchemas(rehearsed.filter(isData), found.filter(isData)));
  return new ActionError(
    'migration-failed',
    `${file?.name} is in ${target.name}, and the schema is not what the rehearsal made of it (-: rehearsed, +: found): ${diff.replaceAll('\n', ' ').slice(0, 600)}. This run applied ${names(applied)}.`,
    {
      hint: `Nothing more was applied. Look at the difference before you go on. ${wayBack(after)}`,
      ...(file ? { location: { file: file.path } } : {}),
    },
  );
}

/** An error, with what going back has come to. */
export function restored(error: ActionError, recovery: Recovery, target: Target): ActionError {
  const isBack = recovery.state === 'restored';
  const undo = recovery.undo && `To undo the restore: ${restoreCommand(target, recovery.undo)}`;
  return new ActionError(isBack ? error.code : 'way-back-failed', `${error.message} ${toldOf(recovery, target)}`, {
    status: recovery.state === 'unknown' ? 'indeterminate' : error.status,
    hint: [nextAfter(recovery, error), undo].filter(Boolean).join(' '),
    ...(error.location ? { location: error.location } : {}),
    cause: error,
  });
}

function nextAfter({ state }: Recovery, { hint }: ActionError): string | undefined {
  if (state === 'restored') return 'Correct what failed, then run this again.';
  if (state !== 'unknown') return hint;
  return `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${hint ?? ''}`;
}

function toldOf(recovery: Recovery, { name }: Target): string {
  const where = `${name} was restored to its bookmark of before this run`;
  switch (recovery.state) {
    case 'restored':
      return `${where}, and is what it was: the schema, the ledger and the number of rows in ${count(recovery.tables, 'table')} agree. What was written since is gone with it.`;
    case 'unproven':
      return `${where}, and is not what it was: ${recovery.differences.join(', ')}.`;
    case 'unknown':
      return `It cannot be told whether ${name} went back to its bookmark of before this run: a restore was sent, and the database could not be read afterwards. ${sentence(recovery.failure)}`;
    default:
      return `${name} could not be restored to its bookmark of before this run: ${sentence(recovery.failure)}`;
  }
}

/** The job was cancelled while a file was being applied, or after the last. */
export function cancelledBetween(after: Aftermath, left: readonly MigrationFile[]): ActionError {
  const rest = left.length === 0 ? 'nothing is left to apply' : `still pending: ${names(left)}`;
  return new ActionError(
    'cancelled',
    `The job was cancelled. This run applied ${names(after.applied)} to ${after.target.name}; ${rest}.`,
    { hint: `Run this again to go on. ${wayBack(after)}` },
  );
}

/** The command that goes back to before this run. */
export function wayBack({ target, bookmark }: Aftermath): string {
  return `To go back to before this run, losing what was written since: ${restoreCommand(target, bookmark)}`;
}

export function restoreCommand({ name }: Target, bookmark: Bookmark | undefined): string {
  return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}

function earlier({ applied, target }: Aftermath, nothing: string): string {
  return applied.length === 0
    ? `${nothing} is in ${target.name}.`
    : `Before it, this run applied ${names(applied)} to ${target.name}.`;
}

function nextStep(failure: unknown): string {
  if (!(failure instanceof CloudflareError))
    return failure instanceof ActionError && failure.code === 'cancelled'
      ? 'Run this again to apply it.'
      : 'Correct the migration and run this again.';
  if (failure.failure.kind === 'unknown')
    return 'The migration may be in order, as the call broke on its way: look at www.cloudflarestatus.com, then run this again.';
  return failure.has(7500) ? 'Correct the migration and run this again.' : (failure.hint ?? 'Run this again.');
}

function names(files: readonly MigrationFile[]): string {
  return files.map(({ name }) => name).join(', ');
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
