import { onTestFinished } from 'vitest';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { type Cloudflare, connectCloudflare } from './client.ts';
import { CloudflareError } from './errors.ts';
import { DatabaseId } from './ids.ts';

export interface Client {
  cloudflare: Cloudflare;
  context: TestContext;
}

/** What the local stack is used for here. It is not imported, as nothing in `src/` but a test may. */
interface Stack<Rule, Call> {
  cloudflare: { apiBaseUrl: string; token: string; accountId: string; api: { calls: Call[] } };
  faults: { set(rules: Rule[]): void };
  database(name: string, sql: string): Promise<string>;
}

/** A client of the stack, in a context of its own. For tests only. */
export async function clientOf<Rule, Call>(
  { cloudflare: { apiBaseUrl, token, accountId } }: Stack<Rule, Call>,
  signal?: AbortSignal,
): Promise<Client> {
  const context = testContext({ CLOUDFLARE_API_BASE_URL: apiBaseUrl }, signal ? { signal } : {});
  const credentials = { 'cloudflare-api-token': token, 'cloudflare-account-id': accountId };
  return { context, cloudflare: await connectCloudflare(credentials, context) };
}

export async function databaseOf<Rule, Call>(stack: Stack<Rule, Call>, sql: string): Promise<DatabaseId> {
  return DatabaseId.parse(await stack.database(`db-${crypto.randomUUID()}`, sql));
}

/** Sets faults until the test's end, and gives the calls from now on. */
export function faulty<Rule, Call>(stack: Stack<Rule, Call>, ...rules: NoInfer<Rule>[]): () => Call[] {
  const before = stack.cloudflare.api.calls.length;
  stack.faults.set(rules);
  onTestFinished(() => stack.faults.set([]));
  return () => stack.cloudflare.api.calls.slice(before);
}

interface Mishap {
  /** Default: before the call has its effect. */
  when?: 'after';
  action:
    | { kind: 'respond'; status: number; headers?: Record<string, string>; body?: string }
    | { kind: 'reset' | 'halve' | 'truncate' };
}

/** What can go wrong once with any call: its name, and the rule without a path. */
export const mishaps: [string, Mishap][] = [
  ['429 with Retry-After', { action: { kind: 'respond', status: 429, headers: { 'retry-after': '3' } } }],
  ['503', { action: { kind: 'respond', status: 503 } }],
  ['503 in place of the answer', { when: 'after', action: { kind: 'respond', status: 503 } }],
  ['a reset before', { action: { kind: 'reset' } }],
  ['a reset after', { when: 'after', action: { kind: 'reset' } }],
  ['HTML', { action: { kind: 'respond', status: 200, body: '<!doctype html><p>hi', headers: { etag: '"x"' } } }],
  ['a halved answer', { when: 'after', action: { kind: 'halve' } }],
  ['a cut answer', { when: 'after', action: { kind: 'truncate' } }],
];

export async function failureOf(promise: Promise<unknown>): Promise<CloudflareError> {
  const outcome = await promise.catch((error) => error);
  if (outcome instanceof CloudflareError) return outcome;
  throw new Error(`expected a CloudflareError, got ${String(outcome)}`);
}

/** All that a run leaves where someone may read it: the log, the event file, and the error with its causes. */
export function leftBehind({ printed, lines }: TestContext, error?: unknown): string {
  const told: string[] = [...printed, JSON.stringify(lines())];
  for (let at = error; at instanceof Error; at = at.cause) told.push(`${at.stack} ${JSON.stringify(at)}`);
  return told.join('\n');
}
