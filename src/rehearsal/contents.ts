import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import type { Column, Table } from '../sqlite/shape.ts';

/** What is in a column, as far as it is needed to see that it is no longer there. */
export interface Content {
  column: string;
  rows: number;
  /** Values that are not NULL. */
  present: number;
  distinct: number;
  /** Values that are what the column's default gives, NULL where it has none. */
  defaults: number;
  /** A digest of all values, whatever their order. */
  print: string;
}

/** A column that kept its name and not what was in it. */
export interface ContentLoss {
  table: string;
  column: string;
  what: string;
}

/** What is in the columns of a table. */
export function contentsOf(database: DatabaseSync, { name, columns }: Table): Content[] {
  return columns
    .filter(({ generated }) => !generated)
    .map((column) => ({ column: column.name, ...measure(database, name, column) }));
}

function measure(database: DatabaseSync, table: string, column: Column): Omit<Content, 'column'> {
  const value = quoteIdentifier(column.name);
  const from = quoteIdentifier(table);
  const isDefault = `${value} IS (${column.default ?? 'NULL'})`;
  const row = database
    .prepare(
      `SELECT count(*) AS total, count(${value}) AS present, count(DISTINCT ${value}) AS differing, ifnull(sum(${isDefault}), 0) AS defaults FROM ${from}`,
    )
    .get();
  return {
    rows: Number(row?.['total']),
    present: Number(row?.['present']),
    distinct: Number(row?.['differing']),
    defaults: Number(row?.['defaults']),
    print: printOf(database, `SELECT quote(${value}) AS text FROM ${from} ORDER BY 1`),
  };
}

function printOf(database: DatabaseSync, sql: string): string {
  const hash = createHash('sha256');
  for (const { text } of database.prepare(sql).iterate()) hash.update(`${text}\n`);
  return hash.digest('hex');
}

/**
 * The columns of a table that was made anew which have lost what was in them. That values are others than before is no
 * loss: a copy may trim or convert them.
 */
export function lostContents(table: string, before: readonly Content[], after: readonly Content[]): ContentLoss[] {
  return after.flatMap((now) => {
    const was = before.find(({ column }) => column.toLowerCase() === now.column.toLowerCase());
    const what = was && whatIsLost(was, now, before);
    return what === undefined ? [] : [{ table, column: now.column, what }];
  });
}

function whatIsLost(was: Content, now: Content, before: readonly Content[]): string | undefined {
  if (was.present === 0 || now.rows < was.rows || was.print === now.print) return undefined;
  const other = before.find(({ column, print }) => column !== was.column && print === now.print);
  if (other) return `has what was in ${other.column}`;
  if (now.defaults === now.rows && was.defaults < was.rows) return 'has its default in every row';
  if (now.present < was.present) return `is NULL in ${was.present - now.present} rows more than before`;
  if (now.distinct === 1 && was.distinct > 1) return 'has the same value in every row';
  return undefined;
}
