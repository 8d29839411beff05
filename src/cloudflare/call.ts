import { APIConnectionError, APIError } from 'cloudflare/core/error';
import { z } from 'zod';
import type { Clock } from '../runtime/clock.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { type Failure, retrying } from '../runtime/retry.ts';
import type { Secrets } from '../runtime/secrets.ts';
import { CloudflareError } from './errors.ts';
import { ApiProblem, type Purpose, refusal, timedOut, unreachable, unreadable } from './translate.ts';

/** What the SDK is told about one attempt. Its own retries are off: it does not know which calls are idempotent. */
export interface AttemptOptions {
  maxRetries: 0;
  timeout: number;
  signal: AbortSignal;
  headers: Record<string, string>;
}

export interface Call<T> extends Purpose {
  idempotent: boolean;
  /** The schema of `result`. */
  result: z.ZodType<T>;
  send(options: AttemptOptions): Promise<Response>;
  /** For one attempt, the body included. Default 60 s: twice of what D1 allows a call. */
  deadlineMs?: number;
  /** How often it is tried in all, where its failures allow that. Default 4. */
  attempts?: number;
  /** The service's words where a result says no, inside of an answer that says yes. */
  refused?(result: T): string | undefined;
  /** The answer may hold a secret: one that cannot be read is not quoted. */
  confidential?: boolean;
}

export interface Line {
  baseUrl: string;
  clock: Clock;
  events: Events;
  /** What a call is answered may be a secret: it is added here before anything can print it. */
  secrets: Secrets;
  signal: AbortSignal;
}

const Envelope = z.looseObject({
  success: z.boolean(),
  errors: z.array(ApiProblem).nullish(),
  result: z.unknown().optional(),
});

/**
 * Makes a call: bounded in time, tried again only where that is safe, its answer checked.
 * @throws CloudflareError, or the signal's reason
 */
export async function perform<T>(call: Call<T>, line: Line): Promise<T> {
  return repeating(call, line, () => attempt(call, line));
}

/** Makes attempts as long as their failures allow it, and says so in the log. */
export function repeating<T>(
  { what, idempotent, attempts }: { what: string; idempotent: boolean; attempts?: number },
  { clock, events, signal }: Line,
  once: () => Promise<T>,
): Promise<T> {
  return retrying(once, {
    idempotent,
    ...(attempts === undefined ? {} : { attempts }),
    classify,
    clock,
    signal,
    onRetry: (error, pauseMs, attempts) =>
      events.info(
        'cloudflare.retry',
        `Trying again in ${Math.ceil(pauseMs / 1000)} s to ${what}: ${error instanceof Error ? error.message : String(error)}`,
        { attempts, pause_ms: Math.round(pauseMs) },
      ),
  });
}

async function attempt<T>(call: Call<T>, line: Line): Promise<T> {
  const headers = line.events.trace.headers();
  const started = line.clock.now();
  const { deadlineMs = 60_000 } = call;
  let status: number | undefined;
  try {
    return await withDeadline(`The call to ${call.what}`, deadlineMs, line.signal, async (signal) => {
      const response = await call.send({ maxRetries: 0, timeout: deadlineMs, signal, headers });
      status = response.status;
      return await readResult(call, response, line);
    });
  } catch (error) {
    const translated = translate(error, call, line);
    if (translated instanceof CloudflareError) status ??= translated.httpStatus;
    throw translated;
  } finally {
    line.events.debug('cloudflare.call', {
      what: call.what,
      status,
      request_id: headers['X-Request-ID'],
      duration_ms: line.clock.now() - started,
    });
  }
}

async function readResult<T>(call: Call<T>, response: Response, line: Line): Promise<T> {
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  const envelope = Envelope.safeParse(parseJson(text));
  if (!envelope.success) throw unreadable(call, response.status, contentType, describeBody(text, call), envelope.error);
  if (!envelope.data.success)
    throw refusal(call, response.status, envelope.data.errors ?? [], response.headers, line.clock.now());
  const result = call.result.safeParse(envelope.data.result);
  if (!result.success) {
    const problem = z.prettifyError(result.error).replaceAll('\n', ' ');
    throw unreadable(call, response.status, contentType, problem, result.error);
  }
  const said = call.refused?.(result.data);
  if (said === undefined) return result.data;
  throw refusal(call, response.status, [{ message: said }], response.headers, line.clock.now());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeBody(text: string, { confidential }: { confidential?: boolean }): string {
  const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
  if (start === '') return 'an empty body';
  return confidential ? `it is no JSON, or cut (${text.length} characters)` : `it begins with «${start}»`;
}

function translate(error: unknown, call: Purpose, line: Line): unknown {
  if (error instanceof ActionError && error.code === 'timeout') return timedOut(error, call);
  if (error instanceof ActionError || line.signal.aborted) return error;
  if (error instanceof APIError && error.status !== undefined) return translateStatus(error, call, line);
  return unreachable(call, line.baseUrl, error instanceof APIConnectionError ? (error.cause ?? error) : error);
}

function translateStatus(error: APIError, call: Purpose, line: Line): CloudflareError {
  const status = error.status ?? 0;
  const headers: Headers = error.headers ?? new Headers();
  const problems = z.array(ApiProblem).safeParse(error.errors);
  if (problems.success && problems.data.length > 0)
    return refusal(call, status, problems.data, headers, line.clock.now());
  // 429 and 5xx often come from in front of the API, without its envelope.
  if (status === 429 || status >= 500) return refusal(call, status, [], headers, line.clock.now());
  return unreadable(call, status, headers.get('content-type') ?? '', "an error without Cloudflare's envelope", error);
}

function classify(error: unknown): Failure {
  return error instanceof CloudflareError ? error.failure : { kind: 'final' };
}
