import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Message = Record<string, unknown>;

export interface Front {
  /** The origin that clients use in place of the server's. */
  base: URL;
  close(): Promise<void>;
}

export interface Manners {
  /** The key that is asked for, as `Authorization: Bearer …`. None: nobody is asked. */
  key?: string;
  /** Which requests the key is asked of. Default: all but OPTIONS. */
  guards?(request: IncomingMessage): boolean;
  /** What becomes of an answer to a POST: the asked message, and the answered one, which it may change. */
  edit?(answered: Message, asked: Message): Message;
  /** How many requests are served at once; what is more gets 503. Default: any number. */
  atOnce?: number;
}

/** A proxy before a server that is not ours: it keeps a door that the server has not got, or spoils the server's answers. */
export async function startFront(target: URL, manners: Manners): Promise<Front> {
  let open = 0;
  const server = http.createServer(async (request, answer) => {
    const body = await readAll(request);
    if (!isLetIn(request, manners)) return refuse(answer, 401, { 'www-authenticate': 'Bearer' });
    if (request.method === 'POST' && open >= (manners.atOnce ?? Number.POSITIVE_INFINITY))
      return refuse(answer, 503, {});
    open++;
    answer.once('close', () => open--);
    await pass(target, request, body, answer, manners).catch(() => answer.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    base: new URL(`http://127.0.0.1:${port}`),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function isLetIn(request: IncomingMessage, { key, guards }: Manners): boolean {
  if (key === undefined || request.method === 'OPTIONS') return true;
  if (guards && !guards(request)) return true;
  return request.headers.authorization === `Bearer ${key}`;
}

function refuse(answer: ServerResponse, status: number, headers: Record<string, string>): void {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"error":"refused"}');
}

async function pass(
  target: URL,
  request: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  { edit }: Manners,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  // Of the connection to the client, and of the door: neither is for the server.
  const { authorization: _key, connection: _connection, ...rest } = headers;
  const upstream = http.request(new URL(url, target), {
    method,
    headers: { ...rest, host: target.host },
    agent: false,
  });
  answer.once('close', () => upstream.destroy());
  upstream.on('error', () => answer.destroy());
  upstream.end(body);
  const reply = await new Promise<IncomingMessage>((resolve) => upstream.once('response', resolve));
  if (!edit || method !== 'POST' || reply.statusCode !== 200) {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    answer.flushHeaders();
    reply.pipe(answer);
    return;
  }
  const asked = JSON.parse(body.toString()) as Message;
  const text = (await readAll(reply)).toString();
  const change = (json: string) => JSON.stringify(edit(JSON.parse(json) as Message, asked));
  const isStream = reply.headers['content-type']?.startsWith('text/event-stream');
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = reply.headers;
  answer
    .writeHead(200, kept)
    .end(isStream ? text.replaceAll(/^data: (\{.*\})$/gm, (_, json) => `data: ${change(json)}`) : change(text));
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
