import type { BaseDatabase } from 'cloudflare/resources/d1/database/database';
import { z } from 'zod';
import { inSeconds, withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Line } from './call.ts';
import { type AccountId, Bookmark, type DatabaseId } from './ids.ts';
import { type Purpose, timedOut } from './translate.ts';

/** The database that is exported or imported into, and what for. */
export interface Target {
  api: BaseDatabase;
  id: DatabaseId;
  account: { account_id: AccountId };
  purpose: Purpose;
}

/** The service's words, whatever form they have. */
const Words = z.unknown().transform((said) => (typeof said === 'string' ? said : JSON.stringify(said)));

/** How far an export or import is. `success: false` alone tells nothing: it is also sent while all goes well. */
export const Progress = z.looseObject({
  status: z.string().nullish(),
  at_bookmark: Bookmark.nullish(),
  error: Words.nullish(),
  errors: z.array(Words).nullish(),
  // They are told and not acted upon: no form of theirs makes an answer wrong.
  messages: z.array(Words).nullish().catch(undefined),
});
export type Progress = z.infer<typeof Progress>;

/** Why it failed; `undefined` where it has not. */
export function failureIn({ status, error, errors }: Progress): string | undefined {
  const said = error ? [error] : (errors ?? []);
  if (status !== 'error' && said.length === 0) return undefined;
  return said.join('; ') || 'an error, without saying which';
}

/** What work with a deadline is done with. */
export interface Limited {
  /** The line, whose signal also aborts at the deadline. */
  line: Line;
  /** By the line's clock. */
  endsAt: number;
  /** The error to throw when the clock has passed the end. */
  late(): ActionError;
}

/**
 * Does work that takes many calls. Its time is limited twice: as it really passes, and by the line's clock, which
 * `followUp` looks at.
 * @param deadlineMs for all of it
 * @throws CloudflareError of the kind `unknown` when the time is up
 */
export async function within<T>(
  purpose: Purpose,
  deadlineMs: number,
  line: Line,
  work: (limited: Limited) => Promise<T>,
): Promise<T> {
  const what = `The attempt to ${purpose.what}`;
  const endsAt = line.clock.now() + deadlineMs;
  const late = () => new ActionError('timeout', `${what} took longer than ${inSeconds(deadlineMs)}.`);
  try {
    return await withDeadline(what, deadlineMs, line.signal, (signal) =>
      work({ line: { ...line, signal }, endsAt, late }),
    );
  } catch (error) {
    if (line.signal.aborted || !(error instanceof ActionError) || error.code !== 'timeout') throw error;
    throw timedOut(error, purpose);
  }
}

// A small database is done at once; wrangler does not pause at all.
const firstPauseMs = 50;
const longestPauseMs = 2000;

/**
 * Asks how far it is, after growing pauses, until it is complete, and gives the last answer with its bookmark.
 * @param ask asks once, with the newest bookmark; throws where the answer says that it has failed
 */
export async function followUp<P extends Progress>(
  first: P & { at_bookmark: Bookmark },
  ask: (bookmark: Bookmark) => Promise<P>,
  { line, endsAt, late }: Limited,
): Promise<P & { at_bookmark: Bookmark }> {
  let progress = first;
  for (let pause = firstPauseMs; progress.status !== 'complete'; pause = Math.min(2 * pause, longestPauseMs)) {
    const left = endsAt - line.clock.now();
    if (left <= 0) throw late();
    await line.clock.sleep(Math.min(pause, left), line.signal);
    const answer = await ask(progress.at_bookmark);
    progress = { ...answer, at_bookmark: answer.at_bookmark ?? progress.at_bookmark };
  }
  return progress;
}
