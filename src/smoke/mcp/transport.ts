import type { Era } from '../../project/checks/mcp.ts';
import type { Request } from '../exchange.ts';
import type { Params, RpcReply } from './message.ts';

/** A reply, and the request that it answers. */
export interface Replied {
  reply: RpcReply;
  request: Request;
}

/** What the server tells of itself. */
export interface ServerInfo {
  protocolVersion: string;
  capabilities: Record<string, unknown>;
  name: string | undefined;
  version: string | undefined;
}

/** A conversation with a server in one era. Everything throws McpFault, NoAnswer and OtherVersion. */
export interface Transport {
  readonly era: Era;
  /** Greets the server; to be called first, and once. */
  open(): Promise<ServerInfo>;
  /** Sends a request, once. */
  request(method: string, params: Params): Promise<Replied>;
  /** What is to be seen only in this era, when all else was asked. */
  examine(): Promise<void>;
  /** Ends what was opened. To be called whatever happened, and it never throws. */
  close(): Promise<void>;
}

export const clientInfo = { name: 'voygent-actions', version: '1' };
