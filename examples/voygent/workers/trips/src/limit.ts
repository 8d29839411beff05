import type { Exchange } from './exchange.ts';
import { log } from './log.ts';
import { problem } from './responses.ts';

const PERIOD_SECONDS = 60;

/** Counts by caller before authentication, so that guessing keys is limited too. The limit is in wrangler.jsonc. */
export async function refuseTooMany(exchange: Exchange): Promise<Response | undefined> {
  const limiter = exchange.env.RATE_LIMITER;
  if (limiter === undefined) {
    log('warn', 'no rate limiter is bound', exchange);
    return undefined;
  }
  const { success } = await limiter.limit({ key: exchange.request.headers.get('CF-Connecting-IP') ?? 'unknown' });
  if (success) return undefined;
  return problem(429, 'too many requests', { 'Retry-After': String(PERIOD_SECONDS) });
}
