import type { KeyPath } from '../project/positions.ts';

export interface Entry {
  path: KeyPath;
  key: string;
  value: string;
}

/** Every text, number and boolean of a document that is the value of a key; where it stands can be asked by its path. */
export function* scalars(value: unknown, path: KeyPath = []): Generator<Entry> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* scalars(one, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* scalars(one, [...path, key]);
  else if (value !== null && value !== undefined) yield { path, key: String(path.at(-1)), value: String(value) };
}

/** A mapping's value as one; what is none has no keys. */
export function mapping(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function sequence(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
