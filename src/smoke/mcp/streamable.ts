import { randomUUID } from 'node:crypto';
import type { McpCheck } from '../../project/checks/mcp.ts';
import { isObject } from '../contained.ts';
import type { Request } from '../exchange.ts';
import type { Probe } from '../probe.ts';
import { excerpt } from '../text.ts';
import { McpFault } from './fault.ts';
import type { Findings } from './findings.ts';
import { describeError, judgeReply, type Message, type Params } from './message.ts';
import { refused } from './refusal.ts';
import { clientInfo, type Replied, type ServerInfo, type Transport } from './transport.ts';
import { type Answer, post } from './wire.ts';

/** Revisions with `initialize`, the newest first: modelcontextprotocol.io/specification/versioning. */
export const legacyRevisions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];

/** Streamable HTTP as of the revisions with `initialize` (modelcontextprotocol.io/specification/2025-11-25/basic/transports). */
export class Streamable implements Transport {
  readonly era = 'legacy-http';
  readonly #check: McpCheck;
  readonly #probe: Probe;
  readonly #findings: Findings;
  #nextId = 1;
  #session: string | undefined;
  #revision: string | undefined;
  /** Answers to what the server asked; they are waited for at the end. */
  readonly #answers: Promise<unknown>[] = [];

  constructor(check: McpCheck, probe: Probe, findings: Findings) {
    this.#check = check;
    this.#probe = probe;
    this.#findings = findings;
  }

  async open(): Promise<ServerInfo> {
    const id = this.#nextId++;
    const params = { protocolVersion: legacyRevisions[0], capabilities: {}, clientInfo };
    const { request, answer } = await this.#post(
      { jsonrpc: '2.0', id, method: 'initialize', params },
      'initialize',
      id,
    );
    if (answer.status !== 200) throw refused('initialize', answer, 'status 200', request, this.#probe);
    const { reply } = this.#replied('initialize', answer, id, request);
    this.#session = this.#sessionIn(answer, request);
    if (reply.error)
      throw new McpFault(`initialize was answered with ${describeError(reply.error)}`, request, {
        cause: 'The server may not know revisions with `initialize`: try `era: modern`, or `auto`.',
      });
    const info = readServerInfo(reply.result, request);
    this.#revision = info.protocolVersion;
    await this.#initialized();
    return info;
  }

  async request(method: string, params: Params): Promise<Replied> {
    const id = this.#nextId++;
    const { request, answer } = await this.#post({ jsonrpc: '2.0', id, method, params }, method, id);
    if (answer.status !== 200) throw refused(method, answer, 'status 200', request, this.#probe);
    const again = answer.headers['mcp-session-id'];
    if (again !== undefined && again !== this.#session)
      this.#findings.problems.push({
        message: `the answer to ${method} has another session id than that to initialize`,
        cause:
          'The server began a new session in place of going on: its memory of sessions is not shared by all isolates.',
        request,
      });
    return this.#replied(method, answer, id, request);
  }

