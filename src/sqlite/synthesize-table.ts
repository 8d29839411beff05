import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Affinity, affinityOf } from './shape.ts';
import {
  type Check,
  checksOf,
  columnsIn,
  definitionOf,
  type Expression,
  indexExpression,
} from './synthesize-expressions.ts';

/** A column that a row can be given a value for. */
export interface ColumnForm {
  name: string;
  /** The declared type, in capitals; empty where there is none. */
  type: string;
  affinity: Affinity;
  /** Whether NULL may be tried. It is not in primary keys, although SQLite would take it in most of them. */
  nullable: boolean;
  default: string | undefined;
  /** Whether it is part of a primary key or unique index. */
  unique: boolean;
  /** What decides on its values. */
  expressions: Expression[];
}

export interface Reference {
  parent: string;
  columns: string[];
  /** As many as `columns`; empty when there is no such key in the parent. */
  parentColumns: string[];
}

/** A constraint, and the columns whose values can satisfy it. SQLite asks for those of lower rank first. */
export interface Constraint {
  rank: number;
  columns: string[];
}

/** What rows of a table must be like. */
export interface TableForm {
  name: string;
  isStrict: boolean;
  columns: ColumnForm[];
  references: Reference[];
  /** By the message of SQLite's when it fails. */
  constraints: ReadonlyMap<string, Constraint>;
}

export const rankOf = { type: 0, notNull: 1, check: 2, unique: 1_000_000 } as const;

const TableRow = z.object({ strict: z.number() });
const ColumnRow = z.object({
  name: z.string(),
  type: z.string(),
  notnull: z.number(),
  dflt_value: z.string().nullable(),
  pk: z.number(),
  hidden: z.number(),
});
type ColumnRow = z.infer<typeof ColumnRow>;
const KeyRow = z.object({ id: z.number(), table: z.string(), from: z.string(), to: z.string().nullable() });
const IndexRow = z.object({
  name: z.string(),
  unique: z.number(),
  column: z.string().nullable(),
  sql: z.string().nullable(),
});

/** Reads what rows of a table must be like. */
export function tableForm(database: DatabaseSync, name: string): TableForm {
  const rows = <T>(row: z.ZodType<T>, sql: string) => z.array(row).parse(database.prepare(sql).all(name));
  const [table] = rows(TableRow, `SELECT strict FROM pragma_table_list(?) WHERE schema = 'main'`);
  const sql = String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.['sql'] ?? '');
  const all = rows(ColumnRow, 'SELECT * FROM pragma_table_xinfo(?)');
  const sources = new Sources(sql, all);
  const checks = checksOf(sql);
  const uniques = uniquesOf(rows(IndexRow, uniqueIndexes), name, all, sources);
  const expressions = [...checks, ...sources.generated(), ...uniques.flatMap(({ expression }) => expression ?? [])];
  const unique = new Set(uniques.flatMap(({ columns }) => columns));
  return {
    name,
    isStrict: table?.strict === 1,
    columns: all.filter(isInsertable).map((row) => ({
      name: row.name,
      type: row.type.toUpperCase(),
      affinity: affinityOf(row.type),
      nullable: row.notnull === 0 && row.pk === 0,
      default: row.dflt_value ?? undefined,
      unique: unique.has(row.name),
      expressions: expressions.filter((expression) => sources.of(expression).includes(row.name)),
    })),
    references: referencesOf(rows(KeyRow, foreignKeys), database),
    constraints: new Map([
      ...notNulls(name, all, sources),
      ...checkConstraints(checks, sources),
      ...uniques.map(({ label, columns }) => [failed('UNIQUE', label), { rank: rankOf.unique, columns }] as const),
    ]),
  };
}

const failed = (kind: string, what: string) => `${kind} constraint failed: ${what}`;

const isInsertable = ({ hidden }: ColumnRow) => hidden === 0;

/** Finds the columns with values of their own behind expressions and generated columns. */
class Sources {
  readonly #names: string[];
  readonly #definitions: ReadonlyMap<string, Expression>;

  constructor(sql: string, all: readonly ColumnRow[]) {
    this.#names = all.map(({ name }) => name);
    const generated = all.filter((row) => !isInsertable(row));
    this.#definitions = new Map(
      generated.flatMap(({ name }) => {
        const definition = definitionOf(sql, name);
        return definition ? [[name, definition]] : [];
      }),
    );
  }

  generated(): Expression[] {
    return [...this.#definitions.values()];
  }

  of(expression: Expression): string[] {
    return this.behind(columnsIn(expression, this.#names));
  }

  behind(columns: readonly string[]): string[] {
    const found = new Set(columns);
    // A set may grow while one walks through it.
    for (const name of found) {
      const definition = this.#definitions.get(name);
      for (const source of definition ? columnsIn(definition, this.#names) : []) found.add(source);
    }
    return [...found].filter((name) => !this.#definitions.has(name));
  }
}

function notNulls(table: string, all: readonly ColumnRow[], sources: Sources): [string, Constraint][] {
  return all.map(({ name }) => [
    failed('NOT NULL', `${table}.${name}`),
    { rank: rankOf.notNull, columns: sources.behind([name]) },
  ]);
}

function checkConstraints(checks: readonly Check[], sources: Sources): [string, Constraint][] {
  return checks.map((check, index) => [
    failed('CHECK', check.label),
    { rank: rankOf.check + index, columns: sources.of(check) },
  ]);
}

const uniqueIndexes = `SELECT i.name, i."unique", x.name AS "column", s.sql
FROM pragma_index_list(?) i JOIN pragma_index_xinfo(i.name) x LEFT JOIN sqlite_schema s ON s.name = i.name
WHERE i."unique" AND x.key ORDER BY i.seq, x.seqno`;

interface Unique {
  /** What SQLite names when it is violated. */
  label: string;
  columns: string[];
  expression?: Expression;
}

function uniquesOf(
  rows: z.infer<typeof IndexRow>[],
  table: string,
  all: readonly ColumnRow[],
  sources: Sources,
): Unique[] {
  const listed = (columns: readonly string[]) => columns.map((column) => `${table}.${column}`).join(', ');
  const keys = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const primary = keys.map(({ name }) => name);
  const found: Unique[] = primary.length === 0 ? [] : [{ label: listed(primary), columns: primary }];
  for (const [name, parts] of Map.groupBy(rows, (row) => row.name)) {
    const columns = parts.flatMap(({ column }) => column ?? []);
    const isPlain = columns.length === parts.length;
    const sql = parts[0]?.sql;
    const expression = sql ? indexExpression(sql) : undefined;
    found.push({
      label: isPlain ? listed(columns) : `index '${name}'`,
      columns: isPlain || !expression ? sources.behind(columns) : sources.of(expression),
      ...(expression && { expression }),
    });
  }
  return found;
}

const foreignKeys = 'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq';

function referencesOf(rows: z.infer<typeof KeyRow>[], database: DatabaseSync): Reference[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((parts) => {
    const parent = parts[0]?.table ?? '';
    const named = parts.flatMap(({ to }) => to ?? []);
    const columns = parts.map(({ from }) => from);
    const primary = named.length > 0 ? named : primaryKeyOf(database, parent);
    return { parent, columns, parentColumns: primary.length === columns.length ? primary : [] };
  });
}

function primaryKeyOf(database: DatabaseSync, table: string): string[] {
  const rows = database.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(table);
  return rows.map(({ name }) => String(name));
}
