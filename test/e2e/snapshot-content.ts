import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../local/cloudflare/d1/file.ts';

/** What nobody may find in the clear: it is in a row. */
export const marker = 'a-row-that-nobody-else-may-read';

const ledger = `CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);`;

/** The database that is backed up: `big` is read by queries, `search` has rows of its own. */
export const small = `${ledger}
INSERT INTO d1_migrations (name, applied_at) VALUES ('0001_trips.sql', '2026-11-01'), ('0002_stays.sql', '2026-11-02');
CREATE TABLE trips (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, price REAL);
INSERT INTO trips (title, price) VALUES ('Lisbon', 12.5), ('Porto; Braga', 0.1), ('${marker}', NULL);
CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER NOT NULL REFERENCES trips(id) ON DELETE RESTRICT, note TEXT);
INSERT INTO stays VALUES (1, 1, 'a'), (2, 1, NULL), (3, 2, 'it''s');
CREATE INDEX stays_by_trip ON stays (trip);
CREATE TABLE visits (day TEXT, n INTEGER);
INSERT INTO visits VALUES ('2026-11-01', 1), ('2026-11-01', 1), ('2026-11-02', 3);
CREATE TRIGGER on_stay AFTER INSERT ON stays BEGIN INSERT INTO visits VALUES ('stay', new.id); END;
CREATE TABLE big (id INTEGER PRIMARY KEY, n INTEGER);
INSERT INTO big VALUES (1, 9007199254740993), (2, 7);
CREATE VIRTUAL TABLE search USING fts5(note);
INSERT INTO search VALUES ('boats at dawn'), ('a long way');
CREATE VIEW dear AS SELECT title FROM trips WHERE price > 1;`;

/** What is in a database that the other is restored into: other rows, a table less, and one more. */
export const other = `${ledger}
INSERT INTO d1_migrations (name, applied_at) VALUES ('0001_trips.sql', '2026-11-01');
CREATE TABLE trips (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, price REAL);
INSERT INTO trips (title, price) VALUES ('Faro', 3), ('changed', 0.2);
CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER NOT NULL REFERENCES trips(id) ON DELETE RESTRICT, note TEXT);
INSERT INTO stays VALUES (1, 2, 'changed');
CREATE TABLE later (a, b);
INSERT INTO later VALUES (1, 'what is here'), (2, NULL);
CREATE TRIGGER stop BEFORE DELETE ON stays BEGIN SELECT RAISE(ABORT, 'no'); END;`;

/** Everything that a database is: its schema, and the rows of each table as SQLite writes them. */
export type Content = Record<string, string>;

const ours = /^voygent_/;

/** @returns by table; `schema` and `counters` besides. What migrations keep for themselves is left out. */
export function contentIn(database: DatabaseSync): Content {
  const all = (sql: string) => database.prepare(sql).all();
  const schema = all(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY type, name",
  ).filter(({ tbl_name }) => !ours.test(String(tbl_name)));
  const content: Content = { schema: JSON.stringify(schema) };
  const known = new Set(schema.map(({ name }) => name));
  for (const { name } of all(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')",
  ))
    if (known.has(name)) content[String(name)] = JSON.stringify(all(everyRow(database, String(name))));
  const counters = schema.some(({ sql }) => /AUTOINCREMENT/.test(String(sql)))
    ? all('SELECT name, quote(seq) FROM sqlite_sequence ORDER BY name').filter(({ name }) => !ours.test(String(name)))
    : [];
  content['counters'] = JSON.stringify(counters);
  return content;
}

function everyRow(database: DatabaseSync, table: string): string {
  const columns = database.prepare(`SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0`).all();
  const values = columns.map(({ name }) => `quote("${name}")`);
  return `SELECT ${['rowid AS row', ...values].join(', ')} FROM "${table}" ORDER BY 1`;
}

/** What a database of the local Cloudflare has, read from its file and not through the API that the faults are in. */
export function contentOn(stateDir: string, id: string): Content {
  return reading(stateDir, id, contentIn);
}

/** Locks that have not run out. */
export function locksOn(stateDir: string, id: string): number {
  return reading(stateDir, id, (database) => {
    const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'voygent_lock'").get();
    const row =
      table && database.prepare('SELECT count(*) AS n FROM voygent_lock WHERE expires_at > unixepoch()').get();
    return Number(row?.['n'] ?? 0);
  });
}

function reading<T>(stateDir: string, id: string, read: (database: DatabaseSync) => T): T {
  using database = new DatabaseSync(databaseFile(`${stateDir}/cloudflare`, id), { readOnly: true });
  return read(database);
}

/** What a dump makes. */
export function contentOfDump(file: string): Content {
  using database = new DatabaseSync(':memory:');
  database.exec(`BEGIN;\n${readFileSync(file, 'utf8')}\nCOMMIT;`);
  return contentIn(database);
}

/** Files that have a row of the database in the clear, with their permissions. */
export function inTheClear(folder: string): { file: string; mode: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'latin1').includes(marker))
    .map((file) => ({ file, mode: statSync(file).mode & 0o777 }));
}
