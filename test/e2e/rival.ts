import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stack } from '../../local/stack.ts';

/** A way to Cloudflare's API on which somebody else is faster. */
export interface Rival extends AsyncDisposable {
  /** For `CLOUDFLARE_API_BASE_URL`. */
  apiBaseUrl: string;
}

/** Passes calls on to the stack; before the first one whose body matches, once, somebody else acts. */
export async function startRival(stack: Stack, body: RegExp, act: () => Promise<unknown>): Promise<Rival> {
  let pending: (() => Promise<unknown>) | undefined = act;
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const first = body.test(content.toString()) ? pending : undefined;
    if (first) pending = undefined;
    await first?.();
    passOn(stack, incoming, content, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiBaseUrl: `http://127.0.0.1:${port}${new URL(stack.cloudflare.apiBaseUrl).pathname}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(
  stack: Stack,
  { method, url, headers }: http.IncomingMessage,
  body: Buffer,
  answer: http.ServerResponse,
) {
  const { hostname, port } = new URL(stack.cloudflare.apiBaseUrl);
  const onward = http.request({ hostname, port, method, path: url, headers }, (incoming) => {
    answer.writeHead(incoming.statusCode ?? 500, incoming.headers);
    incoming.pipe(answer);
  });
  onward.once('error', () => answer.destroy());
  onward.end(body);
}
