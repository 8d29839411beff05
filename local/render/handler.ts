import { randomBytes } from 'node:crypto';
import type { Handler, LocalRequest, LocalResponse } from '../http/server.ts';
import { failure, notFound } from './answers.ts';
import type { Ending, Overlap } from './lives.ts';
import { type Call, routes } from './routes.ts';
import type { Service, Store } from './state.ts';

export interface HandlerOptions {
  store: Store;
  token: string;
  overlap: Overlap;
  takeEnding(service: string): Ending;
}

/** A status outside HTTP's: the local stack is wrong, not the service that it stands for. */
const defectStatus = 599;
const path = /^\/v1\/services\/([^/]+)(\/.*)?$/;

/** Authenticates, routes, adds Render's headers. */
export function createHandler(options: HandlerOptions): Handler {
  return (request) => {
    const response = answer(options, request);
    return { ...response, headers: { ...rates(), ...requestId(), ...response.headers } };
  };
}

function answer(options: HandlerOptions, request: LocalRequest): LocalResponse {
  if (request.headers.authorization !== `Bearer ${options.token}`) return failure(401, 'Unauthorized');
  const [, id = '', rest = ''] = path.exec(request.path) ?? [];
  const route = routes.find((one) => one.method === request.method && one.path.test(rest));
  // What Render has and the local one lacks must not look like Render's own 404.
  if (id === '' || !route)
    return failure(defectStatus, `the local Render does not have ${request.method} ${request.path}`);
  const service = options.store.state.services.find((one) => one.id === id);
  if (!service) return notFound(`service: ${id}`);
  const call = callOf(options, request, service, route.path.exec(rest)?.[1] ?? '');
  return call ? route.answer(call) : failure(400, 'invalid JSON');
}

function callOf(options: HandlerOptions, request: LocalRequest, service: Service, id: string): Call | undefined {
  const { store, overlap } = options;
  const body = parse(request.body);
  if (body === unparsable) return undefined;
  return { store, service, id, query: request.query, body, overlap, takeEnding: () => options.takeEnding(service.id) };
}

const unparsable = Symbol('not JSON');

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return unparsable;
  }
}

/** api-docs.render.com/reference/rate-limiting. It only tells; a fault rule plays the limit that is reached. */
function rates(): Record<string, string> {
  return { 'ratelimit-limit': '400', 'ratelimit-remaining': '399', 'ratelimit-reset': '45' };
}

function requestId(): Record<string, string> {
  return { 'x-request-id': randomBytes(12).toString('hex') };
}
