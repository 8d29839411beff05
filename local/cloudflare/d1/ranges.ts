import type { IncomingHttpHeaders } from 'node:http';

/** Which bytes of a file a request asks for. `last` is the last one of them. */
export type Range = { kind: 'whole' | 'unsatisfiable' | 'other-file' } | { kind: 'part'; first: number; last: number };

/** What `Range`, `If-Range` and `If-Match` ask for, of a file with that many bytes and a strong ETag. */
export function rangeOf(headers: IncomingHttpHeaders, size: number, etag: string): Range {
  const { range, 'if-match': ifMatch, 'if-range': ifRange } = headers;
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.split(/\s*,\s*/).includes(etag))
    return { kind: 'other-file' };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  // Several ranges at once are not known here, and what is not known is left out of account (RFC 9110, 14.2).
  if (!asked || range === 'bytes=-' || (ifRange !== undefined && ifRange !== etag)) return { kind: 'whole' };
  const [, from = '', to = ''] = asked;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? { kind: 'part', first, last } : { kind: 'unsatisfiable' };
}
