import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Ledger } from './ledger.ts';
import { release } from './lock.ts';
import type { Target } from './resolve.ts';
import { runName } from './run-name.ts';
import { holderOf, type LockRow, letGoOfThen, renew, takeForRestore } from './time-travel-lock.ts';
import { type Comparison, compare, type Expected, halfDone, refuseUnprovable } from './time-travel-proof.ts';
import { type Outcome, restoreAndLook, type Sight } from './time-travel-send.ts';
import { enumerate, explain, refusedTime, restoreCommand, sentence } from './time-travel-words.ts';

/**
 * The bookmark in force at a time.
 * @param timestamp ISO 8601 with a time zone, such as `2026-11-23T06:20:00Z`
 * @throws ActionError `input-invalid` for what is no such time, lies in the future, or is older than Time Travel goes
 * back; else with Cloudflare's words
 */
export async function bookmarkAt(
  target: Target,
  timestamp: string,
  cloudflare: Cloudflare,
  clock: Clock,
): Promise<Bookmark> {
  if (!z.iso.datetime({ offset: true }).safeParse(timestamp).success)
    throw new ActionError('input-invalid', `\`${timestamp}\` is no time with a time zone. Nothing was done.`, {
      hint: `Write it as ISO 8601, in UTC for example: ${new Date(clock.now()).toISOString()}`,
    });
  const at = new Date(timestamp);
  const refused = refusedTime(at, clock.now());
  if (refused)
    throw new ActionError(
      'input-invalid',
      `${target.name} cannot be restored to ${timestamp}: that ${refused.replace(/\.$/, '')}. Nothing was done.`,
    );
  try {
    return await cloudflare.d1.bookmark(target.id, at);
  } catch (error) {
    throw explain(error);
  }
}

export interface RestoreJob {
  target: Target;
  bookmark: Bookmark;
  /** What is known of the database at the bookmark. Digest, `applied` or `head` must be. */
  expected: Expected;
  /** The ledger that the restore was planned on: where schema or migrations are others by now, it is refused. */
  planned?: Pick<Ledger, 'digest' | 'applied'> | undefined;
  cloudflare: Cloudflare;
  context: Context;
  /**
   * Where this very restore was announced before, by a run that died: by what name. If the database is as expected and
   * that run's lock is gone from it, it is not sent again; else it is, and takes what was written since. That rows are
   * equal in number does not tell that none were: `standingOf` tells what there is to decide by.
   */
  sentBefore?: { holder: string } | undefined;
  /**
   * Told just before the restore is sent, to write the way back down; where it fails, nothing is sent. `holder` names
   * this run in the lock: while `standingOf` finds it there, the restore was not made.
   */
  announce?(sending: { undo: Bookmark; holder: string }): Promise<void>;
}

/** What came of a restore, always with its state in words and, where something was sent, with the way back. */
export type Restored = {
  /** The bookmark of just before; not where nothing can have been changed. */
  undo?: Bookmark;
  /** The command that goes there. */
  undoCommand?: string;
  /** The bookmark of after. */
  bookmark?: Bookmark;
  /** What could not be compared, each with why. */
  unproven: string[];
  /** What else is to be known, in sentences: what became of the lock. */
  notes: string[];
  /** What happened and in what state the database is. */
  told: string;
} & (
  | /** All that is known of then is as it was. `isSent`: not where it was so before. */
  { state: 'restored'; isSent: boolean; ledger: Ledger; proven: string[] }
  /** It was put back, and is not what was expected. */
  | { state: 'unproven'; ledger: Ledger | undefined; differences: string[]; failure?: ActionError }
  /** It was not put back: what was there is there. */
  | { state: 'failed'; failure: ActionError; mayComeYet: boolean }
  /** It was sent, and what is there could not be read. */
  | { state: 'unknown'; failure: ActionError }
);

/**
 * Puts a database back to a bookmark, and proves that it is what it was. It holds the migration lock until the restore,
 * which takes the lock away with all else. From when the restore is sent, a cancelled job does not stop it; everything is
 * bounded in time.
 * @throws ActionError where nothing was sent: `proof-failed` when nothing could prove it, `locked`, `changed-meanwhile`,
 * what `announce` threw, the signal's reason, or that Cloudflare does not answer
 */
