import { setCorsHeaders } from './cors.ts';
import type { Env } from './env.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { log, logResponse, reasonOf } from './log.ts';
import { problem } from './responses.ts';
import { route } from './routes.ts';

export default {
  async fetch(request, env): Promise<Response> {
    const exchange = openExchange(request, env);
    const response = seal(exchange, await answer(exchange));
    logResponse(exchange, response.status);
    return response;
  },
} satisfies ExportedHandler<Env>;

async function answer(exchange: Exchange): Promise<Response> {
  try {
    return await route(exchange);
  } catch (thrown) {
    log('error', 'unhandled error', exchange, { reason: reasonOf(thrown) });
    return problem(500, 'internal error');
  }
}

/** What every response carries, whatever its status: who answered, to which request, at what cost. */
function seal(exchange: Exchange, response: Response): Response {
  const sealed = new Response(response.body, response);
  const { headers } = sealed;
  headers.set('X-Worker-Version', exchange.versionId);
  headers.set('X-Request-ID', exchange.trace.requestId);
  headers.set('traceparent', exchange.trace.traceparent);
  headers.set('Server-Timing', `d1;desc="${exchange.database.queries}"`);
  headers.set('X-Content-Type-Options', 'nosniff');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  setCorsHeaders(headers, exchange);
  return sealed;
}
