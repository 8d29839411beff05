import type { LocalResponse } from '../../http/server.ts';

/** A failure as the service tells it: an HTTP status and a code in the envelope. */
export class CloudflareError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The envelope of every answer of the v4 API. */
export function success(result: unknown, resultInfo?: Record<string, number>): LocalResponse {
  const body = { success: true, errors: [], messages: [], result };
  return { status: 200, body: resultInfo ? { ...body, result_info: resultInfo } : body };
}

export function failure({ status, code, message }: CloudflareError): LocalResponse {
  return { status, body: { success: false, errors: [{ code, message }], messages: [], result: null } };
}

/** One page of a list, with the `result_info` that clients page by. */
export function page<T>(items: T[], query: URLSearchParams): { items: T[]; info: Record<string, number> } {
  const perPage = Math.max(1, Number(query.get('per_page') ?? 100) || 100);
  const number = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const slice = items.slice((number - 1) * perPage, number * perPage);
  const info = {
    page: number,
    per_page: perPage,
    count: slice.length,
    total_count: items.length,
    total_pages: Math.ceil(items.length / perPage),
  };
  return { items: slice, info };
}
