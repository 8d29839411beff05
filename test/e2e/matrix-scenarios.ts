/** What the matrix migrates: a database with rows, three files, and what it is after each of them. */

export interface Scenario {
  name: string;
  /** Told in the table of the results. */
  told: string;
  /** By name in the ledger, in order. */
  files: Readonly<Record<string, string>>;
  inputs: Readonly<Record<string, string>>;
  /** How an undisturbed run ends. */
  verdict: 'passed' | 'restored';
}

export const baseFile = '0001_base.sql';

/** As a project that was migrated by wrangler before: a ledger, and rows in a parent and its child. */
export const base = `CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO trips VALUES (1, 'Lisbon'), (2, 'Porto'), (3, 'Faro');
CREATE TABLE stops (id INTEGER PRIMARY KEY, trip INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE, place TEXT);
INSERT INTO stops VALUES (1, 1, 'Alfama'), (2, 1, 'Chiado'), (3, 2, 'Ribeira'), (4, 3, 'Marina'), (5, 3, NULL);
CREATE TABLE d1_migrations(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);
INSERT INTO d1_migrations (name) VALUES ('${baseFile}');`;

const emptyDays =
  'CREATE TABLE days (id INTEGER PRIMARY KEY, trip INTEGER NOT NULL REFERENCES trips (id), day TEXT NOT NULL);';

const days = `${emptyDays}
INSERT INTO days VALUES (1, 1, '2026-05-01'), (2, 2, '2026-05-02');`;

const rebuild = `CREATE TABLE stops_new (
  id INTEGER PRIMARY KEY, trip INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE, place TEXT, nights INTEGER
);
INSERT INTO stops_new SELECT id, trip, place, 1 FROM stops;
DROP TABLE stops;
ALTER TABLE stops_new RENAME TO stops;
CREATE INDEX stops_by_trip ON stops (trip);`;

/** Its first half changes rows and no schema, and is not the same when it is done twice. */
const notes = `UPDATE stops SET nights = nights + 1 WHERE trip = 1;
UPDATE days SET day = day || ' 09:00' WHERE id < 3;
UPDATE trips SET name = name || ', PT' WHERE id < 9;
UPDATE stops SET place = place || '!' WHERE id < 9;
CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT);`;

/** Above the size of a call. */
const places = `CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, told TEXT NOT NULL);
${Array.from({ length: 12 }, (_, id) => `INSERT INTO places VALUES (${id}, 'Place ${id}', '${'x'.repeat(90_000)}');`).join('\n')}`;

/** The rows that it trips over are in the database, and not in a rehearsal on made-up ones. */
const unique = `-- voygent:allow depends-on-rows,contract-step each trip has one stop, it is said
CREATE TABLE guides (id INTEGER PRIMARY KEY, name TEXT);
CREATE UNIQUE INDEX one_stop_a_trip ON stops (trip);`;

export const scenarios = {
  batches: {
    name: 'batches',
    told: 'three files, each as one batch; the second rebuilds a table with rows',
    files: { '0002_days.sql': days, '0003_stops.sql': rebuild, '0004_notes.sql': notes },
    inputs: {},
    verdict: 'passed',
  },
  import: {
    name: 'import',
    told: 'the second of three files is above the size of a call, and goes by import',
    files: { '0002_days.sql': days, '0003_places.sql': places, '0004_guides.sql': 'CREATE TABLE guides (name TEXT);' },
    inputs: {},
    verdict: 'passed',
  },
  restore: {
    name: 'restore',
    told: 'the third of three files fails on rows that the rehearsal did not have, with `recover: restore`',
    files: { '0002_days.sql': emptyDays, '0003_stops.sql': rebuild, '0004_unique.sql': unique },
    inputs: { recover: 'restore', rehearse: 'schema' },
    verdict: 'restored',
  },
} as const satisfies Record<string, Scenario>;
