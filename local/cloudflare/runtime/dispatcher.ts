/** The header by which this process tells the dispatcher what a request is for. */
export const TARGET_HEADER = 'x-local-target';
/** The header by which the dispatcher says that the Worker threw. */
export const THREW_HEADER = 'x-local-threw';

/**
 * The one Worker that this process talks to: it passes a request to a version, or a batch of SQL to a database.
 * `query()` of the D1 binding answers columns and rows per statement, in one transaction; it needs the compatibility
 * flag `d1_binding_jsrpc`.
 */
export const DISPATCHER_SOURCE = `
const cf = { colo: 'LOC', country: 'XX', city: 'Loopback', continent: 'EU', timezone: 'UTC', httpProtocol: 'HTTP/1.1', asn: 64496 };

async function query(database, request) {
  try {
    return Response.json(await database.query({ queries: await request.json() }));
  } catch (error) {
    return Response.json({ error: String(error.message) });
  }
}

async function run(version, request) {
  const headers = new Headers(request.headers);
  headers.delete('${TARGET_HEADER}');
  try {
    return await version.fetch(new Request(request, { headers, cf }));
  } catch (error) {
    return new Response(String(error?.stack ?? error), { status: 500, headers: { '${THREW_HEADER}': '1' } });
  }
}

export default {
  async fetch(request, env) {
    const target = request.headers.get('${TARGET_HEADER}');
    const binding = target && env[target];
    if (!binding) return new Response('error code: 1042', { status: 404 });
    return target.startsWith('d1:') ? query(binding, request) : run(binding, request);
  },
};
`;
