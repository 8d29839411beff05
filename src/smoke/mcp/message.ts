import { isObject } from '../contained.ts';
import { excerpt } from '../text.ts';

export type Params = Record<string, unknown>;

/** A request of JSON-RPC 2.0, as it is sent. */
export interface RpcRequest {
  jsonrpc: '2.0';
  id: number;
  method: string;
  params: Params;
}

export interface RpcError {
  code: number;
  message: string;
}

/** An answer that is what JSON-RPC 2.0 wants. */
export type RpcReply = { result: Record<string, unknown>; error?: undefined } | { result?: undefined; error: RpcError };

/** A message that came, before it is judged. */
export type Message = Record<string, unknown>;

/** The messages of a text: one, or as a fault several. @throws SyntaxError when it is no JSON */
export function parseMessage(text: string): Message | undefined {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : undefined;
}

/** A request or a notification of the server. */
export function isFromServer(message: Message): boolean {
  return typeof message['method'] === 'string';
}

/** The reply to a request, or what is wrong with it, as the end of a sentence that begins with the method. */
export function judgeReply(message: Message, id: number): RpcReply | string {
  if (message['jsonrpc'] !== '2.0')
    return `was answered with \`jsonrpc\` ${shown(message['jsonrpc'])}, and it must be \`"2.0"\``;
  // An error about a message that could not be read has no id.
  const isNamelessError = message['id'] === null && message['error'] !== undefined;
  if (message['id'] !== id && !isNamelessError)
    return `has the id \`${id}\`, and was answered with the id ${shown(message['id'])}`;
  const { result, error } = message;
  if (error !== undefined && result !== undefined) return 'was answered with a result and an error at once';
  if (error !== undefined) return judgeError(error);
  if (isObject(result)) return { result };
  return `was answered without a result that is an object: ${shown(result)}`;
}

function judgeError(error: unknown): RpcReply | string {
  if (!isObject(error) || !Number.isInteger(error['code']) || typeof error['message'] !== 'string')
    return `was answered with an error without code and message: ${shown(error)}`;
  return { error: { code: Number(error['code']), message: error['message'] } };
}

export function describeError({ code, message }: RpcError): string {
  return `error ${code} «${excerpt(message)}»`;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : `\`${excerpt(JSON.stringify(value))}\``;
}
