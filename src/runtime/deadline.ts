import { ActionError } from './errors.ts';

/**
 * Runs `work` with a signal that aborts after `milliseconds`, or when `outer` does.
 * @throws ActionError `timeout`, saying what was waited for, when the time is up.
 */
export async function withDeadline<T>(
  what: string,
  milliseconds: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const expiry = new AbortController();
  const timer = setTimeout(
    () => expiry.abort(new ActionError('timeout', `${what} took longer than ${inSeconds(milliseconds)}.`)),
    milliseconds,
  );
  const signal = AbortSignal.any([outer, expiry.signal]);
  try {
    signal.throwIfAborted();
    return await work(signal);
  } catch (error) {
    // Whatever an aborted call threw, the reason for the abort is what happened.
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** `1500` → `1.5 s`. */
export function inSeconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Number((milliseconds / 1000).toFixed(1))} s`;
}
