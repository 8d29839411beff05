import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { LocalRequest, LocalResponse } from '../../http/server.ts';
import { THREW_HEADER } from '../runtime/dispatcher.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { State, Store, Version, Worker } from '../state.ts';
import { previewable } from '../workers/render.ts';
import { type OverrideSwitch, overrideFor } from './overrides.ts';

/** The host header, version override and all: workers.dev on a loopback port. */
export class Site {
  readonly #store: Store;
  readonly #runtime: Runtime;
  readonly #overrides: OverrideSwitch;

  constructor(store: Store, runtime: Runtime, overrides: OverrideSwitch) {
    this.#store = store;
    this.#runtime = runtime;
    this.#overrides = overrides;
  }

  /** What Workers threw, oldest first: the service shows it in the logs only. */
  readonly exceptions: string[] = [];

  async answer(request: LocalRequest): Promise<LocalResponse> {
    const ray = `${randomBytes(8).toString('hex')}-LOC`;
    const response = await this.#route(request, ray);
    return { ...response, headers: { ...response.headers, 'cf-ray': ray, server: 'cloudflare' } };
  }

  async #route(request: LocalRequest, ray: string): Promise<LocalResponse> {
    const host = request.headers.host ?? '';
    if (request.path === '/cdn-cgi/trace') return trace(host, request, ray);
    const version = this.#versionFor(host, request.headers);
    if (version) return this.#forward(request, version.id, ray);
    const names = Object.keys(this.#store.state.workers);
    const known = names.length > 0 ? `Workers here: ${names.join(', ')}` : 'No Worker is deployed here';
    return { status: 404, body: `error code: 1042\n${host} is no Worker. ${known}.\n` };
  }

  #versionFor(host: string, headers: IncomingHttpHeaders): Version | undefined {
    const target = resolveHost(host, this.#store.state);
    if (!target) return undefined;
    if (target.preview) return target.preview;
    const { worker } = target;
    const header = headers['cloudflare-workers-version-overrides'];
    const override = overrideFor(Array.isArray(header) ? header.join(',') : header, worker.name);
    const shares = worker.deployments[0]?.versions ?? [];
    const overridden = shares.some(({ version_id }) => version_id === override) && this.#overrides.takesEffect();
    const id = overridden ? override : weighted(shares);
    return worker.versions.find((version) => version.id === id);
  }

  async #threw(incoming: IncomingMessage): Promise<LocalResponse> {
    this.exceptions.push(Buffer.concat(await incoming.toArray()).toString());
    return { status: 500, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body: 'error code: 1101' };
  }

  async #forward(request: LocalRequest, versionId: string, ray: string): Promise<LocalResponse> {
    const { origin, headers, release } = await this.#runtime.open(versionId);
    try {
      const added = { ...headers, 'cf-ray': ray, 'cf-connecting-ip': '127.0.0.1', 'x-forwarded-proto': 'http' };
      const incoming = await send(request, origin, added);
      incoming.once('close', release);
      return incoming.headers[THREW_HEADER] ? await this.#threw(incoming) : answerOf(incoming);
    } catch (error) {
      release();
      if (request.signal.aborted) return { status: 499 };
      return { status: 502, body: `error code: 502\n${String(error)}\n` };
    }
  }
}

/** Which Worker, or which version of one, a host names by its first label. */
export function resolveHost(host: string, { workers }: State): { worker: Worker; preview?: Version } | undefined {
  const hostname = host.replace(/:\d+$/, '').toLowerCase();
  const [label = ''] = hostname.split('.');
  const named = workers[label];
  if (named?.subdomain.enabled && named.deployments.length > 0) return { worker: named };
  const [, prefix, name] = /^([0-9a-f]{8})-(.+)$/.exec(label) ?? [];
  const worker = name === undefined ? undefined : workers[name];
  if (worker && prefix && previewable(worker)) {
    const preview = worker.versions.find(({ id }) => id.startsWith(prefix));
    return preview && { worker, preview };
  }
  const deployed = Object.values(workers).filter(({ deployments }) => deployments.length > 0);
  const [only] = deployed;
  const isBare = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return isBare && only && deployed.length === 1 ? { worker: only } : undefined;
}

/** A version by chance, each as likely as its share. */
function weighted(shares: { version_id: string; percentage: number }[]): string | undefined {
  let rest = Math.random() * 100;
  for (const { version_id, percentage } of shares) {
    rest -= percentage;
    if (rest < 0) return version_id;
  }
  return shares.findLast(({ percentage }) => percentage > 0)?.version_id;
}

/** Headers that belong to one connection and are not passed on (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'proxy-connection',
]);

function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !HOP_BY_HOP.has(name));
  return Object.fromEntries(kept) as Record<string, string | string[]>;
}

function send(request: LocalRequest, origin: string, added: Record<string, string>): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { ...endToEnd(request.headers), ...added };
  const { method, url, signal, body } = request;
  const outgoing = httpRequest(`${origin}${url}`, { method, headers, agent: false });
  // A reset, since workerd takes a mere end of sending for a client that still listens.
  const reset = () => outgoing.socket?.resetAndDestroy();
  signal.addEventListener('abort', reset, { once: true });
  outgoing.once('close', () => signal.removeEventListener('abort', reset));
  outgoing.once('response', resolve);
  outgoing.once('error', reject);
  outgoing.end(body);
  return promise;
}

function answerOf(incoming: IncomingMessage): LocalResponse {
  const headers = endToEnd(incoming.headers);
  return { status: incoming.statusCode ?? 502, headers, body: Readable.toWeb(incoming) };
}

/** What `/cdn-cgi/trace` tells, as far as it means anything on loopback. */
function trace(host: string, { headers }: LocalRequest, ray: string): LocalResponse {
  const lines = {
    fl: ray.split('-')[0],
    h: host,
    ip: '127.0.0.1',
    ts: (Date.now() / 1000).toFixed(3),
    visit_scheme: 'http',
    uag: headers['user-agent'] ?? '',
    colo: 'LOC',
    http: 'http/1.1',
    loc: 'XX',
    tls: 'off',
  };
  const body = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: body.join('') };
}
