import type { AuthCheck } from '../../project/checks/auth.ts';
import { streamEvents } from '../event-stream.ts';
import type { Request, Stream } from '../exchange.ts';
import { modernRevision } from '../mcp/modern.ts';
import { legacyRevisions } from '../mcp/streamable.ts';
import { clientInfo } from '../mcp/transport.ts';
import { type Glimpse, peek } from '../peek.ts';
import type { Probe, RequestOptions } from '../probe.ts';
import type { Asked } from './ask.ts';

/** What the right key opens: the requests to try without it, and what they were answered with it. */
export interface Control {
  asks: Asked[];
  /** Ends what was opened. */
  end(): Promise<void>;
}

/** Asks with the right key. `undefined`: nothing is opened by it; `refusals` then has what came. */
export async function control(check: AuthCheck, probe: Probe, refusals: Asked[]): Promise<Control | undefined> {
  if (check.as === 'http') return controlHttp(check, probe, refusals);
  for (const [era, open] of [
    ['modern', modern],
    ['legacy-http', streamable],
    ['legacy-sse', httpSse],
  ] as const) {
    if (check.era !== 'auto' && check.era !== era) continue;
    const found = await open(check, probe, refusals);
    if (found) return found;
  }
  return undefined;
}

const nothingToEnd = async () => undefined;
const isOpen = ({ status }: Glimpse) => status >= 200 && status < 300;

async function ask(name: string, request: Request, probe: Probe): Promise<Asked> {
  return { name, request, seen: await peek(request, probe) };
}

async function controlHttp(check: AuthCheck, probe: Probe, refusals: Asked[]): Promise<Control | undefined> {
  const asks = [];
  for (const method of check.methods) {
    const body = method === 'GET' || method === 'HEAD' || method === 'DELETE' ? {} : { body: '{}', headers: jsonBody };
    asks.push(await ask(`${method} ${check.path}`, probe.request(method, check.path, body), probe));
  }
  if (asks.some(({ seen }) => isOpen(seen))) return { asks, end: nothingToEnd };
  refusals.push(...asks);
  return undefined;
}

const jsonBody = { 'content-type': 'application/json' };

function posting(check: AuthCheck, probe: Probe, message: object, headers: RequestOptions['headers'] = {}): Request {
  return probe.request('POST', check.path, {
    headers: { ...jsonBody, accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', ...message }),
  });
}

/** Whether an answer is a reply of MCP that is no error: a guard may say no inside of a 200. */
function isResult(seen: Glimpse): boolean {
  return isOpen(seen) && (seen.isStream || /"result"\s*:/.test(seen.body));
}

async function modern(check: AuthCheck, probe: Probe, refusals: Asked[]): Promise<Control | undefined> {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': modernRevision,
    'io.modelcontextprotocol/clientInfo': clientInfo,
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const request = (method: string, id: number) =>
    posting(
      check,
      probe,
      { id, method, params: { _meta } },
      { 'mcp-protocol-version': modernRevision, 'mcp-method': method },
    );
  const discover = await ask('POST server/discover', request('server/discover', 1), probe);
  if (!isResult(discover.seen)) {
    refusals.push(discover);
    return undefined;
  }
  const others = [await ask('POST tools/list', request('tools/list', 2), probe), await get(check, probe)];
  return { asks: [discover, ...others], end: nothingToEnd };
}

async function streamable(check: AuthCheck, probe: Probe, refusals: Asked[]): Promise<Control | undefined> {
  const params = { protocolVersion: legacyRevisions[0], capabilities: {}, clientInfo };
  const initialize = await ask(
    'POST initialize',
    posting(check, probe, { id: 1, method: 'initialize', params }),
    probe,
  );
  if (!isResult(initialize.seen)) {
    refusals.push(initialize);
    return undefined;
  }
  const session = initialize.seen.headers['mcp-session-id'];
  // With a session that is good: a guard of `initialize` alone is found only so.
  const headers = {
    'mcp-session-id': typeof session === 'string' ? session : undefined,
    'mcp-protocol-version': legacyRevisions[0],
  };
  await peek(posting(check, probe, { method: 'notifications/initialized' }, headers), probe);
  const list = await ask(
    'POST tools/list',
    posting(check, probe, { id: 2, method: 'tools/list', params: {} }, headers),
    probe,
  );
  const stream = await get(check, probe, headers);
  const end = async () =>
    void (session !== undefined && (await peek(probe.request('DELETE', check.path, { headers }), probe)));
  return { asks: [initialize, list, stream], end };
}

function get(check: AuthCheck, probe: Probe, headers: RequestOptions['headers'] = {}): Promise<Asked> {
  return ask('GET', probe.request('GET', check.path, { headers: { accept: 'text/event-stream', ...headers } }), probe);
}

/** The stream, and where it says that messages go. It stays open: a message for a session that has ended may hang. */
async function httpSse(check: AuthCheck, probe: Probe, refusals: Asked[]): Promise<Control | undefined> {
  const opening = await get(check, probe);
  if (!isOpen(opening.seen) || !opening.seen.isStream) {
    refusals.push(opening);
    return undefined;
  }
  const stream = await probe.open(opening.request);
  const end = async () => stream.close();
  const endpoint = await endpointOf(opening.request, stream);
  if (!endpoint) return { asks: [opening], end };
  const request = { ...posting(check, probe, { id: 1, method: 'ping', params: {} }), url: endpoint };
  return { asks: [opening, await ask('POST to the endpoint of the stream', request, probe)], end };
}

/** Reads no further than the endpoint; what comes after stays unread. */
async function endpointOf(request: Request, stream: Stream): Promise<URL | undefined> {
  const iterator = streamEvents(stream)[Symbol.asyncIterator]();
  const timer = setTimeout(stream.close, request.timeoutMs);
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      if (next.value.event !== 'endpoint') continue;
      const url = URL.parse(next.value.data, request.url.href);
      return url?.origin === request.url.origin ? url : undefined;
    }
  } catch {
    // What is wrong with the stream is told by a check of it.
  } finally {
    clearTimeout(timer);
  }
  return undefined;
}
