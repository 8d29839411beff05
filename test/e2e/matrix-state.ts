import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../local/cloudflare/d1/file.ts';
import { base, baseFile, type Scenario } from './matrix-scenarios.ts';

/** What a database has, read from its file and not through the API that the faults are in. */
export interface State {
  /** Schema and rows of all tables but those about migrations, as text that can be compared. */
  content: string;
  /** wrangler's ledger, in order. */
  ledger: string[];
  /** The names that have a checksum, in order. */
  checksums: string[];
  /** Locks that have not run out. */
  locks: number;
}

const ownTables = ['d1_migrations', 'voygent_migrations', 'voygent_lock'];

/** The state of a database of the local Cloudflare. */
export function readState(stateDir: string, id: string): State {
  const database = new DatabaseSync(databaseFile(`${stateDir}/cloudflare`, id), { readOnly: true });
  try {
    return stateOf(database);
  } finally {
    database.close();
  }
}

/** The states of a scenario, before its first file and after each: made by SQLite, without the action. */
export function referencesOf({ files }: Scenario): State[] {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec(base);
    const states = [stateOf(database)];
    for (const [name, sql] of Object.entries(files)) {
      // A file that is to fail has no state of after it.
      if (!apply(database, sql, name)) break;
      states.push(stateOf(database));
    }
    return states;
  } finally {
    database.close();
  }
}

function apply(database: DatabaseSync, sql: string, name: string): boolean {
  try {
    database.exec('BEGIN');
    database.exec(sql);
    database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
    database.exec('COMMIT');
    return true;
  } catch {
    database.exec('ROLLBACK');
    return false;
  }
}

function stateOf(database: DatabaseSync): State {
  const rows = (sql: string) => database.prepare(sql).all();
  const objects = rows(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY type, name",
  );
  const has = (table: string) => objects.some(({ name }) => name === table);
  const column = (table: string, sql: string) => (has(table) ? rows(sql).map(({ name }) => String(name)) : []);
  const schema = objects.filter(({ tbl_name }) => !ownTables.includes(String(tbl_name)));
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => String(name));
  const content = tables.map((table) => [table, rows(`SELECT * FROM "${table}" ORDER BY 1`)]);
  return {
    content: JSON.stringify([schema, content]),
    ledger: column('d1_migrations', 'SELECT name FROM d1_migrations ORDER BY id'),
    checksums: column('voygent_migrations', 'SELECT name FROM voygent_migrations ORDER BY name'),
    locks: column(
      'voygent_lock',
      "SELECT name FROM voygent_lock WHERE name = 'migrations' AND expires_at > unixepoch()",
    ).length,
  };
}

/** The number of files after which a database is what it is; `undefined` when it is that after none of them. */
export function filesIn(state: State, references: readonly State[]): number | undefined {
  const found = references.findIndex(({ content }) => content === state.content);
  return found === -1 ? undefined : found;
}

/** The files of a scenario that a ledger has, in the order in which they are in it. */
export function ofScenario({ files }: Scenario, { ledger }: State): string[] {
  const names = new Set(Object.keys(files));
  return ledger.filter((name) => name !== baseFile && names.has(name));
}
