import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { countable, countTables, userTables } from '../migrations/counts.ts';
import type { Ledger } from '../migrations/ledger.ts';
import { holdForImportSeconds, release, renewLock } from '../migrations/lock.ts';
import type { Target } from '../migrations/resolve.ts';
import { runName } from '../migrations/run-name.ts';
import { restoreTo } from '../migrations/time-travel.ts';
import { holderOf, takeForRestore } from '../migrations/time-travel-lock.ts';
import { restoreCommand, sentence } from '../migrations/time-travel-words.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { beforeAnyChange, nothingDone } from '../runtime/untouched.ts';
import { type Comparison, compare, type Expected } from './compare.ts';
import { type Landing, land } from './land.ts';

/** What is restored into a database that is there. */
export interface Replacement {
  target: Target;
  /** The schema that the restore was planned on: where it is another by now, nothing is done. */
  planned: { digest: string };
  /** What to do, by the schema that is there now. The SQL takes this run's row of the lock away. */
  prepare(ledger: Ledger): Promise<Exchange>;
  cloudflare: Cloudflare;
  context: Context;
}

/** SQL that exchanges what is in a database, and what is there then. */
export interface Exchange {
  file: string;
  /** Runs before the file. */
  before: string;
  expected: Expected;
}

/** What came of a restore into a database. */
export interface Applied {
  /** The way back. */
  undo: { bookmark: Bookmark; command: string } | undefined;
  error: ActionError | undefined;
}

/**
 * Exchanges what is in a database, in one transaction, while it holds the migration lock, which goes with what was there: so
 * the lock tells whether the import was made. Where what is there afterwards is not the snapshot, it goes back.
 * @throws ActionError where nothing was changed
 */
export async function restoreInto(replacement: Replacement): Promise<Applied> {
  const { target, cloudflare, context } = replacement;
  const holder = runName(context);
  const ledger = await beforeAnyChange(() => takeForRestore(target, holder, cloudflare, context));
  let exchange: Exchange;
  let landing: Landing;
  let bookmark: Bookmark;
  let counts: Record<string, [number, number]> | undefined;
  try {
    refuseChanged(replacement, ledger);
    exchange = await replacement.prepare(ledger);
    counts = await countsNow(target, ledger, cloudflare);
    await holdOn(target, holder, cloudflare);
    bookmark = await cloudflare.d1.bookmark(target.id);
    context.events.warning(
      'restore.importing',
      `Replacing what is in ${target.name}. The way back, which loses what is written since: ${restoreCommand(target, bookmark)}`,
      { database: target.name, bookmark },
    );
    const isThere = async (looking: Cloudflare) => (await holderOf(target, looking))?.holder !== holder;
    landing = await land({ place: target, ...exchange, cloudflare, context, isThere });
  } catch (error) {
    await letGo(replacement, holder);
    throw nothingDone(toActionError(error));
  }
  const undo = { bookmark, command: restoreCommand(target, bookmark) };
  if (landing.state === 'refused') {
    await letGo(replacement, holder);
    throw refused(target, landing.failure);
  }
  if (landing.state === 'open') return { undo, error: mayCome(target, undo.command, landing.failure) };
  return {
    undo,
    error: await judge(replacement, exchange.expected, landing.bookmark, { undo, ledger, counts, holder }),
  };
}

/** A lock that is left keeps the next run waiting: that is told. */
function letGo({ target, cloudflare, context }: Replacement, holder: string): Promise<void> {
  return release(target, holder, cloudflare, (why) =>
    context.events.warning(
      'migration.lock-left',
      `The migration lock of ${target.name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`,
      { database: target.name },
    ),
  );
}

function refuseChanged({ target: { name }, planned }: Replacement, { digest }: Ledger): void {
  if (digest === planned.digest) return;
  throw new ActionError(
    'changed-meanwhile',
    `${name} is not what this restore was planned for: its schema was changed by someone else since. Nothing was done.`,
    { hint: 'Run this again with `mode: plan`.' },
  );
}

/** To prove, if need be, that the way back was gone. */
async function countsNow(
  target: Target,
  { schema }: Ledger,
  cloudflare: Cloudflare,
): Promise<Record<string, [number, number]> | undefined> {
  if (!countable(target)) return undefined;
  const counts = await countTables(target, await userTables(target, schema), cloudflare);
  return Object.fromEntries([...counts].map(([table, rows]) => [table, [rows, rows]]));
}

