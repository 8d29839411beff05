import { z } from 'zod';
import type { Clock } from '../runtime/clock.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { fetchOverHttp } from '../runtime/http.ts';
import { retrying } from '../runtime/retry.ts';
import { RenderError } from './errors.ts';
import { type Purpose, refusal, timedOut, unreachable, unreadable } from './translate.ts';

export interface Call<T> extends Purpose {
  method: 'GET' | 'POST' | 'PATCH';
  /** After the base URL, with its query. */
  path: string;
  body?: Readonly<Record<string, string>>;
  result: z.ZodType<T>;
  /** For one attempt, the body included. Default 30 s. */
  deadlineMs?: number;
}

export interface Line {
  apiKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
  clock: Clock;
  events: Events;
  signal: AbortSignal;
}

const Refused = z.looseObject({ message: z.string().optional() });

/**
 * Makes a call: bounded in time, tried again only where that is safe, its answer checked.
 * @throws RenderError, or the signal's reason
 */
export function perform<T>(call: Call<T>, line: Line): Promise<T> {
  return repeating(call, line, () => attempt(call, line));
}

/** Makes attempts as long as their failures allow it, and says so in the log. */
export function repeating<T>({ what, idempotent }: Purpose, line: Line, once: () => Promise<T>): Promise<T> {
  return retrying(once, {
    idempotent,
    classify: (error) => (error instanceof RenderError ? error.failure : { kind: 'final' }),
    clock: line.clock,
    signal: line.signal,
    onRetry: (error, pauseMs, attempts) =>
      line.events.info(
        'render.retry',
        `Trying again in ${Math.ceil(pauseMs / 1000)} s to ${what}: ${error instanceof Error ? error.message : String(error)}`,
        { attempts, pause_ms: Math.round(pauseMs) },
      ),
  });
}

/** One try. @throws RenderError, or the signal's reason */
export async function attempt<T>(call: Call<T>, line: Line): Promise<T> {
  const trace = line.events.trace.headers();
  const started = line.clock.now();
  let status: number | undefined;
  try {
    return await withDeadline(`The call to ${call.what}`, call.deadlineMs ?? 30_000, line.signal, async (signal) => {
      const response = await send(call, line, trace, signal);
      status = response.status;
      return read(call, response, line);
    });
  } catch (error) {
    throw translate(error, call, line);
  } finally {
    line.events.debug('render.call', {
      what: call.what,
      status,
      request_id: trace['X-Request-ID'],
      duration_ms: line.clock.now() - started,
    });
  }
}

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function send<T>(
  { method, path, body }: Call<T>,
  { apiKey, baseUrl }: Line,
  trace: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetchOverHttp(`${baseUrl}${path}`, {
    method,
    headers: {
      ...trace,
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      'user-agent': 'voygent-actions',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function read<T>(call: Call<T>, { status, headers, text }: Answer, line: Line): T {
  const contentType = headers.get('content-type') ?? '';
  const json = parseJson(text);
  if (status < 200 || status >= 300) {
    const refused = Refused.safeParse(json);
    // 429 and 5xx often come from in front of the API, without its JSON.
    if (refused.success || status === 429 || status >= 500)
      throw refusal(call, status, refused.data?.message, headers, line.clock.now());
  }
  const result = call.result.safeParse(json);
  if (status >= 200 && status < 300 && result.success) return result.data;
  const problem = json === undefined || result.success ? describeBody(text) : describeIssues(result.error);
  throw unreadable(call, status, contentType, problem, result.error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeBody(text: string): string {
  const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
  return start === '' ? 'an empty body' : `it begins with «${start}»`;
}

function describeIssues(error: z.ZodError): string {
  return z.prettifyError(error).replaceAll('\n', ' ');
}

function translate<T>(error: unknown, call: Call<T>, line: Line): unknown {
  if (line.signal.aborted || error instanceof RenderError) return error;
  if (error instanceof ActionError && error.code === 'timeout') return timedOut(error, call);
  return unreachable(call, line.baseUrl, error);
}
