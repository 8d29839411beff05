import type { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from './identifier.ts';
import { inOneTransaction } from './load-transaction.ts';
import { isVirtual, namesIn, rebuildIndexes, shadowsOf } from './load-virtual.ts';
import type { SchemaObject } from './schema.ts';
import { type SqlStatement, splitStatements } from './statements.ts';

/**
 * How to open a database that is to behave as D1 does: there, "x" is the text 'x' wherever no column has that name, in
 * CHECK constraints and DEFAULTs of stored schemas as well. `loadSchema` and `loadDump` take any database, but schemas
 * that rely on this load only into one that was opened so.
 */
export const likeD1 = { enableDoubleQuotedStringLiterals: true } as const;

/**
 * Makes the objects of a schema in an empty database: tables, indexes, views, triggers, in this order. Objects without
 * SQL and the shadow tables of virtual tables are left out, since SQLite makes them itself.
 *
 * @throws Error that names the object, when SQLite refuses it; the database is then as it was before.
 */
export function loadSchema(database: DatabaseSync, objects: readonly SchemaObject[]): void {
  inOneTransaction(database, asItIs, () => makeMissing(database, objects));
}

/**
 * Loads the text of a D1 export into an empty database: tables, then rows, then indexes, views and triggers, so that no
 * trigger fires and no reference has to wait. What `schema` has and the dump does not (virtual tables, which D1 cannot
 * export, and what belongs to them) is made at the end; an FTS5 table with external content is filled from it, other
 * virtual tables stay empty. Rows are taken as they are: CHECK constraints and foreign keys are not asked.
 *
 * A dump cannot tell everything: integers beyond 2^53 are rounded in it, and whole numbers of type REAL in a column
 * without that affinity come back as INTEGER.
 *
 * @throws Error that names the line, when SQLite refuses a statement; the database is then as it was before.
 */
export function loadDump(database: DatabaseSync, sql: string, schema: readonly SchemaObject[]): void {
  const byPart = Map.groupBy(splitStatements(sql), partOf);
  const statements = parts.flatMap((part) => byPart.get(part) ?? []);
  inOneTransaction(database, asItIs, () => {
    for (const statement of statements) runStatement(database, statement);
    makeMissing(database, schema);
    rebuildIndexes(database, schema);
  });
}

const asItIs = { foreign_keys: 0, ignore_check_constraints: 1 } as const;

// D1 dumps triggers before views, which an INSTEAD OF trigger cannot bear.
const parts = ['table', 'row', 'sequence', 'index', 'view', 'trigger', 'other'] as const;
type Part = (typeof parts)[number] | 'none';

const partForms: [RegExp, Part][] = [
  // Inserting into a table with AUTOINCREMENT writes its sequence: what the dump says of sequences goes last.
  [/^(INSERT INTO|DELETE FROM)\s+"?sqlite_sequence\b/i, 'sequence'],
  // The statistics of ANALYZE are no rows of the user's, and their tables cannot be made by hand.
  [/^(INSERT INTO\s+"?sqlite_stat|ANALYZE\b|PRAGMA\b|BEGIN\b|COMMIT\b)/i, 'none'],
  [/^INSERT\b/i, 'row'],
  [/^CREATE\s+TABLE\b/i, 'table'],
  [/^CREATE\s+(UNIQUE\s+)?INDEX\b/i, 'index'],
  [/^CREATE\s+VIEW\b/i, 'view'],
  [/^CREATE\s+TRIGGER\b/i, 'trigger'],
];

function partOf({ sql }: SqlStatement): Part {
  return partForms.find(([form]) => form.test(sql))?.[1] ?? 'other';
}

function runStatement(database: DatabaseSync, { sql, line }: SqlStatement): void {
  // A NUL ends a statement for SQLite; in a dump it can only be within a text.
  const whole = sql.includes('\0') ? sql.replaceAll('\0', "'||char(0)||'") : sql;
  try {
    database.exec(whole);
  } catch (error) {
    throw new Error(`Line ${line} of the dump cannot be loaded: ${messageOf(error)}`, { cause: error });
  }
}

const makingOrder = ['table', 'index', 'view', 'trigger'];

/** Makes those of the objects that are not there. */
function makeMissing(database: DatabaseSync, objects: readonly SchemaObject[]): void {
  const shadows = shadowsOf(objects);
  const present = namesIn(database);
  const missing = objects.filter(({ name }) => !present.has(name) && !shadows.has(name));
  // A table may have the name of a shadow without being one, as long as it is made first.
  const tables = [...missing].sort((a, b) => Number(isVirtual(a)) - Number(isVirtual(b)));
  for (const type of makingOrder) {
    for (const object of tables) if (object.type === type) make(database, object);
  }
}

function make(database: DatabaseSync, { type, name, sql }: SchemaObject): void {
  if (sql === null) return;
  try {
    database.exec(sql);
  } catch (error) {
    throw new Error(`The ${type} ${quoteIdentifier(name)} of the schema cannot be made: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
