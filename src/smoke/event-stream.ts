import { createParser } from 'eventsource-parser';
import type { Stream } from './exchange.ts';

/** One event of a stream, or a comment, which keeps it alive. */
export interface StreamEvent {
  kind: 'event' | 'comment';
  /** `message` where the stream names none. */
  event: string;
  data: string;
  id: string | undefined;
  /** Of `performance.now()`, when its last byte was read. */
  at: number;
  /** How many bytes of the stream were read by then; those of one read have the same number. */
  bytes: number;
}

/** The events of a stream as they come; ends with it. Throws the connection's error. */
export async function* streamEvents({ chunks }: Stream): AsyncGenerator<StreamEvent> {
  let bytes = 0;
  const ready: StreamEvent[] = [];
  const push = (kind: StreamEvent['kind'], data: string, event?: string, id?: string) =>
    ready.push({ kind, event: event ?? 'message', data, id, at: performance.now(), bytes });
  const parser = createParser({
    onEvent: ({ data, event, id }) => push('event', data, event, id),
    onComment: (comment) => push('comment', comment),
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    bytes += chunk.length;
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* ready.splice(0);
  }
}
