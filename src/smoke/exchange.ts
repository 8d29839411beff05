import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { withDeadline } from '../runtime/deadline.ts';
import { send } from '../runtime/http.ts';

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
      const answer = await send({
        ...request,
        headers: headersOf(request),
        connectTo: connectTo(request.url, network),
        signal,
      });
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

const standing = { 'user-agent': 'voygent-actions', accept: '*/*' };

/** With its length: node sends a body of DELETE or OPTIONS without one, and the server would not read it. */
function headersOf({ headers, body }: Request): Record<string, string> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { ...standing, ...headers, ...length };
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

/** The request as a command to try by hand. What its headers keep secret has to be filled in. */
export function curlOf({ method, url, headers, body }: Request): string {
  const parts = ['curl', '-i', ...(method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['-X', method])];
  // curl would call a body a form.
  const typed = body === undefined || 'content-type' in headers ? headers : { ...headers, 'content-type': undefined };
  for (const [name, value] of Object.entries({ 'user-agent': standing['user-agent'], ...typed }))
    parts.push('-H', quoted(headerForCurl(name, value)));
  if (body !== undefined) parts.push('--data-raw', quoted(body));
  // Brackets and braces in an address are patterns to curl.
  if (/[[\]{}]/.test(url.href)) parts.push('--globoff');
  return [...parts, quoted(url.href)].join(' ');
}

const confidential = /authorization|cookie|token|secret|key|password|signature/i;

/** `name:` takes a header away, `name;` sends it empty. */
function headerForCurl(name: string, value: string | undefined): string {
  if (value === undefined) return `${name}:`;
  if (value === '') return `${name};`;
  return `${name}: ${confidential.test(name) ? '***' : value}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
