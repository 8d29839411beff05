export async function handleRpc(request, env) {
  const { id, method } = await request.json();
  if (method === 'tools/list') return Response.json({ jsonrpc: '2.0', id, result: { tools: [] } });
  const { results } = await env.DB.prepare('SELECT * FROM trip_facts').all();
  return Response.json({ jsonrpc: '2.0', id, result: { content: results } });
}
