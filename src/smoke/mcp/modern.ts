import type { McpCheck } from '../../project/checks/mcp.ts';
import { isObject } from '../contained.ts';
import type { Request } from '../exchange.ts';
import type { Probe } from '../probe.ts';
import { excerpt } from '../text.ts';
import { McpFault } from './fault.ts';
import type { Findings } from './findings.ts';
import { describeError, judgeReply, type Params } from './message.ts';
import { refused } from './refusal.ts';
import { clientInfo, type Replied, type ServerInfo, type Transport } from './transport.ts';
import { type Answer, post } from './wire.ts';

export const modernRevision = '2026-07-28';
const headerMismatch = -32020;

/** Revision 2026-07-28: no `initialize`, no session; every request says of itself what it is. */
export class Modern implements Transport {
  readonly era = 'modern';
  readonly #check: McpCheck;
  readonly #probe: Probe;
  readonly #findings: Findings;
  #nextId = 1;

  constructor(check: McpCheck, probe: Probe, findings: Findings) {
    this.#check = check;
    this.#probe = probe;
    this.#findings = findings;
  }

  async open(): Promise<ServerInfo> {
    const { reply, request } = await this.request('server/discover', {});
    if (reply.error)
      throw new McpFault(`server/discover was answered with ${describeError(reply.error)}`, request, {
        cause: 'The server may know only revisions with `initialize`: try `era: legacy-http`, or `auto`.',
      });
    const { supportedVersions, capabilities, _meta } = reply.result;
    if (!Array.isArray(supportedVersions) || !supportedVersions.includes(modernRevision))
      throw new McpFault(
        `server/discover was answered with the supported versions \`${excerpt(JSON.stringify(supportedVersions) ?? 'none')}\`, and ${modernRevision} is not among them`,
        request,
      );
    if (!isObject(capabilities)) throw new McpFault('server/discover was answered without `capabilities`', request);
    const info = isObject(_meta) ? _meta['io.modelcontextprotocol/serverInfo'] : undefined;
    const { name, version } = isObject(info) ? info : {};
    return {
      protocolVersion: modernRevision,
      capabilities,
      name: typeof name === 'string' ? name : undefined,
      version: typeof version === 'string' ? version : undefined,
    };
  }

  async request(method: string, params: Params): Promise<Replied> {
    const id = this.#nextId++;
    const request = this.#requestFor(method, params, id, method);
    const answer = await post(request, { what: method, id }, this.#probe);
    // An error of JSON-RPC may come with a status of its own here, such as 404 for a method that is not known.
    const isTold = answer.message !== undefined && answer.message['error'] !== undefined;
    if (answer.status !== 200 && !(isTold && answer.status < 500 && answer.status !== 401 && answer.status !== 403))
      throw refused(method, answer, 'status 200', request, this.#probe);
    return this.#replied(method, answer, id, request);
  }

  /** What stands between client and server trusts the headers: a server that does not compare them with the body is open to be deceived. */
  async examine(): Promise<void> {
    const cases: [string, string | undefined][] = [
      ['without the header Mcp-Method', undefined],
      ['with another method in the header Mcp-Method', 'tools/call'],
    ];
    for (const [what, header] of cases) {
      const id = this.#nextId++;
      const request = this.#requestFor('tools/list', {}, id, header);
      const answer = await post(request, { what: `tools/list ${what}`, id }, this.#probe);
      const error = answer.message?.['error'];
      if (isObject(error) && error['code'] === headerMismatch) continue;
      const got = isObject(error) ? `error ${String(error['code'])}` : `status ${answer.status}`;
      this.#findings.problems.push({
        message: `expected error ${headerMismatch} to tools/list ${what}, got ${got}`,
        cause:
          'Revision 2026-07-28 wants servers to refuse a request whose headers and body disagree: what stands before them decides by the headers alone.',
        request,
      });
    }
  }

  async close(): Promise<void> {
    // Nothing was opened.
  }

  #requestFor(method: string, params: Params, id: number, header: string | undefined): Request {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': modernRevision,
      'io.modelcontextprotocol/clientInfo': clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const { name } = params;
    return this.#probe.request('POST', this.#check.path, {
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        'mcp-protocol-version': modernRevision,
        'mcp-method': header,
        'mcp-name': typeof name === 'string' && /^[\x20-\x7e]*$/.test(name) ? name : undefined,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta } }),
    });
  }

  #replied(what: string, { message }: Answer, id: number, request: Request): Replied {
    if (!message) throw new McpFault(`${what} was answered with an empty body`, request);
    const reply = judgeReply(message, id);
    if (typeof reply === 'string') throw new McpFault(`${what} ${reply}`, request);
    if (reply.result && reply.result['resultType'] !== 'complete')
      this.#findings.warnings.push(
        `${what} was answered with the resultType \`${excerpt(String(reply.result['resultType']))}\`, and nothing but \`complete\` was to be expected.`,
      );
    return { reply, request };
  }
}
