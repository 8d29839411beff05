import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs work as one transaction under other settings, e.g. `{ foreign_keys: 0 }`; afterwards the settings are as they were.
 * An error takes back what the work did. There must be no transaction yet: SQLite changes these settings in none.
 */
export function inOneTransaction(database: DatabaseSync, pragmas: Record<string, 0 | 1>, work: () => void): void {
  if (database.isTransaction) throw new Error('The database is in a transaction, and must not be for this.');
  const undo = Object.entries(pragmas).map(([pragma, value]) => setPragma(database, pragma, value));
  try {
    database.exec('BEGIN');
    work();
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    for (const restore of undo) restore();
  }
}

function setPragma(database: DatabaseSync, pragma: string, value: 0 | 1): () => void {
  const before = Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  database.exec(`PRAGMA ${pragma} = ${value}`);
  return () => database.exec(`PRAGMA ${pragma} = ${before}`);
}
