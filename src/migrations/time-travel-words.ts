import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Target } from './resolve.ts';

export function restoreCommand({ name }: Pick<Target, 'name'>, bookmark: Bookmark | string): string {
  return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}

/** How far Time Travel goes back (developers.cloudflare.com/d1/reference/time-travel). */
export const retentionDays = 30;

const retention = `Time Travel goes back ${retentionDays} days on Workers Paid and 7 days on Workers Free; what is older is only in a backup.`;

/** Why a bookmark could not be read or restored: Cloudflare's words, and what they are likely to mean. */
export function explain(thrown: unknown): ActionError {
  const error = toActionError(thrown);
  if (!(error instanceof CloudflareError)) return error;
  const hint = hintFor(error);
  return new ActionError(error.code, error.message, {
    ...(hint === undefined ? {} : { hint }),
    status: error.status,
    cause: error,
  });
}

function hintFor({ httpStatus, code, failure, hint, message }: CloudflareError): string | undefined {
  if (httpStatus === 429 || /too many (restores|requests)|rate.?limit/i.test(message))
    return 'Cloudflare allows 10 restores of a database in 10 minutes, and 1,200 calls of one token in 5 minutes. Wait ten minutes, then run this again.';
  if (code === 'cloudflare-auth' || failure.kind !== 'final') return hint;
  return `The bookmark may be too old, or of another database. ${retention}`;
}

/** The reason that a time cannot be gone back to; `undefined` where it can. */
export function refusedTime(at: Date, now: number): string | undefined {
  if (at.getTime() > now) return 'lies in the future';
  const days = (now - at.getTime()) / 86_400_000;
  return days > retentionDays ? `is ${Math.floor(days)} days ago. ${retention}` : undefined;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A thrown value as a sentence. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
