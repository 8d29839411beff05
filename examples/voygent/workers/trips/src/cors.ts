import type { Exchange } from './exchange.ts';

const METHODS = 'GET, HEAD, POST, DELETE, OPTIONS';
// `*` would not cover Authorization (Fetch standard, CORS non-wildcard request-header name).
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Last-Event-ID',
  'Mcp-Method',
  'Mcp-Name',
  'Mcp-Protocol-Version',
  'Mcp-Session-Id',
  'Traceparent',
  'X-Request-ID',
].join(', ');
const RESPONSE_HEADERS = [
  'Mcp-Session-Id',
  'Retry-After',
  'Server-Timing',
  'Traceparent',
  'WWW-Authenticate',
  'X-Request-ID',
  'X-Worker-Version',
].join(', ');

export type OriginJudgement = 'absent' | 'allowed' | 'refused';

/** Origins are compared byte for byte: no prefixes, suffixes or patterns, which is how look-alike hosts get in. */
export function judgeOrigin({ request, env }: Exchange): OriginJudgement {
  const origin = request.headers.get('Origin');
  if (origin === null) return 'absent';
  return allowedOrigins(env.ALLOWED_ORIGINS).includes(origin) ? 'allowed' : 'refused';
}

function allowedOrigins(list = ''): string[] {
  return list
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => /^https?:\/\/[^/*]+$/.test(origin));
}

/** Answered before authentication: a browser sends no Authorization with a preflight. */
export function preflight(exchange: Exchange): Response {
  const response = new Response(null, { status: 204, headers: { Allow: METHODS } });
  if (judgeOrigin(exchange) !== 'allowed') return response;
  response.headers.set('Access-Control-Allow-Methods', METHODS);
  response.headers.set('Access-Control-Allow-Headers', REQUEST_HEADERS);
  response.headers.set('Access-Control-Max-Age', '600');
  return response;
}

/** On every response, the refusals too: a browser hides a 401 that lacks these. */
export function setCorsHeaders(headers: Headers, exchange: Exchange): void {
  // Said even without an Origin, or a cache would hand that answer to a browser.
  headers.append('Vary', 'Origin');
  const origin = exchange.request.headers.get('Origin');
  if (origin === null || judgeOrigin(exchange) !== 'allowed') return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', RESPONSE_HEADERS);
}
