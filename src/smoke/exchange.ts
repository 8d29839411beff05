import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { withDeadline } from '../runtime/deadline.ts';

/** One HTTP request of a check. Redirects are never followed: where one leads is for the check to judge. */
export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  /** For the whole exchange, in milliseconds. */
  timeoutMs: number;
}

export interface Response {
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  /** At most `bodyLimit` bytes of it. */
  body: string;
  /** Whether the body was longer than what was read. */
  bodyCut: boolean;
  durationMs: number;
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
      const answer = await send(request, network, signal);
      const { body, cut } = await readBody(answer);
      return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body,
        bodyCut: cut,
        durationMs: performance.now() - started,
      };
    },
  );
}

function send(request: Request, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const target = connectTo(request.url, network);
  const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = start({
      hostname: target.hostname,
      port: target.port,
      path: `${request.url.pathname}${request.url.search}`,
      method: request.method,
      headers: { host: request.url.host, 'user-agent': 'voygent-actions', ...request.headers },
      signal,
      agent: false,
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end(request.body);
  });
}

function connectTo(url: URL, { workersDevUrl }: Network): URL {
  return workersDevUrl !== undefined && url.hostname.endsWith('.workers.dev') ? new URL(workersDevUrl) : url;
}

async function readBody(answer: IncomingMessage): Promise<{ body: string; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > bodyLimit) return { body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), cut: true };
  }
  return { body: Buffer.concat(chunks).toString('utf8'), cut: false };
}

/** The request as a command to try by hand; the caller redacts secrets. */
export function curlOf(request: Request): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl', '-i'];
  if (request.method !== 'GET') parts.push('-X', request.method);
  for (const [name, value] of Object.entries(request.headers)) parts.push('-H', quote(`${name}: ${value}`));
  if (request.body !== undefined) parts.push('--data', quote(request.body));
  return [...parts, quote(request.url.href)].join(' ');
}
