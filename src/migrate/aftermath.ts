import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { ActionError } from '../runtime/errors.ts';
import type { MigrationFile } from './files.ts';
import type { Target } from './resolve.ts';

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

/** The file is not in the database, or only in part. */
export function notApplied(after: Aftermath, failure: unknown, isPartial: boolean | undefined): ActionError {
  const { file, target } = after;
  const name = file?.name ?? '';
  const seen =
    isPartial === undefined
      ? 'Cloudflare did not take the call'
      : 'the ledger has no row of it, and the schema is as before';
  const state = isPartial
    ? `${name} was applied in part: the ledger has no row of it, and the schema has changed.`
    : `${name} was not applied: ${seen}.`;
  const next = isPartial
    ? `Either go back, or complete it by hand and then record it: npx wrangler d1 execute ${target.name} --remote --command "INSERT INTO ${target.database.migrationsTable} (name) VALUES ('${name}')".`
    : nextStep(failure);
  const location = failure instanceof ActionError ? failure.location : undefined;
  return new ActionError(
    'migration-failed',
    `${sentence(failure)} ${state} ${earlier(after, isPartial ? 'Nothing else of this run' : 'Nothing of this run')}`,
    {
      hint: [next, isPartial || after.applied.length > 0 ? wayBack(after) : ''].filter(Boolean).join(' '),
      location: location ?? { file: file?.path ?? '' },
      cause: failure,
    },
  );
}

/** The file is in the database, and another run or wrangler brought it there. */
export function appliedElsewhere(after: Aftermath, failure: unknown): ActionError {
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
function wayBack({ target, bookmark }: Aftermath): string {
  return `To go back to before this run, losing what was written since: npx wrangler d1 time-travel restore ${target.name} --bookmark=${bookmark}`;
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
