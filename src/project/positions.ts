import type { Location } from '../runtime/errors.ts';

/** Keys and indexes from the root of a document to a value. */
export type KeyPath = readonly PropertyKey[];

/** A document's value, and where its parts stand in the file. */
export interface Document {
  value: unknown;
  /** Where the value at the path stands; of a missing one, its nearest ancestor. */
  at(path: KeyPath): Location;
  /** Where the key itself stands. */
  keyAt(path: KeyPath): Location;
}

/** The place of an offset. Lines and columns count from 1. */
export function locationOf(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** `file:line:column`, as far as known. */
export function formatLocation({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** `env.production.d1_databases[0].database_id` */
export function formatPath(path: KeyPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index ? '.' : ''}${String(part)}`))
    .join('');
}

export function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (current, part) => (typeof current === 'object' && current !== null ? Reflect.get(current, part) : undefined),
    value,
  );
}
