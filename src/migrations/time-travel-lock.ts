import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { Statement, StatementResult } from '../cloudflare/d1.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Ledger, lockTable } from './ledger.ts';
import { release, renewLock, takeLock } from './lock.ts';
import type { Target } from './resolve.ts';

/*
 * A restore brings back the lock table of then, and so takes this run's row away. That is of use: while the row is
 * there, the restore was not made. What may be there instead:
 * - no table, or no row: nobody has the lock;
 * - the row of a run that held it at the bookmark. It holds nothing any more, as this run has taken the lock since; but
 *   a runner that slept through all of that would find itself the holder again, and write into what was restored;
 * - the row of a run that has taken the lock since the restore. Its time runs out later than this run's would have.
 */

const Row = z.object({ holder: z.string(), expires_at: z.number() });
export type LockRow = z.infer<typeof Row>;

/** Takes the lock, and reads the ledger in the same call; where it may have been taken and is not known to be, it is let go. */
export async function takeForRestore(
  target: Target,
  holder: string,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Ledger> {
  try {
    return await takeLock(target, holder, cloudflare, context);
  } catch (error) {
    if (!(error instanceof ActionError && error.code === 'locked')) await release(target, holder, cloudflare);
    throw error;
  }
}

const readRow: Statement = { sql: `SELECT holder, expires_at FROM ${lockTable} WHERE name = 'migrations'` };

/**
 * Renews the lock for 90 s.
 * @returns when it runs out, by the database's clock in seconds since 1970
 * @throws CloudflareError or ActionError `locked` where it is another's by now
 */
export async function renew(target: Target, holder: string, cloudflare: Cloudflare): Promise<number> {
  const what = `renew the migration lock of ${target.name}`;
  const answers = await cloudflare.d1.write(target.id, what, [renewLock(holder), readRow], { idempotent: true });
  const row = rowIn(answers[1]);
  if (row?.holder === holder && answers[0]?.success) return row.expires_at;
  throw new ActionError(
    'locked',
    `This run has lost the migration lock of ${target.name}: it was silent for too long and another run took it, or somebody let it go by hand.`,
    { hint: 'Wait for the other run, then run this again.' },
  );
}

/** The row of the lock; `undefined` where nobody has it, or there is no such table. */
export async function holderOf(target: Target, cloudflare: Cloudflare): Promise<LockRow | undefined> {
  const what = `read the migration lock of ${target.name}`;
  const [table] = await cloudflare.d1.query(target.id, what, [
    { sql: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '${lockTable}'` },
  ]);
  if (!table?.success) throw unreadable(what, table);
  if (table.results.length === 0) return undefined;
  const [answer] = await cloudflare.d1.query(target.id, what, [readRow]);
  if (!answer?.success) throw unreadable(what, answer);
  return rowIn(answer);
}

function rowIn(answer: StatementResult | undefined): LockRow | undefined {
  return z.array(Row).safeParse(answer?.success ? answer.results : undefined).data?.[0];
}

function unreadable(what: string, answer: StatementResult | undefined): ActionError {
  return new ActionError('cloudflare-answer', `Could not ${what}: ${answer?.error ?? 'the answer has no rows'}.`, {
    hint: 'Run this again.',
  });
}

/**
 * After a restore, lets the lock of then go.
 * @param until when this run's lock would have run out: whoever took it since has it for longer
 * @returns what was found, in words
 */
export async function letGoOfThen(
  target: Target,
  row: LockRow | undefined,
  until: number,
  cloudflare: Cloudflare,
): Promise<string[]> {
  if (!row) return [];
  if (row.expires_at > until)
    return [
      `The run ${pageOf(row)} has the migration lock of ${target.name}: it took it since the restore, or held it for an import at that moment.`,
    ];
  const what = `let the migration lock of ${target.name} go`;
  const letGo: Statement = {
    sql: `DELETE FROM ${lockTable} WHERE name = 'migrations' AND holder = ? AND expires_at <= ?`,
    params: [row.holder, until],
  };
  const held = `The run ${pageOf(row)} held the migration lock of ${target.name} at that moment`;
  try {
    const [answer] = await cloudflare.d1.write(target.id, what, [letGo], { idempotent: true });
    if (!answer?.success) throw new Error(answer?.error ?? 'Cloudflare does not say why.');
    return [`${held}; its row, which came back, was taken away.`];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${held}; its row came back and could not be taken away (${why}). It runs out by itself within 90 s.`];
  }
}

function pageOf({ holder }: LockRow): string {
  return holder.replace(/#[^#]*$/, '');
}
