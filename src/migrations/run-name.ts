import { randomUUID } from 'node:crypto';
import type { Context } from '../runtime/context.ts';

/** Who holds the lock and applied a migration: the page of the workflow run, and what tells two jobs of it apart. */
export function runName(context: Context): string {
  return `${context.runner.runUrl ?? context.events.trace.traceId}#${randomUUID().slice(0, 8)}`;
}
