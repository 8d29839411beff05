import { randomUUID } from 'node:crypto';
import type { McpCheck } from '../../project/checks/mcp.ts';
import { inSeconds } from '../../runtime/deadline.ts';
import { streamEvents } from '../event-stream.ts';
import type { Request, Stream } from '../exchange.ts';
import { mediaType } from '../peek.ts';
import { NoAnswer, type Probe } from '../probe.ts';
import { excerpt } from '../text.ts';
import { McpFault } from './fault.ts';
import type { Findings } from './findings.ts';
import { describeError, isFromServer, judgeReply, type Message, type Params, parseMessage } from './message.ts';
import { refused } from './refusal.ts';
import { legacyRevisions, readServerInfo } from './streamable.ts';
import { clientInfo, type Replied, type ServerInfo, type Transport } from './transport.ts';

/** HTTP+SSE of revision 2024-11-05: a stream tells where to post, and carries what comes back. */
export class HttpSse implements Transport {
  readonly era = 'legacy-sse';
  readonly #check: McpCheck;
  readonly #probe: Probe;
  readonly #findings: Findings;
  readonly #opening: Request;
  readonly #inbox = new Inbox();
  #stream: Stream | undefined;
  #endpoint: URL | undefined;
  #nextId = 1;

  constructor(check: McpCheck, probe: Probe, findings: Findings) {
    this.#check = check;
    this.#probe = probe;
    this.#findings = findings;
    this.#opening = probe.request('GET', check.path, { headers: { accept: 'text/event-stream' } });
  }

  async open(): Promise<ServerInfo> {
    const stream = await this.#probe.open(this.#opening);
    this.#stream = stream;
    const type = mediaType(stream.headers['content-type']);
    if (stream.status !== 200 || type !== 'text/event-stream') throw await this.#noStream(stream, type);
    void this.#listen(stream);
    const written = await this.#inbox.endpoint(this.#endpointMs);
    if (written === undefined)
      throw new McpFault(
        `no \`endpoint\` event came on the stream within ${inSeconds(this.#endpointMs)}`,
        this.#opening,
        { cause: 'The stream is buffered on its way, or the server does not speak HTTP+SSE at this path.' },
      );
    this.#endpoint = this.#endpointOf(written);
    const { reply, request } = await this.request('initialize', {
      protocolVersion: legacyRevisions.at(-1),
      capabilities: {},
      clientInfo,
    });
    if (reply.error) throw new McpFault(`initialize was answered with ${describeError(reply.error)}`, request);
    const info = readServerInfo(reply.result, request);
    await this.#post({ jsonrpc: '2.0', method: 'notifications/initialized' }, 'notifications/initialized');
    return info;
  }

  async request(method: string, params: Params): Promise<Replied> {
    const id = this.#nextId++;
    const arrived = this.#inbox.reply(id, this.#check.timeoutMs);
    const request = await this.#post({ jsonrpc: '2.0', id, method, params }, method);
    const message = await arrived;
    if (typeof message === 'string') throw new McpFault(`${method}: ${message}`, request, { cause: lostReply });
    const reply = judgeReply(message, id);
    if (typeof reply === 'string') throw new McpFault(`${method} ${reply}`, request);
    return { reply, request };
  }

  async examine(): Promise<void> {
    const endpoint = this.#endpoint;
    const name = [...(endpoint?.searchParams.keys() ?? [])].find((key) => /session/i.test(key));
    if (!endpoint || name === undefined) return;
    const unknown = new URL(endpoint);
    unknown.searchParams.set(name, randomUUID());
    const request = this.#posting(unknown, { jsonrpc: '2.0', id: this.#nextId++, method: 'ping', params: {} });
    const status = await this.#statusOf({ ...request, timeoutMs: Math.min(request.timeoutMs, patienceMs) });
    if (status === 404 || status === 400) return;
    const message = `expected status 404 to a message for a session that is not known, got ${status || 'no answer'}`;
    if (status >= 500) this.#findings.problems.push({ message, request });
    else this.#findings.warnings.push(`${message}: its sender waits for an answer that cannot come.`);
  }

  async close(): Promise<void> {
    this.#stream?.close();
  }

  /** 0: no answer came. */
  async #statusOf(request: Request): Promise<number> {
    try {
      return (await this.#probe.send(request)).status;
    } catch (error) {
      if (error instanceof NoAnswer) return 0;
      throw error;
    }
  }

  /** The endpoint is the first thing that a server tells. */
  get #endpointMs(): number {
    return Math.min(this.#check.timeoutMs, 5000);
  }

