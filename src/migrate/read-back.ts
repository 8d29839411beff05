import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { MigrationFile } from './files.ts';
import { type Ledger, readLedger } from './ledger.ts';
import type { Target } from './resolve.ts';

// D1 gives a call up after 30 s (developers.cloudflare.com/d1/platform/limits): a call whose answer was lost may run on so long.
const settlePausesMs = [500, 2000];
const settleAfterTimeoutMs = [5000, 10_000, 20_000];

/** Reads the ledger after an error; after a lost answer several times, as the call may still be running. */
export async function readBack(
  { target, cloudflare, context }: { target: Target; cloudflare: Cloudflare; context: Context },
  file: MigrationFile,
  failure: unknown,
): Promise<Ledger> {
  // What is there must be known even when the job was cancelled.
  const surely = cloudflare.withSignal(AbortSignal.timeout(60_000));
  let ledger = await readLedger(target, surely);
  for (const pause of pausesAfter(failure, context.signal)) {
    if (ledger.applied.includes(file.name)) break;
    await context.clock.sleep(pause);
    ledger = await readLedger(target, surely);
  }
  return ledger;
}

function pausesAfter(failure: unknown, signal: AbortSignal): readonly number[] {
  const isCall = failure instanceof CloudflareError;
  if (isCall && failure.cause instanceof ActionError && failure.cause.code === 'timeout') return settleAfterTimeoutMs;
  return signal.aborted || (isCall && failure.failure.kind === 'unknown') ? settlePausesMs : [];
}
