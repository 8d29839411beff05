import type { LocalRequest, LocalResponse } from '../../http/server.ts';

/** A request that matched a route, with what the path's `:name` segments held. */
export interface Call {
  request: LocalRequest;
  param(name: string): string;
}

export interface Route {
  method: string;
  /** A path below `/client/v4`, with `:name` for a segment, e.g. `/accounts/:account/d1/database`. */
  pattern: string;
  /** Whether the call changes something; `sql` is decided by the statements it carries. */
  changes: 'never' | 'always' | 'sql';
  answer(call: Call): Promise<LocalResponse> | LocalResponse;
}

/** Shorthand for a route that only reads. */
export function reads(method: string, pattern: string, answer: Route['answer']): Route {
  return { method, pattern, changes: 'never', answer };
}

/** Shorthand for a route that changes something. */
export function writes(method: string, pattern: string, answer: Route['answer']): Route {
  return { method, pattern, changes: 'always', answer };
}

export interface Match {
  route: Route;
  call: Call;
}

/** The first route for a method and path. `undefined` where the service has none. */
export function matchRoute(routes: Route[], request: LocalRequest, path: string): Match | undefined {
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const found = compile(route.pattern).exec(path);
    if (found) return { route, call: { request, param: (name) => decode(found.groups?.[name] ?? '') } };
  }
  return undefined;
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const expression = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
  compiled.set(pattern, expression);
  return expression;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
