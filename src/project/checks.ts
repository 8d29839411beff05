import { z } from 'zod';
import { parseDuration } from '../runtime/duration.ts';
import { Check, defaultTimeout, methods } from './check-schema.ts';
import { problemsOf } from './issues.ts';
import { invalid } from './problems.ts';
import { parseYaml } from './yaml.ts';

/** A check as the smoke action runs it. */
export interface SmokeCheck {
  kind: 'http';
  /** As configured, else `GET /health`. */
  name: string;
  method: Method;
  /** Path and query, beginning with one `/`. */
  path: string;
  headers: Record<string, string>;
  body: RequestBody | undefined;
  expect: Expectation;
  /** Milliseconds. */
  timeoutMs: number;
}

export type Method = Uppercase<(typeof methods)[number]>;

export interface RequestBody {
  text: string;
  /** For a body that was written as a mapping; a `content-type` among the headers goes before it. */
  contentType: 'application/json' | undefined;
}

export interface Expectation {
  /** Any of these. */
  status: number[];
  /** By header name as written; names are compared without case. */
  headers: Record<string, TextMatch>;
  /** Contained in the answer's JSON: every key here is there, with an equal value; lists are compared whole. */
  json: Record<string, JsonValue> | undefined;
  body: BodyMatch | undefined;
  /** The `location` header, exactly. */
  redirect: string | undefined;
}

export type TextMatch = { equals: string } | { matches: RegExp };
export interface BodyMatch {
  contains: string | undefined;
  matches: RegExp | undefined;
}
export type JsonValue = z.core.util.JSONType;

/** A redirect's status where the configuration names none. */
const redirectStatuses = [301, 302, 303, 307, 308];

const Checks = z.array(Check);

/**
 * The checks of a YAML text such as the input `checks`: a list, or nothing for none. `sourceName` stands for the file
 * in errors. Throws one `config-invalid` with every problem.
 */
export async function parseChecks(text: string, sourceName: string): Promise<SmokeCheck[]> {
  if (text.trim() === '') return [];
  const document = await parseYaml(text, sourceName);
  const parsed = Checks.safeParse(document.value ?? []);
  if (!parsed.success) throw invalid(sourceName, problemsOf(parsed.error, document, Checks));
  return parsed.data.map(toSmokeCheck);
}

/** A check with its defaults. */
export function toSmokeCheck(check: Check): SmokeCheck {
  const { method, path } = requestOf(check);
  return {
    kind: 'http',
    name: check.name ?? `${method} ${path}`,
    method,
    path,
    headers: check.headers ?? {},
    body: bodyOf(check.body),
    expect: expectationOf(check.expect ?? {}),
    timeoutMs: parseDuration(check.timeout ?? defaultTimeout),
  };
}

function requestOf(check: Check): { method: Method; path: string } {
  for (const key of methods) {
    const path = check[key];
    if (path !== undefined) return { method: upper(key), path };
  }
  throw new Error('the schema admits no check without a method');
}

function upper<T extends string>(text: T): Uppercase<T> {
  return text.toUpperCase() as Uppercase<T>;
}

function bodyOf(body: Check['body']): RequestBody | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return { text: body, contentType: undefined };
  return { text: JSON.stringify(body), contentType: 'application/json' };
}

function expectationOf(expect: NonNullable<Check['expect']>): Expectation {
  const status = expect.status ?? (expect.redirect === undefined ? 200 : redirectStatuses);
  return {
    status: typeof status === 'number' ? [status] : status,
    headers: Object.fromEntries(Object.entries(expect.headers ?? {}).map(([name, match]) => [name, matchOf(match)])),
    json: expect.json,
    body: expect.body && { contains: expect.body.contains, matches: compiled(expect.body.matches) },
    redirect: expect.redirect,
  };
}

function matchOf(match: string | { matches: string }): TextMatch {
  return typeof match === 'string' ? { equals: match } : { matches: new RegExp(match.matches) };
}

function compiled(pattern: string | undefined): RegExp | undefined {
  return pattern === undefined ? undefined : new RegExp(pattern);
}
