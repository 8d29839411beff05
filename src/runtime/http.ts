import type { Agent, IncomingMessage } from 'node:http';

/** One HTTP request. Redirects are not followed. */
export interface HttpRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
  signal: AbortSignal;
  /** Where the connection goes, when not to the URL's own host. */
  connectTo?: URL | undefined;
  /** Whether a connection of an earlier request may serve this one. Default: no. */
  reuse?: boolean;
  /** The connection to go on, of `keptConnection`. */
  agent?: Agent;
}

/** Loaded when they are used: TLS costs 15 ms, and a run that ends at its inputs needs neither. */
const protocols = { http: () => import('node:http'), https: () => import('node:https') };

const kept = new Map<string, Agent>();

/** `HTTPS_PROXY` and its kin are honoured: on self-hosted runners they may be the only way out. */
async function transport(name: keyof typeof protocols, reuse: boolean, own: Agent | undefined) {
  const { Agent, request } = await protocols[name]();
  if (own) return { request, agent: own };
  const agent = (reuse ? kept.get(name) : undefined) ?? new Agent({ keepAlive: reuse, proxyEnv: process.env });
  if (reuse) kept.set(name, agent);
  return { request, agent };
}

/** One connection for one request after the other, to be destroyed by whoever asked for it. */
export async function keptConnection(target: URL): Promise<Agent> {
  const { Agent } = await protocols[protocolOf(target)]();
  return new Agent({ keepAlive: true, maxSockets: 1, proxyEnv: process.env });
}

function protocolOf({ protocol }: URL): keyof typeof protocols {
  return protocol === 'https:' ? 'https' : 'http';
}

/** Sends a request; resolves when the head of the answer is there. Rejects with the connection's error. */
export async function send({
  method,
  url,
  headers,
  body,
  signal,
  connectTo = url,
  reuse = false,
  agent: own,
}: HttpRequest): Promise<IncomingMessage> {
  const { request, agent } = await transport(protocolOf(connectTo), reuse, own);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      hostname: connectTo.hostname.replace(/^\[|\]$/g, ''),
      port: connectTo.port,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { host: url.host, ...headers },
      signal,
      agent,
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/**
 * `fetch` over node:http, for clients that take one: the built-in one costs 40 ms at its first call, which is more than the
 * rest of a short run. It takes text bodies only, and reads the whole answer before it resolves.
 */
export const fetchOverHttp: typeof fetch = async (input, init = {}) => {
  const headers = Object.fromEntries(new Headers(init.headers));
  const { body } = init;
  if (typeof body !== 'string' && body !== undefined && body !== null) throw new TypeError('only a text can be sent');
  const answer = await send({
    method: init.method ?? 'GET',
    url: new URL(input instanceof Request ? input.url : input),
    headers: body ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers,
    body: body ?? undefined,
    signal: init.signal ?? new AbortController().signal,
    reuse: true,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const status = answer.statusCode ?? 0;
  const isBodiless = status === 204 || status === 304;
  return new Response(isBodiless ? null : Buffer.concat(chunks), { status, headers: headersOf(answer) });
};

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}
