import type { LocalResponse } from '../http/server.ts';
import type { Account } from './accounts.ts';
import type { Store } from './state.ts';

/** A request that reached its route: authenticated, and with a body that GitHub would take. */
export interface Call {
  store: Store;
  /** Whose token it came with. */
  account: Account;
  /** Where this server is, for the URLs in its answers. */
  origin: string;
  /** `owner/name`, as the repository spells it. */
  repository: string;
  path: string;
  /** The parts of the path that the template names. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path as GitHub's OpenAPI description spells it; the answer is held against that operation. */
  template: string;
  answer: (call: Call) => LocalResponse;
}

/** A numeric parameter of the path; NaN, which no id equals, where it is none. */
export function idOf(call: Call, name: string): number {
  return Number(call.params[name]);
}
