import { problem } from '../responses.ts';

/** Far above any tool's arguments, far below what could fill an isolate's 128 MB. */
const MAX_BYTES = 64 * 1024;

/** The text of a JSON body, or the response that refuses it. */
export async function readJsonText(request: Request): Promise<string | Response> {
  const mediaType = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return problem(415, 'the body must be application/json');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return problem(413, `the body is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return new Blob(chunks).text();
}
