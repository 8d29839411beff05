/** One event of a streamed answer; platform.openai.com/docs/api-reference/responses-streaming lists them. */
export interface ResponseEvent {
  type: string;
  [key: string]: unknown;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export const responseId = 'resp_local';

/** As a stream of server-sent events has them. */
export function encodeEvents(events: readonly ResponseEvent[]): Buffer {
  return Buffer.from(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''));
}

/** @param model as the service names it */
export function created(model: string): ResponseEvent {
  const response = { id: responseId, object: 'response', model, status: 'in_progress', output: [] };
  return { type: 'response.created', response };
}

/** A whole message, in parts of these kinds. */
export function message(
  content: readonly ({ type: 'output_text'; text: string } | { type: 'refusal'; refusal: string })[],
) {
  const item = { id: 'msg_local', type: 'message', role: 'assistant', status: 'completed', content };
  return itemDone(item);
}

export function toolCall(name: string, args: unknown): ResponseEvent {
  const called = { name, arguments: JSON.stringify(args) };
  return itemDone({ id: 'fc_local', type: 'function_call', call_id: 'call_local', status: 'completed', ...called });
}

function itemDone(item: Record<string, unknown>): ResponseEvent {
  return { type: 'response.output_item.done', output_index: 0, item };
}

/** The beginning of a message, as it comes word by word. */
export function textDelta(delta: string): ResponseEvent {
  return { type: 'response.output_text.delta', item_id: 'msg_local', output_index: 0, content_index: 0, delta };
}

export function completed(usage: Usage): ResponseEvent {
  return { type: 'response.completed', response: { id: responseId, status: 'completed', usage: asSent(usage) } };
}

export function incomplete(reason: string, usage: Usage): ResponseEvent {
  const response = { id: responseId, status: 'incomplete', incomplete_details: { reason }, usage: asSent(usage) };
  return { type: 'response.incomplete', response };
}

export function failed(code: string, text: string): ResponseEvent {
  const response = { id: responseId, status: 'failed', error: { code, message: text } };
  return { type: 'response.failed', response };
}

function asSent({ inputTokens, outputTokens }: Usage) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
