import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { type Token, tokens } from '../sqlite/tokens.ts';
import type { StoredTable } from './contents.ts';
import { tableOfInsert } from './dump.ts';

/** D1 takes statements of up to 100,000 bytes (developers.cloudflare.com/d1/platform/limits). */
export const longestStatement = 100_000;
// In hexadecimal two characters a byte, with room for the rest of the statement.
const pieceBytes = 40_000;
// For the quotes that names get here.
const spare = 1000;
// What is shorter is not worth a statement of its own.
const shortValue = 200;

/** What begins a long row, and what ends it. */
export const checksIgnored = 'PRAGMA ignore_check_constraints=ON';
export const checksAgain = 'PRAGMA ignore_check_constraints=OFF';

/** How a row of a table is found. */
type Located = Pick<StoredTable, 'name' | 'rowid' | 'key'>;

/** A row that a D1 dump inserts, value by value as it is written. */
interface Row {
  table: string;
  columns: string[];
  values: string[];
}

/**
 * A row's INSERT as statements that D1 takes. One that is too long inserts the row with its long values begun, and appends
 * the rest of these piece by piece.
 * @param statement with its `;`
 * @throws ActionError `snapshot-refused` where the row cannot be told from others while it is written
 */
export function importable(statement: string, tables: ReadonlyMap<string, Located>): string {
  if (Buffer.byteLength(statement) <= longestStatement) return statement;
  const row = rowIn(statement);
  const table = row && tables.get(row.table);
  if (!row || !table) throw tooLong(tableOfInsert(statement), 'it is not written as D1 writes rows');
  const long = longestOf(row, table, Buffer.byteLength(statement));
  const empty = new Map(long.map(({ index, isText }) => [index, isText ? "''" : "X''"]));
  const begun = row.values.map((value, index) => empty.get(index) ?? value);
  const names = row.columns.map(quoteIdentifier);
  const inserted = `INSERT INTO ${quoteIdentifier(row.table)} (${names.join(',')}) VALUES(${begun.join(',')});`;
  const where = placeOf(row, table, new Set(long.map(({ index }) => index)));
  const appended = long.flatMap(({ index, content, isText }) =>
    piecesOf(content).map((piece) => append(row.table, names[index] ?? '', piece, isText, where)),
  );
  const all = [inserted, ...appended];
  if (all.some((sql) => Buffer.byteLength(sql) > longestStatement))
    throw tooLong(row.table, 'its names and short values alone are too long');
  // The checks of the table are for the whole row, and a part of one may not pass them.
  return [`${checksIgnored};`, ...all, `${checksAgain};`].join('\n');
}

/** A value that is written in pieces, and where it stands in the row. */
interface Long {
  index: number;
  content: Buffer;
  isText: boolean;
}

/**
 * As many of the longest values as the statement has too many bytes for. Of all others the row has its own from the start: they
 * may be unique. Those of a key are the last to be taken.
 */
function longestOf({ columns, values }: Row, { key }: Located, bytes: number): Long[] {
  const inKey = new Set(key);
  const candidates = values
    .map((value, index) => ({ index, bytes: Buffer.byteLength(value), isKey: inKey.has(columns[index] ?? '') }))
    .filter(({ bytes }) => bytes > shortValue)
    .sort((one, other) => Number(one.isKey) - Number(other.isKey) || other.bytes - one.bytes);
  const long: Long[] = [];
  let left = bytes;
  for (const { index, bytes } of candidates) {
    if (left <= longestStatement - spare) break;
    const value = bytesOf(values[index] ?? '');
    if (!value) continue;
    long.push({ index, ...value });
    left -= bytes - "X''".length;
  }
  return long;
}

function append(table: string, column: string, piece: Buffer, isText: boolean, where: string): string {
  const hex = `X'${piece.toString('hex')}'`;
  // `||` gives a text of the same bytes, whatever they are.
  const value = isText ? `${column} || CAST(${hex} AS TEXT)` : `CAST(${column} || ${hex} AS BLOB)`;
  return `UPDATE ${quoteIdentifier(table)} SET ${column} = ${value} WHERE ${where};`;
}

