import { corsHeaders } from './cors.js';
import { handleRpc } from './rpc.js';

function isAllowed(request, env) {
  return request.headers.get('Authorization') === `Bearer ${env.MCP_AUTH_KEY}`;
}

async function answer(request, env) {
  const { pathname } = new URL(request.url);
  if (pathname === '/health') return new Response('ok');
  const { success } = await env.RATE_LIMITER.limit({ key: request.headers.get('CF-Connecting-IP') ?? '' });
  if (!success) return new Response('Too many requests', { status: 429, headers: { 'Retry-After': '60' } });
  if (!env.MCP_AUTH_KEY) return new Response('No key is set', { status: 503 });
  if (!isAllowed(request, env))
    return new Response('Unauthorized', { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  if (pathname === '/sse') return handleRpc(request, env);
  return new Response('Not found', { status: 404 });
}

export default {
  async fetch(request, env) {
    const cors = corsHeaders(request, env);
    const response = request.method === 'OPTIONS' ? new Response(null, { status: 204 }) : await answer(request, env);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    console.log(JSON.stringify({ level: 'info', msg: 'request', status: response.status, url: request.url }));
    return response;
  },
};
