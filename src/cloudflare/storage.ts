import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Failure, retryAfterMs } from '../runtime/retry.ts';
import type { Secrets } from '../runtime/secrets.ts';
import type { Line } from './call.ts';
import { CloudflareError } from './errors.ts';
import { type Purpose, unreachable } from './translate.ts';

/** A URL that needs no token, and so is as secret as one, for as long as it is valid. */
export const SignedUrl = z.url({ protocol: /^https?$/ });

/** A file behind a signed URL. Of `url`, only the origin may be told. */
export interface Transfer {
  url: URL;
  purpose: Purpose;
  line: Line;
}

/** What is to be done with the file behind a signed URL. The URL is a secret from here on. */
export function transferOf(signedUrl: string, purpose: Purpose, line: Line): Transfer {
  return { url: kept(signedUrl, line.secrets), purpose, line };
}

function kept(signedUrl: string, secrets: Secrets): URL {
  const url = new URL(signedUrl);
  const signatures = [...url.searchParams].filter(([name]) => /signature|token|credential/i.test(name));
  for (const secret of [signedUrl, url.href, url.search.slice(1), ...signatures.map(([, value]) => value)])
    secrets.add(secret);
  return url;
}

/** One request to the storage. It is not sent the API token, and a redirect is not followed. */
export interface StorageRequest {
  method: 'GET' | 'PUT';
  /** Sends it; resolves when the head of the answer is there. */
  send(): Promise<IncomingMessage>;
  /** The statuses that are handed on; any other is an error. Default: 200. */
  accepted?: readonly number[];
}

/**
 * One request and its answer.
 * @param read what is read of the answer before the exchange is over
 * @throws CloudflareError, never with the URL
 */
export async function exchange<T>(
  { url, purpose, line }: Transfer,
  { method, send, accepted = [200] }: StorageRequest,
  read: (answer: IncomingMessage) => T | Promise<T>,
): Promise<T> {
  const started = line.clock.now();
  let status: number | undefined;
  try {
    const answer = await send();
    status = answer.statusCode ?? 0;
    if (!accepted.includes(status)) throw await refused(answer, purpose, line.clock.now());
    return await read(answer);
  } catch (error) {
    line.signal.throwIfAborted();
    throw error instanceof CloudflareError ? error : unreachable(purpose, url.origin, error);
  } finally {
    line.events.debug('cloudflare.storage', {
      what: purpose.what,
      method,
      status,
      duration_ms: line.clock.now() - started,
    });
  }
}

async function refused(answer: IncomingMessage, purpose: Purpose, now: number): Promise<CloudflareError> {
  const status = answer.statusCode ?? 0;
  const code = /<Code>(\w+)<\/Code>/.exec(await beginning(answer))?.[1];
  const said = `the storage answered ${status}${code ? ` (${code})` : ''}`;
  return new CloudflareError('cloudflare-refused', `Could not ${purpose.what}: ${said}, ${meaning(status)}.`, {
    hint:
      status >= 500
        ? "This is an error on Cloudflare's side. Look at www.cloudflarestatus.com, then run this again."
        : 'Run this again: it asks for a new address.',
    failure: failureOf(status, answer, now),
    httpStatus: status,
  });
}

function meaning(status: number): string {
  if (status === 401 || status === 403) return 'as it does when the signed address has expired';
  if (status === 404 || status === 410) return 'as it does when the file is not there any more';
  if (status >= 300 && status < 400) return 'a redirect, which is not followed';
  return 'where 200 was expected';
}

function failureOf(status: number, { headers }: IncomingMessage, now: number): Failure {
  const pause = retryAfterMs(headers['retry-after'], now);
  if (status === 429) return { kind: 'never-ran', retryAfterMs: pause };
  // Another answer than 200 that is no error, such as a page of a proxy, may be gone the next time.
  return status >= 500 || status < 300 ? { kind: 'unknown', retryAfterMs: pause } : { kind: 'final' };
}

/** Enough of an error's page to find its code. The rest of it, which may have the signature in it, is not told. */
async function beginning(answer: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of answer) {
      text += chunk;
      if (text.length > 4096) break;
    }
  } catch {
    // The status tells enough.
  }
  return text;
}

/** Where the storage gives one: a file that was stored in parts has another ETag, and a weak one is none. */
export function md5InETag(etag: string | undefined): string | undefined {
  return /^"?([0-9a-f]{32})"?$/i.exec(etag ?? '')?.[1]?.toLowerCase();
}

/** The transfer went through, and what came through it is not what was meant to. */
export function damaged({ what }: Purpose, problem: string, cause?: unknown): CloudflareError {
  return new CloudflareError('cloudflare-answer', `Could not ${what}: ${problem}.`, {
    hint: 'Something between here and Cloudflare may have cut or changed it: run this again.',
    failure: { kind: 'unknown' },
    cause,
  });
}