function piecesOf(content: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let from = 0; from < content.length; from += pieceBytes) pieces.push(content.subarray(from, from + pieceBytes));
  return pieces;
}

/** How the row is found again: an UPDATE does not change what was inserted last. */
function placeOf({ columns, values }: Row, table: Located, long: ReadonlySet<number>): string {
  // An FTS5 table writes rows of its own tables meanwhile; where the rowid is given, it is taken.
  const given = table.rowid === undefined ? -1 : columns.indexOf(table.rowid);
  if (given !== -1) return `${quoteIdentifier(table.rowid ?? '')} = ${values[given]}`;
  if (table.rowid !== undefined) return `${quoteIdentifier(table.rowid)} = last_insert_rowid()`;
  const at = table.key.map((column) => columns.indexOf(column));
  if (at.length === 0 || at.some((index) => index === -1 || long.has(index)))
    throw tooLong(table.name, 'its key is as long, and the table has no rowid');
  return at.map((index, part) => `${quoteIdentifier(table.key[part] ?? '')} IS ${values[index]}`).join(' AND ');
}

/** `INSERT INTO "t" ("a","b") VALUES(1,'x');`: `undefined` where it is another statement. */
function rowIn(statement: string): Row | undefined {
  const all = [...tokens(statement)];
  const text = ({ start, end }: Token) => statement.slice(start, end);
  const opened = all.findIndex((token) => text(token) === '(');
  const values = all.findIndex((token) => text(token).toUpperCase() === 'VALUES');
  if (opened !== 3 || values === -1) return undefined;
  const columns = all.slice(opened + 1, values - 1).filter((token) => text(token) !== ',');
  const table = tableOfInsert(statement);
  const written = split(statement, all.slice(values + 1));
  if (table === undefined || written?.length !== columns.length) return undefined;
  return { table, columns: columns.map((token) => unquoted(text(token))), values: written };
}

/** The values between the parentheses, at whose depth a comma parts two. */
function split(statement: string, all: readonly Token[]): string[] | undefined {
  const values: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { start, end } of all) {
    const text = statement.slice(start, end);
    if (text === '(' && depth++ === 0) from = end;
    const ends = (text === ',' && depth === 1) || (text === ')' && --depth === 0);
    if (!ends) continue;
    values.push(statement.slice(from, start).trim());
    from = end;
    if (depth === 0) return values;
  }
  return undefined;
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

const replaced = /^replace\(([\s\S]*),'(\\[nr])',char\((1[03])\)\)$/;

/** The bytes of a value: `X'…'`, `'…'`, or that in D1's `replace('…\n…','\n',char(10))`. */
function bytesOf(value: string): { content: Buffer; isText: boolean } | undefined {
  if (/^X'[0-9a-f]*'$/i.test(value)) return { content: Buffer.from(value.slice(2, -1), 'hex'), isText: false };
  const cast = /^CAST\(X'([0-9a-f]*)' AS TEXT\)$/i.exec(value);
  if (cast) return { content: Buffer.from(cast[1] ?? '', 'hex'), isText: true };
  const text = textOf(value);
  return text === undefined ? undefined : { content: Buffer.from(text), isText: true };
}

function textOf(value: string): string | undefined {
  const outer = replaced.exec(value);
  if (outer) return textOf(outer[1] ?? '')?.replaceAll(outer[2] ?? '', outer[3] === '10' ? '\n' : '\r');
  return /^'(?:[^']|'')*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined;
}

function tooLong(table: string | undefined, why: string): ActionError {
  return new ActionError(
    'snapshot-refused',
    `A row of ${table ?? 'a table'} is longer than the ${longestStatement} bytes that D1 takes as a statement, and cannot be written in parts: ${why}. A backup that D1 cannot restore is not made.`,
    { hint: 'Keep large values in R2 and their keys in the row, or give the table an INTEGER PRIMARY KEY.' },
  );
}