export async function restoreTo(job: RestoreJob): Promise<Restored> {
  const { target, cloudflare, context } = job;
  refuseUnprovable(target, job.expected);
  const holder = runName(context);
  // Taking the lock takes the other's row away, which tells that its restore was not made.
  const wasMade = job.sentBefore && (await holderOf(target, cloudflare))?.holder !== job.sentBefore.holder;
  const ledger = await takeForRestore(target, holder, cloudflare, context);
  let result: Restored;
  try {
    refuseChanged(job, ledger);
    const there = wasMade ? await alreadyThere(job) : undefined;
    result = there ?? (await send(job, holder));
  } catch (error) {
    await letGo(job, holder);
    throw error;
  }
  // Else the restore took the lock away, or may come yet and is not to meet another run's migration.
  const isOver = result.state === 'failed' ? !result.mayComeYet : result.state === 'restored' && !result.isSent;
  if (isOver) await letGo(job, holder);
  return result;
}

function refuseChanged({ target: { name }, planned }: RestoreJob, now: Ledger): void {
  if (!planned) return;
  if (now.digest === planned.digest && now.applied.join('\n') === planned.applied.join('\n')) return;
  throw new ActionError(
    'changed-meanwhile',
    `${name} is not what it was when its restore was planned: it was migrated, restored or changed by someone else since. Nothing was done in ${name}.`,
    { hint: 'Run this again with `mode: plan`: it shows what a restore would lose now.' },
  );
}

function letGo({ target, cloudflare, context }: RestoreJob, holder: string): Promise<void> {
  return release(target, holder, cloudflare, (why) =>
    context.events.warning(
      'migration.lock-left',
      `The migration lock of ${target.name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`,
      { database: target.name },
    ),
  );
}

async function alreadyThere({ target, expected, cloudflare }: RestoreJob): Promise<Restored | undefined> {
  const { ledger, differences, proven, unproven, uncounted } = await compare(target, expected, cloudflare);
  if (uncounted !== undefined) throw uncounted;
  if (differences.length + halfDone(ledger).length > 0) return undefined;
  return {
    state: 'restored',
    isSent: false,
    ledger,
    proven,
    unproven: [...unproven, 'that nothing was updated since, which numbers of rows do not tell'],
    notes: [],
    told: `${target.name} is what it was at that moment already: ${agree(proven)}. Nothing was sent.`,
  };
}

async function send(job: RestoreJob, holder: string): Promise<Restored> {
  const { target, bookmark, context } = job;
  const undo = await job.cloudflare.d1.bookmark(target.id);
  await job.announce?.({ undo, holder });
  // The last call that a cancelled job ends.
  const until = { held: await renew(target, holder, job.cloudflare) };
  context.events.warning('migration.restoring', `${target.name} goes back to the bookmark ${bookmark}.`, {
    database: target.name,
    bookmark,
    undo,
  });
  let afterwards: Cloudflare | undefined;
  const outcome = await restoreAndLook(
    undo,
    () => sendHeld(job, holder, until),
    () => {
      // One time limit for all looks.
      afterwards ??= surely(job);
      return look({ ...job, cloudflare: afterwards }, holder);
    },
    context.clock,
  );
  return conclude(job, outcome, until.held);
}

/** From here on, it must go on although the job was cancelled, for three minutes at most. */
function surely({ cloudflare }: RestoreJob): Cloudflare {
  return cloudflare.withSignal(AbortSignal.timeout(180_000));
}

const attempts = 3;
const longestPauseMs = 60_000;

/** Sends it, and again only where Cloudflare did not take it; the lock must not run out meanwhile. */
async function sendHeld(job: RestoreJob, holder: string, until: { held: number }) {
  const { target, bookmark, context } = job;
  for (let attempt = 1; ; attempt++) {
    const cloudflare = surely(job);
    try {
      return await cloudflare.d1.restore(target.id, bookmark, { attempts: 1 });
    } catch (error) {
      const pause = pauseAfter(error);
      if (attempt === attempts || pause === undefined || context.signal.aborted) throw error;
      context.events.info(
        'cloudflare.retry',
        `Trying again in ${Math.ceil(pause / 1000)} s to restore ${target.name}: ${sentence(error)}`,
        { attempts: attempt, pause_ms: pause },
      );
      await context.clock.sleep(pause);
      try {
        until.held = await renew(target, holder, cloudflare);
      } catch {
        throw error;
      }
    }
  }
}

function pauseAfter(error: unknown): number | undefined {
  if (!(error instanceof CloudflareError) || error.failure.kind !== 'never-ran') return undefined;
  const pause = error.failure.retryAfterMs ?? 2000;
  return pause <= longestPauseMs ? pause : undefined;
}

interface After extends Sight, Partial<Omit<Comparison, 'differences'>> {
  differences: string[];
  /** This run's own row of the lock is there: nothing was put back. */
  isUntouched: boolean;
  row?: LockRow | undefined;
}

