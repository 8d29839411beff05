import type { Exchange } from '../exchange.ts';
import { methodNotAllowed } from '../responses.ts';
import { beginSession, endSession, hasEnded, readSession, type Session } from '../session.ts';
import { readJsonText } from './body.ts';
import { failure, INVALID_REQUEST, type Incoming, parseMessage, type RpcRequest } from './jsonrpc.ts';
import { REVISIONS, respond } from './server.ts';

const SESSION_HEADER = 'Mcp-Session-Id';

/**
 * MCP over streamable HTTP. Every answer is one JSON body. There is nothing to say unasked, so GET offers no stream:
 * 405, as the specification allows.
 */
export async function streamable(exchange: Exchange): Promise<Response> {
  switch (exchange.request.method) {
    case 'POST':
      return post(exchange);
    case 'DELETE':
      return end(exchange);
    default:
      return methodNotAllowed('POST', 'DELETE');
  }
}

async function post(exchange: Exchange): Promise<Response> {
  const { request } = exchange;
  if (!acceptsBoth(request.headers.get('Accept'))) {
    return refusal(406, 'Accept must list application/json and text/event-stream');
  }
  const revision = request.headers.get('Mcp-Protocol-Version');
  if (revision !== null && !REVISIONS.includes(revision)) {
    return refusal(400, `protocol revision is not supported; these are: ${REVISIONS.join(', ')}`);
  }
  const text = await readJsonText(request);
  return text instanceof Response ? text : receive(parseMessage(text), exchange);
}

async function receive(message: Incoming, exchange: Exchange): Promise<Response> {
  if (message.kind === 'faulty') return Response.json(failure(null, message.code, message.message), { status: 400 });
  if (message.kind === 'request' && message.method === 'initialize') return initialize(message, exchange);
  // A client may leave the session out: there is no state to miss. One that it names must be alive.
  if (exchange.request.headers.has(SESSION_HEADER) && (await liveSession(exchange)) === undefined) return noSession();
  if (message.kind === 'notification') return new Response(null, { status: 202 });
  return Response.json(await respond(message, exchange));
}

async function initialize(message: RpcRequest, exchange: Exchange): Promise<Response> {
  const answer = await respond(message, exchange);
  const { token } = await beginSession('mcp', exchange.env.MCP_AUTH_KEY ?? '');
  return Response.json(answer, { headers: { [SESSION_HEADER]: token } });
}

async function end(exchange: Exchange): Promise<Response> {
  if (!exchange.request.headers.has(SESSION_HEADER)) return refusal(400, `${SESSION_HEADER} is missing`);
  const session = await namedSession(exchange);
  if (session === undefined || !(await endSession(session, exchange.database))) return noSession();
  return new Response(null, { status: 204 });
}

async function liveSession(exchange: Exchange): Promise<Session | undefined> {
  const session = await namedSession(exchange);
  return session === undefined || (await hasEnded(session, exchange.database)) ? undefined : session;
}

function namedSession({ request, env }: Exchange): Promise<Session | undefined> {
  return readSession(request.headers.get(SESSION_HEADER) ?? '', 'mcp', env.MCP_AUTH_KEY ?? '');
}

/** 404 tells the client to initialize again, where 400 would tell it that it is broken. */
function noSession(): Response {
  return refusal(404, 'the session is not known or has ended');
}

function refusal(status: number, message: string): Response {
  return Response.json(failure(null, INVALID_REQUEST, message), { status });
}

/** Both must be named: the specification asks it of clients, and the reference server holds them to it. */
function acceptsBoth(accept: string | null): boolean {
  const types = (accept ?? '').split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase());
  return types.includes('application/json') && types.includes('text/event-stream');
}
