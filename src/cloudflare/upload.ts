import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { keptConnection } from '../runtime/http.ts';
import { type Line, repeating } from './call.ts';
import { damaged, exchange, md5InETag, type Transfer, transferOf } from './storage.ts';
import type { Purpose } from './translate.ts';

/** What is uploaded. It is read anew for each attempt. */
export interface Source {
  bytes: number;
  /** In lower-case hexadecimal digits. */
  md5: string;
  /** All of it, from the beginning. Throws a CloudflareError where it cannot be read, or is not what it was. */
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export function sourceOf(content: Buffer): Source {
  return { bytes: content.length, md5: createHash('md5').update(content).digest('hex'), chunks: () => [content] };
}

/**
 * Writes a file behind a signed URL; again where that is not certain, as it is the same file.
 * @throws CloudflareError, never with the URL
 */
export async function upload(signedUrl: string, source: Source, purpose: Purpose, line: Line): Promise<void> {
  const transfer = transferOf(signedUrl, purpose, line);
  return repeating({ what: purpose.what, idempotent: true }, line, () =>
    exchange(transfer, { method: 'PUT', send: () => put(transfer, source) }, async (answer) => {
      answer.resume();
      // A 200 without it is not from the storage, and the file is not there.
      if (md5InETag(answer.headers.etag) !== source.md5)
        throw damaged(purpose, 'the storage did not confirm that it has what was uploaded');
    }),
  );
}

/** Sends the head and the source; resolves with the answer, which may come, as a no, before all is sent. */
async function put({ url, line }: Transfer, source: Source): Promise<IncomingMessage> {
  const { request } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  const agent = await keptConnection(url);
  const headers = { 'accept-encoding': 'identity', 'content-length': String(source.bytes) };
  const outgoing = request(url, { method: 'PUT', headers, agent, signal: line.signal });
  // The connection is for this request alone.
  outgoing.once('close', () => agent.destroy());
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', (answer) => {
      answer.once('close', () => outgoing.destroy());
      resolve(answer);
    });
    // For good: one that is cut off while it is written to may have two.
    outgoing.on('error', reject);
  });
  void write(source, outgoing).catch((error) => outgoing.destroy(error));
  return answered;
}

/** Writes no faster than it is taken, and no longer than until there is an answer or an error. */
async function write(source: Source, outgoing: ClientRequest): Promise<void> {
  const over = new AbortController();
  for (const event of ['response', 'close']) outgoing.once(event, () => over.abort());
  for await (const chunk of source.chunks()) {
    if (over.signal.aborted) return;
    if (!outgoing.write(chunk)) await once(outgoing, 'drain', { signal: over.signal }).catch(() => undefined);
  }
  if (!over.signal.aborted) outgoing.end();
}