/** The lock is read first: where a restore comes between two calls, the second sees it. */
async function look({ target, expected, cloudflare }: RestoreJob, holder: string): Promise<After> {
  const row = await holderOf(target, cloudflare);
  if (row?.holder === holder)
    return { isUntouched: true, differences: ["this run's row of the lock is there, which was not there then"] };
  const comparison = await compare(target, expected, cloudflare);
  const differences = [...comparison.differences, ...halfDone(comparison.ledger)];
  return { ...comparison, differences, isUntouched: false, row };
}

async function conclude(job: RestoreJob, outcome: Outcome<After>, until: number): Promise<Restored> {
  const { target } = job;
  const { undo } = outcome;
  const sight = 'sight' in outcome ? outcome.sight : undefined;
  const isBack = sight !== undefined && !sight.isUntouched;
  const common = {
    ...(undo === undefined ? {} : { undo, undoCommand: restoreCommand(target, undo) }),
    ...(outcome.bookmark === undefined ? {} : { bookmark: outcome.bookmark }),
    unproven: sight?.unproven ?? [],
    notes: isBack ? await letGoOfThen(target, sight.row, until, surely(job)) : [],
  };
  const where = `${target.name} was restored to the bookmark ${job.bookmark}`;
  switch (outcome.state) {
    case 'restored': {
      const { ledger, proven = [] } = outcome.sight;
      if (!ledger) throw new Error('a restore is proven by the ledger at least');
      const told = `${where}, and is what it was: ${agree(proven)}.${notCompared(common.unproven)} What was written since is gone with it.`;
      return { ...common, state: 'restored', isSent: true, ledger, proven, told };
    }
    case 'unproven': {
      const { differences, ledger } = outcome.sight;
      const told = outcome.sight.isUntouched
        ? `Cloudflare says that ${where}, and nothing was put back: ${differences.join(', ')}. That lock is left to run out within 90 s.`
        : `${where}, and is not what it was: ${differences.join(', ')}.`;
      return { ...common, state: 'unproven', differences, ledger, told };
    }
    case 'failed':
      return failed(job, outcome, common);
    default: {
      const told = `It cannot be told whether ${target.name} went back to the bookmark ${job.bookmark}: a restore was sent, and the database could not be read afterwards. ${sentence(outcome.failure)} Its migration lock is left to run out within 90 s.`;
      return { ...common, state: 'unknown', failure: explain(outcome.failure), told };
    }
  }
}

type Common = Pick<Restored, 'undo' | 'undoCommand' | 'bookmark' | 'unproven' | 'notes'>;

function failed(
  { target, bookmark }: RestoreJob,
  { failure: thrown, sight, isAnswerLost }: Extract<Outcome<After>, { state: 'failed' }>,
  common: Common,
): Restored {
  const failure = explain(thrown);
  if (sight && !sight.isUntouched) {
    const told = `${sentence(failure)} ${target.name} was changed all the same, and is not what it was at the bookmark ${bookmark}: ${sight.differences.join(', ')}.`;
    return { ...common, state: 'unproven', differences: sight.differences, ledger: sight.ledger, failure, told };
  }
  const later = isAnswerLost
    ? ` It was sent, and had not been made a quarter of a minute later: should it come yet, it is undone by the command below. Its migration lock is left to run out within 90 s.`
    : '';
  const told = `${target.name} was not restored to the bookmark ${bookmark}, and is what it was before: ${sentence(failure)}${later}`;
  const { undo: _, undoCommand: __, ...without } = common;
  return { ...(isAnswerLost ? common : without), state: 'failed', failure, mayComeYet: isAnswerLost, told };
}

function agree(proven: readonly string[]): string {
  return `${enumerate(proven)} agree${proven.length === 1 ? 's' : ''}`;
}

function notCompared(unproven: readonly string[]): string {
  return unproven.length === 0 ? '' : ` Not compared: ${unproven.join('; ')}.`;
}

/** The error that a restore ends in; `undefined` where it was proven. */
export function restoreError(result: Restored): ActionError | undefined {
  if (result.state === 'restored') return undefined;
  const failure = 'failure' in result ? result.failure : undefined;
  const undo = result.undoCommand && `To go back to before the restore: ${result.undoCommand}`;
  return new ActionError('way-back-failed', [result.told, ...result.notes].join(' '), {
    status: result.state === 'unknown' ? 'indeterminate' : 'failed',
    hint: [failure?.hint, undo].filter(Boolean).join('\n'),
    cause: failure,
  });
}
