import { headline, type Notice, type Subject } from './notice.ts';
import type { Message } from './post.ts';

/** «It has begun»: healthchecks.io/docs/http_api, pinging API. The id binds beginning and end together. */
export function healthchecksStart(url: URL, { id }: Subject): Message {
  return { method: 'POST', url: at(url, '/start', id) };
}

/** How it ended, with what a person wants to read there. */
export function healthchecksEnd(url: URL, notice: Notice): Message {
  const { status, message, hint, runUrl, id } = notice;
  const body = [headline(notice), `Status: ${status}`, message, hint, runUrl]
    .filter((line) => line !== undefined)
    .join('\n');
  return {
    method: 'POST',
    url: at(url, status === 'passed' ? '' : '/fail', id),
    type: 'text/plain; charset=utf-8',
    body,
  };
}

/** The query of the address, such as `create=1`, is kept. */
function at(url: URL, suffix: string, id: string): URL {
  const target = new URL(url);
  target.pathname = `${target.pathname.replace(/\/+$/, '')}${suffix}`;
  target.searchParams.set('rid', id);
  return target;
}
