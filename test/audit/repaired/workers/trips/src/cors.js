/** The headers for an origin of the list; for others none. */
export function corsHeaders(request, env) {
  const origin = request.headers.get('Origin');
  if (!env.ALLOWED_ORIGINS.split(',').includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Expose-Headers': 'www-authenticate',
  };
}
