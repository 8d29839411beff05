import type { LocalResponse } from '../http/server.ts';

/** An error as Render sends it: `id` and `message`, whatever the status (api-docs.render.com, «Error»). */
export function failure(status: number, message: string): LocalResponse {
  return { status, body: { id: `local-${status}`, message } };
}

export function notFound(what: string): LocalResponse {
  return failure(404, `not found: ${what}`);
}
