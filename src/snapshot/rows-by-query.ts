import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { exactLiteral } from '../sqlite/inexact.ts';

/** A table whose rows are read by queries: of an FTS5 table, or of values that an export does not give as they are. */
export interface Queried {
  name: string;
  columns: readonly string[];
  /** A name of its rowid, by which it is read in parts; `undefined`: by its key. */
  rowid: string | undefined;
  key: readonly string[];
  /** Whether the rowid is to be restored, though no column is it. */
  keepsRowid: boolean;
  rows: number;
  /** Roughly, of all values. */
  bytes: number;
}

/** Asks D1 one statement that reads. */
export type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

// An answer of D1's is JSON in one piece.
const bytesPerCall = 500_000;
const mostRowsPerCall = 200;
/** A value of more bytes is read by itself, in pieces: the row that it is in may be as long as D1 allows, 2 MB. */
const longValue = 4000;
const pieceBytes = 400_000;
// Of an array; D1 gives at most 100 columns in a result.
const columnsPerGroup = 8;

const Row = z.record(z.string(), z.string());
const Values = z.array(z.string());

/**
 * The INSERTs of a table, one an element with its `;`, read part by part in the order of the rowid, or of the key. Values are
 * literals that SQLite has written itself, so that they are read back as they are.
 */
export async function* insertsOf(table: Queried, ask: Ask): AsyncGenerator<string> {
  const order = orderOf(table);
  const shown = table.keepsRowid ? [...order, ...table.columns] : table.columns;
  const selected = [
    ...grouped(shown).map((columns, index) => `json_array(${columns.map(shortLiteral).join(', ')}) AS g${index}`),
    ...order.map((column, index) => `${exactLiteral(column)} AS k${index}`),
  ].join(', ');
  const names = order.map(quoteIdentifier).join(', ');
  // With the table's name: else a column that has the name of a result would be taken for that.
  const sorted = order.map((column) => `${quoteIdentifier(table.name)}.${quoteIdentifier(column)}`).join(', ');
  const perCall = rowsPerCall(table);
  let after = '';
  for (;;) {
    const rows = await ask(
      `SELECT ${selected} FROM ${quoteIdentifier(table.name)}${after} ORDER BY ${sorted} LIMIT ${perCall}`,
    );
    for (const found of rows) {
      const row = Row.parse(found);
      const values = await whole(table, shown, valuesIn(row), whereIs(order, row), ask);
      yield `INSERT INTO ${quoteIdentifier(table.name)} (${shown.map(quoteIdentifier).join(',')}) VALUES(${values.join(',')});`;
    }
    const last = rows.at(-1);
    if (!last || rows.length < perCall) return;
    after = ` WHERE (${names}) > (${keysIn(order, Row.parse(last)).join(', ')})`;
  }
}

function orderOf({ name, rowid, key }: Queried): readonly string[] {
  if (rowid !== undefined) return [rowid];
  if (key.length > 0) return key;
  throw new ActionError(
    'snapshot-refused',
    `The table ${name} holds values that a D1 export does not give as they are, and all the names of its rowid are columns of it: it cannot be read in parts.`,
    { hint: 'Give the table an INTEGER PRIMARY KEY, or rename its column `oid`.' },
  );
}

function grouped(columns: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < columns.length; from += columnsPerGroup)
    groups.push(columns.slice(from, from + columnsPerGroup));
  return groups;
}

/** The literal, or of a long value what it is: no literal begins so. */
function shortLiteral(column: string): string {
  const value = quoteIdentifier(column);
  const bytes = `length(CAST(${value} AS BLOB))`;
  return `CASE WHEN typeof(${value}) IN ('text', 'blob') AND ${bytes} > ${longValue} THEN '?' || typeof(${value}) || ${bytes} ELSE ${exactLiteral(column)} END`;
}

function valuesIn(row: Record<string, string>): string[] {
  const groups: string[][] = [];
  for (let index = 0; row[`g${index}`] !== undefined; index++)
    groups.push(Values.parse(JSON.parse(row[`g${index}`] ?? '')));
  return groups.flat();
}

function keysIn(order: readonly string[], row: Record<string, string>): string[] {
  return order.map((_, index) => row[`k${index}`] ?? 'NULL');
}

function whereIs(order: readonly string[], row: Record<string, string>): string {
  const keys = keysIn(order, row);
  return order.map((column, index) => `${quoteIdentifier(column)} IS ${keys[index]}`).join(' AND ');
}

/** The values of a row, with those that are long read in full. */
async function whole(
  { name }: Queried,
  columns: readonly string[],
  values: readonly string[],
  where: string,
  ask: Ask,
): Promise<string[]> {
  const read: string[] = [];
  for (const [index, value] of values.entries()) {
    const long = /^\?(text|blob)(\d+)$/.exec(value);
    if (!long) {
      read.push(value);
      continue;
    }
    const bytes = `CAST(${quoteIdentifier(columns[index] ?? '')} AS BLOB)`;
    const hex = await hexOf(bytes, Number(long[2]), `FROM ${quoteIdentifier(name)} WHERE ${where}`, ask);
    read.push(long[1] === 'text' ? `CAST(X'${hex}' AS TEXT)` : `X'${hex}'`);
  }
  return read;
}

/** A row that is gone meanwhile gives less; what it then is, is told by the fingerprint. */
async function hexOf(bytes: string, length: number, from: string, ask: Ask): Promise<string> {
  const pieces: string[] = [];
  for (let start = 1; start <= length; start += pieceBytes) {
    const [row] = await ask(`SELECT hex(substr(${bytes}, ${start}, ${pieceBytes})) AS piece ${from}`);
    pieces.push(row ? (Row.parse(row)['piece'] ?? '') : '');
  }
  return pieces.join('');
}

function rowsPerCall({ rows, bytes }: Queried): number {
  const perRow = rows === 0 ? 1 : Math.min(bytes / rows, longValue);
  return Math.max(1, Math.min(mostRowsPerCall, Math.floor(bytesPerCall / (2 * perRow + 100))));
}
