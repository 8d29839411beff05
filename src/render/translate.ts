import type { ActionError } from '../runtime/errors.ts';
import { type Failure, retryAfterMs } from '../runtime/retry.ts';
import { RenderError, type RenderProblem } from './errors.ts';

/** What a call is for; errors are told in these words. */
export interface Purpose {
  /** After «could not», for example `read the service srv-…`. */
  what: string;
  /** A call whose repetition changes nothing more: of any other it is said that it may have had its effect. */
  idempotent: boolean;
}

/** An answer with an error status, as the user should hear of it. `said` is Render's `message`. */
export function refusal(
  purpose: Purpose,
  status: number,
  said: string | undefined,
  headers: Headers,
  now: number,
): RenderError {
  const failure = failureOf(status, headers, now);
  const { problem, hint } = diagnose(status);
  const message = `Could not ${purpose.what}: Render answered ${status}${said ? `: ${said.replace(/\.$/, '')}` : ' without saying why'}.`;
  return new RenderError(problem, message, {
    hint: `${hint}${effectOf(purpose, failure)}`,
    failure,
    httpStatus: status,
  });
}

function diagnose(status: number): { problem: RenderProblem; hint: string } {
  if (status === 401)
    return {
      problem: 'auth',
      hint: "The API key is wrong or revoked. Keys are made in Render's dashboard under Account Settings → API Keys; check the secret that holds it.",
    };
  if (status === 403)
    return {
      problem: 'auth',
      hint: "The API key's account is not allowed to do that in the workspace of this service.",
    };
  if (status === 404 || status === 410)
    return {
      problem: 'not-found',
      hint: 'Check the id, and that the API key belongs to an account of the workspace that has it.',
    };
  if (status === 429)
    return {
      problem: 'refused',
      // api-docs.render.com/reference/rate-limiting
      hint: 'This is the rate limit: changes of one service 10 a minute, other writes 30 a minute. Wait a minute, then run this again.',
    };
  if (status >= 500)
    return {
      problem: 'refused',
      hint: "This is an error on Render's side. Look at status.render.com, then run this again.",
    };
  return { problem: 'refused', hint: 'Correct what the message names, then run this again.' };
}

function failureOf(status: number, headers: Headers, now: number): Failure {
  const pause = pauseOf(headers, now);
  if (status === 429) return { kind: 'never-ran', retryAfterMs: pause };
  return status >= 500
    ? { kind: 'unknown', retryAfterMs: retryAfterMs(headers.get('retry-after'), now) }
    : { kind: 'final' };
}

/**
 * Until `Retry-After`, or until the limit is reset: api-docs.render.com/reference/rate-limiting says that
 * `Ratelimit-Reset` is in seconds of the epoch, and shows one of `45`: what is too small for a date is a duration.
 */
function pauseOf(headers: Headers, now: number): number | undefined {
  const asked = retryAfterMs(headers.get('retry-after'), now);
  const reset = headers.get('ratelimit-reset');
  if (asked !== undefined || reset === null || !/^\d+$/.test(reset)) return asked;
  const seconds = Number(reset);
  return seconds > 1_000_000_000 ? Math.max(0, seconds * 1000 - now) : seconds * 1000;
}

function effectOf({ idempotent }: Purpose, { kind }: Failure): string {
  return idempotent || kind !== 'unknown' ? '' : ' The call was a write: it may have had its effect.';
}

/** An answer that is not Render's JSON: a proxy's page, a cut body, another schema. */
export function unreadable(
  purpose: Purpose,
  status: number,
  contentType: string,
  problem: string,
  cause?: unknown,
): RenderError {
  // A write may have happened behind an answer that cannot be read.
  const failure: Failure = { kind: status < 300 || status >= 500 ? 'unknown' : 'final' };
  return new RenderError(
    'answer',
    `Could not ${purpose.what}: the answer (HTTP ${status}, ${contentType || 'no content type'}) is not what Render's API sends: ${problem}.`,
    {
      hint: `Something between here and Render may have answered: check RENDER_API_URL and proxies.${effectOf(purpose, failure)}`,
      failure,
      httpStatus: status,
      cause,
    },
  );
}

/** No answer in time. */
export function timedOut(error: ActionError, purpose: Purpose): RenderError {
  const failure = { kind: 'unknown' } as const;
  return new RenderError('unreachable', error.message, {
    hint: `Look at status.render.com, then run this again.${effectOf(purpose, failure)}`,
    failure,
    cause: error,
  });
}

// Errors of the connection attempt itself: nothing was sent.
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** No answer at all. */
export function unreachable(purpose: Purpose, baseUrl: string, cause: unknown): RenderError {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  const sent = code === undefined || !neverSent.has(code);
  const failure = { kind: sent ? 'unknown' : 'never-ran' } as const;
  const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
  return new RenderError(
    'unreachable',
    `Could not ${purpose.what}: ${sent ? 'the connection was lost before the answer came' : 'no connection'} (${reason}) to ${new URL(baseUrl).host}.`,
    {
      hint: `Check the network, RENDER_API_URL and status.render.com, then run this again.${effectOf(purpose, failure)}`,
      failure,
      cause,
    },
  );
}
