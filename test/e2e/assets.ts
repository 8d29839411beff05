import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';

/** A way to Cloudflare's API on which Workers may have assets, which the local one does not do by itself. */
export interface AssetsService extends AsyncDisposable {
  /** For `CLOUDFLARE_API_BASE_URL`. */
  apiBaseUrl: string;
  /** The paths of the last manifest, by the Worker's name. */
  manifests: ReadonlyMap<string, string[]>;
}

const Manifest = z.object({ manifest: z.record(z.string(), z.object({ hash: z.string(), size: z.number() })) });
type Files = Record<string, { type: string; base64: string }>;

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: Buffer | string;
}

interface Call {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What is uploaded is put into the Worker's code, in front of its own module, as the service does in its network. */
export async function startAssetsService(stack: Stack): Promise<AssetsService> {
  const manifests = new Map<string, string[]>();
  const contents = new Map<string, { type: string; base64: string }>();
  /** By the token that an upload then carries: the manifest. */
  const sessions = new Map<string, Record<string, string>>();

  const open = (worker: string, { body }: Call): Answer => {
    const { manifest } = Manifest.parse(JSON.parse(body.toString()));
    const token = `session-${sessions.size}`;
    sessions.set(token, Object.fromEntries(Object.entries(manifest).map(([path, { hash }]) => [path, hash])));
    manifests.set(worker, Object.keys(manifest).toSorted());
    const missing = [...new Set(Object.values(manifest).map(({ hash }) => hash))].filter((hash) => !contents.has(hash));
    return envelope({ jwt: token, buckets: missing.length > 0 ? [missing] : [] });
  };
  const take = async (call: Call): Promise<Answer> => {
    for (const [hash, content] of await formOf(call)) {
      if (typeof content !== 'string') contents.set(hash, { type: content.type, base64: await content.text() });
    }
    return envelope({ jwt: call.headers['authorization']?.replace('Bearer ', '') }, 201);
  };
  const upload = async (call: Call): Promise<Answer> => {
    const form = await formOf(call);
    const text = form.get('metadata');
    const metadata = typeof text === 'string' ? JSON.parse(text) : {};
    if (metadata.assets === undefined) return passOn(stack, call);
    const manifest = sessions.get(metadata.assets.jwt) ?? {};
    const files: Files = Object.fromEntries(
      Object.entries(manifest).map(([path, hash]) => [path, contents.get(hash) ?? { type: '', base64: '' }]),
    );
    const changed = await withAssets(form, metadata, files);
    return passOn(stack, { ...call, body: changed.body, headers: { ...call.headers, 'content-type': changed.type } });
  };
  const answer = (call: Call): Promise<Answer> | Answer => {
    const worker = /\/scripts\/([^/]+)\/assets-upload-session$/.exec(call.url)?.[1];
    if (worker !== undefined) return open(worker, call);
    if (/\/workers\/assets\/upload/.test(call.url)) return take(call);
    return call.headers['content-type']?.startsWith('multipart/') ? upload(call) : passOn(stack, call);
  };
  const server = await serve(answer);
  const { port } = server.address() as AddressInfo;
  return {
    apiBaseUrl: `http://127.0.0.1:${port}${new URL(stack.cloudflare.apiBaseUrl).pathname}`,
    manifests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(answer: (call: Call) => Promise<Answer> | Answer): Promise<http.Server> {
  const server = http.createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const call = { method, url, headers: Object.fromEntries(given), body: Buffer.concat(chunks) };
    const { status, headers: more = {}, body } = await answer(call);
    outgoing.writeHead(status, { 'content-type': 'application/json', ...more }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function envelope(result: unknown, status = 200): Answer {
  return { status, body: JSON.stringify({ success: true, errors: [], messages: [], result }) };
}

function formOf({ headers, body }: Call): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
}

async function withAssets(
  form: FormData,
  { assets: _, keep_assets: __, ...metadata }: Record<string, unknown> & { main_module?: string; bindings?: unknown },
  files: Files,
): Promise<{ type: string; body: Buffer }> {
  const bindings = z.array(z.looseObject({ type: z.string() })).parse(metadata.bindings ?? []);
  const own = bindings.filter(({ type }) => type !== 'assets');
  const main = metadata.main_module;
  form.set('metadata', JSON.stringify({ ...metadata, bindings: own, main_module: 'with-assets.js' }));
  const code = `
${main === undefined ? 'const worker = undefined;' : `import worker from ${JSON.stringify(`./${main}`)};`}
const files = ${JSON.stringify(files)};
export default {
  fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    const file = files[pathname] ?? files[pathname.replace(/\\/$/, '/index.html')];
    if (file) return new Response(Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0)), { headers: { 'content-type': file.type } });
    return worker ? worker.fetch(request, env, context) : new Response('not found', { status: 404 });
  },
};`;
  form.set('with-assets.js', new File([code], 'with-assets.js', { type: 'application/javascript+module' }));
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  return { type, body: Buffer.from(await encoded.arrayBuffer()) };
}

async function passOn(stack: Stack, { method, url, headers, body }: Call): Promise<Answer> {
  const { 'content-type': type, authorization = '' } = headers;
  const response = await fetch(new URL(url, stack.cloudflare.apiBaseUrl), {
    method,
    headers: { authorization, ...(type === undefined ? {} : { 'content-type': type }) },
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  return {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? 'application/json' },
    body: Buffer.from(await response.arrayBuffer()),
  };
}
