import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Effects } from '../sqlite/effects.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { type Shape, shapeOf } from '../sqlite/shape.ts';
import { hasKeyword, isLimited } from '../sqlite/where.ts';
import type { Lineage } from './lineage.ts';

/** Rows or values that a statement took away. */
export interface Loss extends Subject {
  /** Rows, or values that are not NULL. */
  before: number;
  after: number;
  /** A digest of what was there. */
  print: string;
}

/** What is counted: rows, the values of a column that are not NULL, or whole rows, of which the content counts as well. */
export interface Subject {
  table: string;
  of: 'rows' | 'content' | { column: string };
}

interface Watched {
  /** What is counted. */
  subjects: readonly Subject[];
  /** Since the watch began; to be asked once. */
  losses(): Loss[];
}

/** Counts rows and values. */
export class Census {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  rows(shape: Shape): Map<string, number> {
    return new Map([...shape.tables.keys()].map((table) => [table, this.#count({ table, of: 'rows' }).count]));
  }

  /** Watches what the statement may take away beside what it says, and all of a table that it empties. */
  watch(sql: string, effects: Effects): Watched {
    const subjects = this.#atRisk(sql, effects);
    const before = subjects.map((subject) => ({ subject, ...this.#count(subject) }));
    return {
      subjects,
      losses: () =>
        before.flatMap(({ subject, count, print }) => {
          const now = this.#count(subject);
          const isLoss = subject.of === 'rows' ? now.count < count : now.print !== print;
          return isLoss ? [{ ...subject, before: count, after: now.count, print }] : [];
        }),
    };
  }

  /** Whether at the end of a file everything is there again. */
  isMadeGood({ table, of, before, print }: Loss, lineage: Lineage, end: Shape): boolean {
    const start = lineage.startOf(table) ?? table;
    const successor = lineage.successorOf(start, end);
    // A table or column that is gone is told as such.
    if (!successor) return true;
    if (of === 'rows') return this.#count({ table: successor.name, of }).count >= before;
    if (of === 'content') return this.#count({ table: successor.name, of }).print === print;
    const now = lineage.columnOf(start, of.column, successor)?.name;
    return now === undefined || this.#count({ table: successor.name, of: { column: now } }).print === print;
  }

  #atRisk(sql: string, effects: Effects): Subject[] {
    const { own, dropsTable, deletesFrom, overwrites } = effects;
    const isNamed = (table: string) => table === dropsTable || (own?.verb === 'delete' && own.table === table);
    const isReplacing = own && own.verb !== 'delete' && mayReplace(sql, own.table, this.#database);
    const isEmptying = own?.verb === 'delete' && !isLimited(sql, this.#columns(own.table));
    const subjects: Subject[] = [
      ...deletesFrom.filter((table) => !isNamed(table)).map((table): Subject => ({ table, of: 'rows' })),
      ...(dropsTable === undefined && own?.verb !== 'delete' ? [] : overwrites).map(
        ({ table, column }): Subject => ({ table, of: { column } }),
      ),
      ...(isReplacing ? replacedIn(own.table, shapeOf(this.#database)) : []),
      ...(isEmptying ? [{ table: own.table, of: 'content' } as const] : []),
    ];
    return subjects.filter(({ table }) => this.#isCountable(table));
  }

  #isCountable(table: string): boolean {
    const sql = "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name = ?";
    return this.#database.prepare(sql).get(table) !== undefined;
  }

  #columns(table: string): string[] {
    const rows = this.#database.prepare('SELECT name FROM pragma_table_xinfo(?)').all(table);
    return rows.map(({ name }) => String(name));
  }

  #count({ table, of }: Subject): { count: number; print: string } {
    const from = quoteIdentifier(table);
    const value = typeof of === 'object' ? quoteIdentifier(of.column) : '*';
    const row = this.#database.prepare(`SELECT count(${value}) AS n FROM ${from}`).get();
    const count = Number(row?.['n']);
    if (of === 'rows') return { count, print: '' };
    return { count, print: this.#print(`SELECT ${value} FROM ${from} ORDER BY ${orderOf(of, this.#columns(table))}`) };
  }

  #print(sql: string): string {
    const hash = createHash('sha256');
    const statement = this.#database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    for (const row of statement.iterate()) hash.update(`${Object.values(row).map(text).join('\u0000')}\n`);
    return hash.digest('hex');
  }
}

function orderOf(of: Subject['of'], columns: readonly string[]): string {
  return typeof of === 'object' ? '1' : columns.map((_, index) => index + 1).join(', ');
}

function text(value: unknown): string {
  return value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : `${typeof value} ${value}`;
}

/** Whether a write may remove rows that are in its way: SQLite does not tell. */
function mayReplace(sql: string, table: string, database: DatabaseSync): boolean {
  if (hasKeyword(sql, 'REPLACE')) return true;
  const row = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  return hasKeyword(String(row?.['sql'] ?? ''), 'REPLACE');
}

/** The table itself, and what its foreign keys' children would lose. */
function replacedIn(table: string, shape: Shape, seen = new Set<string>()): Subject[] {
  if (seen.has(table)) return [];
  seen.add(table);
  const children = [...shape.tables.values()].flatMap((child) =>
    child.foreignKeys
      .filter(({ parent }) => parent.toLowerCase() === table.toLowerCase())
      .flatMap(({ onDelete, columns }) =>
        onDelete === 'CASCADE'
          ? replacedIn(child.name, shape, seen)
          : onDelete.startsWith('SET')
            ? columns.map((column): Subject => ({ table: child.name, of: { column } }))
            : [],
      ),
  );
  return [{ table, of: 'rows' }, ...children];
}
