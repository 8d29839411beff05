import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { type Cloudflare, connectCloudflare } from './client.ts';
import { DatabaseId } from './ids.ts';

export const databaseId = DatabaseId.parse('11111111-2222-3333-4444-555555555555');
export const signature = '0123456789abcdef0123456789abcdef';

/** What answers one request of the storage's; `attempt` counts from 1. */
export type Answering = (request: IncomingMessage, response: ServerResponse, attempt: number) => unknown;

/** A storage and an API that leads to it, both on loopback until the test's end. For tests only. */
export interface Storage {
  cloudflare: Cloudflare;
  context: TestContext;
  /** The storage's requests, with the headers of each. */
  requests: IncomingMessage[];
  /** Actions that the API was asked for. */
  asked: string[];
}

/** @param progress what each poll of an import says, in order; the last one completes it */
export async function storageOf(
  answering: Answering,
  { signal, progress = ['Processed 1 queries.'] }: { signal?: AbortSignal; progress?: string[] } = {},
): Promise<Storage> {
  const requests: IncomingMessage[] = [];
  const asked: string[] = [];
  const storage = await listening((request, response) => {
    requests.push(request);
    void answering(request, response, requests.length);
  });
  const url = `${storage}/file.sql?X-Amz-Signature=${signature}`;
  const said = [...progress];
  const api = await listening(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(JSON.parse(body).action ?? (body.includes('current_bookmark') ? 'poll' : 'start'));
    const at = { success: true, at_bookmark: '1-a' };
    const answers: Record<string, () => object> = {
      init: () => ({ success: true, filename: 'file.sql', upload_url: url }),
      ingest: () => ({ ...at, status: 'active', messages: [] }),
      poll: () => {
        const messages = [said.shift()];
        const status = said.length === 0 ? 'complete' : 'active';
        return { ...at, messages, status, result: { signed_url: url, final_bookmark: '1-b' } };
      },
      start: () => ({ ...at, status: 'active' }),
    };
    const result = answers[asked.at(-1) ?? '']?.();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ success: true, errors: [], result }));
  });
  const context = testContext({ CLOUDFLARE_API_BASE_URL: api }, signal ? { signal } : {});
  const credentials = { 'cloudflare-api-token': 'token', 'cloudflare-account-id': 'a'.repeat(32) };
  return { context, requests, asked, cloudflare: await connectCloudflare(credentials, context) };
}

async function listening(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}

interface Sending {
  /** As many bytes are sent, then the connection is cut. */
  cutAfter?: number;
  /** As many bytes are sent, then nothing more. */
  stallAfter?: number;
  etag?: string | undefined;
  /** Whether a Range is answered with a part. Default: yes. */
  ranges?: boolean;
}

/** Answers with a file, as the storage does, or with as much of it as is asked for. */
export function sendFile(
  content: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  { cutAfter, stallAfter, ranges = true, ...rest }: Sending = {},
): void {
  const etag = 'etag' in rest ? rest.etag : etagOf(content);
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const isPart = ranges && from !== undefined && request.headers['if-range'] === etag;
  const body = isPart ? content.subarray(Number(from)) : content;
  const part = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
  response.writeHead(isPart ? 206 : 200, {
    'content-length': body.length,
    ...(etag === undefined ? {} : { etag }),
    ...(isPart ? part : {}),
  });
  const sent = cutAfter ?? stallAfter;
  if (sent === undefined) response.end(body);
  else if (sent === 0) response.flushHeaders();
  else response.write(body.subarray(0, sent));
  // What was written is let through first.
  if (cutAfter !== undefined) setTimeout(() => response.destroy(), 5);
}
