import type { Exchange } from '../exchange.ts';
import { log, reasonOf } from '../log.ts';
import { callTool, listTools } from '../trips/tools.ts';
import {
  failure,
  INTERNAL_ERROR,
  type JsonObject,
  METHOD_NOT_FOUND,
  RpcError,
  type RpcRequest,
  success,
} from './jsonrpc.ts';

/** Newest first: what we offer a client that asks for a revision we do not speak. */
export const REVISIONS: readonly string[] = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];
const NEWEST = '2025-11-25';

type Method = (params: JsonObject, exchange: Exchange) => Promise<JsonObject> | JsonObject;

const METHODS: Readonly<Record<string, Method>> = {
  initialize,
  ping: () => ({}),
  'tools/list': () => ({ tools: listTools() }),
  'tools/call': callTool,
};

/** Answers one request, whichever transport brought it. Never throws: a fault is an answer too. */
export async function respond(request: RpcRequest, exchange: Exchange): Promise<JsonObject> {
  const method = Object.hasOwn(METHODS, request.method) ? METHODS[request.method] : undefined;
  if (method === undefined) return failure(request.id, METHOD_NOT_FOUND, `method ${request.method} is not known`);
  try {
    return success(request.id, await method(request.params, exchange));
  } catch (thrown) {
    if (thrown instanceof RpcError) return failure(request.id, thrown.code, thrown.message);
    log('error', 'mcp request failed', exchange, { rpc_method: request.method, reason: reasonOf(thrown) });
    return failure(request.id, INTERNAL_ERROR, 'internal error');
  }
}

function initialize(params: JsonObject, exchange: Exchange): JsonObject {
  const wanted = params['protocolVersion'];
  return {
    protocolVersion: typeof wanted === 'string' && REVISIONS.includes(wanted) ? wanted : NEWEST,
    capabilities: { tools: { listChanged: false } },
    serverInfo: { name: 'voygent-trips', title: 'Voygent trips', version: exchange.versionId },
    instructions: 'Read and plan trips. Amounts are integers in cents; dates are YYYY-MM-DD.',
  };
}