async function holdOn(target: Target, holder: string, cloudflare: Cloudflare): Promise<void> {
  const [answer] = await cloudflare.d1.write(
    target.id,
    `renew the migration lock of ${target.name}`,
    [renewLock(holder, holdForImportSeconds)],
    { idempotent: true },
  );
  if (answer?.success) return;
  throw new ActionError('locked', `This run has lost the migration lock of ${target.name}. Nothing was done.`, {
    hint: 'Another run took it: wait for that, then run this again.',
  });
}

function refused({ name }: Target, failure: unknown): ActionError {
  const error = toActionError(failure);
  return new ActionError(
    'restore-failed',
    `${sentence(error)} ${name} is what it was: nothing of the snapshot is in it.`,
    {
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      cause: error,
    },
  );
}

function mayCome({ name }: Target, command: string, failure: unknown): ActionError {
  const error = toActionError(failure);
  return new ActionError(
    'restore-failed',
    `It cannot be told whether the snapshot is in ${name}: ${sentence(error)} What was there is there still, and the import may come yet. The migration lock is kept for ${holdForImportSeconds / 60} minutes.`,
    {
      status: 'indeterminate',
      hint: `Look at it in some minutes. Should the snapshot be there and is not wanted: ${command}`,
      cause: error,
    },
  );
}

interface Past {
  undo: { bookmark: Bookmark; command: string };
  ledger: Ledger;
  counts: Record<string, [number, number]> | undefined;
  /** Of the lock, which is there again where the database goes back. */
  holder: string;
}

async function judge(
  replacement: Replacement,
  expected: Expected,
  imported: Bookmark | undefined,
  past: Past,
): Promise<ActionError | undefined> {
  const { target, cloudflare } = replacement;
  let comparison: Comparison;
  try {
    comparison = await compare(target, expected, imported, cloudflare.withSignal(AbortSignal.timeout(600_000)));
  } catch (thrown) {
    const error = toActionError(thrown);
    return new ActionError(
      'restore-failed',
      `The snapshot was imported into ${target.name}, and could not be compared afterwards: ${sentence(error)}`,
      { status: 'indeterminate', hint: `To go back: ${past.undo.command}`, cause: error },
    );
  }
  const { differences, isWrittenSince } = comparison;
  if (differences.length === 0) return undefined;
  if (await isHeldStill(replacement, past.holder)) return notMade(replacement, past.holder);
  const told = `The snapshot was imported into ${target.name}, which is not the same: ${differences.slice(0, 5).join('; ')}.`;
  if (isWrittenSince)
    return new ActionError('restore-failed', `${told} Somebody has written to it since: it may be from that.`, {
      status: 'indeterminate',
      hint: `Compare these tables. To go back to before the restore: ${past.undo.command}`,
    });
  return goBack(told, replacement, past);
}

/** The lock goes with what was there: where it is seen, nothing was imported. */
async function isHeldStill({ target, cloudflare }: Replacement, holder: string): Promise<boolean> {
  const looking = cloudflare.withSignal(AbortSignal.timeout(60_000));
  return holderOf(target, looking).then(
    (row) => row?.holder === holder,
    () => false,
  );
}

async function notMade(replacement: Replacement, holder: string): Promise<ActionError> {
  await letGo(replacement, holder);
  const { name } = replacement.target;
  return new ActionError(
    'restore-failed',
    `Cloudflare says that the snapshot was imported, and it was not: ${name} is what it was.`,
    { hint: 'Run this again.' },
  );
}

async function goBack(told: string, replacement: Replacement, past: Past): Promise<ActionError> {
  const { target, cloudflare, context } = replacement;
  const { digest, applied } = past.ledger;
  const { bookmark, command } = past.undo;
  try {
    const expected = { digest, applied, counts: past.counts };
    const back = await restoreTo({ target, bookmark, expected, cloudflare, context });
    // This run held it at that moment, for an import.
    if (back.state === 'restored') await letGo(replacement, past.holder);
    return new ActionError('restore-failed', `${told} ${back.told}`, {
      status: back.state === 'unknown' ? 'indeterminate' : 'failed',
      hint: back.state === 'restored' ? 'Take another snapshot.' : `To go back by hand: ${command}`,
    });
  } catch (thrown) {
    const error = toActionError(thrown);
    return new ActionError('restore-failed', `${told} It was not taken back: ${sentence(error)}`, {
      hint: `To go back by hand: ${command}`,
      cause: error,
    });
  }
}
