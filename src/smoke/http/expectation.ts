import type { Expectation, TextMatch } from '../../project/checks/http.ts';
import { missingFrom } from '../contained.ts';
import type { Response } from '../exchange.ts';
import { misfits } from '../json-schema.ts';
import { excerpt } from '../text.ts';
import { pathDifferences } from './values.ts';

/** What differs from the expectation, each as a sentence; none when all is as expected. */
export function differences(expect: Expectation, response: Response, now: number): string[] {
  return [
    ...statusDifference(expect.status, response),
    ...Object.entries(expect.headers).flatMap(([name, match]) => headerDifference(name, match, response)),
    ...redirectDifference(expect.redirect, response),
    ...jsonDifference(expect, response),
    ...sizeDifference(expect.maxBytes, response),
    ...tlsDifference(expect.tlsDays, response, now),
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

/** What the answer's JSON differs in. The schema is judged apart, as its validator has to be loaded. */
function jsonDifference({ json, paths }: Expectation, response: Response): string[] {
  if (json === undefined && paths.length === 0) return [];
  const parsed = parseBody(response);
  if ('problem' in parsed) return [parsed.problem];
  const { value } = parsed;
  return [
    ...(json === undefined ? [] : missingFrom(json, value)),
    ...paths.flatMap((path) => pathDifferences(path, value)),
  ];
}

/** @throws Error for a schema that cannot be used */
export async function schemaDifferences({ schema }: Expectation, response: Response): Promise<string[]> {
  if (schema === undefined) return [];
  const parsed = parseBody(response);
  if ('problem' in parsed) return [parsed.problem];
  const found = await misfits(parsed.value, schema);
  return found.length === 0 ? [] : [`expected the JSON to fit the schema of the check: ${found.join('; ')}`];
}

function parseBody({ body, bodyCut }: Response): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(body) };
  } catch {
    const found = bodyCut ? 'a body of more than 1 MiB that begins with ' : '';
    return { problem: `expected JSON, got ${found}\`${excerpt(body)}\`` };
  }
}

function sizeDifference(maxBytes: number | undefined, { bytes, bodyCut }: Response): string[] {
  if (maxBytes === undefined || (bytes <= maxBytes && !bodyCut)) return [];
  return [`expected a body of at most ${maxBytes} bytes, got ${bodyCut ? 'more than ' : ''}${bytes}`];
}

const dayMs = 86_400_000;

function tlsDifference(days: number | undefined, { certificateUntil }: Response, now: number): string[] {
  if (days === undefined) return [];
  if (certificateUntil === undefined) return ['expected an answer over TLS, and it came without'];
  const left = Math.floor((certificateUntil - now) / dayMs);
  if (left >= days) return [];
  return [
    `expected a certificate that is valid for ${days} days, and it ends on ${new Date(certificateUntil).toISOString().slice(0, 10)}, in ${left}`,
  ];
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