  /** How sessions end, and what becomes of those that are not known: after a deploy that is every old one. */
  async examine(): Promise<void> {
    const session = this.#session;
    if (session === undefined) {
      this.#findings.notes.push('no sessions');
      return;
    }
    await this.#expectUnknown(randomUUID(), 'a session id that the server never gave');
    if (await this.#end()) await this.#expectUnknown(session, 'a session that was ended');
  }

  async close(): Promise<void> {
    try {
      await Promise.allSettled(this.#answers);
      if (this.#session !== undefined) await this.#end();
    } catch {
      // What went wrong before is what is told.
    }
  }

  async #initialized(): Promise<void> {
    const what = 'notifications/initialized';
    const { request, answer } = await this.#post({ jsonrpc: '2.0', method: what }, what, undefined);
    if (answer.status === 202) return;
    if (answer.status < 200 || answer.status > 299) throw refused(what, answer, 'status 202', request, this.#probe);
    this.#findings.warnings.push(`${what} was answered with status ${answer.status}, and the protocol has 202 for it.`);
  }

  /** Whether clients may end sessions here, and this one did. */
  async #end(): Promise<boolean> {
    const request = this.#probe.request('DELETE', this.#check.path, { headers: this.#headers() });
    this.#session = undefined;
    const { status, headers, body } = await this.#probe.send(request);
    if (status === 405) {
      this.#findings.notes.push('sessions are not ended by clients (405)');
      return false;
    }
    if (status >= 200 && status < 300) return true;
    if (status === 404 || status === 501) {
      this.#findings.warnings.push(
        `DELETE, by which a client ends its session, was answered with status ${status}: a server that does not have it says 405.`,
      );
      return false;
    }
    const answer = { status, headers, text: body, message: undefined, isStream: false };
    this.#findings.problems.push(
      refused('DELETE, which ends the session', answer, 'status 200, 204 or 405', request, this.#probe).problem,
    );
    return false;
  }

  async #expectUnknown(session: string, what: string): Promise<void> {
    const id = this.#nextId++;
    const message = { jsonrpc: '2.0', id, method: 'tools/list', params: {} };
    const { request, answer } = await this.#post(message, `tools/list with ${what}`, id, session);
    const { status } = answer;
    if (status === 404) return;
    if (status === 400) {
      this.#findings.warnings.push(
        `tools/list with ${what} was answered with status 400, and the protocol has 404 for it: clients initialise anew only after a 404.`,
      );
      return;
    }
    const isLetIn = status >= 200 && status < 300;
    this.#findings.problems.push({
      message: `expected status 404 to tools/list with ${what}, got ${status}`,
      cause: isLetIn
        ? 'The server does not look whether it knows the session. Whoever has the key can speak in any, and ended ones go on.'
        : 'After a deploy every old session is unknown. Clients initialise anew after a 404, and after nothing else.',
      request,
    });
  }

  #headers(session = this.#session): Record<string, string | undefined> {
    return {
      'mcp-session-id': session,
      // Revisions before 2025-06-18 do not know the header, and ignore it.
      'mcp-protocol-version': this.#revision,
    };
  }

  async #post(
    message: Message,
    what: string,
    id: number | undefined,
    session?: string,
  ): Promise<{ request: Request; answer: Answer }> {
    const request = this.#probe.request('POST', this.#check.path, {
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        ...this.#headers(session),
      },
      body: JSON.stringify(message),
    });
    const onServerMessage = (asked: Message) => void this.#answers.push(this.#answer(asked).catch(() => undefined));
    return { request, answer: await post(request, { what, id, onServerMessage }, this.#probe) };
  }

  /** A server may ask while it answers: `ping` has an answer, and nothing else was offered to it. */
  async #answer({ id, method }: Message): Promise<void> {
    if (id === undefined || id === null) return;
    const reply =
      method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'this client only tests the server' } };
    await this.#post({ jsonrpc: '2.0', id, ...reply }, `the reply to the server's ${String(method)}`, undefined);
  }

  #replied(what: string, { message }: Answer, id: number, request: Request): Replied {
    if (!message) throw new McpFault(`${what} was answered with an empty body`, request);
    const reply = judgeReply(message, id);
    if (typeof reply === 'string') throw new McpFault(`${what} ${reply}`, request);
    return { reply, request };
  }

  #sessionIn({ headers }: Answer, request: Request): string | undefined {
    const session = headers['mcp-session-id'];
    if (session === undefined) return undefined;
    if (typeof session === 'string' && /^[\x21-\x7e]+$/.test(session)) return session;
    throw new McpFault(
      `the session id \`${excerpt(String(session))}\` has characters other than visible ASCII`,
      request,
      {
        cause: 'The protocol allows 0x21 to 0x7E. An id that came twice is joined by a comma and a blank.',
      },
    );
  }
}

/** The result of `initialize`. @throws McpFault */
export function readServerInfo(result: Record<string, unknown>, request: Request): ServerInfo {
  const { protocolVersion, capabilities, serverInfo } = result;
  if (typeof protocolVersion !== 'string' || !legacyRevisions.includes(protocolVersion))
    throw new McpFault(
      `initialize was answered with the protocol version \`${excerpt(String(protocolVersion))}\`, which is none of ${legacyRevisions.join(', ')}`,
      request,
      { cause: 'A server answers with the version that it was asked for, or with another one that clients know.' },
    );
  if (!isObject(capabilities)) throw new McpFault('initialize was answered without `capabilities`', request);
  if (!isObject(serverInfo) || typeof serverInfo['name'] !== 'string' || typeof serverInfo['version'] !== 'string')
    throw new McpFault('initialize was answered without `serverInfo` that has a name and a version', request);
  return { protocolVersion, capabilities, name: serverInfo['name'], version: serverInfo['version'] };
}
