import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { refuseBegun } from '../migrations/begun.ts';
import type { Ledger } from '../migrations/ledger.ts';
import { release, takeLock } from '../migrations/lock.ts';
import type { Target } from '../migrations/resolve.ts';
import { runName } from '../migrations/run-name.ts';
import { blockedBy } from '../rehearsal/judge.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { restoreCommand, restored } from './aftermath.ts';
import { applyMigrations } from './apply.ts';
import type { DatabasePlan } from './plan-all.ts';
import { type Before, type Recovery, readBefore, recover } from './recover.ts';

/** A plan that was carried out, wholly or in part; `undefined` fields are what was not come to. */
export interface DatabaseResult extends DatabasePlan {
  bookmarkBefore?: Bookmark;
  bookmarkAfter?: Bookmark;
  applied: string[];
  /** Whether the foreign keys were checked afterwards, and hold as before. */
  keysHold?: boolean;
  /** What came of going back, where that was asked for and there was something to go back from. */
  recovery?: Recovery;
  error?: ActionError;
}

export function untouched(plan: DatabasePlan): DatabaseResult {
  const error = blockedBy(plan.target.name, plan.findings, plan.pending);
  return { ...plan, applied: [], ...(error ? { error } : {}) };
}

/** Database by database in the order of the configuration; stops at the first that does not end as planned. */
export async function migrateAll(
  plans: readonly DatabasePlan[],
  wanted: { recover: 'none' | 'restore' },
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseResult[]> {
  const planned = plans.map(untouched);
  if (planned.some(({ error }) => error)) return planned;
  const results: DatabaseResult[] = [];
  for (const plan of plans) {
    const stopped = results.some(({ error }) => error);
    if (stopped) context.timeline.skip(plan.target.name, 'migrate');
    results.push(stopped ? untouched(plan) : await migrateOne(plan, wanted.recover, cloudflare, context));
  }
  return results.map((result, index) => withEarlier(result, results.slice(0, index)));
}

/** An error in one database also says what the ones before it have, with their ways back. */
function withEarlier(result: DatabaseResult, before: readonly DatabaseResult[]): DatabaseResult {
  const { error } = result;
  const changed = before.filter(({ applied }) => applied.length > 0);
  if (!error || changed.length === 0) return result;
  const states = changed.map(
    ({ target, applied }) => `The database ${target.name} got ${applied.join(', ')} from this run, and keeps it.`,
  );
  const ways = changed.map(({ target, bookmarkBefore }) => restoreCommand(target, bookmarkBefore));
  const told = new ActionError(error.code, [error.message, ...states].join(' '), {
    status: error.status,
    hint: [error.hint, 'To go back there, losing what was written since:', ...ways].filter(Boolean).join('\n'),
    ...(error.location ? { location: error.location } : {}),
    cause: error,
  });
  return { ...result, error: told };
}

async function migrateOne(
  plan: DatabasePlan,
  wanted: 'none' | 'restore',
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseResult> {
  const { target } = plan;
  const run = runName(context);
  try {
    if (plan.pending.length === 0) {
      context.timeline.skip(target.name, 'migrate');
      const bookmark = await cloudflare.d1.bookmark(target.id);
      return { ...plan, applied: [], bookmarkBefore: bookmark, bookmarkAfter: bookmark };
    }
    const { ledger, before } = await context.timeline.step(target.name, 'lock and bookmark', async () => {
      const ledger = await takeOrLetGo(target, run, cloudflare, context);
      return { ledger, before: await beginning(plan, ledger, run, wanted, cloudflare, context) };
    });
    return await applyFrom(before, { ...plan, ledger }, run, cloudflare, context);
  } catch (thrown) {
    // What other databases have got must still be told. Only what comes before the first write can fail here.
    return { ...plan, applied: [], error: nothingDoneIn(target, toActionError(thrown)) };
  }
}

/** Takes the lock; where the answer to that was lost, it may be held, and is let go. */
async function takeOrLetGo(target: Target, run: string, cloudflare: Cloudflare, context: Context): Promise<Ledger> {
  try {
    return await takeLock(target, run, cloudflare, context);
  } catch (error) {
    const mayBeHeld =
      error instanceof CloudflareError
        ? error.failure.kind !== 'never-ran'
        : context.signal.aborted || (error instanceof ActionError && error.code === 'cloudflare-answer');
    if (mayBeHeld) await release(target, run, cloudflare, lockLeft(target, context));
    throw error;
  }
}

/** What is there before the first write; where that cannot be known or is not what was planned for, the lock is let go. */
async function beginning(
  plan: DatabasePlan,
  ledger: Ledger,
  run: string,
  wanted: 'none' | 'restore',
  cloudflare: Cloudflare,
  context: Context,
): Promise<Before> {
  try {
    refuseChanged(plan, ledger);
    refuseBegun(plan.target, ledger, plan.pending);
    return await readBefore(plan.target, ledger, wanted, cloudflare, context);
  } catch (error) {
    await release(plan.target, run, cloudflare, lockLeft(plan.target, context));
    throw error;
  }
}

function lockLeft({ name }: Target, { events }: Context): (why: string) => void {
  return (why) =>
    events.warning(
      'migration.lock-left',
      `The migration lock of ${name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`,
      { database: name },
    );
}

/** Between the plan and the lock, another run may have been here: then the rehearsal is of another database. */
function refuseChanged({ target, ledger: planned }: DatabasePlan, now: Ledger): void {
  const newly = now.applied.filter((name) => !planned.applied.includes(name));
  if (newly.length === 0 && now.digest === planned.digest && now.applied.length === planned.applied.length) return;
  const what = newly.length > 0 ? `${newly.join(', ')} was applied` : 'its schema was changed';
  throw new ActionError(
    'changed-meanwhile',
    `${target.name} is not what was planned for: ${what} by someone else since.`,
    {
      hint: 'Run this again: it plans and rehearses on what is there now.',
    },
  );
}

function nothingDoneIn({ name }: Target, error: ActionError): ActionError {
  const isSaid = error.message.includes('Nothing was done');
  return new ActionError(error.code, `${name}: ${error.message}${isSaid ? '' : ` Nothing was done in ${name}.`}`, {
    status: error.status,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

async function applyFrom(
  before: Before,
  plan: DatabasePlan,
  run: string,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseResult> {
  const { target } = plan;
  context.events.info(
    'migration.bookmark',
    `The way back of ${target.name}: ${restoreCommand(target, before.bookmark)}`,
    { database: target.name, bookmark: before.bookmark },
  );
  const application = await applyMigrations({ target, cloudflare, context, run, plan, before });
  const { error } = application;
  const recovery = error ? await recover(error, application, before, { target, cloudflare, context }) : undefined;
  const ledger = recovery?.state === 'restored' ? before.ledger : application.ledger;
  const last = cloudflare.withSignal(AbortSignal.timeout(30_000)).d1;
  const [bookmarkAfter] = await Promise.all([
    last.bookmark(target.id).catch(() => undefined),
    release(target, run, cloudflare, lockLeft(target, context)),
  ]);
  return {
    ...plan,
    ledger,
    bookmarkBefore: before.bookmark,
    ...(bookmarkAfter === undefined ? {} : { bookmarkAfter }),
    keysHold: application.keysHold === true,
    applied: recovery?.state === 'restored' ? [] : application.applied.map(({ name }) => name),
    ...(recovery ? { recovery } : {}),
    ...(error ? { error: recovery ? restored(error, recovery, target) : error } : {}),
  };
}
