import type { DatabaseSync } from 'node:sqlite';
import type { Shape } from '../sqlite/shape.ts';
import { type Contraction, isSameName } from './fit-change.ts';

/** What can be read and is no plain table. */
export interface Reader {
  name: string;
  kind: 'view' | 'virtual table';
  columns: readonly string[];
}

export function readersOf(database: DatabaseSync, { views, virtualTables }: Shape): Reader[] {
  const reader = (kind: Reader['kind']) => (name: string) => ({ name, kind, columns: columnsOf(database, name) ?? [] });
  return [...views.map(reader('view')), ...virtualTables.map(reader('virtual table'))];
}

/** What views and virtual tables do not show any more. That a view goes is told with the tables. */
export function contractedReaders(
  readers: readonly Reader[],
  database: DatabaseSync,
  lineOf: (name: string) => number | undefined,
): Contraction[] {
  return readers.flatMap(({ name, kind, columns }) => {
    const now = columnsOf(database, name);
    // A broken one is told as such.
    if (now === undefined) return [];
    const line = lineOf(name);
    if (now.length === 0) return kind === 'view' ? [] : [{ what: `The virtual table ${name} goes away.`, line }];
    return columns
      .filter((column) => !now.some((other) => isSameName(other, column)))
      .map((column) => ({ what: `The column ${name}.${column} goes away.`, line }));
  });
}

/** None for what is not there; `undefined` where SQLite cannot tell those of a broken view. */
function columnsOf(database: DatabaseSync, name: string): string[] | undefined {
  try {
    const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1').all(name);
    return rows.map((row) => String(row.name));
  } catch {
    return undefined;
  }
}
