import { isDeepStrictEqual } from 'node:util';
import { excerpt } from './text.ts';

/**
 * What is missing of an expected JSON value, each as a sentence. Objects may have more keys than expected; anything else
 * must be equal.
 * @param path of the value, for the sentences; empty for the whole
 */
export function missingFrom(expected: unknown, actual: unknown, path = ''): string[] {
  if (!isObject(expected)) {
    if (isDeepStrictEqual(expected, actual)) return [];
    return [
      `expected ${named(path)} to be \`${JSON.stringify(expected)}\`, got ${actual === undefined ? 'nothing' : `\`${excerpt(JSON.stringify(actual))}\``}`,
    ];
  }
  if (!isObject(actual))
    return [`expected ${named(path)} to be an object, got \`${excerpt(JSON.stringify(actual) ?? 'nothing')}\``];
  return Object.entries(expected).flatMap(([key, value]) =>
    missingFrom(value, Object.hasOwn(actual, key) ? actual[key] : undefined, path === '' ? key : `${path}.${key}`),
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function named(path: string): string {
  return path === '' ? 'the JSON' : `\`${path}\``;
}
