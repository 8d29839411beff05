export type RequestId = string | number;
export type JsonObject = Readonly<Record<string, unknown>>;

export interface RpcRequest {
  readonly kind: 'request';
  readonly id: RequestId;
  readonly method: string;
  readonly params: JsonObject;
}

/** What a client may send: a request, something that wants no answer, or something that is not JSON-RPC. */
export type Incoming =
  | RpcRequest
  | { readonly kind: 'notification' }
  | { readonly kind: 'faulty'; readonly code: number; readonly message: string };

export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMS = -32602;
export const INTERNAL_ERROR = -32603;

/** A fault that the client is told in JSON-RPC's own way. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'RpcError';
    this.code = code;
  }
}

export function parseMessage(text: string): Incoming {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return faulty(PARSE_ERROR, 'the body is not JSON');
  }
  // Revision 2025-06-18 took batches out of the protocol.
  if (Array.isArray(value)) return faulty(INVALID_REQUEST, 'batches are not supported');
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return faulty(INVALID_REQUEST, 'not a JSON-RPC 2.0 message');
  return classify(value);
}

function classify(message: JsonObject): Incoming {
  const { id, method } = message;
  if (method === undefined && ('result' in message || 'error' in message)) return { kind: 'notification' };
  if (typeof method !== 'string') return faulty(INVALID_REQUEST, 'method must be a string');
  if (id === undefined) return { kind: 'notification' };
  if (typeof id !== 'string' && !Number.isSafeInteger(id))
    return faulty(INVALID_REQUEST, 'id must be a string or integer');
  const params = message['params'] ?? {};
  if (!isObject(params)) return faulty(INVALID_REQUEST, 'params must be an object');
  return { kind: 'request', id: typeof id === 'string' ? id : Number(id), method, params };
}

function faulty(code: number, message: string): Incoming {
  return { kind: 'faulty', code, message };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function success(id: RequestId, result: JsonObject): JsonObject {
  return { jsonrpc: '2.0', id, result };
}

export function failure(id: RequestId | null, code: number, message: string): JsonObject {
  return { jsonrpc: '2.0', id, error: { code, message } };
}
