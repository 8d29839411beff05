import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { type Ledger, readLedger } from '../migrations/ledger.ts';
import { isLockLost, readBegun } from '../migrations/lock.ts';
import { isRefusedLoss } from '../rehearsal/guards.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Job } from './apply.ts';
import type { Applied } from './send.ts';

/** What became of a file: what the database says, not what the call answered. */
export type Attempt =
  | ({ state: 'applied'; ledger?: undefined } & Applied)
  | {
      state: 'not-applied' | 'partial' | 'loss-refused' | 'lock-lost' | 'applied-elsewhere';
      ledger: Ledger | undefined;
      failure: unknown;
    }
  | { state: 'unknown'; ledger: undefined; failure: unknown; unread: unknown };

/** Finds out what became of a file whose call failed. */
export async function settle(job: Job, file: MigrationFile, failure: unknown, isImport: boolean): Promise<Attempt> {
  let ledger: Ledger;
  let begun: string | undefined;
  try {
    ledger = await readBack(job, file, failure, isImport);
    if (!ledger.applied.includes(file.name)) begun = await readBegun(job.target, job.run, surely(job));
  } catch (unread) {
    const neverRan = failure instanceof CloudflareError && failure.failure.kind === 'never-ran';
    return neverRan
      ? { state: 'not-applied', ledger: undefined, failure }
      : { state: 'unknown', ledger: undefined, failure, unread };
  }
  if (ledger.runs.get(file.name) === job.run) return { state: 'applied', digest: ledger.digest, schema: ledger.schema };
  if (ledger.applied.includes(file.name)) return { state: 'applied-elsewhere', ledger, failure };
  if (begun === file.name) return { state: 'partial', ledger, failure };
  const message = failure instanceof Error ? failure.message : '';
  const state = isLockLost(message) ? 'lock-lost' : isRefusedLoss(message) ? 'loss-refused' : 'not-applied';
  return { state, ledger, failure };
}

// D1 gives a call up after 30 s (developers.cloudflare.com/d1/platform/limits): a call whose answer was lost may run on so long.
const settlePausesMs = [500, 2000];
const settleAfterTimeoutMs = [5000, 10_000, 20_000];
// An import has no such limit, and while it runs the database may answer nobody.
const settleAfterImportMs = [2000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000];

/** Reads the ledger after an error; after a lost answer several times, as the call may still be running. */
async function readBack(job: Job, file: MigrationFile, failure: unknown, isImport: boolean): Promise<Ledger> {
  const { target, context } = job;
  const read = () => readLedger(target, surely(job));
  const pauses = pausesAfter(failure, context.signal, isImport);
  for (const pause of pauses) {
    const ledger = await read().catch(() => undefined);
    if (ledger?.applied.includes(file.name)) return ledger;
    await context.clock.sleep(pause);
  }
  return read();
}

/** What is there must be known even when the job was cancelled. */
function surely({ cloudflare }: Job): Cloudflare {
  return cloudflare.withSignal(AbortSignal.timeout(60_000));
}

function pausesAfter(failure: unknown, signal: AbortSignal, isImport: boolean): readonly number[] {
  const isCall = failure instanceof CloudflareError;
  const mayRun = (isCall && failure.failure.kind === 'unknown') || !isCall;
  if (isImport && mayRun) return settleAfterImportMs;
  if (isCall && failure.cause instanceof ActionError && failure.cause.code === 'timeout') return settleAfterTimeoutMs;
  return signal.aborted || (isCall && failure.failure.kind === 'unknown') ? settlePausesMs : [];
}
