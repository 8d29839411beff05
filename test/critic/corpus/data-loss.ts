import type { Specimen } from '../specimen.ts';

export const dataLoss: Specimen[] = [
  {
    id: 'rebuild-without-a-column',
    mandate: 'data-loss',
    severity: 'HIGH',
    what: 'A table is rebuilt, and one of its columns is not copied.',
    path: 'migrations/0005_trips_status.sql',
    before: null,
    beside: {
      'migrations/0001_trips.sql':
        'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT NOT NULL, notes TEXT, owner TEXT NOT NULL);\n',
    },
    flawed: `-- trips had: id, title, notes, owner
CREATE TABLE trips_new (id INTEGER PRIMARY KEY, title TEXT NOT NULL, notes TEXT, owner TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open');
INSERT INTO trips_new (id, title, owner) SELECT id, title, owner FROM trips;
ALTER TABLE trips RENAME TO trips_old;
ALTER TABLE trips_new RENAME TO trips;
`,
    at: 'INSERT INTO trips_new',
    sound: `-- trips had: id, title, notes, owner
CREATE TABLE trips_new (id INTEGER PRIMARY KEY, title TEXT NOT NULL, notes TEXT, owner TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open');
INSERT INTO trips_new (id, title, notes, owner) SELECT id, title, notes, owner FROM trips;
ALTER TABLE trips RENAME TO trips_old;
ALTER TABLE trips_new RENAME TO trips;
`,
  },
  {
    id: 'replace-cascades',
    mandate: 'data-loss',
    severity: 'HIGH',
    what: 'INSERT OR REPLACE deletes the row first, and with it the days that refer to it.',
    path: 'src/save.ts',
    before: `export async function saveTrip(db: D1Database, id: number, title: string) {
  await db.prepare('UPDATE trips SET title = ?2 WHERE id = ?1').bind(id, title).run();
}
`,
    beside: {
      'migrations/0002_days.sql':
        'CREATE TABLE days (trip INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE, date TEXT NOT NULL);\n',
    },
    flawed: `// days.trip REFERENCES trips (id) ON DELETE CASCADE
export async function saveTrip(db: D1Database, id: number, title: string) {
  await db.prepare('INSERT OR REPLACE INTO trips (id, title) VALUES (?1, ?2)').bind(id, title).run();
}
`,
    at: 'INSERT OR REPLACE',
    sound: `// days.trip REFERENCES trips (id) ON DELETE CASCADE
export async function saveTrip(db: D1Database, id: number, title: string) {
  await db
    .prepare('INSERT INTO trips (id, title) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET title = excluded.title')
    .bind(id, title)
    .run();
}
`,
  },
  {
    id: 'read-then-write',
    mandate: 'data-loss',
    severity: 'MEDIUM',
    what: 'Two callers at once lose the change of one, as what was read is written back whole.',
    path: 'src/notes.ts',
    before: null,
    flawed: `export async function addNote(db: D1Database, trip: number, note: string) {
  const row = await db.prepare('SELECT notes FROM trips WHERE id = ?1').bind(trip).first<{ notes: string }>();
  const notes = JSON.parse(row?.notes ?? '[]');
  notes.push(note);
  await db.prepare('UPDATE trips SET notes = ?2 WHERE id = ?1').bind(trip, JSON.stringify(notes)).run();
}
`,
    at: 'UPDATE trips SET notes',
    sound: `export async function addNote(db: D1Database, trip: number, note: string) {
  await db
    .prepare("UPDATE trips SET notes = json_insert(coalesce(notes, '[]'), '$[#]', ?2) WHERE id = ?1")
    .bind(trip, note)
    .run();
}
`,
  },
  {
    id: 'backup-overwrites',
    mandate: 'data-loss',
    severity: 'HIGH',
    what: 'Each backup overwrites the one before, also when it is empty.',
    path: 'scripts/backup.sh',
    before: null,
    flawed: `#!/usr/bin/env bash
set -uo pipefail
npx wrangler d1 export voygent-prod --remote --output dump.sql
gzip --force dump.sql
npx wrangler r2 object put backups/voygent-prod/latest.sql.gz --file dump.sql.gz --remote
`,
    at: 'latest.sql.gz',
    sound: `#!/usr/bin/env bash
set -euo pipefail
name="$(date -u +%Y%m%dT%H%M%SZ)"
npx wrangler d1 export voygent-prod --remote --output "$name.sql"
sqlite3 :memory: ".read $name.sql" 'PRAGMA integrity_check' 'SELECT count(*) FROM trips'
gzip "$name.sql"
npx wrangler r2 object put "backups/voygent-prod/$name.sql.gz" --file "$name.sql.gz" --remote
`,
  },
  {
    id: 'paged-without-order',
    mandate: 'data-loss',
    severity: 'MEDIUM',
    what: 'An export by pages without an order leaves rows out, and has others twice.',
    path: 'src/export.ts',
    before: null,
    flawed: `export async function* exportTrips(db: D1Database): AsyncGenerator<Trip> {
  for (let offset = 0; ; offset += 500) {
    const { results } = await db.prepare('SELECT * FROM trips LIMIT 500 OFFSET ?1').bind(offset).all<Trip>();
    yield* results;
    if (results.length < 500) return;
  }
}
`,
    at: 'LIMIT 500 OFFSET',
    sound: `export async function* exportTrips(db: D1Database): AsyncGenerator<Trip> {
  for (let last = 0; ; ) {
    const { results } = await db
      .prepare('SELECT * FROM trips WHERE id > ?1 ORDER BY id LIMIT 500')
      .bind(last)
      .all<Trip>();
    yield* results;
    if (results.length < 500) return;
    last = results.at(-1)?.id ?? last;
  }
}
`,
  },
  {
    id: 'cleanup-by-text-date',
    mandate: 'data-loss',
    severity: 'HIGH',
    what: 'Dates of two forms are compared as texts, and trips of this year are deleted as old.',
    path: 'src/cleanup.ts',
    before: null,
    flawed: `/** starts_on is ISO 8601, such as 2026-05-01. Trips that began more than two years ago go. */
export async function cleanUp(db: D1Database, now: Date) {
  const limit = new Date(now.getTime() - 2 * 365 * 86_400_000).toUTCString();
  await db.prepare('DELETE FROM trips WHERE starts_on < ?1').bind(limit).run();
}
`,
    at: 'toUTCString()',
    sound: `/** starts_on is ISO 8601, such as 2026-05-01. Trips that began more than two years ago go. */
export async function cleanUp(db: D1Database, now: Date) {
  const limit = new Date(now.getTime() - 2 * 365 * 86_400_000).toISOString().slice(0, 10);
  await db.prepare('DELETE FROM trips WHERE starts_on < ?1').bind(limit).run();
}
`,
  },
];
