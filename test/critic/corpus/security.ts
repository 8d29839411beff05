import type { Specimen } from '../specimen.ts';

export const security: Specimen[] = [
  {
    id: 'key-compared-early-exit',
    mandate: 'security',
    severity: 'MEDIUM',
    what: 'A secret is compared in a time that tells how much of it was right.',
    path: 'src/auth.ts',
    before: null,
    flawed: `export async function isAuthorised(request: Request, env: Env): Promise<boolean> {
  if (!env.MCP_AUTH_KEY) return false;
  const given = request.headers.get('authorization') ?? '';
  return given === \`Bearer \${env.MCP_AUTH_KEY}\`;
}
`,
    at: 'return given ===',
    sound: `export async function isAuthorised(request: Request, env: Env): Promise<boolean> {
  if (!env.MCP_AUTH_KEY) return false;
  const given = request.headers.get('authorization') ?? '';
  const [one, other] = await Promise.all([digest(given), digest(\`Bearer \${env.MCP_AUTH_KEY}\`)]);
  return crypto.subtle.timingSafeEqual(one, other);
}

function digest(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
`,
  },
  {
    id: 'sql-from-text',
    mandate: 'security',
    severity: 'HIGH',
    what: 'What a caller sends becomes a part of the SQL.',
    path: 'src/trips.ts',
    before: null,
    flawed: `export async function findTrips(db: D1Database, owner: string, title: string) {
  const escaped = title.replaceAll('"', '');
  const { results } = await db
    .prepare(\`SELECT id, title FROM trips WHERE owner = ?1 AND title LIKE '%\${escaped}%' LIMIT 50\`)
    .bind(owner)
    .all();
  return results;
}
`,
    at: "LIKE '%${escaped}%'",
    sound: `export async function findTrips(db: D1Database, owner: string, title: string) {
  const { results } = await db
    .prepare("SELECT id, title FROM trips WHERE owner = ?1 AND instr(title, ?2) > 0 LIMIT 50")
    .bind(owner, title)
    .all();
  return results;
}
`,
  },
  {
    id: 'owner-not-checked',
    mandate: 'security',
    severity: 'HIGH',
    what: 'Whoever knows an id can change the trip of somebody else.',
    path: 'src/update.ts',
    before: null,
    flawed: `export async function renameTrip(db: D1Database, caller: { id: string }, trip: number, title: string) {
  const known = await db.prepare('SELECT id FROM users WHERE id = ?1').bind(caller.id).first();
  if (!known) throw new Error('unknown caller');
  const { meta } = await db.prepare('UPDATE trips SET title = ?2 WHERE id = ?1').bind(trip, title).run();
  if (meta.changes === 0) throw new Error('no such trip');
}
`,
    at: 'UPDATE trips SET title',
    sound: `export async function renameTrip(db: D1Database, caller: { id: string }, trip: number, title: string) {
  const { meta } = await db
    .prepare('UPDATE trips SET title = ?2 WHERE id = ?1 AND owner = ?3')
    .bind(trip, title, caller.id)
    .run();
  if (meta.changes === 0) throw new Error('no such trip of yours');
}
`,
  },
  {
    id: 'cache-without-tenant',
    mandate: 'security',
    severity: 'HIGH',
    what: 'One caller is given what was cached for another, as the key lacks whose it is.',
    path: 'src/cached.ts',
    before: null,
    flawed: `export async function cachedTrips(request: Request, caller: string, load: () => Promise<Response>) {
  const url = new URL(request.url);
  const key = new Request(\`https://cache.internal\${url.pathname}\${url.search}\`);
  const hit = await caches.default.match(key);
  if (hit) return hit;
  const fresh = await load();
  const kept = new Response(fresh.clone().body, { headers: { 'cache-control': 'max-age=60', 'x-for': caller } });
  await caches.default.put(key, kept);
  return fresh;
}
`,
    at: 'const key = new Request',
    sound: `export async function cachedTrips(request: Request, caller: string, load: () => Promise<Response>) {
  const url = new URL(request.url);
  const key = new Request(\`https://cache.internal/\${encodeURIComponent(caller)}\${url.pathname}\${url.search}\`);
  const hit = await caches.default.match(key);
  if (hit) return hit;
  const fresh = await load();
  const kept = new Response(fresh.clone().body, { headers: { 'cache-control': 'max-age=60' } });
  await caches.default.put(key, kept);
  return fresh;
}
`,
  },
  {
    id: 'fetch-where-told',
    mandate: 'security',
    severity: 'HIGH',
    what: 'The Worker fetches any address that a caller names, with its own key.',
    path: 'src/preview.ts',
    before: null,
    flawed: `export async function preview(request: Request, env: Env): Promise<Response> {
  const target = new URL(request.url).searchParams.get('photo') ?? '';
  if (!target.startsWith('https://images.voygent.example')) return new Response('not ours', { status: 400 });
  const photo = await fetch(target, { headers: { authorization: \`Bearer \${env.IMAGES_KEY}\` } });
  return new Response(photo.body, { status: photo.status });
}
`,
    at: "target.startsWith('https://images.voygent.example')",
    sound: `export async function preview(request: Request, env: Env): Promise<Response> {
  const name = new URL(request.url).searchParams.get('photo') ?? '';
  if (!/^[a-z0-9-]{1,64}$/.test(name)) return new Response('no such photo', { status: 400 });
  const photo = await fetch(\`https://images.voygent.example/\${name}.jpg\`, {
    headers: { authorization: \`Bearer \${env.IMAGES_KEY}\` },
    redirect: 'error',
  });
  return new Response(photo.body, { status: photo.status });
}
`,
  },
  {
    id: 'title-in-a-shell',
    mandate: 'security',
    severity: 'HIGH',
    what: "A pull request's title is run by the shell of a job.",
    path: '.github/workflows/announce.yml',
    before: null,
    flawed: `on: pull_request
permissions: {}
jobs:
  announce:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "Reviewing \${{ github.event.pull_request.title }}" >> "$GITHUB_STEP_SUMMARY"
`,
    at: 'github.event.pull_request.title',
    sound: `on: pull_request
permissions: {}
jobs:
  announce:
    runs-on: ubuntu-latest
    steps:
      - env:
          TITLE: \${{ github.event.pull_request.title }}
        run: |
          printf 'Reviewing %s\\n' "$TITLE" >> "$GITHUB_STEP_SUMMARY"
`,
  },
  {
    id: 'key-in-a-log',
    mandate: 'security',
    severity: 'MEDIUM',
    what: "All headers of a request are logged, the caller's key among them.",
    path: 'src/log.ts',
    before: null,
    flawed: `export function logRequest(request: Request, status: number, id: string): void {
  const headers = Object.fromEntries(request.headers);
  const { pathname } = new URL(request.url);
  console.log(JSON.stringify({ id, method: request.method, path: pathname, status, headers }));
}
`,
    at: 'Object.fromEntries(request.headers)',
    sound: `export function logRequest(request: Request, status: number, id: string): void {
  const agent = request.headers.get('user-agent');
  const { pathname } = new URL(request.url);
  console.log(JSON.stringify({ id, method: request.method, path: pathname, status, agent }));
}
`,
  },
];
