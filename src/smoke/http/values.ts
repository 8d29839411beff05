import { isDeepStrictEqual } from 'node:util';
import type { PathMatch, ValueMatch } from '../../project/checks/http.ts';
import { atJsonPath } from '../../project/checks/json-path.ts';
import { excerpt } from '../text.ts';

/** What the part of a JSON value at a path is not like, each as a sentence. */
export function pathDifferences({ written, path, match }: PathMatch, value: unknown): string[] {
  const actual = atJsonPath(value, path);
  const isThere = actual !== undefined;
  if (match.exists === false) return isThere ? [`expected nothing at \`${written}\`, got ${shown(actual)}`] : [];
  if (!isThere) return [`expected a value at \`${written}\`, and there is none`];
  return judges
    .flatMap((judge) => judge(match, actual))
    .map((wanted) => `expected \`${written}\` ${wanted}, got ${shown(actual)}`);
}

type Judge = (match: ValueMatch, actual: unknown) => string[];

const when = (isWrong: boolean, wanted: string) => (isWrong ? [wanted] : []);

const judges: readonly Judge[] = [
  ({ equals }, actual) => when(equals !== undefined && !isDeepStrictEqual(equals, actual), `to be ${shown(equals)}`),
  ({ type }, actual) => when(type !== undefined && !isOf(type, actual), `to be of type ${type}`),
  ({ pattern }, actual) =>
    when(pattern !== undefined && !(typeof actual === 'string' && pattern.test(actual)), `to match ${pattern}`),
  ({ contains }, actual) =>
    when(
      contains !== undefined && !(typeof actual === 'string' && actual.includes(contains)),
      `to contain \`${contains}\``,
    ),
  ({ min }, actual) =>
    when(min !== undefined && !(typeof actual === 'number' && actual >= min), `to be at least ${min}`),
  ({ max }, actual) =>
    when(max !== undefined && !(typeof actual === 'number' && actual <= max), `to be at most ${max}`),
  ({ 'min-length': least }, actual) =>
    when(least !== undefined && !(lengthOf(actual) >= least), `to have a length of at least ${least}`),
  ({ 'max-length': most }, actual) =>
    when(most !== undefined && !(lengthOf(actual) <= most), `to have a length of at most ${most}`),
];

function isOf(type: NonNullable<ValueMatch['type']>, actual: unknown): boolean {
  if (type === 'array') return Array.isArray(actual);
  if (type === 'null') return actual === null;
  if (type === 'integer') return Number.isInteger(actual);
  if (type === 'object') return typeof actual === 'object' && actual !== null && !Array.isArray(actual);
  return typeof actual === type;
}

/** Of a list or a text; of anything else there is none, which fits nothing. */
function lengthOf(actual: unknown): number {
  return Array.isArray(actual) || typeof actual === 'string' ? actual.length : Number.NaN;
}

function shown(value: unknown): string {
  return `\`${excerpt(JSON.stringify(value) ?? 'nothing')}\``;
}
