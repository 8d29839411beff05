import { z } from 'zod';
import { lockTable } from '../migrations/ledger.ts';
import { TablePrint } from '../sqlite/fingerprint.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { type Contents, sequences } from './contents.ts';
import { jsonOf, Manifest } from './manifest.ts';

/**
 * A dump as a snapshot has it, as SQL that D1, wrangler and the sqlite3 CLI take as it is:
 *
 *     -- voygent snapshot <id>
 *     PRAGMA defer_foreign_keys=TRUE;
 *     tables; rows; counters of AUTOINCREMENT; indexes; virtual tables and theirs; views; triggers
 *     -- voygent fingerprints <JSON, with the origin>
 *     -- voygent snapshot end <id>
 *
 * Indexes after the rows are made faster, and triggers after them do not fire on them. The fingerprints are here and not in
 * the manifest, as the sum of a column with one value is that value, and the dump may be encrypted.
 */
export const head = (id: string): string =>
  `-- voygent snapshot ${id}\n-- Load this into an empty database: tables and rows first, then what is made from them.\nPRAGMA defer_foreign_keys=TRUE;\n`;

/** What stands before the rows. */
export function tablesSql({ tables }: Contents): string {
  return statements(tables.map(({ sql }) => sql));
}

/** What stands after the rows, up to those of FTS5 tables that have rows of their own. */
export function indexesSql({ indexes, searches }: Contents): string {
  return sqlOf(indexes) + statements(searches.map(({ sql }) => sql));
}

/** What stands last. */
export function restSql({ searches, derived, views, triggers }: Contents): string {
  const rebuilt = searches.filter(({ content }) => content === 'other').map(({ name }) => rebuild(name));
  // An FTS5 table may have its texts in a view, hence after the views.
  return [sqlOf(derived), sqlOf(views), statements(rebuilt), sqlOf(triggers)].join('');
}

function sqlOf(objects: readonly SchemaObject[]): string {
  return statements(objects.map(({ sql }) => sql ?? ''));
}

/** Fills an FTS5 table from the table or view that has its texts. */
export function rebuild(name: string): string {
  const table = quoteIdentifier(name);
  return `INSERT INTO ${table}(${table}) VALUES('rebuild')`;
}

/** As a script. A definition may end with a comment, which must not swallow the semicolon. */
export function statements(sqls: readonly string[]): string {
  return sqls.map((sql) => `${sql}${/--[^\n]*$/.test(sql) ? '\n' : ''};\n`).join('');
}

/** Rows with AUTOINCREMENT have counted already. */
export const resetSequences = `DELETE FROM ${sequences};\n`;

const Content = z.object({
  prints: z.array(z.tuple([z.string(), TablePrint])),
  /** What the manifest says as well: that stands outside of what is encrypted, and anybody could change it there. */
  origin: Manifest.pick({ createdAt: true, database: true, ledger: true }),
});

/** What the last lines of a dump tell. */
export interface Tail extends z.infer<typeof Content> {
  /** Of the snapshot. */
  id: string;
}

export function tail({ id, ...content }: Tail): string {
  // A line end within a name is written as an escape by JSON: the comment stays one line.
  return `-- voygent fingerprints ${JSON.stringify(content)}\n-- voygent snapshot end ${id}\n`;
}

/** The id in the first line; `undefined` where the SQL is no dump of a snapshot. */
export function idInHead(beginning: string): string | undefined {
  return /^-- voygent snapshot ([0-9a-f-]{36})\n/.exec(beginning)?.[1];
}

/** `undefined` where the last lines are missing, as they are of a dump that was cut. */
export function readTail(end: string): Tail | undefined {
  const [, json, id] =
    /\n-- voygent fingerprints (\{[^\n]*\})\n-- voygent snapshot end ([0-9a-f-]{36})\n$/.exec(end) ?? [];
  if (json === undefined || id === undefined) return undefined;
  const parsed = Content.safeParse(jsonOf(json));
  return parsed.success ? { id, ...parsed.data } : undefined;
}

/** What a statement of a D1 dump is for. */
export type Part = 'row' | 'definition' | 'none';

const insert = /^\s*INSERT\s+INTO\s+("(?:[^"]|"")*"|\w+)/i;

/** The table that an INSERT of a dump is for, by its name; `undefined` for another statement. */
export function tableOfInsert(statement: string): string | undefined {
  const name = insert.exec(statement)?.[1];
  return name?.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** The table that a statement of a snapshot's dump inserts into, or appends to a row of. */
export function tableOfStatement(statement: string): string | undefined {
  return tableOfInsert(statement.replace(/^UPDATE /, 'INSERT INTO '));
}

export function partOf(statement: string): Part {
  const table = tableOfInsert(statement);
  if (table !== undefined) return table.startsWith('sqlite_') || table === lockTable ? 'none' : 'row';
  return /^\s*CREATE\b/i.test(statement) ? 'definition' : 'none';
}
