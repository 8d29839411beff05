import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { withDeadline } from '../runtime/deadline.ts';
import { send } from '../runtime/http.ts';
import type { Hidden } from './curl.ts';

/** One HTTP request of a check. Redirects are never followed: where one leads is for the check to judge. */
export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  /** For the whole exchange, in milliseconds; of a stream for its head. */
  timeoutMs: number;
  /** Texts of the request that are not to be shown, and what is shown in their place. */
  hidden?: readonly Hidden[];
}

export interface Response {
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  /** Every value of a header that came more than once. */
  headersDistinct: NodeJS.Dict<string[]>;
  /** At most `bodyLimit` bytes of it. */
  body: string;
  /** Bytes of the body that were read. */
  bytes: number;
  /** Whether the body was longer than what was read. */
  bodyCut: boolean;
  /** Until when the server's certificate is valid, in milliseconds since the epoch; absent without TLS. */
  certificateUntil?: number;
  durationMs: number;
}

/** An answer whose body is read as it comes. */
export interface Stream {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every value of a header that came more than once. */
  headersDistinct: NodeJS.Dict<string[]>;
  /** Ends with the stream; throws the connection's error. At most `bodyLimit` bytes, after which it ends. */
  chunks: AsyncIterable<Buffer>;
  /** Closes the connection. */
  close(): void;
}

/** What is read of a body at most, in bytes: a check must not fill the memory of the runner. */
export const bodyLimit = 1024 * 1024;

/**
 * Where requests really go. On the local stack `*.workers.dev` is served on loopback: the connection goes there, and
 * the Host header stays.
 */
export interface Network {
  workersDevUrl: string | undefined;
  signal: AbortSignal;
}

/** @throws the connection's error, or ActionError `timeout` */
export async function exchange(request: Request, network: Network): Promise<Response> {
  const started = performance.now();
  return withDeadline(
    `${request.method} ${request.url.pathname}`,
    request.timeoutMs,
    network.signal,
    async (signal) => {
      const answer = await send({
        ...request,
        headers: headersOf(request),
        connectTo: connectTo(request.url, network),
        signal,
      });
      const certificateUntil = certificateEnd(answer);
      const { body, bytes, cut } = await readBody(answer);
      return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        headersDistinct: answer.headersDistinct,
        body,
        bytes,
        bodyCut: cut,
        ...(certificateUntil === undefined ? {} : { certificateUntil }),
        durationMs: performance.now() - started,
      };
    },
  );
}

/** Sends a request and gives the answer when its head is there. @throws as `exchange` */
export async function openStream(request: Request, network: Network): Promise<Stream> {
  const closing = new AbortController();
  // The deadline is for the head alone; the connection then lives until it is closed, or the run is cancelled.
  const signal = AbortSignal.any([closing.signal, network.signal]);
  const answer = await withDeadline(
    `${request.method} ${request.url.pathname}`,
    request.timeoutMs,
    network.signal,
    (deadline) =>
      send({
        ...request,
        headers: headersOf(request),
        connectTo: connectTo(request.url, network),
        signal: AbortSignal.any([signal, whileWaiting(deadline, closing)]),
      }),
  );
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    headersDistinct: answer.headersDistinct,
    chunks: upToLimit(answer),
    close: () => void answer.destroy(),
  };
}

function whileWaiting(deadline: AbortSignal, closing: AbortController): AbortSignal {
  deadline.addEventListener('abort', () => closing.abort(deadline.reason), { once: true });
  return closing.signal;
}

async function* upToLimit(answer: IncomingMessage): AsyncIterable<Buffer> {
  let length = 0;
  for await (const chunk of answer) {
    yield chunk;
    length += chunk.length;
    if (length > bodyLimit) return;
  }
}

export const standing = { 'user-agent': 'voygent-actions', accept: '*/*' };

/** With its length: node sends a body of DELETE or OPTIONS without one, and the server would not read it. */
function headersOf({ headers, body }: Request): Record<string, string> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { ...standing, ...headers, ...length };
}

export function connectTo(url: URL, { workersDevUrl }: Network): URL {
  return workersDevUrl !== undefined && url.hostname.endsWith('.workers.dev') ? new URL(workersDevUrl) : url;
}

/** Before the body is read: the connection may be gone afterwards. */
function certificateEnd({ socket }: IncomingMessage): number | undefined {
  const certificate = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
  const until = certificate?.valid_to === undefined ? Number.NaN : Date.parse(certificate.valid_to);
  return Number.isNaN(until) ? undefined : until;
}

async function readBody(answer: IncomingMessage): Promise<{ body: string; bytes: number; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > bodyLimit)
      return { body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), bytes: length, cut: true };
  }
  return { body: Buffer.concat(chunks).toString('utf8'), bytes: length, cut: false };
}
