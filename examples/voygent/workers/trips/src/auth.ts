import type { Exchange } from './exchange.ts';
import { problem } from './responses.ts';

const SCHEME = 'Bearer ';

/**
 * The response that refuses the request, or undefined when it may go on.
 * The key is taken from `Authorization: Bearer <key>` and from nowhere else: query strings end in logs and histories.
 */
export async function refuseUnauthenticated({ request, env }: Exchange): Promise<Response | undefined> {
  const expected = env.MCP_AUTH_KEY;
  if (expected === undefined || expected.trim() === '') return problem(503, 'authentication is not configured');
  const header = request.headers.get('Authorization') ?? '';
  const offered = header.startsWith(SCHEME) ? header.slice(SCHEME.length) : '';
  if (await equalInConstantTime(offered, expected)) return undefined;
  return problem(401, 'a valid bearer key is required', { 'WWW-Authenticate': 'Bearer realm="voygent-trips"' });
}

/** Digests have one length, so that neither the length nor the content of the key shows in the time this takes. */
async function equalInConstantTime(left: string, right: string): Promise<boolean> {
  const [leftDigest, rightDigest] = await Promise.all([digest(left), digest(right)]);
  return crypto.subtle.timingSafeEqual(leftDigest, rightDigest);
}

function digest(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
