import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

/** The smallest server of the package that speaks revision 2026-07-28. Arguments: `both` or `modern`, then `auto` or `sse`. */
const [, , eras, responseMode] = process.argv;

const handler = createMcpHandler(
  () => {
    const server = new McpServer({ name: 'two-eras', version: '2.4.0' });
    const inputSchema = z.object({ a: z.number(), b: z.number() });
    const outputSchema = z.object({ sum: z.number() });
    server.registerTool('add', { description: 'Adds two numbers.', inputSchema, outputSchema }, ({ a, b }) => {
      return { content: [{ type: 'text', text: `The sum is ${a + b}` }], structuredContent: { sum: a + b } };
    });
    server.registerTool('fail', { description: 'Always fails.' }, () => {
      return { content: [{ type: 'text', text: 'it failed on purpose' }], isError: true };
    });
    return server;
  },
  { legacy: eras === 'modern' ? 'reject' : 'stateless', responseMode: responseMode === 'sse' ? 'sse' : 'auto' },
);

createServer(async (incoming, outgoing) => {
  const { method = 'GET', url = '/', headers, rawHeaders } = incoming;
  if (new URL(url, 'http://localhost').pathname !== '/mcp') {
    outgoing.writeHead(404).end();
    return;
  }
  const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE';
  const request = new Request(`http://${headers.host}${url}`, {
    method,
    headers: pairs as [string, string][],
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
  const answer = await handler.fetch(request);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body) {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(answer.body as ReadableStream);
  outgoing.on('close', () => body.destroy());
  body.on('error', () => outgoing.destroy());
  body.pipe(outgoing);
}).listen();