  async #listen(stream: Stream): Promise<void> {
    try {
      for await (const { kind, event, data } of streamEvents(stream)) {
        if (kind === 'event') this.#take(event, data);
      }
      this.#inbox.end('the stream ended before the reply came');
    } catch (error) {
      this.#inbox.end(
        `the stream broke before the reply came (${error instanceof Error ? error.message : String(error)})`,
      );
    }
  }

  #take(event: string, data: string): void {
    const message = data === '' || event === 'endpoint' ? undefined : messageIn(data);
    if (event === 'endpoint') this.#inbox.takeEndpoint(data);
    else if (message && isFromServer(message)) void this.#answer(message).catch(() => undefined);
    else if (message) this.#inbox.takeReply(message);
    else if (data !== '')
      this.#inbox.end(`an event of the stream has data that is no JSON-RPC message: \`${excerpt(data)}\``);
  }

  /** The protocol lets a server ask; `ping` has an answer, and nothing else was offered. */
  async #answer({ id, method }: Message): Promise<void> {
    if (id === undefined || id === null) return;
    const reply =
      method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'this client only tests the server' } };
    await this.#post({ jsonrpc: '2.0', id, ...reply }, `the reply to the server's ${String(method)}`);
  }

  #endpointOf(written: string): URL {
    const url = URL.parse(written, this.#opening.url.href);
    if (!url)
      throw new McpFault(`the \`endpoint\` event has \`${excerpt(written)}\`, which is no address`, this.#opening);
    if (url.origin === this.#opening.url.origin) return url;
    throw new McpFault(
      `the \`endpoint\` event leads to another server, ${url.origin}: messages and the key would go there`,
      this.#opening,
      {
        cause:
          'The server builds the address from a wrong host or scheme: behind a proxy it sees `http:` and an inner name. Let it send the path alone.',
      },
    );
  }

  #posting(url: URL, message: Message): Request {
    const headers = { 'content-type': 'application/json' };
    return { ...this.#probe.request('POST', this.#check.path, { headers, body: JSON.stringify(message) }), url };
  }

  async #post(message: Message, what: string): Promise<Request> {
    if (!this.#endpoint) throw new Error('the stream has not told its endpoint yet');
    const request = this.#posting(this.#endpoint, message);
    const { status, headers, body } = await this.#probe.send(request);
    if (status === 202) return request;
    const answer = { status, headers, text: body, message: undefined, isStream: false };
    if (status < 200 || status > 299) throw refused(what, answer, 'status 202', request, this.#probe);
    const warning = `Messages are answered with status ${status}, and the protocol has 202 for them.`;
    if (!this.#findings.warnings.includes(warning)) this.#findings.warnings.push(warning);
    return request;
  }

  async #noStream({ status, headers, chunks }: Stream, type: string): Promise<McpFault> {
    if (status === 200)
      return new McpFault(`expected a stream of events, got \`${type || 'no content type'}\``, this.#opening, {
        cause: 'The path is not that of an MCP server with HTTP+SSE; streamable HTTP is `era: legacy-http`.',
      });
    let text = '';
    for await (const chunk of chunks) text += chunk.toString('utf8').slice(0, 10_000);
    const answer = { status, headers, text, message: undefined, isStream: false };
    return refused('open the stream', answer, 'status 200', this.#opening, this.#probe);
  }
}

/** For an answer that some servers never give. */
const patienceMs = 3000;

const lostReply =
  'The message was accepted, and its answer did not come on the stream: the POST and the stream are in different isolates of the Worker, and share no memory.';

function messageIn(data: string): Message | undefined {
  try {
    return parseMessage(data);
  } catch {
    return undefined;
  }
}

/** What came on the stream, for those who wait for it. */
class Inbox {
  readonly #waiting = new Map<number, (message: Message | string) => void>();
  readonly #told = Promise.withResolvers<string | undefined>();
  #ended: string | undefined;

  endpoint(timeoutMs: number): Promise<string | undefined> {
    const timer = setTimeout(() => this.#told.resolve(undefined), timeoutMs);
    return this.#told.promise.finally(() => clearTimeout(timer));
  }

  takeEndpoint(data: string): void {
    this.#told.resolve(data);
  }

  /** @returns the message, or why it did not come */
  reply(id: number, timeoutMs: number): Promise<Message | string> {
    if (this.#ended !== undefined) return Promise.resolve(this.#ended);
    const { promise, resolve } = Promise.withResolvers<Message | string>();
    const timer = setTimeout(() => resolve(`no reply came on the stream within ${inSeconds(timeoutMs)}`), timeoutMs);
    this.#waiting.set(id, resolve);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
    });
  }

  /** A reply whose id nobody waits for is one with a wrong id when only one is waited for. */
  takeReply(message: Message): void {
    const { id } = message;
    const named = typeof id === 'number' ? this.#waiting.get(id) : undefined;
    const sole = this.#waiting.size === 1 ? [...this.#waiting.values()][0] : undefined;
    (named ?? sole)?.(message);
  }

  end(why: string): void {
    this.#ended ??= why;
    this.#told.resolve(undefined);
    for (const resolve of this.#waiting.values()) resolve(why);
  }
}
