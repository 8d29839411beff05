import { send } from '../runtime/http.ts';

/** What is sent to a service that has to do with the run only by being told of it. */
export interface Message {
  method: 'GET' | 'POST';
  url: URL;
  type?: 'application/json' | 'text/plain; charset=utf-8';
  body?: string;
}

/**
 * Sends it once: a message that may have arrived is not sent again. Redirects are not followed, the answer is not read.
 * @throws Error that does not name the address
 */
export async function post({ method, url, type, body }: Message, signal: AbortSignal): Promise<void> {
  const headers =
    body === undefined
      ? {}
      : { 'content-type': type ?? 'text/plain; charset=utf-8', 'content-length': String(Buffer.byteLength(body)) };
  const answer = await send({ method, url, headers: { 'user-agent': 'voygent-actions', ...headers }, body, signal });
  answer.destroy();
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) throw new Error(`it answered ${status}`);
}
