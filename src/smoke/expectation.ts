import { isDeepStrictEqual } from 'node:util';
import type { Expectation, JsonValue, TextMatch } from '../project/checks.ts';
import type { Response } from './exchange.ts';

/** What differs from the expectation, each as a sentence; none when all is as expected. */
export function differences(expect: Expectation, response: Response): string[] {
  return [
    ...statusDifference(expect.status, response),
    ...Object.entries(expect.headers).flatMap(([name, match]) => headerDifference(name, match, response)),
    ...redirectDifference(expect.redirect, response),
    ...jsonDifference(expect.json, response),
    ...bodyDifference(expect.body, response),
  ];
}

function statusDifference(expected: readonly number[], { status }: Response): string[] {
  return expected.includes(status) ? [] : [`expected status ${describeStatuses(expected)}, got ${status}`];
}

/** `200 or 204`; a long list, which is a range written out, as `200 to 499`. */
function describeStatuses(statuses: readonly number[]): string {
  return statuses.length <= 8 ? statuses.join(' or ') : `${Math.min(...statuses)} to ${Math.max(...statuses)}`;
}

function headerDifference(name: string, match: TextMatch, { headers }: Response): string[] {
  const value = headers[name.toLowerCase()];
  const text = Array.isArray(value) ? value.join(', ') : value;
  const wanted = 'equals' in match ? `\`${match.equals}\`` : `to match ${match.matches}`;
  if (text === undefined) return [`expected header \`${name}\` ${wanted}, and there is none`];
  const fits = 'equals' in match ? text === match.equals : match.matches.test(text);
  return fits ? [] : [`expected header \`${name}\` ${wanted}, got \`${excerpt(text)}\``];
}

function redirectDifference(expected: string | undefined, { headers }: Response): string[] {
  if (expected === undefined || headers.location === expected) return [];
  return [
    `expected a redirect to \`${expected}\`, got ${headers.location === undefined ? 'no location' : `\`${headers.location}\``}`,
  ];
}

function jsonDifference(expected: Record<string, JsonValue> | undefined, response: Response): string[] {
  if (expected === undefined) return [];
  try {
    return missingFrom(expected, JSON.parse(response.body), '');
  } catch {
    const found = response.bodyCut ? 'a body of more than 1 MiB that begins with ' : '';
    return [`expected JSON, got ${found}\`${excerpt(response.body)}\``];
  }
}

/** Objects may have more keys than expected; anything else must be equal. */
function missingFrom(expected: unknown, actual: unknown, path: string): string[] {
  if (!isObject(expected)) {
    if (isDeepStrictEqual(expected, actual)) return [];
    return [
      `expected ${code(path)} to be \`${JSON.stringify(expected)}\`, got ${actual === undefined ? 'nothing' : `\`${excerpt(JSON.stringify(actual))}\``}`,
    ];
  }
  if (!isObject(actual))
    return [`expected ${code(path)} to be an object, got \`${excerpt(JSON.stringify(actual) ?? 'nothing')}\``];
  return Object.entries(expected).flatMap(([key, value]) =>
    missingFrom(value, Object.hasOwn(actual, key) ? actual[key] : undefined, path === '' ? key : `${path}.${key}`),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bodyDifference(expected: Expectation['body'], { body, bodyCut }: Response): string[] {
  if (!expected) return [];
  const cut = bodyCut ? ' in its first MiB' : '';
  const missing = expected.contains !== undefined && !body.includes(expected.contains);
  const unmatched = expected.matches !== undefined && !expected.matches.test(body);
  return [
    ...(missing ? [`expected the body to contain \`${expected.contains}\`${cut}, got \`${excerpt(body)}\``] : []),
    ...(unmatched ? [`expected the body to match ${expected.matches}${cut}, got \`${excerpt(body)}\``] : []),
  ];
}

function code(path: string): string {
  return path === '' ? 'the JSON' : `\`${path}\``;
}

/** The start of a text, on one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}
