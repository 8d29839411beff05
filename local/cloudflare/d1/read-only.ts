import { constants, type DatabaseSync } from 'node:sqlite';
import type { Statement } from './execute.ts';

const READING: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
  constants.SQLITE_PRAGMA,
]);

/**
 * Whether statements change nothing, asked of SQLite's authorizer while it compiles them on the real schema. A
 * `CREATE TABLE IF NOT EXISTS` of a table that exists counts as a write: the service bills and locks it as one. What
 * does not compile is left to D1, which will say why.
 */
export function onlyReads(database: DatabaseSync, statements: Statement[]): boolean {
  let reading = true;
  database.setAuthorizer((action) => {
    if (!READING.has(action)) reading = false;
    return constants.SQLITE_OK;
  });
  try {
    for (const { sql } of statements) compile(database, sql);
  } finally {
    database.setAuthorizer(null);
  }
  return reading;
}

function compile(database: DatabaseSync, sql: string): void {
  try {
    database.prepare(sql);
  } catch {
    // Left to D1.
  }
}
