import { isObject } from '../contained.ts';

/** An entry of a log. */
export type Entry = Record<string, unknown>;

/** How deep envelopes of log services are looked into. */
const deepest = 8;

/**
 * The entries of a text in which the id stands: lines of JSON, or one JSON value that has them somewhere inside, also as
 * texts of JSON, as log services wrap them.
 */
export function entriesWith(text: string, id: string, idField: string): Entry[] {
  if (!text.includes(id)) return [];
  const values =
    parsed(text) ??
    text
      .split('\n')
      .filter((line) => line.includes(id))
      .flatMap((line) => parsed(line) ?? []);
  return values.flatMap((value) => search(value, id, idField, 0));
}

function parsed(text: string): unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

function search(value: unknown, id: string, idField: string, depth: number): Entry[] {
  if (depth > deepest) return [];
  if (typeof value === 'string' && value.includes(id) && /^\s*[{[]/.test(value))
    return (parsed(value) ?? []).flatMap((inner) => search(inner, id, idField, depth + 1));
  if (Array.isArray(value)) return value.flatMap((item) => search(item, id, idField, depth + 1));
  if (!isObject(value)) return [];
  if (value[idField] === id) return [value];
  return Object.values(value).flatMap((item) => search(item, id, idField, depth + 1));
}
