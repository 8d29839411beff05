import type { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from './identifier.ts';
import type { Reference, TableForm } from './synthesize-table.ts';
import { keyOf, type Value, valuesFor } from './synthesize-values.ts';

/** A value, or that of another column of the same row. */
export type Choice = Value | { sameAs: string };

/** What some columns of a row may hold together. */
export interface Candidate {
  values: ReadonlyMap<string, Choice>;
  /** Whether one of them is NULL. */
  hasNull: boolean;
}

/** Columns that are chosen together, with what they may hold, best first. */
export interface Variable {
  columns: string[];
  candidates: Candidate[];
}

/** Where the keys of parents come from: `undefined` for a parent that will not have rows. */
export interface Keys {
  of(reference: Reference): Value[][] | undefined;
}

const mostKeys = 5;
const mostCombinations = 200;

/** The keys that the rows of a parent have, at most a few. */
export function existingKeys(database: DatabaseSync, { parent, parentColumns }: Reference): Value[][] {
  const columns = parentColumns.map(quoteIdentifier);
  const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const statement = database.prepare(
    `SELECT DISTINCT ${columns.join(', ')} FROM ${quoteIdentifier(parent)} WHERE ${present} LIMIT ${mostKeys}`,
  );
  statement.setReadBigInts(true);
  return statement.all().map((row) => Object.values(row));
}

/** The keys that a parent will have which is filled later: its rows are made of the same values. */
export function plannedKeys(parent: TableForm, { parentColumns }: Reference): Value[][] {
  const names = parent.columns.map(({ name }) => name);
  const columns = parentColumns.flatMap((name) => parent.columns.find((column) => sameName(column.name, name)) ?? []);
  return [1, 2].map((row) => columns.map((column) => valuesFor(column, row, parent.isStrict, names)[0] ?? null));
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The columns of foreign keys; keys that share columns are chosen together. A row that prefers NULL has it first, the
 * others last.
 */
export function referenceVariables(form: TableForm, keys: Keys, row: number): Variable[] {
  return connected(form.references).map((group) => {
    const combined = group
      .map((reference) => optionsOf(form, reference, keys, row))
      .reduce<Candidate[]>(combine, [{ values: new Map(), hasNull: false }]);
    return { columns: [...new Set(group.flatMap(({ columns }) => columns))], candidates: combined };
  });
}

function connected(references: readonly Reference[]): Reference[][] {
  const groups: Reference[][] = [];
  for (const reference of references) {
    const touching = groups.filter((group) =>
      group.some(({ columns }) => columns.some((column) => reference.columns.includes(column))),
    );
    // The key of most columns goes first, since it says what the others must be.
    const merged = [...touching.flat(), reference].sort((a, b) => b.columns.length - a.columns.length);
    groups.splice(0, groups.length, ...groups.filter((group) => !touching.includes(group)), merged);
  }
  return groups;
}

function optionsOf(form: TableForm, reference: Reference, keys: Keys, row: number): Candidate[] {
  const { columns } = reference;
  const found = keys.of(reference) ?? [];
  // The second row refers to another parent than the first, where there are two.
  const turned = [...found.slice(row - 1), ...found.slice(0, row - 1)];
  const given = turned.map((key) => ({
    values: new Map(columns.map((column, at) => [column, key[at] ?? null])),
    hasNull: false,
  }));
  const filled: Candidate[] = sameName(reference.parent, form.name) ? [ownKey(reference), ...given] : given;
  const nullable = columns.filter((column) => form.columns.some(({ name, nullable }) => name === column && nullable));
  if (nullable.length === 0) return filled;
  const empty = { values: new Map(nullable.map((column) => [column, null])), hasNull: true };
  return row === 1 ? [...filled, empty] : [empty, ...filled];
}

/** A row that refers to itself. */
function ownKey({ columns, parentColumns }: Reference): Candidate {
  const pairs = columns.map((column, at) => [column, parentColumns[at] ?? column] as const);
  const values = new Map(pairs.filter(([from, to]) => !sameName(from, to)).map(([from, to]) => [from, { sameAs: to }]));
  return { values, hasNull: false };
}

function combine(some: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const pairs = some.flatMap((a) => others.map((b) => [a, b] as const));
  return pairs
    .filter(([a, b]) => [...b.values].every(([column, value]) => isSame(a.values.get(column) ?? value, value)))
    .slice(0, mostCombinations)
    .map(([a, b]) => ({ values: new Map([...b.values, ...a.values]), hasNull: a.hasNull || b.hasNull }));
}

function isSame(a: Choice, b: Choice): boolean {
  return textOf(a) === textOf(b);
}

function textOf(choice: Choice): string {
  if (choice === null || typeof choice !== 'object' || choice instanceof Uint8Array) return keyOf(choice);
  return `same as ${choice.sameAs}`;
}
