import { CountedDatabase } from './database.ts';
import type { Env } from './env.ts';
import { type Trace, traceOf } from './trace.ts';

/** One request and what its handling needs. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly env: Env;
  readonly database: CountedDatabase;
  readonly trace: Trace;
  readonly versionId: string;
  readonly startedAt: number;
}

export function openExchange(request: Request, env: Env): Exchange {
  return {
    request,
    url: new URL(request.url),
    env,
    database: new CountedDatabase(env.DB),
    trace: traceOf(request.headers),
    versionId: env.CF_VERSION_METADATA?.id ?? 'unversioned',
    startedAt: Date.now(),
  };
}
