import type { ForeignKey, Index, Table } from '../sqlite/shape.ts';
import { type Contraction, columnNow, isSameName, knownColumns, type TableChange } from './fit-change.ts';

/** Keys that rows must have and had not to, and those that code names and that are gone. */
export function contractedKeys(change: TableChange): Contraction[] {
  return [...unique(change), ...noLongerUnique(change), ...primaryKey(change), ...foreignKeys(change)];
}

function unique(change: TableChange): Contraction[] {
  const { table, successor, trial, line } = change;
  const isKnown = (column: string) => knownColumns(change).some(({ name }) => columnNow(change, name)?.name === column);
  const wasThere = (index: Index) => table.indexes.some((other) => other.unique && isSameKey(other, index, change));
  return successor.indexes
    .filter((index) => index.unique && index.origin !== 'pk' && index.columns.every(isKnown) && !wasThere(index))
    .map(({ columns, name }) => ({
      what: `${successor.name} (${columns.join(', ') || name}) becomes UNIQUE.`,
      line: trial.steps.find(({ statement }) => statement.sql.includes(name))?.statement.line ?? line,
    }));
}

/** `ON CONFLICT (email)` is an error where no key is of `email`. */
function noLongerUnique(change: TableChange): Contraction[] {
  const { table, successor, trial, line } = change;
  const isThere = (index: Index) => successor.indexes.some((other) => other.unique && isSameKey(index, other, change));
  return (
    table.indexes
      .filter((index) => index.unique && index.origin !== 'pk' && index.columns.length > 0 && !isThere(index))
      // A key of a column that goes or is renamed is told with the column; one of a new column, no code names.
      .filter(({ columns }) => columns.every((name) => isKept(change, name)))
      .map(({ columns, name, origin }) => ({
        what: `${table.name} (${columns.join(', ')}) is not UNIQUE any more: an ON CONFLICT that names it fails.`,
        line: trial.steps.findLast(({ effects }) => effects.dropsIndex === name)?.statement.line ?? line,
        isToldElsewhere: origin === 'u',
      }))
  );
}

/** A renamed column changes the text of an index that is still the same one. */
function isSameKey(before: Index, now: Index, change: TableChange): boolean {
  if (before.signature === now.signature) return true;
  const columns = before.columns.map((name) => columnNow(change, name)?.name ?? name);
  const [old, mapped, present] = [before.columns, columns, now.columns].map((names) => names.join().toLowerCase());
  return mapped !== old && mapped === present;
}

function isKept(change: TableChange, column: string): boolean {
  return (
    knownColumns(change).some(({ name }) => name === column) &&
    isSameName(columnNow(change, column)?.name ?? '', column)
  );
}

function primaryKey(change: TableChange): Contraction[] {
  const { table, successor, line } = change;
  const before = keyOf(table).map((name) => columnNow(change, name)?.name ?? name);
  const now = keyOf(successor);
  if (before.join().toLowerCase() === now.join().toLowerCase()) return [];
  const what = now.length === 0 ? 'goes away' : `becomes (${now.join(', ')})`;
  return [{ what: `The primary key of ${table.name} ${what}.`, line }];
}

/** In the order of the columns: in which order they stand in the key matters to no code. */
function keyOf({ columns }: Table): string[] {
  return columns
    .filter(({ inPrimaryKey }) => inPrimaryKey)
    .map(({ name }) => name)
    .sort();
}

function foreignKeys(change: TableChange): Contraction[] {
  const { table, successor, trial, line } = change;
  const known = knownColumns(change).map(({ name }) => columnNow(change, name)?.name);
  const parentNow = (parent: string) =>
    trial.end && trial.start.tables.has(parent)
      ? (trial.lineage.successorOf(parent, trial.end)?.name ?? parent)
      : parent;
  // That a parent is not there is told as a broken reference.
  const isThere = (parent: string) => [...(trial.end?.tables.keys() ?? [])].some((name) => isSameName(name, parent));
  const before = table.foreignKeys.map((key) => ({
    parent: parentNow(key.parent),
    columns: key.columns.map((name) => columnNow(change, name)?.name ?? name),
  }));
  return successor.foreignKeys
    .filter(({ columns }) =>
      columns.some((name) => known.some((other) => other !== undefined && isSameName(other, name))),
    )
    .filter((key) => isThere(key.parent) && !before.some((other) => textOf(other) === textOf(key)))
    .map((key) => ({
      what: `${table.name} (${key.columns.join(', ')}) becomes a foreign key that refers to ${key.parent}.`,
      line,
    }));
}

function textOf({ parent, columns }: Pick<ForeignKey, 'parent' | 'columns'>): string {
  return `${columns.join()} ${parent}`.toLowerCase();
}
