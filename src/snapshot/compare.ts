import { differencesIn, type Prints, type TablePrint } from '../sqlite/fingerprint.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import type { StoredTable } from './contents.ts';

/** A dump that is not what the database has: another may be, as the database may have been written to meanwhile. */
export class Unlike extends Error {}

/**
 * Which tables somebody wrote to while the dump was made: of these the number of rows lies between what it was before and
 * after. Every other table has exactly the rows that it had.
 * @param after what the tables were after the export; `undefined` where the bookmarks say that nobody wrote
 * @param still tables that must not have moved, as they were not read at the moment of the export
 * @throws Unlike
 */
export function movingTables(
  before: Prints,
  after: Prints | undefined,
  dumped: Prints,
  still: ReadonlySet<string>,
): string[] {
  const moving: string[] = [];
  for (const [table, print] of before) {
    const found = dumped.get(table);
    if (!found) throw new Unlike(`the dump has no table ${table}`);
    const later = after ? after.get(table) : print;
    if (!later) throw new Unlike(`the table ${table} was dropped meanwhile`);
    if (differencesIn(print, later).length === 0) requireSame(table, print, found);
    else if (still.has(table)) throw new Unlike(`the table ${table} was written to while it was read`);
    else {
      requireBetween(table, [print.rows, later.rows], found.rows);
      moving.push(table);
    }
  }
  return moving;
}

function requireSame(table: string, expected: TablePrint, found: TablePrint): void {
  const [difference] = differencesIn(expected, found);
  if (difference !== undefined) throw new Unlike(`the table ${table} is not the same in the dump: ${difference}`);
}

function requireBetween(table: string, rows: readonly number[], found: number): void {
  const [low, high] = [Math.min(...rows), Math.max(...rows)];
  if (found < low || found > high)
    throw new Unlike(`the table ${table} has ${found} rows in the dump, and had ${low} to ${high} meanwhile`);
}

/**
 * Compares the definitions of an export with the schema that was read before: who changes the schema meanwhile makes the
 * dump one of two databases.
 * @param exported the tables that were asked for
 * @throws Unlike
 */
export function requireSameSchema(
  definitions: readonly string[],
  schema: readonly SchemaObject[],
  exported: readonly StoredTable[],
): void {
  const known = new Set(schema.map(({ sql }) => plain(sql ?? '')));
  const found = new Set(definitions.map(plain));
  const foreign = [...found].find((sql) => !known.has(sql));
  if (foreign !== undefined) throw new Unlike(`the schema was changed meanwhile: ${foreign.slice(0, 200)}`);
  const missing = exported.find(({ sql }) => !found.has(plain(sql)));
  if (missing) throw new Unlike(`the export lacks the table ${missing.name}`);
}

/**
 * Compares what a dump makes with what it was made from, definition by definition.
 * @throws Unlike
 */
export function requireRestored(schema: readonly SchemaObject[], loaded: readonly SchemaObject[]): void {
  const lines = (objects: readonly SchemaObject[]) =>
    new Set(objects.map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql])));
  const [different] = lines(schema).symmetricDifference(lines(loaded));
  if (different !== undefined) throw new Unlike(`the dump does not make the same schema: ${different.slice(0, 300)}`);
}

/** D1 writes `IF NOT EXISTS` into some definitions. */
function plain(sql: string): string {
  return sql
    .trim()
    .replace(/;$/, '')
    .trim()
    .replace(/^CREATE TABLE IF NOT EXISTS /i, 'CREATE TABLE ');
}
