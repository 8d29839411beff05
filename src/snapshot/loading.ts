import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { fingerprintStatements, type Printed, readPrint, type TablePrint } from '../sqlite/fingerprint.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { likeD1 } from '../sqlite/load.ts';
import { contentOf, isFts5 } from '../sqlite/load-virtual.ts';
import { SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import { splitStatements } from '../sqlite/statements.ts';
import { checksAgain, checksIgnored } from './long-rows.ts';

/**
 * How a dump is loaded. `as-it-is`: nothing is asked of the rows, then SQLite checks all that it can. `as-d1`: as D1's
 * import would, with foreign keys that must hold at the end.
 */
export type LoadMode = 'as-it-is' | 'as-d1';

/** What is to be looked at when all is loaded. */
export interface Questions {
  printed: readonly Printed[];
  /** Statements of the user's, each of which must give one row of true values. */
  assertions: readonly string[];
}

/** What was found in a database that was loaded. */
export interface Loaded {
  schema: SchemaObject[];
  prints: [table: string, print: TablePrint][];
  /** What is wrong with it, in words; empty where all is well. */
  problems: string[];
  assertions: { sql: string; problem: string | undefined }[];
}

// Told by name; a database that is broken at all has thousands.
const mostProblems = 20;

/**
 * A database on the way to be loaded, in a file without a name that SQLite deletes as it opens it: nothing of it is left on
 * the disk, whatever becomes of the process.
 */
export class Loading implements Disposable {
  readonly #database: DatabaseSync;
  readonly #mode: LoadMode;

  constructor(mode: LoadMode) {
    this.#mode = mode;
    this.#database = new DatabaseSync('', { ...likeD1, enableForeignKeyConstraints: mode === 'as-d1' });
    // There is nothing to go back to: who fails begins anew.
    for (const setting of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'locking_mode = EXCLUSIVE',
      'cache_size = -16000',
    ])
      this.#database.exec(`PRAGMA ${setting}`);
    if (mode === 'as-it-is') this.#database.exec(checksIgnored);
    this.#database.exec('BEGIN');
  }

  /** Runs whole statements. @throws the error of SQLite */
  run(sql: string): void {
    if (this.#mode === 'as-it-is' && sql.includes(checksAgain)) this.#runUnchecked(sql);
    else this.#database.exec(sql);
  }

  /** A long row ends with what switches the checks on again, and here they stay off. */
  #runUnchecked(sql: string): void {
    for (const statement of splitStatements(sql))
      if (!statement.sql.startsWith(checksAgain)) this.#database.exec(statement.sql);
  }

  /** Ends the transaction, and looks at what is there; can be asked for more again. */
  finish({ printed, assertions }: Questions): Loaded {
    const problems: string[] = [];
    try {
      if (this.#database.isTransaction) this.#database.exec('COMMIT');
    } catch (error) {
      // With foreign keys that do not hold; the rows are there to be looked at.
      problems.push(messageOf(error));
    }
    const schema = z.array(SchemaObject).parse(this.#database.prepare(schemaQuery).all());
    if (this.#mode === 'as-it-is')
      problems.push(...this.#orphans(), ...this.#damages(), ...textsIn(schema).flatMap((name) => this.#unlike(name)));
    return {
      schema,
      prints: printed.map((table) => [table.name, this.#print(table)]),
      problems,
      assertions: assertions.map((sql) => ({ sql, problem: this.#judge(sql) })),
    };
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #print(table: Printed): TablePrint {
    return readPrint(
      table,
      fingerprintStatements(table).map((sql) => this.#database.prepare(sql).get()),
    );
  }

  #damages(): string[] {
    // While checks are ignored, this does not look at them either.
    this.#database.exec(checksAgain);
    const rows = this.#database.prepare(`PRAGMA integrity_check(${mostProblems})`).all();
    this.#database.exec(checksIgnored);
    return rows.map((row) => String(row['integrity_check'])).filter((said) => said !== 'ok');
  }

  /** Rows whose foreign keys lead nowhere, by table. */
  #orphans(): string[] {
    const sql = `SELECT "table" AS child, parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT ${mostProblems}`;
    return this.#database
      .prepare(sql)
      .all()
      .map(
        ({ child, parent, n }) => `${n} row${n === 1 ? '' : 's'} of ${child} refer to a ${parent} that is not there`,
      );
  }

  #unlike(search: string): string[] {
    const name = quoteIdentifier(search);
    try {
      this.#database.exec(`INSERT INTO ${name}(${name}, rank) VALUES('integrity-check', 1)`);
      return [];
    } catch (error) {
      return [`the full-text index ${search} is not that of its texts: ${messageOf(error)}`];
    }
  }

  #judge(sql: string): string | undefined {
    // SQLite would run the first one, and say nothing of the others.
    const { length } = splitStatements(sql);
    if (length !== 1) return `is ${length} statements where one was expected`;
    try {
      this.#database.exec('PRAGMA query_only = ON');
      const rows = this.#database.prepare(sql).all();
      return problemIn(rows);
    } catch (error) {
      return messageOf(error);
    } finally {
      this.#database.exec('PRAGMA query_only = OFF');
    }
  }
}

/** FTS5 tables that can be held against their texts. */
function textsIn(schema: readonly SchemaObject[]): string[] {
  return schema.filter((object) => isFts5(object) && contentOf(object) !== 'none').map(({ name }) => name);
}

/** Why what an assertion gave is no yes; `undefined` where it is: one row, every value of which is true. */
export function problemIn(rows: readonly Record<string, unknown>[]): string | undefined {
  const [row] = rows;
  if (!row || rows.length > 1) return `gave ${rows.length} rows where one was expected`;
  const entry = Object.entries(row).find(([, value]) => !isTrue(value));
  return entry && `gave ${entry[1] === null ? 'NULL' : String(entry[1])}`;
}

/** As SQLite sees it: a text is the number that it begins with. */
function isTrue(value: unknown): boolean {
  if (typeof value === 'string') return Number.parseFloat(value) !== 0 && !Number.isNaN(Number.parseFloat(value));
  return typeof value === 'bigint' ? value !== 0n : typeof value === 'number' && value !== 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
