import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Clock } from '../runtime/clock.ts';

/** What there is to see of a database after a restore. */
export interface Sight {
  /** None: it is what it was at the bookmark. */
  differences: readonly string[];
  /** Known not to have been put back, or not yet. */
  isUntouched?: boolean;
}

/** What came of a restore. `undo` is the bookmark of just before, `bookmark` that of after. */
export type Outcome<S extends Sight> = { undo: Bookmark | undefined; bookmark?: Bookmark } & (
  | { state: 'restored'; sight: S }
  /** The service says that it restored; what is there says otherwise. */
  | { state: 'unproven'; sight: S }
  /** The call failed, and what is there is not what was at the bookmark. `sight`: where it was looked at. */
  | { state: 'failed'; failure: unknown; sight?: S; isAnswerLost: boolean }
  /** It was sent, and the database could not be read afterwards. */
  | { state: 'unknown'; failure: unknown }
);

// A restore whose answer was lost may still be under way; one that was refused is not.
const pausesMs = [500, 4000, 10_000];

/**
 * Sends a restore once, and looks at what is there; for a while where there was no answer, or nothing was put back, as it
 * may be made all the same. Throws nothing.
 * @param undo the bookmark of just before, as the answer that has it may be lost
 */
export async function restoreAndLook<S extends Sight>(
  undo: Bookmark | undefined,
  send: () => Promise<{ bookmark: Bookmark; previousBookmark: Bookmark }>,
  look: () => Promise<S>,
  clock: Clock,
): Promise<Outcome<S>> {
  try {
    const { bookmark, previousBookmark } = await send();
    return { ...(await afterAnswer(look, clock)), undo: previousBookmark, bookmark };
  } catch (failure) {
    const kind = failure instanceof CloudflareError ? failure.failure.kind : 'unknown';
    if (kind === 'never-ran') return { state: 'failed', undo, failure, isAnswerLost: false };
    return { ...(await afterFailure(failure, kind === 'unknown', look, clock)), undo };
  }
}

type Seen<S extends Sight> = { state: 'restored' | 'unproven'; sight: S } | { state: 'unknown'; failure: unknown };

async function seen<S extends Sight>(look: () => Promise<S>): Promise<Seen<S>> {
  try {
    const sight = await look();
    return { state: sight.differences.length > 0 ? 'unproven' : 'restored', sight };
  } catch (failure) {
    return { state: 'unknown', failure };
  }
}

/** The answer may come before the database is another. */
async function afterAnswer<S extends Sight>(look: () => Promise<S>, clock: Clock): Promise<Seen<S>> {
  for (const pause of pausesMs) {
    const found = await seen(look);
    if (!('sight' in found && found.sight.isUntouched)) return found;
    await clock.sleep(pause);
  }
  return seen(look);
}

async function afterFailure<S extends Sight>(
  failure: unknown,
  isAnswerLost: boolean,
  look: () => Promise<S>,
  clock: Clock,
): Promise<Seen<S> | { state: 'failed'; failure: unknown; sight: S; isAnswerLost: boolean }> {
  for (const pause of isAnswerLost ? pausesMs : []) {
    const found = await seen(look);
    if (found.state === 'restored') return found;
    await clock.sleep(pause);
  }
  const found = await seen(look);
  return found.state === 'unproven' ? { state: 'failed', failure, sight: found.sight, isAnswerLost } : found;
}
