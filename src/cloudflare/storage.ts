import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { send } from '../runtime/http.ts';
import { type Failure, retryAfterMs } from '../runtime/retry.ts';
import type { Secrets } from '../runtime/secrets.ts';
import { type Line, repeating } from './call.ts';
import { CloudflareError } from './errors.ts';
import { type Purpose, unreachable } from './translate.ts';

/** A URL that needs no token, and so is as secret as one, for as long as it is valid. */
export const SignedUrl = z.url({ protocol: /^https?$/ });

/**
 * Reads a dump from behind a signed URL. The storage is not sent the API token, and a redirect is not followed.
 * @param maxBytes a longer one is refused
 * @throws CloudflareError, never with the URL
 */
export async function download(signedUrl: string, purpose: Purpose, maxBytes: number, line: Line): Promise<string> {
  const transfer = { url: kept(signedUrl, line.secrets), purpose, line };
  return repeating({ what: purpose.what, idempotent: true }, line, () =>
    exchange(transfer, 'GET', undefined, async (answer) => {
      const content = await readAtMost(answer, maxBytes, purpose);
      const expected = md5InETag(answer);
      if (expected !== undefined && expected !== md5Of(content))
        throw damaged(purpose, 'what was downloaded is not what the storage has');
      return textOf(content, purpose);
    }),
  );
}

/**
 * Writes a file behind a signed URL; again where that is not certain, as it is the same file.
 * @throws CloudflareError, never with the URL
 */
export async function upload(
  signedUrl: string,
  { content, md5 }: { content: Buffer; md5: string },
  purpose: Purpose,
  line: Line,
): Promise<void> {
  const transfer = { url: kept(signedUrl, line.secrets), purpose, line };
  return repeating({ what: purpose.what, idempotent: true }, line, () =>
    exchange(transfer, 'PUT', content, async (answer) => {
      answer.resume();
      // A 200 without it is not from the storage, and the file is not there.
      if (md5InETag(answer) !== md5)
        throw damaged(purpose, 'the storage did not confirm that it has what was uploaded');
    }),
  );
}

export function md5Of(content: Buffer): string {
  return createHash('md5').update(content).digest('hex');
}

function kept(signedUrl: string, secrets: Secrets): URL {
  const url = new URL(signedUrl);
  const signatures = [...url.searchParams].filter(([name]) => /signature|token|credential/i.test(name));
  for (const secret of [signedUrl, url.href, url.search.slice(1), ...signatures.map(([, value]) => value)])
    secrets.add(secret);
  return url;
}

interface Transfer {
  url: URL;
  purpose: Purpose;
  line: Line;
}

/** One request and its answer, of which anything but a 200 is an error. */
async function exchange<T>(
  { url, purpose, line }: Transfer,
  method: 'GET' | 'PUT',
  body: Buffer | undefined,
  read: (answer: IncomingMessage) => Promise<T>,
): Promise<T> {
  const started = line.clock.now();
  const headers = { 'accept-encoding': 'identity', ...(body && { 'content-length': String(body.length) }) };
  let status: number | undefined;
  try {
    const answer = await send({ method, url, headers, body, signal: line.signal });
    status = answer.statusCode ?? 0;
    if (status !== 200) throw await refused(answer, purpose, line.clock.now());
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

async function readAtMost(answer: IncomingMessage, maxBytes: number, purpose: Purpose): Promise<Buffer> {
  const announced = Number(answer.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let length = 0;
  if (announced <= maxBytes)
    for await (const chunk of answer) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  if (announced <= maxBytes && length <= maxBytes) return Buffer.concat(chunks);
  answer.destroy();
  throw new CloudflareError(
    'cloudflare-answer',
    `Could not ${purpose.what}: the dump has ${Math.max(announced, length)} bytes or more, and at most ${maxBytes} are taken.`,
    { hint: 'Export fewer tables at a time.', failure: { kind: 'final' } },
  );
}

/** Where the storage gives one: a file that was stored in parts has another ETag, and a weak one is none. */
function md5InETag({ headers: { etag } }: IncomingMessage): string | undefined {
  return /^"?([0-9a-f]{32})"?$/i.exec(etag ?? '')?.[1]?.toLowerCase();
}

/** @throws CloudflareError for what is no dump, or only its beginning */
function textOf(content: Buffer, purpose: Purpose): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (cause) {
    throw damaged(purpose, 'what was downloaded is no UTF-8', cause);
  }
  // Every dump has statements, and the last one ends as they all do.
  if (!text.trimEnd().endsWith(';')) throw damaged(purpose, 'what was downloaded ends within a statement');
  return text;
}

function damaged(purpose: Purpose, problem: string, cause?: unknown): CloudflareError {
  return new CloudflareError('cloudflare-answer', `Could not ${purpose.what}: ${problem}.`, {
    hint: 'Something between here and Cloudflare may have cut or changed it: run this again.',
    failure: { kind: 'unknown' },
    cause,
  });
}
