import { readBounded } from '../bounded.ts';
import { isObject } from '../contained.ts';
import { streamEvents } from '../event-stream.ts';
import { bodyLimit, type Request, type Stream } from '../exchange.ts';
import { mediaType } from '../peek.ts';
import type { Probe } from '../probe.ts';
import { excerpt } from '../text.ts';
import { McpFault } from './fault.ts';
import { isFromServer, type Message, parseMessage } from './message.ts';

/** The head of an answer, with its text where it is no stream of events. */
export interface Answer {
  status: number;
  headers: Stream['headers'];
  /** Of an event stream empty: its messages were read. */
  text: string;
  /** What came back: one message, or none. */
  message: Message | undefined;
  isStream: boolean;
}

/** What is wanted of an answer. */
export interface Wanted {
  /** How the request is called in sentences. */
  what: string;
  /** The id of the reply to wait for on a stream; `undefined`: none is wanted. */
  id: number | undefined;
  /** Is told what the server asks on the stream. */
  onServerMessage?(message: Message): void;
}

/**
 * Posts a message and reads the answer, be it JSON or a stream of events, up to the reply. Statuses are left to the
 * caller.
 * @throws McpFault when what comes is neither, NoAnswer, OtherVersion
 */
export async function post(request: Request, wanted: Wanted, probe: Probe): Promise<Answer> {
  const stream = await probe.open(request);
  const read = async () => {
    const { status, headers } = stream;
    const isStream = mediaType(headers['content-type']) === 'text/event-stream';
    if (isStream) {
      const message = await readReply(request, stream, wanted);
      return { status, headers, text: '', message, isStream };
    }
    const text = await readText(stream);
    const message = status >= 200 && status < 300 ? messageIn(text, request, wanted, headers) : errorIn(text);
    return { status, headers, text, message, isStream };
  };
  return readBounded(request, stream, read, (error) => error instanceof McpFault);
}

async function readText({ chunks }: Stream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).subarray(0, bodyLimit).toString('utf8');
}

/** The reply on a stream. What the server sends before it is its own matter; its first event may be empty. */
async function readReply(request: Request, stream: Stream, { what, id, onServerMessage }: Wanted) {
  for await (const { kind, data } of streamEvents(stream)) {
    if (kind === 'comment' || data === '') continue;
    const message = parsed(data, request, what);
    if (isFromServer(message)) onServerMessage?.(message);
    else if (id !== undefined) return message;
  }
  if (id === undefined) return undefined;
  throw new McpFault(`the stream that answers ${what} ended without the reply`, request, {
    cause:
      'The Worker closed the stream before it wrote the result: it was not awaited (`ctx.waitUntil` or an await is missing), or the handler threw. See `wrangler tail`.',
  });
}

function parsed(data: string, request: Request, what: string): Message {
  try {
    const message = parseMessage(data);
    if (message) return message;
  } catch {
    // Said below.
  }
  throw new McpFault(
    `the stream that answers ${what} has an event whose data is no JSON-RPC message: \`${excerpt(data)}\``,
    request,
  );
}

/** The message of a 2xx answer that is no stream; `undefined` when it is empty. */
function messageIn(
  text: string,
  request: Request,
  { what, id }: Wanted,
  headers: Stream['headers'],
): Message | undefined {
  if (id === undefined || text === '') return undefined;
  const type = mediaType(headers['content-type']);
  if (type !== 'application/json') {
    const looksLikeStream = /^(event|data|id|:)/m.test(text) && /^data:/m.test(text);
    throw new McpFault(
      `${what} was answered as \`${type || 'no content type'}\`, and it must be application/json or text/event-stream: \`${excerpt(text)}\``,
      request,
      {
        cause: looksLikeStream
          ? 'The body is a stream of events with a wrong label, and clients read it as something else: set `Content-Type: text/event-stream`.'
          : 'Something else than the MCP server answers at this path, such as the page of a website, or the server forgets the header.',
      },
    );
  }
  try {
    const message = parseMessage(text);
    if (message) return message;
  } catch {
    throw new McpFault(`${what} was answered with what is no JSON: \`${excerpt(text)}\``, request);
  }
  const isBatch = text.trimStart().startsWith('[');
  throw new McpFault(
    `${what} was answered with ${isBatch ? 'a batch' : `\`${excerpt(text)}\``}, and it must be one JSON-RPC message`,
    request,
    isBatch ? { cause: 'Revision 2025-06-18 took batches out of the protocol.' } : {},
  );
}

/** What a refusal says, where it says it in JSON. */
function errorIn(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
