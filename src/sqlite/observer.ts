import { constants, type DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Authorization } from './d1-dialect.ts';
import { withD1Limits } from './d1-limits.ts';

/** A statement that SQLite has understood and not yet run, or the reason why it did not. */
export type Prepared =
  | { statement: StatementSync; authorizations: Authorization[] }
  | { statement: undefined; authorizations: Authorization[]; error: string };

/** Prepares and runs statements as D1 would, and keeps what SQLite's authorizer was asked for each. */
export class Observer {
  readonly #database: DatabaseSync;
  #seen: Authorization[] | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.setAuthorizer((action, first, second, schema, trigger) => {
      this.#seen?.push({ action, first, second, database: schema, trigger });
      return constants.SQLITE_OK;
    });
  }

  prepare(sql: string): Prepared {
    const authorizations: Authorization[] = [];
    this.#seen = authorizations;
    try {
      return { statement: withD1Limits(this.#database, () => this.#database.prepare(sql)), authorizations };
    } catch (error) {
      return { statement: undefined, authorizations, error: messageOf(error) };
    } finally {
      this.#seen = undefined;
    }
  }

  /** Runs a statement to its end; its rows are not kept. Throws SQLite's error. */
  run(statement: StatementSync): void {
    withD1Limits(this.#database, () => {
      for (const _ of statement.iterate());
    });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
