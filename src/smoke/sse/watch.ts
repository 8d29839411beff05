import { type StreamEvent, streamEvents } from '../event-stream.ts';
import type { Stream } from '../exchange.ts';

/** How long a stream is watched. Milliseconds. */
export interface Patience {
  /** Until the first event or comment. */
  firstMs: number;
  /** Between two that follow each other; `undefined`: what follows the first is not waited for. */
  gapMs: number | undefined;
  /** For the whole of a stream that is to end; `undefined`: its end is not waited for. */
  wholeMs: number | undefined;
}

/** What was seen of a stream. */
export interface Watched {
  /** Why the watching ended. */
  end: 'seen enough' | 'silent' | 'closed' | 'broken';
  /** When, of `performance.now()`. */
  endedAt: number;
  /** The connection's error. */
  error?: string;
  /** The first ones; those of a long stream are not all kept. */
  events: StreamEvent[];
  /** When something came, of `performance.now()`: what came in one read counts once. */
  beats: number[];
  /** Bytes that were read, whether they made an event or not. */
  bytes: number;
}

/** Gaps that prove a heartbeat. */
const enoughGaps = 2;
const keptEvents = 100;

/** Watches until enough was seen, or it is silent for too long; does not close the stream. Never throws. */
export async function watch(stream: Stream, startedAt: number, patience: Patience): Promise<Watched> {
  const seen: Watched = { end: 'closed', endedAt: 0, events: [], beats: [], bytes: 0 };
  const iterator = streamEvents(counted(stream, seen))[Symbol.asyncIterator]();
  const finish = (end: Watched['end'], error?: string): Watched => ({
    ...seen,
    end,
    endedAt: performance.now(),
    ...(error === undefined ? {} : { error }),
  });
  try {
    for (;;) {
      const next = await within(leftMs(seen, startedAt, patience), iterator.next());
      if (next === 'late') return finish('silent');
      if (next.done) return finish('closed');
      take(seen, next.value);
      if (hasSeenEnough(seen, patience)) return finish('seen enough');
    }
  } catch (error) {
    return finish('broken', error instanceof Error ? error.message : String(error));
  }
}

function take(seen: Watched, event: StreamEvent): void {
  if (seen.events.length < keptEvents) seen.events.push(event);
  // Of one read: they came at once.
  const isNewRead = seen.events.length < 2 || event.bytes !== lastBytes.get(seen);
  lastBytes.set(seen, event.bytes);
  if (isNewRead) seen.beats.push(event.at);
}

const lastBytes = new WeakMap<Watched, number>();

function hasSeenEnough({ beats }: Watched, { gapMs, wholeMs }: Patience): boolean {
  if (wholeMs !== undefined) return false;
  return beats.length >= (gapMs === undefined ? 1 : enoughGaps + 1);
}

function leftMs({ beats }: Watched, startedAt: number, { firstMs, gapMs, wholeMs }: Patience): number {
  const now = performance.now();
  const last = beats.at(-1);
  const untilEnd = wholeMs === undefined ? Number.POSITIVE_INFINITY : startedAt + wholeMs - now;
  if (last === undefined) return Math.min(startedAt + firstMs - now, untilEnd);
  return Math.min(gapMs === undefined ? Number.POSITIVE_INFINITY : last + gapMs - now, untilEnd);
}

async function within<T>(milliseconds: number, next: Promise<T>): Promise<T | 'late'> {
  if (milliseconds === Number.POSITIVE_INFINITY) return next;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(0, milliseconds));
  });
  // Where the time is up the connection is closed by the caller, which ends `next` with an error that nobody waits for.
  next.catch(() => undefined);
  try {
    return await Promise.race([next, late]);
  } finally {
    clearTimeout(timer);
  }
}

function counted(stream: Stream, seen: Watched): Stream {
  return { ...stream, chunks: counting(stream.chunks, seen) };
}

async function* counting(chunks: AsyncIterable<Buffer>, seen: Watched): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    seen.bytes += chunk.length;
    yield chunk;
  }
}
