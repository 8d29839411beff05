import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { send } from '../runtime/http.ts';
import { type Line, repeating } from './call.ts';
import { CloudflareError } from './errors.ts';
import { damaged, exchange, md5InETag, transferOf } from './storage.ts';
import type { Purpose } from './translate.ts';

/**
 * Reads a dump from behind a signed URL, whole.
 * @param maxBytes a longer one is refused
 * @throws CloudflareError, never with the URL
 */
export async function download(signedUrl: string, purpose: Purpose, maxBytes: number, line: Line): Promise<string> {
  const transfer = transferOf(signedUrl, purpose, line);
  const headers = { 'accept-encoding': 'identity' };
  const request = () => send({ method: 'GET', url: transfer.url, headers, signal: line.signal });
  return repeating({ what: purpose.what, idempotent: true }, line, () =>
    exchange(transfer, { method: 'GET', send: request }, async (answer) => {
      const content = await readAtMost(answer, maxBytes, purpose);
      const expected = md5InETag(answer.headers.etag);
      if (expected !== undefined && expected !== createHash('md5').update(content).digest('hex'))
        throw damaged(purpose, 'what was downloaded is not what the storage has');
      return textOf(content, purpose);
    }),
  );
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
