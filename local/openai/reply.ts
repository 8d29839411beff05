import type { LocalResponse } from '../http/server.ts';
import {
  completed,
  created,
  encodeEvents,
  failed,
  incomplete,
  message,
  type ResponseEvent,
  textDelta,
  toolCall,
  type Usage,
} from './events.ts';

/** How one request is answered: well, badly, or never. */
export type Reply =
  | { kind: 'text'; text: string; usage?: Usage }
  | { kind: 'refusal'; text: string }
  /** A response that is completed without any message. */
  | { kind: 'nothing' }
  /** The model wants a tool to be run. */
  | { kind: 'tool-call'; name: string; arguments: unknown }
  /** The message as far as it came, then `response.incomplete`. */
  | { kind: 'incomplete'; reason: 'max_output_tokens' | 'content_filter'; text?: string }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'error'; status: number; headers?: Record<string, string>; body: unknown }
  /** The connection is cut in the middle of the message. */
  | { kind: 'cut'; text: string }
  /** The stream ends as it should, without its last event. */
  | { kind: 'unfinished'; text: string }
  /** The head of the answer and its first event, and then nothing more. */
  | { kind: 'stall' }
  /** Nothing at all, on an open connection. */
  | { kind: 'hang' }
  /** Status 200, and a body that is no stream of events. */
  | { kind: 'page'; body: string };

const smallUsage: Usage = { inputTokens: 1200, outputTokens: 150 };

/**
 * @param model that answers, as the service names it
 * @param gone aborts when the client goes away
 */
export async function render(reply: Reply, model: string, gone: AbortSignal): Promise<LocalResponse> {
  switch (reply.kind) {
    case 'text':
      return stream([
        created(model),
        message([{ type: 'output_text', text: reply.text }]),
        completed(reply.usage ?? smallUsage),
      ]);
    case 'refusal':
      return stream([created(model), message([{ type: 'refusal', refusal: reply.text }]), completed(smallUsage)]);
    case 'nothing':
      return stream([created(model), completed(smallUsage)]);
    case 'tool-call':
      return stream([created(model), toolCall(reply.name, reply.arguments), completed(smallUsage)]);
    case 'incomplete':
      return stream([created(model), ...partOf(reply.text), incomplete(reply.reason, smallUsage)]);
    case 'failed':
      return stream([created(model), failed(reply.code, reply.message)]);
    case 'error':
      return { status: reply.status, headers: reply.headers ?? {}, body: reply.body };
    case 'cut':
      return open([created(model), textDelta(reply.text)], (controller) =>
        controller.error(new Error('cut by the script')),
      );
    case 'unfinished':
      return stream([created(model), message([{ type: 'output_text', text: reply.text }])]);
    case 'stall':
      return open([created(model)], (controller) => gone.addEventListener('abort', () => controller.close()));
    case 'hang':
      await new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve()));
      return { status: 499 };
    case 'page':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: reply.body };
  }
}

const streaming = { 'content-type': 'text/event-stream', 'x-request-id': 'req_local' };

function stream(events: readonly ResponseEvent[]): LocalResponse {
  return { status: 200, headers: streaming, body: encodeEvents(events) };
}

/** A stream that goes on after these events, or breaks. */
function open(
  events: readonly ResponseEvent[],
  then: (controller: ReadableStreamDefaultController<Uint8Array>) => void,
): LocalResponse {
  let isSent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        // What is still queued when a stream breaks is never read: the break comes with the next look.
        if (isSent) return then(controller);
        isSent = true;
        controller.enqueue(encodeEvents(events));
      },
    },
    { highWaterMark: 0 },
  );
  return { status: 200, headers: streaming, body };
}

function partOf(text: string | undefined): ResponseEvent[] {
  return text === undefined ? [] : [message([{ type: 'output_text', text }])];
}
