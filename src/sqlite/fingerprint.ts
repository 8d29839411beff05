import { z } from 'zod';
import { quoteIdentifier } from './identifier.ts';

/** What is fingerprinted: a table, or a virtual one that has rows of its own, and the columns that hold values. */
export interface Printed {
  name: string;
  columns: readonly string[];
}

/** What is in a column, in three numbers that any SQLite tells with functions that D1 allows. */
export const ColumnPrint = z.object({
  /** Values that are not NULL. */
  values: z.number(),
  /** SQLite's `total()`; `null` where it is not finite. */
  total: z.number().nullable(),
  /** Of a text or BLOB five times its bytes and 1 or 2 more, of an integer 3, of a real number 4. */
  weight: z.number(),
});
export type ColumnPrint = z.infer<typeof ColumnPrint>;

/** The fingerprint of a table: a row that is missing, or values in the wrong column, show in it. */
export const TablePrint = z.object({ rows: z.number(), columns: z.record(z.string(), ColumnPrint) });
export type TablePrint = z.infer<typeof TablePrint>;

/** Fingerprints by table. */
export type Prints = ReadonlyMap<string, TablePrint>;

/** Rows with a rowid from one to another, both included; the digits of 64-bit integers. */
export interface RowRange {
  /** A name by which the rowid can be asked for in this table. */
  by: string;
  from: string;
  to: string;
}

// D1 gives at most 100 columns in a result.
const columnsPerStatement = 24;

/** A condition that is looked for in the same reading: whether it holds for a value of a column, by the column's name. */
export type Sought = (column: string) => string;

/** The statements that fingerprint a table, or a range of its rows. Each reads all of these. */
export function fingerprintStatements({ name, columns }: Printed, range?: RowRange, sought?: Sought): string[] {
  const where = range ? ` WHERE ${quoteIdentifier(range.by)} BETWEEN ${range.from} AND ${range.to}` : '';
  const statements: string[] = [];
  for (let from = 0; from === 0 || from < columns.length; from += columnsPerStatement) {
    const some = columns
      .slice(from, from + columnsPerStatement)
      .flatMap((column, index) => [
        printOf(column, from + index),
        ...(sought ? [`max(${sought(column)}) AS x${from + index}`] : []),
      ]);
    statements.push(`SELECT ${['count(*) AS n', ...some].join(', ')} FROM ${quoteIdentifier(name)}${where}`);
  }
  return statements;
}

const integerWeight = 3;

/** Lengths of numbers are left out: how a real number is written is not the same in all versions of SQLite. */
function printOf(column: string, index: number): string {
  const value = quoteIdentifier(column);
  const bytes = `5 * length(CAST(${value} AS BLOB))`;
  const weight = `CASE typeof(${value}) WHEN 'text' THEN ${bytes} + 1 WHEN 'blob' THEN ${bytes} + 2 WHEN 'integer' THEN ${integerWeight} WHEN 'real' THEN 4 ELSE 0 END`;
  return `count(${value}) AS v${index}, total(${value}) AS t${index}, ifnull(sum(${weight}), 0) AS w${index}`;
}

const Row = z.record(z.string(), z.unknown());

/**
 * The fingerprint from the rows that `fingerprintStatements` gave, one a statement.
 * @throws Error when they are not what these statements give
 */
export function readPrint({ name, columns }: Printed, rows: readonly unknown[]): TablePrint {
  const values = Object.assign({}, ...rows.map((row) => Row.parse(row)));
  const number = (key: string) => {
    const value: unknown = values[key];
    if (typeof value !== 'number') throw new Error(`the fingerprint of ${quoteIdentifier(name)} has no ${key}`);
    return value;
  };
  const print = (index: number): ColumnPrint => ({
    values: number(`v${index}`),
    // JSON has no infinity: D1 answers null.
    total: Number.isFinite(values[`t${index}`]) ? number(`t${index}`) : null,
    weight: number(`w${index}`),
  });
  return { rows: number('n'), columns: Object.fromEntries(columns.map((column, index) => [column, print(index)])) };
}

/** Whether what was sought is in a table, from the same rows. */
export function readSought({ columns }: Printed, rows: readonly unknown[]): boolean {
  const values = Object.assign({}, ...rows.map((row) => Row.parse(row)));
  return columns.some((_, index) => values[`x${index}`] === 1);
}

/** Roughly how many bytes of text and BLOBs a table has. */
export function printBytes({ columns }: TablePrint): number {
  return Object.values(columns).reduce((sum, { weight }) => sum + weight, 0) / 5;
}

/** The fingerprint of all rows from those of two ranges. */
export function addPrints(one: TablePrint, other: TablePrint): TablePrint {
  const columns = Object.entries(one.columns).map(([column, print]) => {
    const more = other.columns[column] ?? { values: 0, total: 0, weight: 0 };
    const total = print.total === null || more.total === null ? null : print.total + more.total;
    return [column, { values: print.values + more.values, total, weight: print.weight + more.weight }] as const;
  });
  return { rows: one.rows + other.rows, columns: Object.fromEntries(columns) };
}

/** What differs between two fingerprints of one table, in words; nothing where they are of the same content. */
export function differencesIn(expected: TablePrint, actual: TablePrint): string[] {
  if (expected.rows !== actual.rows) return [`${actual.rows} rows, and ${expected.rows} were there`];
  return Object.entries(expected.columns).flatMap(([column, print]) => {
    const other = actual.columns[column];
    const what = other ? differenceOf(print, other) : 'is missing';
    return what === undefined ? [] : [`the column ${column} ${what}`];
  });
}

function differenceOf(expected: ColumnPrint, actual: ColumnPrint): string | undefined {
  if (expected.values !== actual.values)
    return `has ${actual.values} values that are not NULL, and ${expected.values} were there`;
  if (expected.weight !== actual.weight) return 'has values of another length or type';
  const areIntegers = expected.weight === integerWeight * expected.values;
  return isSame(expected.total, actual.total, areIntegers)
    ? undefined
    : `adds up to ${actual.total ?? 'infinity'}, and it was ${expected.total ?? 'infinity'}`;
}

/** Sums of real numbers depend a little on the order in which they are added; those of integers do not, up to 2^53. */
function isSame(one: number | null, other: number | null, areIntegers: boolean): boolean {
  if (one === null || other === null) return one === other;
  if (areIntegers && Number.isSafeInteger(one) && Number.isSafeInteger(other)) return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
