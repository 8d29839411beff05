import { z } from 'zod';
import type { ActionError, ErrorCode } from '../runtime/errors.ts';
import { type Failure, retryAfterMs } from '../runtime/retry.ts';
import { CloudflareError } from './errors.ts';

/** What a call is for; errors are told in these words. */
export interface Purpose {
  /** After «could not», for example `read the database list`. */
  what: string;
  /** The permission that the token needs, as Cloudflare's dashboard names it. */
  permission: string;
  /** A call that can have no effect that matters: of any other it is said that it may have had its. */
  idempotent?: boolean;
}

export const ApiProblem = z.looseObject({ code: z.number().optional(), message: z.string() });
export type ApiProblem = z.infer<typeof ApiProblem>;

// D1's own words for «try again»: developers.cloudflare.com/d1/observability/debug-d1/#error-list, and those that its
// import answers with when the database was reset beneath it, or when it has forgotten how an import ended.
const transient = new RegExp(
  [
    'network connection lost',
    'object to be reset',
    'due to transient issue',
    'storage operation exceeded timeout',
    'reset because its code was updated',
    'D1_RESET_DO',
    'no poll\\(\\) received',
    'not currently importing anything',
  ].join('|'),
  'i',
);

const busy = /currently processing a long-running/i;

// An export or import that nobody polls is cancelled after 15 s.
const busyPauseMs = 10_000;

/** Whether D1 says that it takes no call because an export or import has the database for itself. */
export function isBusy(said: string): boolean {
  return busy.test(said);
}

/** An answer with an error status, or a 200 that says `success: false`, as the user should hear of it. */
export function refusal(
  purpose: Purpose,
  status: number,
  problems: readonly ApiProblem[],
  headers: Headers,
  now: number,
): CloudflareError {
  const apiCodes = problems.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const said = problems
    .map(({ code, message }) => (code === undefined ? message : `${message} [code ${code}]`))
    .join('; ');
  const { code, hint } = diagnose(status, apiCodes, said, purpose);
  return new CloudflareError(
    code,
    `Could not ${purpose.what}: Cloudflare answered ${status}${said ? `: ${said.replace(/\.$/, '')}` : ' without saying why'}.`,
    { hint, failure: failureOf(status, said, headers, now), httpStatus: status, apiCodes },
  );
}

function effectOf({ idempotent }: Purpose, { kind }: Failure): string {
  return idempotent || kind !== 'unknown' ? '' : ' The call was a write: it may have had its effect.';
}

function diagnose(
  status: number,
  codes: readonly number[],
  said: string,
  purpose: Purpose,
): { code: ErrorCode; hint: string } {
  if (isBusy(said))
    return {
      code: 'cloudflare-refused',
      hint: 'An export or an import has the database for itself, or one that was broken off has not run out yet. Nothing of this call was done. Wait some minutes, then run this again.',
    };
  if (codes.includes(7003))
    return {
      code: 'cloudflare-not-found',
      hint: 'The address has an id that Cloudflare cannot route: check the account id and the database id.',
    };
  if (codes.includes(7403))
    return {
      code: 'cloudflare-auth',
      hint: `The account id is wrong, or the token is not allowed to use that account. It needs «${purpose.permission}» on it.`,
    };
  if (status === 401 || codes.includes(9109) || codes.includes(6003))
    return { code: 'cloudflare-auth', hint: invalidToken(purpose) };
  if (status === 403 || codes.includes(10000))
    return {
      code: 'cloudflare-auth',
      hint: `The token lacks the permission «${purpose.permission}» for this account, or the account id is not the token's. Tokens are edited in Cloudflare's dashboard under My Profile → API Tokens.`,
    };
  if (status === 404)
    return { code: 'cloudflare-not-found', hint: 'Check the name or id, and that it belongs to this account.' };
  if (status === 429)
    return {
      code: 'cloudflare-refused',
      hint: 'The API allows 1,200 requests in 5 minutes for one token. Wait five minutes and run this again.',
    };
  if (status >= 500 || transient.test(said))
    return {
      code: 'cloudflare-refused',
      hint: "This is an error on Cloudflare's side. Look at www.cloudflarestatus.com, then run this again.",
    };
  return { code: 'cloudflare-refused', hint: 'Correct what the message names, then run this again.' };
}

function invalidToken(purpose: Purpose): string {
  return `The token is wrong, expired or revoked. Check the secret behind \`cloudflare-api-token\`; the token needs «${purpose.permission}».`;
}

function failureOf(status: number, said: string, headers: Headers, now: number): Failure {
  const pause = retryAfterMs(headers.get('retry-after'), now);
  if (isBusy(said)) return { kind: 'never-ran', retryAfterMs: pause ?? busyPauseMs };
  if (status === 429) return { kind: 'never-ran', retryAfterMs: pause };
  if (status >= 500 || transient.test(said)) return { kind: 'unknown', retryAfterMs: pause };
  return { kind: 'final' };
}

/** An answer that is not Cloudflare's JSON: a proxy's page, a cut body, another schema. */
export function unreadable(
  purpose: Purpose,
  status: number,
  contentType: string,
  problem: string,
  cause?: unknown,
): CloudflareError {
  // A write may have happened behind an answer that cannot be read.
  const failure: Failure = { kind: status === 429 ? 'never-ran' : status < 400 || status >= 500 ? 'unknown' : 'final' };
  return new CloudflareError(
    'cloudflare-answer',
    `Could not ${purpose.what}: the answer (HTTP ${status}, ${contentType || 'no content type'}) is not what Cloudflare's API sends: ${problem}.`,
    {
      hint: `Something between here and Cloudflare may have answered: check CLOUDFLARE_API_BASE_URL and proxies.${effectOf(purpose, failure)}`,
      failure,
      httpStatus: status,
      cause,
    },
  );
}

/** No answer in time. */
export function timedOut(error: ActionError, purpose: Purpose): CloudflareError {
  const failure = { kind: 'unknown' } as const;
  return new CloudflareError('cloudflare-unreachable', error.message, {
    hint: `Run this again: it looks at what is there first.${effectOf(purpose, failure)}`,
    failure,
    cause: error,
  });
}

// Errors of the connection attempt itself: nothing was sent.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** No answer at all. */
export function unreachable(purpose: Purpose, baseUrl: string, cause: unknown): CloudflareError {
  const systemCode = systemCodeOf(cause);
  const sent = systemCode === undefined || !neverSent.has(systemCode);
  return new CloudflareError(
    'cloudflare-unreachable',
    `Could not ${purpose.what}: ${sent ? 'the connection was lost before the answer came' : 'no connection'} (${systemCode ?? reasonOf(cause)}) to ${new URL(baseUrl).host}.`,
    {
      hint: 'Check the network, CLOUDFLARE_API_BASE_URL and www.cloudflarestatus.com, then run this again.',
      failure: { kind: sent ? 'unknown' : 'never-ran' },
      cause,
    },
  );
}

function systemCodeOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}

function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
