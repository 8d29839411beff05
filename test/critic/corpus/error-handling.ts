import type { Specimen } from '../specimen.ts';

export const errorHandling: Specimen[] = [
  {
    id: 'write-not-awaited',
    mandate: 'error-handling',
    severity: 'HIGH',
    what: 'The caller is told that it is saved before it is, and a failure is told to nobody.',
    path: 'src/create.ts',
    before: null,
    flawed: `export async function createTrip(db: D1Database, title: string): Promise<Response> {
  const id = crypto.randomUUID();
  db.prepare('INSERT INTO trips (id, title) VALUES (?1, ?2)').bind(id, title).run();
  return Response.json({ id }, { status: 201 });
}
`,
    at: 'INSERT INTO trips',
    sound: `export async function createTrip(db: D1Database, title: string): Promise<Response> {
  const id = crypto.randomUUID();
  await db.prepare('INSERT INTO trips (id, title) VALUES (?1, ?2)').bind(id, title).run();
  return Response.json({ id }, { status: 201 });
}
`,
  },
  {
    id: 'health-always-well',
    mandate: 'error-handling',
    severity: 'HIGH',
    what: 'The health check says ok when the database does not answer.',
    path: 'src/health.ts',
    before: `export async function health(db: D1Database): Promise<Response> {
  await db.prepare('SELECT 1').first();
  return Response.json({ status: 'ok' });
}
`,
    flawed: `export async function health(db: D1Database): Promise<Response> {
  const database = await db.prepare('SELECT 1').first().catch(() => null);
  return Response.json({ status: 'ok', database: database === null ? 'down' : 'up' });
}
`,
    at: "status: 'ok'",
    sound: `export async function health(db: D1Database): Promise<Response> {
  const database = await db.prepare('SELECT 1').first().catch(() => null);
  const isUp = database !== null;
  return Response.json({ status: isUp ? 'ok' : 'failing' }, { status: isUp ? 200 : 503 });
}
`,
  },
  {
    id: 'retry-of-a-booking',
    mandate: 'error-handling',
    severity: 'HIGH',
    what: 'A booking whose answer was lost is made again, and paid twice.',
    path: 'src/book.ts',
    before: null,
    flawed: `export async function book(flight: string, seat: string): Promise<Booking> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch('https://air.voygent.example/bookings', {
        method: 'POST',
        body: JSON.stringify({ flight, seat }),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.ok) return await response.json();
      if (response.status < 500 || attempt === 3) throw new Error(\`booking failed: \${response.status}\`);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
`,
    at: "method: 'POST'",
    sound: `export async function book(flight: string, seat: string, requestId: string): Promise<Booking> {
  for (let attempt = 1; ; attempt++) {
    try {
      // The airline keeps the first answer to an idempotency key for a day, and gives it again.
      const response = await fetch(\`https://air.voygent.example/bookings/\${requestId}\`, {
        method: 'PUT',
        headers: { 'idempotency-key': requestId },
        body: JSON.stringify({ flight, seat }),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.ok) return await response.json();
      if (response.status < 500 || attempt === 3) throw new Error(\`booking failed: \${response.status}\`);
    } catch (error) {
      if (attempt === 3) throw error;
    }
    await scheduler.wait(500 * 2 ** attempt);
  }
}
`,
  },
  {
    id: 'half-of-two-writes',
    mandate: 'error-handling',
    severity: 'HIGH',
    what: 'Where the second write fails, a trip without days is left behind.',
    path: 'src/copy.ts',
    before: null,
    flawed: `export async function copyTrip(db: D1Database, from: string, to: string) {
  await db.prepare('INSERT INTO trips SELECT ?2, title, owner FROM trips WHERE id = ?1').bind(from, to).run();
  await db.prepare('INSERT INTO days SELECT ?2, date FROM days WHERE trip = ?1').bind(from, to).run();
}
`,
    at: 'INSERT INTO days',
    sound: `export async function copyTrip(db: D1Database, from: string, to: string) {
  await db.batch([
    db.prepare('INSERT INTO trips SELECT ?2, title, owner FROM trips WHERE id = ?1').bind(from, to),
    db.prepare('INSERT INTO days SELECT ?2, date FROM days WHERE trip = ?1').bind(from, to),
  ]);
}
`,
  },
  {
    id: 'migration-goes-on',
    mandate: 'error-handling',
    severity: 'HIGH',
    what: 'The deploy goes on when a migration has failed.',
    path: 'scripts/release.sh',
    before: null,
    flawed: `#!/usr/bin/env bash
set -eu
npx wrangler d1 migrations apply voygent-prod --remote | tee migrate.log
npx wrangler deploy --env production
`,
    at: 'migrations apply',
    sound: `#!/usr/bin/env bash
set -euo pipefail
npx wrangler d1 migrations apply voygent-prod --remote | tee migrate.log
npx wrangler deploy --env production
`,
  },
  {
    id: 'wait-without-end',
    mandate: 'error-handling',
    severity: 'MEDIUM',
    what: 'A service that does not answer holds the request for ever, and every caller with it.',
    path: 'src/weather.ts',
    before: null,
    flawed: `export async function weather(city: string): Promise<Weather | undefined> {
  while (true) {
    const response = await fetch(\`https://weather.voygent.example/\${encodeURIComponent(city)}\`);
    if (response.ok) return await response.json();
    await scheduler.wait(1_000);
  }
}
`,
    at: 'while (true)',
    sound: `export async function weather(city: string): Promise<Weather | undefined> {
  const signal = AbortSignal.timeout(3_000);
  const response = await fetch(\`https://weather.voygent.example/\${encodeURIComponent(city)}\`, { signal });
  if (response.ok) return await response.json();
  console.warn(JSON.stringify({ event: 'weather.failed', status: response.status }));
  return undefined;
}
`,
  },
  {
    id: 'error-told-as-empty',
    mandate: 'error-handling',
    severity: 'MEDIUM',
    what: 'A database that fails looks like a traveller without trips.',
    path: 'src/list.ts',
    before: null,
    flawed: `export async function listTrips(db: D1Database, owner: string): Promise<Trip[]> {
  try {
    const { results } = await db.prepare('SELECT * FROM trips WHERE owner = ?1').bind(owner).all<Trip>();
    return results;
  } catch (error) {
    console.error(error);
    return [];
  }
}
`,
    at: 'return [];',
    sound: `export async function listTrips(db: D1Database, owner: string): Promise<Trip[]> {
  try {
    const { results } = await db.prepare('SELECT * FROM trips WHERE owner = ?1').bind(owner).all<Trip>();
    return results;
  } catch (error) {
    throw new Error('the trips could not be read', { cause: error });
  }
}
`,
  },
];
