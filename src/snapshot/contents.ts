import { DatabaseSync } from 'node:sqlite';
import { lockTable } from '../migrations/ledger.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Printed } from '../sqlite/fingerprint.ts';
import { likeD1, loadSchema } from '../sqlite/load.ts';
import { contentOf, isFts5, isVirtual, shadowsOf } from '../sqlite/load-virtual.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { type Column, shapeOf, type Table } from '../sqlite/shape.ts';

/** A table whose rows are in a snapshot. */
export interface StoredTable {
  name: string;
  /** As `sqlite_schema` has it. */
  sql: string;
  /** Those that hold values: a generated one is made from others. */
  columns: readonly Column[];
  /** A name for its rowid that no column has; `undefined` for a table WITHOUT ROWID. */
  rowid: string | undefined;
  /** The columns of the primary key, in its order. */
  key: readonly string[];
  /** The table is made and left empty: what is in it belongs to the moment. */
  isMomentary: boolean;
}

/** An FTS5 table. */
export interface SearchTable {
  name: string;
  sql: string;
  content: 'own' | 'other' | 'none';
  columns: readonly string[];
}

/** What a database consists of, in the order in which it is made again. */
export interface Contents {
  tables: readonly StoredTable[];
  indexes: readonly SchemaObject[];
  searches: readonly SearchTable[];
  /** Virtual tables that have nothing of their own, such as `fts5vocab`. */
  derived: readonly SchemaObject[];
  views: readonly SchemaObject[];
  triggers: readonly SchemaObject[];
  /** Whether SQLite keeps counters of AUTOINCREMENT. */
  hasSequences: boolean;
}

/**
 * What is in a database, from its schema.
 * @throws ActionError `snapshot-refused` for a schema that SQLite here cannot make
 */
export function contentsOf(schema: readonly SchemaObject[]): Contents {
  using database = new DatabaseSync(':memory:', likeD1);
  try {
    loadSchema(database, schema);
  } catch (cause) {
    throw new ActionError(
      'snapshot-refused',
      `The schema cannot be made again: ${cause instanceof Error ? cause.message : String(cause)}. What cannot be restored is not backed up.`,
      { hint: 'Repair or drop what the message names, then run this again.', cause },
    );
  }
  const shadows = shadowsOf(schema);
  const objects = schema.filter(({ name, sql }) => sql !== null && !shadows.has(name));
  const ofType = (type: string) => objects.filter((object) => object.type === type);
  const virtual = ofType('table').filter(isVirtual);
  const derived = virtual.filter((object) => !isFts5(object));
  refuseUnknown(derived);
  const shape = shapeOf(database);
  return {
    tables: [...shape.tables.values()].map((table) => storedTable(database, table)),
    indexes: ofType('index'),
    searches: virtual.filter(isFts5).map((object) => searchTable(database, object)),
    derived,
    views: ofType('view'),
    triggers: ofType('trigger'),
    hasSequences: database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").get() !== undefined,
  };
}

/** A virtual table may keep rows in ways of its own. Of those that D1 has, only `fts5vocab` is sure to have none. */
function refuseUnknown(derived: readonly SchemaObject[]): void {
  const unknown = derived.find(({ sql }) => !/\bUSING\s+fts5vocab\b/i.test(sql ?? ''));
  if (!unknown) return;
  throw new ActionError(
    'snapshot-refused',
    `The virtual table ${unknown.name} is neither FTS5 nor fts5vocab, and what is in it would not be in the snapshot.`,
    { hint: 'Keep its content in a table, and make the virtual table from that.' },
  );
}

function storedTable(database: DatabaseSync, { name, sql, columns }: Table): StoredTable {
  const rows = database.prepare('SELECT name, pk FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk').all(name);
  const list = database.prepare("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?").get(name);
  const taken = new Set(columns.map((column) => column.name.toLowerCase()));
  return {
    name,
    sql,
    columns: columns.filter(({ generated }) => !generated),
    rowid: list?.['wr'] === 1 ? undefined : ['rowid', '_rowid_', 'oid'].find((alias) => !taken.has(alias)),
    key: rows.map((row) => String(row['name'])),
    isMomentary: name === lockTable,
  };
}

function searchTable(database: DatabaseSync, object: SchemaObject): SearchTable {
  const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(object.name);
  return {
    name: object.name,
    sql: object.sql ?? '',
    content: contentOf(object),
    columns: rows.map(({ name }) => String(name)),
  };
}

/** What is fingerprinted: every table that holds rows, the search tables with rows of their own, and the counters. */
export function printedIn({ tables, searches, hasSequences }: Contents): Printed[] {
  const stored = tables.filter(({ isMomentary }) => !isMomentary);
  return [
    ...stored.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    ...searches.filter(({ content }) => content === 'own').map(({ name, columns }) => ({ name, columns })),
    ...(hasSequences ? [{ name: sequences, columns: ['name', 'seq'] }] : []),
  ];
}

/** Where SQLite keeps the counters of AUTOINCREMENT. */
export const sequences = 'sqlite_sequence';
