import type { Column, Table } from '../sqlite/shape.ts';
import type { Trial } from './trial.ts';

/** A change that takes something from the code that ran before it. */
export interface Contraction {
  /** A sentence. */
  what: string;
  /** Line of the statement, counted from 1, where it is known. */
  line: number | undefined;
  /** A rule of its own finds the same in a migration. */
  isToldElsewhere?: boolean;
}

/** A table that is still there, and what stands for it now. */
export interface TableChange {
  table: Table;
  successor: Table;
  trial: Trial;
  /** Whether pending migrations have made the column: no code that runs knows it. */
  isNew(column: string): boolean;
  /** Of the statement that changed the table. */
  line: number | undefined;
}

/** What stands at the end for a column of the table. */
export function columnNow({ table, successor, trial }: TableChange, column: string): Column | undefined {
  return trial.lineage.columnOf(table.name, column, successor);
}

/** The columns that code knows. */
export function knownColumns({ table, isNew }: TableChange): Column[] {
  return table.columns.filter(({ name }) => !isNew(name));
}

export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
