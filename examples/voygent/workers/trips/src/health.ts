import type { Exchange } from './exchange.ts';
import { log, reasonOf } from './log.ts';

/** Ready to serve: D1 answers and its schema is there. One query, the newest row of wrangler's migration ledger. */
export async function health(exchange: Exchange): Promise<Response> {
  try {
    const head = await exchange.database.row<{ name: string }>(
      'SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1',
    );
    if (head === undefined) return report(exchange, 503, { status: 'unavailable', reason: 'no migration is applied' });
    return report(exchange, 200, { status: 'ok', migration: head.name });
  } catch (thrown) {
    log('error', 'health query failed', exchange, { reason: reasonOf(thrown) });
    return report(exchange, 503, { status: 'unavailable', reason: 'the database did not answer' });
  }
}

function report(exchange: Exchange, status: number, body: Record<string, string>): Response {
  return Response.json({ ...body, version: exchange.versionId }, { status });
}
