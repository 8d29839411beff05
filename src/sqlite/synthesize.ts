import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { quoteIdentifier } from './identifier.ts';
import { inOneTransaction } from './load-transaction.ts';
import { rebuildIndexes } from './load-virtual.ts';
import { SchemaObject, schemaQuery } from './schema.ts';
import { existingKeys, type Keys, plannedKeys, sameName } from './synthesize-references.ts';
import { placeRow } from './synthesize-row.ts';
import { type TableForm, tableForm } from './synthesize-table.ts';
import type { Value } from './synthesize-values.ts';

/** What became of the empty tables. */
export interface Synthesis {
  /** The tables that have rows now and had none, in the order in which they were filled. */
  filled: string[];
  /** The tables that stay empty, each with what was against the row that came nearest. */
  unfilled: { table: string; reason: string }[];
}

/**
 * Puts rows into every empty ordinary table, so that one sees what a migration does to rows: one with a value in every
 * column and one with NULL in every column that may have it, where the constraints allow both. Rows that are there stay
 * as they are, and are referred to. No trigger fires; afterwards all foreign keys of the new rows hold, and FTS5 tables
 * know the rows of the tables that they index. The same schema and rows give the same rows.
 *
 * @param except tables that stay empty
 */
export function synthesizeRows(database: DatabaseSync, except: readonly string[] = []): Synthesis {
  const synthesis: Synthesis = { filled: [], unfilled: [] };
  inOneTransaction(database, { foreign_keys: 0 }, () => {
    const objects = z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
    const triggers = z.array(TriggerRow).parse(database.prepare(triggerQuery).all());
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${quoteIdentifier(name)}`);
    new Synthesizer(database, synthesis, except).fillAll();
    rebuildIndexes(database, objects);
    for (const { sql } of triggers) database.exec(sql);
  });
  return synthesis;
}

const TriggerRow = z.object({ name: z.string(), sql: z.string() });
const triggerQuery = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid`;

const ordinaryTables = `SELECT l.name FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'table'
WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY s.rowid`;

const rowsPerTable = [1, 2];

class Synthesizer {
  readonly #database: DatabaseSync;
  readonly #synthesis: Synthesis;
  readonly #forms: ReadonlyMap<string, TableForm>;
  /** Empty tables that were not yet tried, by name in small letters. */
  readonly #waiting: Map<string, TableForm>;

  constructor(database: DatabaseSync, synthesis: Synthesis, except: readonly string[]) {
    this.#database = database;
    this.#synthesis = synthesis;
    const names = database.prepare(ordinaryTables).all();
    this.#forms = new Map(names.map(({ name }) => [String(name).toLowerCase(), tableForm(database, String(name))]));
    this.#waiting = new Map(
      [...this.#forms].filter(([, { name }]) => this.#isEmpty(name) && !except.some((other) => sameName(other, name))),
    );
  }

  fillAll(): void {
    const tables = this.#inOrder();
    for (const form of tables) this.#fill(form);
    // In a cycle, a row may have counted on a key that its parent could not take.
    for (const form of tables) if (this.#violates(form)) this.#refill(form);
    while (tables.some((form) => this.#violates(form) && this.#empty(form, brokenCycle)));
  }

  /** Parents before children; within a cycle, in the order in which the tables were made. */
  #inOrder(): TableForm[] {
    const order = new Set<TableForm>();
    const visited = new Set<TableForm>();
    const visit = (form: TableForm) => {
      if (visited.has(form)) return;
      visited.add(form);
      for (const { parent } of form.references) {
        const next = this.#waiting.get(parent.toLowerCase());
        if (next) visit(next);
      }
      order.add(form);
    };
    for (const form of this.#waiting.values()) visit(form);
    return [...order];
  }

  #fill(form: TableForm): void {
    const broken = this.#brokenReference(form);
    const reasons = broken === undefined ? this.#place(form) : [broken];
    this.#waiting.delete(form.name.toLowerCase());
    if (reasons.length < rowsPerTable.length && broken === undefined) this.#synthesis.filled.push(form.name);
    else this.#synthesis.unfilled.push({ table: form.name, reason: reasons[0] ?? '' });
  }

  /** The reasons why rows could not be placed. */
  #place(form: TableForm): string[] {
    const columns = form.columns.map(({ name }) => quoteIdentifier(name));
    // The clause is stronger than an ON CONFLICT of the table, which might replace the other row.
    const statement = this.#database.prepare(
      `INSERT OR ABORT INTO ${quoteIdentifier(form.name)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const insert = (row: ReadonlyMap<string, Value>) => {
      try {
        statement.run(...form.columns.map(({ name }) => row.get(name) ?? null));
        return undefined;
      } catch (error) {
        return messageOf(error);
      }
    };
    return rowsPerTable.flatMap((row) => placeRow(form, this.#keys(form), row, insert) ?? []);
  }

  #keys(form: TableForm): Keys {
    return {
      of: (reference) => {
        const parent = this.#forms.get(reference.parent.toLowerCase());
        if (!parent) return undefined;
        const existing = existingKeys(this.#database, reference);
        const isToCome = parent !== form && this.#waiting.has(reference.parent.toLowerCase());
        return existing.length === 0 && isToCome ? plannedKeys(parent, reference) : existing;
      },
    };
  }

  #refill(form: TableForm): void {
    this.#database.exec(`DELETE FROM ${quoteIdentifier(form.name)}`);
    const reasons = this.#place(form);
    if (reasons.length === rowsPerTable.length) this.#empty(form, reasons[0] ?? brokenCycle);
  }

  #empty(form: TableForm, reason: string): boolean {
    this.#database.exec(`DELETE FROM ${quoteIdentifier(form.name)}`);
    this.#synthesis.filled = this.#synthesis.filled.filter((name) => name !== form.name);
    this.#synthesis.unfilled.push({ table: form.name, reason });
    return true;
  }

  #isEmpty(table: string): boolean {
    return this.#database.prepare(`SELECT 1 FROM ${quoteIdentifier(table)} LIMIT 1`).get() === undefined;
  }

  #violates({ name }: TableForm): boolean {
    return this.#check(name) === 'violated';
  }

  /** Why SQLite would refuse every row of a table, with foreign keys on: a parent or its key is missing. */
  #brokenReference({ name, references }: TableForm): string | undefined {
    const orphan = references.find(({ parent }) => !this.#forms.has(parent.toLowerCase()));
    if (orphan) return `no such table: ${orphan.parent}`;
    const state = this.#check(name);
    return state === 'kept' || state === 'violated' ? undefined : state;
  }

  /** Whether the foreign keys of a table are kept, or what SQLite says where it cannot tell. */
  #check(table: string): string {
    try {
      const row = this.#database.prepare(`PRAGMA foreign_key_check(${quoteIdentifier(table)})`).get();
      return row === undefined ? 'kept' : 'violated';
    } catch (error) {
      return messageOf(error);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const brokenCycle = 'its foreign keys go round in a circle, and no rows were found that satisfy all of them';
