import type { SmokeCheck } from '../project/checks.ts';

/** For a Worker without checks of its own: it answers at all, and not with a server error. */
export const defaultCheck: SmokeCheck = {
  kind: 'http',
  name: 'answers without a server error',
  method: 'GET',
  path: '/',
  headers: {},
  secret: undefined,
  body: undefined,
  follow: 0,
  expect: {
    status: Array.from({ length: 300 }, (_, index) => 200 + index),
    headers: {},
    json: undefined,
    body: undefined,
    paths: [],
    schema: undefined,
    maxBytes: undefined,
    tlsDays: undefined,
    redirect: undefined,
  },
  timeoutMs: 10_000,
};

export function checksOrDefault(checks: readonly SmokeCheck[]): readonly SmokeCheck[] {
  return checks.length > 0 ? checks : [defaultCheck];
}
