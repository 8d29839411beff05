import type { IncomingMessage } from 'node:http';
import { withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { send } from '../runtime/http.ts';
import { Body, stalled } from './body.ts';
import { repeating } from './call.ts';
import { CloudflareError } from './errors.ts';
import { exchange, md5InETag, type Transfer } from './storage.ts';

/** A file of the storage's, as its first answer described it: every later answer must be of the same one. */
export interface StoredFile {
  /** The Content-Length. */
  bytes: number | undefined;
  /** `undefined` where there is none, or a weak one, by which two files cannot be told apart. */
  etag: string | undefined;
  md5: string | undefined;
}

/**
 * Asks for a file from its beginning; again where that fails.
 * @throws CloudflareError
 */
export async function open(transfer: Transfer, stallMs: number): Promise<{ file: StoredFile; body: Body }> {
  return repeating({ what: transfer.purpose.what, idempotent: true }, transfer.line, () =>
    ask(transfer, { stallMs }, (answer) => ({
      file: described(answer),
      body: new Body(answer, transfer, { toSkip: 0, stallMs }),
    })),
  );
}

/**
 * Asks once for what follows the first bytes of a file. A storage that does not know of ranges is read anew, and its
 * first bytes are skipped.
 * @throws CloudflareError, of the kind `final` where the file is not the same any more
 */
export async function openAt(transfer: Transfer, file: StoredFile, position: number, stallMs: number): Promise<Body> {
  const { etag } = file;
  const headers = position > 0 && etag !== undefined ? { range: `bytes=${position}-`, 'if-range': etag } : {};
  // 412 and 416 are what a storage answers whose file is another, or shorter, by now.
  return ask(transfer, { stallMs, headers, accepted: [200, 206, 412, 416] }, (answer) => {
    const toSkip = answer.statusCode === 206 ? 0 : position;
    if (isContinuation(answer, file, position)) return new Body(answer, transfer, { toSkip, stallMs });
    answer.destroy();
    throw changed(transfer, file, position);
  });
}

interface Asked {
  stallMs: number;
  headers?: Record<string, string>;
  accepted?: readonly number[];
}

async function ask<T>(transfer: Transfer, asked: Asked, read: (answer: IncomingMessage) => T): Promise<T> {
  const { url, line } = transfer;
  const { stallMs, accepted = [200], headers = {} } = asked;
  const request = async () => {
    try {
      // The time is that of the head alone; the signal stays, and ends the body when the line's does.
      return await withDeadline('The wait for the storage', stallMs, line.signal, (signal) =>
        send({ method: 'GET', url, headers: { 'accept-encoding': 'identity', ...headers }, signal }),
      );
    } catch (error) {
      throw error instanceof ActionError && error.code === 'timeout' ? stalled(transfer, stallMs) : error;
    }
  };
  return exchange(transfer, { method: 'GET', accepted, send: request }, read);
}

function described({ headers }: IncomingMessage): StoredFile {
  const length = headers['content-length'];
  const etag = /^"[^"]*"$/.exec(headers.etag ?? '')?.[0];
  return { bytes: length === undefined ? undefined : Number(length), etag, md5: md5InETag(headers.etag) };
}

function isContinuation(answer: IncomingMessage, file: StoredFile, position: number): boolean {
  const now = described(answer);
  if (file.etag === undefined || now.etag !== file.etag) return false;
  const { bytes } = file;
  if (answer.statusCode === 200) return bytes === undefined || now.bytes === undefined || now.bytes === bytes;
  if (answer.statusCode !== 206) return false;
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.headers['content-range'] ?? '');
  const [, from, total] = range ?? [];
  return Number(from) === position && (bytes === undefined || total === '*' || Number(total) === bytes);
}

function changed({ purpose }: Transfer, { bytes }: StoredFile, position: number): CloudflareError {
  const read = `${position}${bytes === undefined ? '' : ` of ${bytes}`} bytes`;
  return new CloudflareError(
    'cloudflare-answer',
    `Could not ${purpose.what}: the connection broke after ${read}, and the storage does not have the same file any more.`,
    { hint: 'What was read is of no use. Run this again: it makes a new dump.', failure: { kind: 'final' } },
  );
}
