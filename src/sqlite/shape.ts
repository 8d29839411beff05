import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** A column as `PRAGMA table_xinfo` tells it. */
export interface Column {
  name: string;
  /** The declared type, as written; empty where there is none. */
  type: string;
  notNull: boolean;
  /** The default as SQL text. */
  default: string | undefined;
  inPrimaryKey: boolean;
  generated: boolean;
}

export interface ForeignKey {
  /** The parent table, as written. */
  parent: string;
  columns: string[];
  onDelete: string;
}

export interface Index {
  name: string;
  table: string;
  unique: boolean;
  /** The columns and expressions, with the condition of a partial index: what it does, whatever its name. */
  signature: string;
  columns: string[];
  /** `c`: CREATE INDEX; `u` and `pk`: of a constraint. */
  origin: string;
}

export interface Table {
  name: string;
  columns: Column[];
  foreignKeys: ForeignKey[];
  indexes: Index[];
  sql: string;
}

export interface Named {
  name: string;
  /** The table or view that it belongs to. */
  table: string;
}

/** What a database consists of, in the terms in which a migration is judged. Names are as they were written. */
export interface Shape {
  tables: ReadonlyMap<string, Table>;
  triggers: readonly Named[];
  views: readonly string[];
  virtualTables: readonly string[];
}

const ObjectRow = z.object({ type: z.string(), name: z.string(), tbl_name: z.string(), sql: z.string().nullable() });

const ColumnRow = z.object({
  tbl: z.string(),
  name: z.string(),
  type: z.string(),
  notnull: z.number(),
  dflt_value: z.string().nullable(),
  pk: z.number(),
  hidden: z.number(),
});

const ForeignKeyRow = z.object({
  tbl: z.string(),
  id: z.number(),
  table: z.string(),
  from: z.string(),
  on_delete: z.string(),
});

const IndexRow = z.object({
  tbl: z.string(),
  name: z.string(),
  unique: z.number(),
  origin: z.string(),
  column: z.string().nullable(),
  desc: z.number(),
  coll: z.string().nullable(),
});

const isOwn = (name: string) =>
  `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_cf\\_%' ESCAPE '\\'`;

// Virtual tables and their shadows are left out of the tables: what is in them is made from others.
const tableList = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND ${isOwn('name')}`;

/** Reads the shape of an open database. */
export function shapeOf(database: DatabaseSync): Shape {
  const rows = <T>(row: z.ZodType<T>, sql: string) => z.array(row).parse(database.prepare(sql).all());
  const objects = rows(ObjectRow, `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE ${isOwn('name')}`);
  const names = new Set(rows(z.object({ name: z.string() }), tableList).map(({ name }) => name));
  const columns = Map.groupBy(
    rows(ColumnRow, `SELECT t.name AS tbl, x.* FROM (${tableList}) t, pragma_table_xinfo(t.name) x ORDER BY x.cid`),
    ({ tbl }) => tbl,
  );
  const keys = Map.groupBy(
    rows(
      ForeignKeyRow,
      `SELECT t.name AS tbl, k.* FROM (${tableList}) t, pragma_foreign_key_list(t.name) k ORDER BY k.id, k.seq`,
    ),
    ({ tbl }) => tbl,
  );
  const indexes = Map.groupBy(
    rows(
      IndexRow,
      `SELECT t.name AS tbl, i.name, i."unique", i.origin, x.name AS "column", x.desc, x.coll
       FROM (${tableList}) t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x WHERE x.key ORDER BY i.name, x.seqno`,
    ),
    ({ tbl }) => tbl,
  );
  const sqlOf = new Map(objects.map(({ name, sql }) => [name, sql ?? '']));
  const tables = new Map(
    [...names].map((name) => [
      name,
      {
        name,
        columns: (columns.get(name) ?? []).map(columnOf),
        foreignKeys: foreignKeysOf(keys.get(name) ?? []),
        indexes: indexesOf(indexes.get(name) ?? [], sqlOf),
        sql: sqlOf.get(name) ?? '',
      },
    ]),
  );
  const named = (type: string) => objects.filter((object) => object.type === type);
  return {
    tables,
    triggers: named('trigger').map(({ name, tbl_name }) => ({ name, table: tbl_name })),
    views: named('view').map(({ name }) => name),
    virtualTables: named('table')
      .filter(({ sql }) => /^CREATE\s+VIRTUAL\s/i.test(sql ?? ''))
      .map(({ name }) => name),
  };
}

function columnOf(row: z.infer<typeof ColumnRow>): Column {
  return {
    name: row.name,
    type: row.type,
    notNull: row.notnull !== 0,
    default: row.dflt_value ?? undefined,
    inPrimaryKey: row.pk > 0,
    generated: row.hidden > 1,
  };
}

function foreignKeysOf(rows: readonly z.infer<typeof ForeignKeyRow>[]): ForeignKey[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((parts) => ({
    parent: parts[0]?.table ?? '',
    columns: parts.map(({ from }) => from),
    onDelete: parts[0]?.on_delete ?? '',
  }));
}

function indexesOf(rows: readonly z.infer<typeof IndexRow>[], sqlOf: ReadonlyMap<string, string>): Index[] {
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, parts]) => {
    const sql = sqlOf.get(name) ?? '';
    const unique = parts[0]?.unique === 1;
    const isPlain = parts.every(({ column }) => column !== null) && !/\bWHERE\b/i.test(sql);
    const listed = parts.map(({ column, desc, coll }) => `${column?.toLowerCase()} ${desc} ${coll}`).join(', ');
    return {
      name,
      table: parts[0]?.tbl ?? '',
      unique,
      origin: parts[0]?.origin ?? '',
      columns: parts.flatMap(({ column }) => (column === null ? [] : [column])),
      // Expressions and conditions are known by their text only.
      signature: `${unique} ${isPlain ? listed : sql.slice(sql.indexOf('(')).replace(/\s+/g, ' ')}`,
    };
  });
}

/** A column's affinity (https://www.sqlite.org/datatype3.html, 3.1). */
export type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

export function affinityOf(type: string): Affinity {
  const word = type.toUpperCase();
  if (word.includes('INT')) return 'INTEGER';
  if (/CHAR|CLOB|TEXT/.test(word)) return 'TEXT';
  if (word === '' || word.includes('BLOB') || word === 'ANY') return 'BLOB';
  return /REAL|FLOA|DOUB/.test(word) ? 'REAL' : 'NUMERIC';
}
