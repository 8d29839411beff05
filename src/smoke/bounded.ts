import { inSeconds } from '../runtime/deadline.ts';
import type { Request, Stream } from './exchange.ts';
import { NoAnswer } from './probe.ts';

/**
 * Reads from a stream within the request's time; the connection is closed whatever happens.
 * @param isTold whether an error of `read` is its own, and not one of the connection
 * @throws NoAnswer when the connection breaks or the time is up
 */
export async function readBounded<T>(
  request: Request,
  stream: Stream,
  read: () => Promise<T>,
  isTold: (error: unknown) => boolean = () => false,
): Promise<T> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stream.close();
  }, request.timeoutMs);
  try {
    return await read();
  } catch (error) {
    if (isLate) throw late(request);
    if (isTold(error)) throw error;
    throw new NoAnswer(request, error);
  } finally {
    clearTimeout(timer);
    stream.close();
  }
}

function late(request: Request): NoAnswer {
  const cause = Object.assign(new Error(`no end within ${inSeconds(request.timeoutMs)}`), { code: 'timeout' });
  return new NoAnswer(request, cause);
}
