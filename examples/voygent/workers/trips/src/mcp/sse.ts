import type { Exchange } from '../exchange.ts';
import { methodNotAllowed, problem } from '../responses.ts';
import { beginSession, readSession, type Session } from '../session.ts';
import { readJsonText } from './body.ts';
import { failure, type Incoming, parseMessage } from './jsonrpc.ts';
import { Outbox } from './outbox.ts';
import { Relay } from './relay.ts';
import { respond } from './server.ts';

/** Legacy HTTP+SSE (revision 2024-11-05): the stream says where to post, and carries the answers to what is posted. */
export async function openStream(exchange: Exchange): Promise<Response> {
  if (exchange.request.method !== 'GET') return methodNotAllowed('GET');
  const resumed = await resume(exchange);
  const session = resumed?.session ?? (await beginSession('sse', keyOf(exchange)));
  // no-transform: a proxy that compresses would also buffer.
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' };
  return new Response(streamOf(session, resumed?.seen ?? 0, exchange), { headers });
}

export async function messages(exchange: Exchange): Promise<Response> {
  if (exchange.request.method !== 'POST') return methodNotAllowed('POST');
  const session = await readSession(exchange.url.searchParams.get('sessionId') ?? '', 'sse', keyOf(exchange));
  if (session === undefined) return problem(404, 'the session is not known or has ended');
  const text = await readJsonText(exchange.request);
  return text instanceof Response ? text : accept(parseMessage(text), session, exchange);
}

async function accept(message: Incoming, session: Session, exchange: Exchange): Promise<Response> {
  if (message.kind === 'faulty') return Response.json(failure(null, message.code, message.message), { status: 400 });
  if (message.kind === 'request') {
    await new Outbox(exchange.database, session.id).put(await respond(message, exchange));
  }
  return new Response(null, { status: 202 });
}

/**
 * Event ids are the session's token and the number of the letter: a stream that was cut comes back through Last-Event-ID
 * to its session, and to what did not arrive.
 */
async function resume(exchange: Exchange): Promise<{ session: Session; seen: number } | undefined> {
  const [token = '', seen = '0'] = (exchange.request.headers.get('Last-Event-ID') ?? '').split('/');
  const session = await readSession(token, 'sse', keyOf(exchange));
  return session && /^\d{1,15}$/.test(seen) ? { session, seen: Number(seen) } : undefined;
}

function streamOf(session: Session, seen: number, exchange: Exchange): ReadableStream<Uint8Array> {
  const outbox = new Outbox(exchange.database, session.id);
  const relay = new Relay(
    {
      after: (seq) => outbox.after(seq),
      idOf: ({ seq }) => `${session.token}/${seq}`,
      wait: (milliseconds) => scheduler.wait(milliseconds),
    },
    seen,
  );
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      const { token } = session;
      controller.enqueue(
        encoder.encode(`retry: 1000\nid: ${token}/${seen}\nevent: endpoint\ndata: /messages?sessionId=${token}\n\n`),
      );
    },
    async pull(controller) {
      const chunk = await relay.next();
      if (chunk === undefined) controller.close();
      else controller.enqueue(encoder.encode(chunk));
    },
  });
}

function keyOf(exchange: Exchange): string {
  return exchange.env.MCP_AUTH_KEY ?? '';
}
