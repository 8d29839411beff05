import type { Context } from './context.ts';

/** Names a run in Cloudflare's history: the workflow run's attempt, or the trace outside of one. */
export function runId({ runner, events }: Context): string {
  return runner.runId === undefined ? events.trace.traceId.slice(0, 16) : `${runner.runId}.${runner.attempt ?? '1'}`;
}
