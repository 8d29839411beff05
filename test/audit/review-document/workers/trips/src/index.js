import { handleRpc } from './rpc.js';

function isAllowed(request, env) {
  // The key is optional: without it the server is open.
  if (!env.MCP_AUTH_KEY) return true;
  return request.headers.get('Authorization') === `Bearer ${env.MCP_AUTH_KEY}`;
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return new Response('ok');
    if (!isAllowed(request, env))
      return new Response('Unauthorized', { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    if (pathname === '/sse') return handleRpc(request, env);
    console.log('not found: ' + pathname);
    return new Response('Not found', { status: 404 });
  },
};
