import type { ForeignKey, Shape, Table } from '../sqlite/shape.ts';
import { isSameName } from './fit-change.ts';
import type { Step, Trial } from './trial.ts';

/** Something that does not break old code for sure, and that a person should look at. */
export interface Doubt {
  /** A sentence. */
  what: string;
  line: number | undefined;
}

/** What was done to rows that old code knows: a schema does not tell what values mean. */
export function rewritten({ steps, start }: Trial): Doubt[] {
  return steps.flatMap((step) => rewrittenBy(step, start));
}

function rewrittenBy({ effects: { own, updated }, statement: { line } }: Step, old: Shape): Doubt[] {
  const table = own && old.tables.get(own.table);
  if (!own || !table) return [];
  const meaning = 'whether the old code still understands what is there cannot be told';
  if (own.verb === 'delete') return [{ what: `Rows of ${table.name} were deleted: ${meaning}.`, line }];
  if (own.verb !== 'update') return [];
  const columns = table.columns.filter(({ name }) => updated.some((other) => isSameName(other, name)));
  const names = columns.map(({ name }) => name).join(', ');
  return names === '' ? [] : [{ what: `Values of ${table.name} (${names}) were changed: ${meaning}.`, line }];
}

/** Rows of new tables and columns hold those that they refer to, which old code may want to delete. */
export function held({ start, steps }: Trial, end: Shape): Doubt[] {
  return [...end.tables.values()].flatMap((table) =>
    table.foreignKeys
      .filter((key) => holds(key) && knows(start, key.parent) && isNew(table, key, start))
      .map(({ columns, parent }) => ({
        what: `Where a row of ${table.name} (${columns.join(', ')}) refers to a row of ${parent}, the old code cannot delete that one.`,
        line: steps.findLast(({ statement }) => statement.sql.includes(table.name))?.statement.line,
      })),
  );
}

function holds({ onDelete }: ForeignKey): boolean {
  return onDelete === 'NO ACTION' || onDelete === 'RESTRICT';
}

function knows({ tables }: Shape, name: string): boolean {
  return [...tables.keys()].some((other) => isSameName(other, name));
}

function isNew({ name }: Table, key: ForeignKey, { tables }: Shape): boolean {
  const old = tables.get(name);
  return !old || !key.columns.some((column) => old.columns.some((other) => isSameName(other.name, column)));
}
