import type { Exchange } from './exchange.ts';

type Level = 'info' | 'warn' | 'error';

/** One JSON object on one line: the format is in docs/observability.md. Never the key, a header or a body. */
export function log(level: Level, msg: string, exchange: Exchange, fields: Record<string, unknown> = {}): void {
  const line = {
    time: new Date().toISOString(),
    level,
    msg,
    request_id: exchange.trace.requestId,
    trace_id: exchange.trace.traceId,
    method: exchange.request.method,
    path: exchange.url.pathname,
    ...fields,
    version_id: exchange.versionId,
    environment: exchange.env.ENVIRONMENT ?? 'unknown',
  };
  console.log(JSON.stringify(line));
}

export function logResponse(exchange: Exchange, status: number): void {
  log(levelOf(status), 'request', exchange, {
    status,
    duration_ms: Date.now() - exchange.startedAt,
    d1_queries: exchange.database.queries,
  });
}

function levelOf(status: number): Level {
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}

/** The text of whatever was thrown, for the log only: it may name tables. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
