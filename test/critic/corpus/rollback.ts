import type { Specimen } from '../specimen.ts';

export const rollback: Specimen[] = [
  {
    id: 'renamed-under-the-old-code',
    mandate: 'rollback',
    severity: 'HIGH',
    what: 'A column is renamed in one step: what serves now fails at once, and so does what one goes back to.',
    path: 'migrations/0006_rename.sql',
    before: null,
    beside: { 'src/read.ts': "export const read = (db: D1Database) => db.prepare('SELECT title FROM trips').all();\n" },
    flawed: `ALTER TABLE trips RENAME COLUMN title TO name;
`,
    at: 'RENAME COLUMN',
    sound: `ALTER TABLE trips ADD COLUMN name TEXT;
UPDATE trips SET name = title WHERE name IS NULL;
`,
  },
  {
    id: 'required-at-once',
    mandate: 'rollback',
    severity: 'HIGH',
    what: 'The version that serves writes rows without the new column, and every write of it is refused from now on.',
    path: 'migrations/0007_region.sql',
    before: null,
    beside: {
      'src/write.ts':
        "export const write = (db: D1Database, title: string) => db.prepare('INSERT INTO trips (title) VALUES (?1)').bind(title).run();\n",
    },
    flawed: `ALTER TABLE trips ADD COLUMN region TEXT NOT NULL DEFAULT '';
CREATE TRIGGER trips_region BEFORE INSERT ON trips WHEN NEW.region = '' BEGIN SELECT RAISE(ABORT, 'region is required'); END;
`,
    at: 'CREATE TRIGGER',
    sound: `ALTER TABLE trips ADD COLUMN region TEXT NOT NULL DEFAULT '';
CREATE INDEX trips_region ON trips (region);
`,
  },
  {
    id: 'format-the-old-code-cannot-read',
    mandate: 'rollback',
    severity: 'MEDIUM',
    what: 'What is stored gets another form that the former version cannot parse.',
    path: 'src/preferences.ts',
    before: `export async function save(db: D1Database, user: string, preferences: string[]) {
  await db.prepare('UPDATE users SET preferences = ?2 WHERE id = ?1').bind(user, preferences.join(',')).run();
}
export const parse = (stored: string) => stored.split(',');
`,
    flawed: `export async function save(db: D1Database, user: string, preferences: string[]) {
  await db.prepare('UPDATE users SET preferences = ?2 WHERE id = ?1').bind(user, JSON.stringify(preferences)).run();
}
export const parse = (stored: string): string[] => (stored.startsWith('[') ? JSON.parse(stored) : stored.split(','));
`,
    at: 'JSON.stringify(preferences)',
    sound: `export async function save(db: D1Database, user: string, preferences: string[]) {
  // Written as before, until every version that may come back can read the new form.
  await db.prepare('UPDATE users SET preferences = ?2 WHERE id = ?1').bind(user, preferences.join(',')).run();
}
export const parse = (stored: string): string[] => (stored.startsWith('[') ? JSON.parse(stored) : stored.split(','));
`,
  },
  {
    id: 'durable-object-deleted',
    mandate: 'rollback',
    severity: 'HIGH',
    what: 'The class of a Durable Object is deleted with all that it has stored; no rollback brings that back.',
    path: 'wrangler.jsonc',
    before: `{
  "name": "voygent",
  "main": "src/index.ts",
  "compatibility_date": "2026-10-01",
  "durable_objects": { "bindings": [{ "name": "SESSIONS", "class_name": "Sessions" }] },
  "migrations": [{ "tag": "v1", "new_sqlite_classes": ["Sessions"] }]
}
`,
    flawed: `{
  "name": "voygent",
  "main": "src/index.ts",
  "compatibility_date": "2026-10-01",
  "migrations": [
    { "tag": "v1", "new_sqlite_classes": ["Sessions"] },
    { "tag": "v2", "deleted_classes": ["Sessions"] }
  ]
}
`,
    at: 'deleted_classes',
    sound: `{
  "name": "voygent",
  "main": "src/index.ts",
  "compatibility_date": "2026-10-01",
  "durable_objects": {
    "bindings": [
      { "name": "SESSIONS", "class_name": "Sessions" },
      { "name": "ROOMS", "class_name": "Rooms" }
    ]
  },
  "migrations": [
    { "tag": "v1", "new_sqlite_classes": ["Sessions"] },
    { "tag": "v2", "new_sqlite_classes": ["Rooms"] }
  ]
}
`,
  },
  {
    id: 'all-at-once',
    mandate: 'rollback',
    severity: 'MEDIUM',
    what: 'The release no longer stops at 10 %, so that the first to see a fault is everybody.',
    path: 'scripts/promote.sh',
    before: `#!/usr/bin/env bash
set -euo pipefail
npx wrangler versions deploy "$NEW@10%" "$OLD@90%" --yes
./smoke.sh
npx wrangler versions deploy "$NEW@100%" --yes
`,
    flawed: `#!/usr/bin/env bash
set -euo pipefail
npx wrangler versions deploy "$NEW@100%" --yes
./smoke.sh
`,
    at: '@100%',
    sound: `#!/usr/bin/env bash
set -euo pipefail
npx wrangler versions deploy "$NEW@10%" "$OLD@90%" --yes
./smoke.sh
npx wrangler versions deploy "$NEW@50%" "$OLD@50%" --yes
./smoke.sh
npx wrangler versions deploy "$NEW@100%" --yes
`,
  },
  {
    id: 'worker-before-its-table',
    mandate: 'rollback',
    severity: 'HIGH',
    what: 'The new code is deployed before the migration that it needs, and fails until that has run, or for good where it fails.',
    path: '.github/workflows/release.yml',
    before: null,
    flawed: `on:
  push: { branches: [main] }
permissions: { contents: read }
concurrency: release
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - run: npm ci
      - run: npx wrangler deploy --env production
      - run: npx wrangler d1 migrations apply voygent-prod --remote
`,
    at: 'npx wrangler deploy',
    sound: `on:
  push: { branches: [main] }
permissions: { contents: read }
concurrency: release
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - run: npm ci
      - run: npx wrangler d1 migrations apply voygent-prod --remote
      - run: npx wrangler deploy --env production
`,
  },
];
