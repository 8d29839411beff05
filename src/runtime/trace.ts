import { createHash, randomBytes } from 'node:crypto';

/** W3C trace context of a run: all requests of a run and its re-runs' attempts can be found by their trace id. */
export interface Trace {
  /** 32 hexadecimal characters. */
  readonly traceId: string;
  /** Headers for one request, with ids of its own. */
  headers(): { traceparent: string; 'X-Request-ID': string };
}

/** The trace of a workflow run and attempt; outside of a workflow a random one. */
export function createTrace(run: { repository?: string; runId?: string; attempt?: string }): Trace {
  const traceId = run.runId
    ? createHash('sha256')
        .update(`${run.repository ?? ''}/${run.runId}/${run.attempt ?? '1'}`)
        .digest('hex')
        .slice(0, 32)
    : randomBytes(16).toString('hex');
  return {
    traceId,
    headers() {
      const spanId = randomBytes(8).toString('hex');
      return { traceparent: `00-${traceId}-${spanId}-01`, 'X-Request-ID': `${traceId.slice(0, 8)}-${spanId}` };
    },
  };
}
