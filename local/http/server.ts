import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule, Faults } from './faults.ts';

/** A request as the local servers see it: read whole. */
export interface LocalRequest {
  method: string;
  /** Path without query, not decoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Path and query exactly as they were sent, for a server that passes requests on. */
  url: string;
  /** Aborted when the client goes away before the answer was complete. */
  signal: AbortSignal;
  /** A fault asks that only the first half of the statements is run. */
  isCutInHalf?: boolean;
}

/** An answer. A string body is sent as it is, a Buffer or a stream as bytes, anything else as JSON. */
export interface LocalResponse {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: unknown;
}

export type Handler = (request: LocalRequest) => Promise<LocalResponse> | LocalResponse;

/** What a test may ask afterwards: every call in order, with the status that was sent (0 where none was). */
export interface RecordedCall {
  service: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  status: number;
}

export interface LocalServer extends AsyncDisposable {
  readonly origin: string;
  readonly calls: RecordedCall[];
  close(): Promise<void>;
}

export interface LocalServerOptions {
  service: string;
  handler: Handler;
  faults: Faults;
  /** 0 takes any free port. */
  port?: number;
  /** Whether the bodies sent to a path are kept for tests to look at. Default: all are. */
  recordsBody?: (path: string) => boolean;
}

/** Starts a server on loopback whose calls pass through the fault rules. */
export async function startServer(options: LocalServerOptions): Promise<LocalServer> {
  const { port = 0 } = options;
  const calls: RecordedCall[] = [];
  const server = createServer((incoming, outgoing) => {
    void answer(options, calls, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${address.port}`, calls, close, [Symbol.asyncDispose]: close };
}

async function answer(
  { service, handler, faults, recordsBody = () => true }: LocalServerOptions,
  calls: RecordedCall[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming, clientGone(outgoing));
  const bodyText = request.body.toString('utf8');
  const call: RecordedCall = {
    service,
    method: request.method,
    path: request.url,
    headers: request.headers,
    body: recordsBody(request.path) ? bodyText : '',
    status: 0,
  };
  calls.push(call);
  const fault = faults.hit({ service, method: request.method, pathAndQuery: call.path, body: bodyText });
  if (fault && fault.when === 'before' && replacesAnswer(fault)) {
    faults.spoilt++;
    call.status = await spoil(fault, undefined, outgoing);
    return;
  }
  const response = await handle(handler, { ...request, isCutInHalf: fault?.action.kind === 'partial' });
  const spoiltAnswer = fault && (await whole(response));
  if (spoiltAnswer) faults.spoilt++;
  call.status = fault ? await spoil(fault, spoiltAnswer, outgoing) : await send(response, outgoing);
}

/** A signal that fires when the connection closes before the answer was written to its end. */
function clientGone(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** A streamed answer read to its end, since a fault cuts or slows bytes that must be known. */
async function whole(response: LocalResponse): Promise<LocalResponse> {
  if (!(response.body instanceof ReadableStream)) return response;
  return { ...response, body: Buffer.from(await new Response(response.body).arrayBuffer()) };
}

function replacesAnswer({ action }: FaultRule): boolean {
  return action.kind === 'respond' || action.kind === 'reset' || action.kind === 'stall';
}

async function handle(handler: Handler, request: LocalRequest): Promise<LocalResponse> {
  try {
    return await handler(request);
  } catch (error) {
    // A defect of the local stack must be seen as one, not as an answer of the service that it stands for.
    console.error(`local stack: ${request.method} ${request.path}:`, error);
    return { status: 599, body: `local stack defect: ${String(error)}` };
  }
}

async function readRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<LocalRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    url: incoming.url ?? '/',
    signal,
  };
}

function encode(response: LocalResponse): { body: Buffer; headers: Record<string, string | string[]> } {
  const headers: Record<string, string | string[]> = { ...response.headers };
  const { body } = response;
  if (body === undefined || body === null) return { body: Buffer.alloc(0), headers };
  if (Buffer.isBuffer(body)) return { body, headers };
  if (body instanceof Uint8Array) return { body: Buffer.from(body), headers };
  if (typeof body === 'string') return { body: Buffer.from(body), headers };
  return { body: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json', ...headers } };
}

async function send(response: LocalResponse, outgoing: ServerResponse): Promise<number> {
  if (response.body instanceof ReadableStream) return sendStream(response, response.body, outgoing);
  const { body, headers } = encode(response);
  outgoing.writeHead(response.status, headers);
  outgoing.end(body);
  return response.status;
}

async function sendStream(response: LocalResponse, body: ReadableStream, outgoing: ServerResponse): Promise<number> {
  outgoing.writeHead(response.status, response.headers);
  // An event stream whose first event is late must still look open to its client.
  outgoing.flushHeaders();
  const reader = body.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!outgoing.write(value)) await drained(outgoing);
  }
  outgoing.end();
  return response.status;
}

/** Until the client has taken what was written, or is gone: an answer of any size takes little memory. */
function drained(outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off('drain', settle).off('close', settle);
      resolve();
    };
    outgoing.on('drain', settle).on('close', settle);
  });
}

/** Applies a fault to an answer (or to none yet), and tells the status that the client saw. */
async function spoil(
  { action }: FaultRule,
  response: LocalResponse | undefined,
  outgoing: ServerResponse,
): Promise<number> {
  switch (action.kind) {
    case 'respond':
      return send({ status: action.status, headers: action.headers, body: action.body }, outgoing);
    case 'reset':
      outgoing.destroy();
      return 0;
    case 'stall':
      return 0;
    case 'delay':
      await sleep(action.ms);
      return send(response ?? { status: 204 }, outgoing);
    case 'truncate':
      return sendHalf(response ?? { status: 204 }, outgoing, true);
    case 'halve':
      return sendHalf(response ?? { status: 204 }, outgoing, false);
    case 'slow':
      return sendSlowly(response ?? { status: 204 }, outgoing, action.msPerByte);
    case 'partial':
      return send({ status: 500, body: 'upstream' }, outgoing);
  }
}

async function sendHalf(response: LocalResponse, outgoing: ServerResponse, cut: boolean): Promise<number> {
  const { body, headers } = encode(response);
  const half = body.subarray(0, Math.floor(body.length / 2));
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(cut ? body.length : half.length) });
  await new Promise<void>((resolve) => outgoing.write(half, () => resolve()));
  if (cut) outgoing.destroy();
  else outgoing.end();
  return response.status;
}

async function sendSlowly(response: LocalResponse, outgoing: ServerResponse, msPerByte: number): Promise<number> {
  const { body, headers } = encode(response);
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(body.length) });
  for (const byte of body) {
    if (outgoing.destroyed) return response.status;
    outgoing.write(Buffer.of(byte));
    await sleep(msPerByte);
  }
  outgoing.end();
  return response.status;
}
