import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { Statement, StatementResult } from '../cloudflare/d1.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { createLedger, type Ledger, ledgerQueries, lockTable, readAnswers } from './ledger.ts';
import type { Target } from './resolve.ts';

/**
 * How long a holder that says nothing keeps the lock: three times what D1 allows one call
 * (developers.cloudflare.com/d1/platform/limits). Each migration's batch renews it.
 */
const holdSeconds = 90;
/** An import has no such limit. */
export const holdForImportSeconds = 20 * 60;

const patienceMs = (holdSeconds + 10) * 1000;
const pollMs = 5000;

const LockRow = z.object({ holder: z.string(), seconds: z.number() });

/**
 * Takes the lock of a database, and reads its ledger in the same call. Waits for another holder until its time must have
 * run out if it is dead. All times are the database's own: runners' clocks differ.
 * @throws ActionError `locked` when another run holds it and goes on renewing it
 */
export async function takeLock(
  target: Target,
  holder: string,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Ledger> {
  const until = context.clock.now() + patienceMs;
  for (let attempt = 1; ; attempt++) {
    const { lock, ledger } = await tryToTake(target, holder, cloudflare);
    if (lock.holder === holder) return ledger;
    if (context.clock.now() >= until) throw heldBy(lock, target);
    if (attempt === 1)
      context.events.info(
        'migration.waiting',
        `${target.name} is being migrated by ${pageOf(lock.holder)}. Waiting, for at most ${patienceMs / 1000} s: if that run is dead, its lock runs out in ${lock.seconds} s.`,
        { database: target.name, holder: lock.holder },
      );
    await context.clock.sleep(Math.min(pollMs, Math.max(1000, lock.seconds * 1000)), context.signal);
  }
}

async function tryToTake(
  target: Target,
  holder: string,
  cloudflare: Cloudflare,
): Promise<{ lock: z.infer<typeof LockRow>; ledger: Ledger }> {
  const what = `take the migration lock of ${target.name}`;
  const make = [...createLedger(target.database), createLock];
  const batch = [...make, take(holder), look, ...ledgerQueries(target.database)];
  // Who has the lock already takes it again: to repeat this is harmless.
  const answers = await cloudflare.d1.write(target.id, what, batch, { idempotent: true });
  const [, row, ...rest] = answers.slice(make.length);
  return { lock: lockIn(row, what), ledger: readAnswers(target, rest) };
}

const createLock: Statement = {
  sql: `CREATE TABLE IF NOT EXISTS ${lockTable} (
  name       TEXT PRIMARY KEY,
  holder     TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  counts     TEXT NOT NULL DEFAULT '[]',
  file       TEXT
)`,
};

const look: Statement = {
  sql: `SELECT holder, expires_at - unixepoch() AS seconds FROM ${lockTable} WHERE name = 'migrations'`,
};

function take(holder: string): Statement {
  return {
    sql: `INSERT INTO ${lockTable} (name, holder, expires_at) VALUES ('migrations', ?, unixepoch() + ${holdSeconds})
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at, counts = '[]'
WHERE holder = excluded.holder OR expires_at <= unixepoch()`,
    params: [holder],
  };
}

/**
 * Renews the lock, and fails where this holder has it no more: `holder` may not be NULL. A run that slept through its
 * time so cannot write into another's, nor after it.
 */
export function renewLock(holder: string, seconds = holdSeconds): Statement {
  return {
    sql: `INSERT INTO ${lockTable} (name, holder, expires_at)
VALUES ('migrations', (SELECT holder FROM ${lockTable} WHERE name = 'migrations' AND holder = ?), unixepoch() + ${seconds})
ON CONFLICT (name) DO UPDATE SET counts = '[]', expires_at = excluded.expires_at`,
    params: [holder],
  };
}

/**
 * Around a file's statements: where its batch was not taken back as a whole, a row still says that it was begun. It
 * outlives the lock, so that no run does the half of it again.
 */
export function beginFile(file: string): Statement {
  return {
    sql: `INSERT OR REPLACE INTO ${lockTable} (name, holder, expires_at, file) SELECT 'begun', holder, 0, ? FROM ${lockTable} WHERE name = 'migrations'`,
    params: [file],
  };
}

export const endFile: Statement = { sql: `DELETE FROM ${lockTable} WHERE name = 'begun'` };

/** The file that this holder has begun and not ended, if there is one. */
export async function readBegun(target: Target, holder: string, cloudflare: Cloudflare): Promise<string | undefined> {
  const what = `read the migration lock of ${target.name}`;
  const [answer] = await cloudflare.d1.query(target.id, what, [
    { sql: `SELECT file FROM ${lockTable} WHERE name = 'begun' AND holder = ?`, params: [holder] },
  ]);
  const rows = z.array(z.object({ file: z.string().nullable() })).safeParse(answer?.results);
  return rows.data?.[0]?.file ?? undefined;
}

export function releaseLock(holder: string): Statement {
  return { sql: `DELETE FROM ${lockTable} WHERE name = 'migrations' AND holder = ?`, params: [holder] };
}

/** Whether this is what a batch of `renewLock` fails with when the lock is another's. */
export function isLockLost(message: string): boolean {
  return message.includes(`${lockTable}.holder`);
}

/**
 * Lets the lock go; what fails here runs out by itself.
 * @param tell is told why it could not be let go
 */
export async function release(
  target: Target,
  holder: string,
  cloudflare: Cloudflare,
  tell: (why: string) => void = () => undefined,
): Promise<void> {
  const { d1 } = cloudflare.withSignal(AbortSignal.timeout(30_000));
  const what = `let the migration lock of ${target.name} go`;
  try {
    const [answer] = await d1.write(target.id, what, [releaseLock(holder)], { idempotent: true });
    if (!answer?.success) tell(answer?.error ?? 'Cloudflare does not say why.');
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}

function lockIn(answer: StatementResult | undefined, what: string): z.infer<typeof LockRow> {
  const rows = z.array(LockRow).length(1).safeParse(answer?.results);
  if (rows.success && rows.data[0]) return rows.data[0];
  throw new ActionError('cloudflare-answer', `Could not ${what}: the answer does not tell who has it.`, {
    cause: rows.error,
  });
}

function heldBy({ holder, seconds }: z.infer<typeof LockRow>, { name }: Target): ActionError {
  return new ActionError(
    'locked',
    `${name} is being migrated by ${pageOf(holder)}, which holds the lock for ${seconds} s more and goes on renewing it. Nothing was done in ${name}.`,
    {
      hint: `Wait for that run, then run this again. If you know that it is dead: npx wrangler d1 execute ${name} --remote --command "DELETE FROM ${lockTable}"`,
    },
  );
}

/** A holder is the page of a run, `#`, and what tells two jobs of it apart. */
function pageOf(holder: string): string {
  return `the run ${holder.replace(/#[^#]*$/, '')}`;
}
