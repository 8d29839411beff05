import { readBounded } from './bounded.ts';
import { bodyLimit, type Request, type Response } from './exchange.ts';
import type { Probe } from './probe.ts';

/** What is read of a body at most, in bytes. */
const enough = Math.min(64 * 1024, bodyLimit);

/** An answer of which the beginning is enough. */
export interface Glimpse extends Response {
  /** Whether it is a stream of events, which was closed at once; its body is empty here. */
  isStream: boolean;
}

/** The media type of a `content-type`, in lower case and without parameters. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Sends a request to an endpoint that may answer with a stream without end. @throws NoAnswer, OtherVersion */
export async function peek(request: Request, probe: Probe): Promise<Glimpse> {
  const started = performance.now();
  const stream = await probe.open(request);
  const { status, headers, headersDistinct } = stream;
  const isStream = mediaType(headers['content-type']) === 'text/event-stream';
  const read = () => (isStream ? { body: '', cut: false } : beginning(stream.chunks));
  const { body, cut } = await readBounded(request, stream, async () => read());
  return {
    status,
    headers,
    headersDistinct,
    body,
    bytes: Buffer.byteLength(body),
    bodyCut: cut,
    isStream,
    durationMs: performance.now() - started,
  };
}

async function beginning(chunks: AsyncIterable<Buffer>): Promise<{ body: string; cut: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > enough) return { body: Buffer.concat(parts).toString('utf8'), cut: true };
  }
  return { body: Buffer.concat(parts).toString('utf8'), cut: false };
}
