import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import type { Place } from '../snapshot/observe.ts';

/** SQL that is imported, and what is told of it. */
export interface Load {
  place: Place;
  /** The SQL, and what runs before it. */
  file: string;
  before: string;
  cloudflare: Cloudflare;
  context: Context;
  /** Whether the import is there, seen from the database itself; it may throw. */
  isThere(cloudflare: Cloudflare): Promise<boolean>;
}

/** What became of an import. */
export type Landing =
  | { state: 'done'; bookmark: Bookmark | undefined }
  /** Nothing of it is in the database, and nothing will be. */
  | { state: 'refused'; failure: unknown }
  /** It may come yet. */
  | { state: 'open'; failure: unknown };

// An import whose answers are lost goes on for as long as it takes; D1 ends one that nobody asks after.
const looksAfterMs = [0, 5000, 10_000, 20_000, 30_000];

/** Imports, and looks at what is there where that is not certain. It does not throw. */
export async function land(load: Load): Promise<Landing> {
  const { place, file, before, cloudflare, context } = load;
  try {
    const { bookmark } = await cloudflare.d1.importFile(place.id, `import the snapshot into ${place.name}`, file, {
      before,
      onProgress: teller(place, context),
    });
    return { state: 'done', bookmark };
  } catch (failure) {
    const kind = failure instanceof CloudflareError ? failure.failure.kind : 'unknown';
    // Even of what was refused: a clear no may be the answer to something else than the import.
    const isIn = await (kind === 'unknown' ? sighted(load) : seen(load, load.cloudflare));
    if (kind !== 'unknown' && !isIn) return { state: 'refused', failure };
    return isIn ? { state: 'done', bookmark: undefined } : { state: 'open', failure };
  }
}

/** Passes on what D1 says, no more often than every ten seconds. */
function teller({ name }: Place, { events, clock }: Context): (state: { messages: readonly string[] }) => void {
  let told = clock.now();
  return ({ messages }) => {
    const last = messages.at(-1);
    if (last === undefined || clock.now() - told < 10_000) return;
    told = clock.now();
    events.info('restore.progress', `Importing into ${name}: ${last}`, { database: name });
  };
}

/** Once where the job is cancelled, for it will be killed; else for a minute. */
async function sighted(load: Load): Promise<boolean> {
  const { cloudflare, context } = load;
  const isCancelled = context.signal.aborted;
  const looking = cloudflare.withSignal(AbortSignal.timeout(isCancelled ? 5000 : 120_000));
  for (const pause of isCancelled ? [0] : looksAfterMs) {
    await context.clock.sleep(pause);
    if (await seen(load, looking)) return true;
  }
  return false;
}

/** Where it cannot be read, it is not seen. */
async function seen({ context, isThere, place }: Load, looking: Cloudflare): Promise<boolean> {
  try {
    return await isThere(looking);
  } catch (error) {
    const { message } = toActionError(error);
    context.events.debug('restore.not-seen', { database: place.name, error_message: message });
    return false;
  }
}
