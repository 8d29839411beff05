import type { Clock } from './clock.ts';

/**
 * What a failed attempt tells about the call:
 * - `never-ran`: the service refused it before any effect (429, connection refused): any call may be tried again.
 * - `unknown`: it may have had its effect (5xx, connection lost): only an idempotent call may be tried again.
 * - `final`: trying again would bring the same answer.
 */
export type Failure = { kind: 'never-ran' | 'unknown'; retryAfterMs?: number | undefined } | { kind: 'final' };

export interface RetryPolicy {
  /** A call whose repetition changes nothing more: reads, and writes that set a state. */
  idempotent: boolean;
  classify(error: unknown): Failure;
  clock: Clock;
  signal: AbortSignal;
  /** Attempts in all. Default 4. */
  attempts?: number;
  /** The first pause; each further one doubles. Default 500 ms. */
  pauseMs?: number;
  /** A `Retry-After` above this is not waited for: the error is told instead. Default 90 s. */
  longestPauseMs?: number;
  onRetry?(error: unknown, pauseMs: number, attempt: number): void;
}

/** Runs `call`, and again while its failures allow it. Throws the last error. */
export async function retrying<T>(call: () => Promise<T>, policy: RetryPolicy): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    policy.signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      policy.signal.throwIfAborted();
      const pause = pauseBefore(attempt, error, policy);
      if (pause === undefined) throw error;
      policy.onRetry?.(error, pause, attempt);
      await policy.clock.sleep(pause, policy.signal);
    }
  }
}

/** The pause before the next attempt in milliseconds; `undefined` when there must be none. */
function pauseBefore(attempt: number, error: unknown, policy: RetryPolicy): number | undefined {
  const { attempts = 4, pauseMs = 500, longestPauseMs = 90_000 } = policy;
  const failure = policy.classify(error);
  if (attempt >= attempts || failure.kind === 'final') return undefined;
  if (failure.kind === 'unknown' && !policy.idempotent) return undefined;
  const backOff = pauseMs * 2 ** (attempt - 1);
  // Half of the pause is left to chance, so that runs which failed together do not come back together.
  const pause = failure.retryAfterMs ?? backOff / 2 + Math.random() * (backOff / 2);
  return pause <= longestPauseMs ? pause : undefined;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  // Date.parse also takes `-1` or `1.5` for dates, long ago, after which there would be no pause at all.
  const date = /^[A-Z][a-z]+,? /.test(header.trim()) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
