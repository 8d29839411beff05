import type { Call } from './call.ts';

const defaultPageSize = 30;
const largestPageSize = 100;

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

/** One page of a list, and the `Link` header that leads to the others (absent where there is only one). */
export function paginate<T>(call: Call, items: T[]): Page<T> {
  const size = Math.min(positive(call.query.get('per_page'), defaultPageSize), largestPageSize);
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links = [
    ...(page > 1 ? [link(call, page - 1, 'prev')] : []),
    ...(page < last ? [link(call, page + 1, 'next'), link(call, last, 'last')] : []),
    ...(page > 1 ? [link(call, 1, 'first')] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

function link(call: Call, page: number, relation: string): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  return `<${call.origin}${call.path}?${query}>; rel="${relation}"`;
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
