import type { Specimen } from '../specimen.ts';

export const performance: Specimen[] = [
  {
    id: 'query-for-each-row',
    mandate: 'performance',
    severity: 'MEDIUM',
    what: 'Every trip costs a query of its own; a request may make fifty on the Free plan, and a thousand on the paid one.',
    path: 'src/overview.ts',
    before: null,
    flawed: `export async function overview(db: D1Database, owner: string) {
  const { results: trips } = await db.prepare('SELECT id, title FROM trips WHERE owner = ?1').bind(owner).all();
  const days = [];
  for (const trip of trips)
    days.push(await db.prepare('SELECT count(*) AS days FROM days WHERE trip = ?1').bind(trip.id).first());
  return trips.map((trip, index) => ({ ...trip, ...days[index] }));
}
`,
    at: 'SELECT count(*) AS days',
    sound: `export async function overview(db: D1Database, owner: string) {
  const { results } = await db
    .prepare(
      'SELECT trips.id, title, count(days.trip) AS days FROM trips LEFT JOIN days ON days.trip = trips.id WHERE owner = ?1 GROUP BY trips.id',
    )
    .bind(owner)
    .all();
  return results;
}
`,
  },
  {
    id: 'index-not-used',
    mandate: 'performance',
    severity: 'MEDIUM',
    what: 'A function over the column makes every search read the whole table, although there is an index.',
    path: 'src/find-user.ts',
    before: `export function findUser(db: D1Database, mail: string) {
  return db.prepare('SELECT id FROM users WHERE mail = ?1').bind(mail).first();
}
`,
    beside: {
      'migrations/0001_users.sql':
        'CREATE TABLE users (id TEXT PRIMARY KEY, mail TEXT);\nCREATE UNIQUE INDEX users_mail ON users (mail);\n',
    },
    flawed: `// users has 400,000 rows and a unique index on mail.
export function findUser(db: D1Database, mail: string) {
  return db.prepare('SELECT id FROM users WHERE lower(mail) = lower(?1)').bind(mail).first();
}
`,
    at: 'lower(mail)',
    sound: `// users has 400,000 rows and a unique index on mail, which is written in lower case.
export function findUser(db: D1Database, mail: string) {
  return db.prepare('SELECT id FROM users WHERE mail = ?1').bind(mail.toLowerCase()).first();
}
`,
  },
  {
    id: 'all-rows-in-memory',
    mandate: 'performance',
    severity: 'HIGH',
    what: 'A report reads a table of millions of rows into a Worker of 128 MB, which dies of it.',
    path: 'src/report.ts',
    before: null,
    flawed: `// events has about 3 million rows, and grows by 10,000 a day.
export async function report(db: D1Database): Promise<Map<string, number>> {
  const { results } = await db.prepare('SELECT kind, at, body FROM events').all<{ kind: string }>();
  const counts = new Map<string, number>();
  for (const { kind } of results) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
`,
    at: 'SELECT kind, at, body FROM events',
    sound: `// events has about 3 million rows, and grows by 10,000 a day; there is an index on kind.
export async function report(db: D1Database): Promise<Map<string, number>> {
  const { results } = await db
    .prepare('SELECT kind, count(*) AS n FROM events GROUP BY kind')
    .all<{ kind: string; n: number }>();
  return new Map(results.map(({ kind, n }) => [kind, n]));
}
`,
  },
  {
    id: 'one-after-the-other',
    mandate: 'performance',
    severity: 'LOW',
    what: 'Three services that do not depend on one another are asked one after the other.',
    path: 'src/context.ts',
    before: null,
    flawed: `export async function contextOf(city: string) {
  const weather = await getWeather(city);
  const events = await getEvents(city);
  const hotels = await getHotels(city);
  return { weather, events, hotels };
}
`,
    at: 'const events = await',
    sound: `export async function contextOf(city: string) {
  const [weather, events, hotels] = await Promise.all([getWeather(city), getEvents(city), getHotels(city)]);
  return { weather, events, hotels };
}
`,
  },
  {
    id: 'pattern-that-explodes',
    mandate: 'performance',
    severity: 'HIGH',
    what: 'A pattern takes exponential time for a text that a caller chooses.',
    path: 'src/tags.ts',
    before: null,
    flawed: `export function isTagList(text: string): boolean {
  return text.length < 5_000 && /^(\\w+\\s?)+$/.test(text);
}
`,
    at: '(\\w+\\s?)+',
    sound: `export function isTagList(text: string): boolean {
  return text.length < 5_000 && text.split(/\\s/).every((tag) => /^\\w+$/.test(tag));
}
`,
  },
  {
    id: 'index-missing-for-cascade',
    mandate: 'performance',
    severity: 'MEDIUM',
    what: 'A foreign key without an index makes each delete of a trip read all days.',
    path: 'migrations/0003_days.sql',
    before: null,
    flawed: `-- trips: 200,000 rows; days will have about 3 million. Trips are deleted every night.
CREATE TABLE days (
  id INTEGER PRIMARY KEY,
  trip INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  date TEXT NOT NULL
);
`,
    at: 'REFERENCES trips (id)',
    sound: `-- trips: 200,000 rows; days will have about 3 million. Trips are deleted every night.
CREATE TABLE days (
  id INTEGER PRIMARY KEY,
  trip INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  date TEXT NOT NULL
);
CREATE INDEX days_trip ON days (trip);
`,
  },
];
