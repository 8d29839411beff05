import { refuseUnauthenticated } from './auth.ts';
import { judgeOrigin, preflight } from './cors.ts';
import type { Exchange } from './exchange.ts';
import { health } from './health.ts';
import { refuseTooMany } from './limit.ts';
import { messages, openStream } from './mcp/sse.ts';
import { streamable } from './mcp/streamable.ts';
import { methodNotAllowed, problem } from './responses.ts';

type Handler = (exchange: Exchange) => Promise<Response>;

const PROTECTED: Readonly<Record<string, Handler>> = { '/mcp': streamable, '/sse': openStream, '/messages': messages };

export async function route(exchange: Exchange): Promise<Response> {
  const { request, url } = exchange;
  if (request.method === 'OPTIONS') return preflight(exchange);
  if (url.pathname === '/health') return isRead(request) ? health(exchange) : methodNotAllowed('GET', 'HEAD');
  const handler = Object.hasOwn(PROTECTED, url.pathname) ? PROTECTED[url.pathname] : undefined;
  if (handler === undefined) return problem(404, 'not found');
  return (await refuse(exchange)) ?? handler(exchange);
}

async function refuse(exchange: Exchange): Promise<Response | undefined> {
  const refusal = (await refuseTooMany(exchange)) ?? (await refuseUnauthenticated(exchange));
  if (refusal !== undefined) return refusal;
  // MCP asks servers to refuse foreign origins, against DNS rebinding (2025-11-25, transports, security warning).
  return judgeOrigin(exchange) === 'refused' ? problem(403, 'this origin is not allowed') : undefined;
}

function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}
