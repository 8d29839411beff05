import type { Specimen } from '../specimen.ts';

/** Held against `constitutionText`, which every specimen has beside it. */
export const constitution: Specimen[] = [
  {
    id: 'log-without-request-id',
    mandate: 'constitution-compliance',
    severity: 'MEDIUM',
    what: 'A log line is a sentence, where the constitution wants JSON with the id of the request.',
    path: 'src/handle.ts',
    before: null,
    flawed: `export async function handle(request: Request, id: string): Promise<Response> {
  const response = await route(request, id);
  console.log(\`answered \${response.status} to \${request.method}\`);
  return response;
}
`,
    at: 'console.log',
    sound: `export async function handle(request: Request, id: string): Promise<Response> {
  const response = await route(request, id);
  console.log(JSON.stringify({ request_id: id, event: 'answered', status: response.status, method: request.method }));
  return response;
}
`,
  },
  {
    id: 'tool-without-schema',
    mandate: 'constitution-compliance',
    severity: 'MEDIUM',
    what: 'A tool takes whatever it is given, where the constitution wants a schema for each.',
    path: 'src/tools.ts',
    before: null,
    flawed: `import { z } from 'zod';

server.registerTool('find-trips', { inputSchema: z.looseObject({}) }, async (given) => {
  const { owner, limit } = given as { owner: string; limit: number };
  return { content: [{ type: 'text', text: JSON.stringify(await findTrips(owner, limit)) }] };
});
`,
    at: 'z.looseObject',
    sound: `import { z } from 'zod';

const inputSchema = z.strictObject({ owner: z.uuid(), limit: z.int().min(1).max(50) });

server.registerTool('find-trips', { inputSchema }, async ({ owner, limit }) => {
  return { content: [{ type: 'text', text: JSON.stringify(await findTrips(owner, limit)) }] };
});
`,
  },
  {
    id: 'migration-of-two-subjects',
    mandate: 'constitution-compliance',
    severity: 'LOW',
    what: 'One migration does two things that have nothing to do with each other.',
    path: 'migrations/0009_currency_and_avatars.sql',
    before: null,
    flawed: `ALTER TABLE trips ADD COLUMN currency TEXT;
CREATE TABLE avatars (user TEXT PRIMARY KEY, url TEXT NOT NULL);
`,
    at: 'CREATE TABLE avatars',
    sound: `ALTER TABLE trips ADD COLUMN currency TEXT;
`,
  },
  {
    id: 'second-source-of-truth',
    mandate: 'constitution-compliance',
    severity: 'HIGH',
    what: 'Trips are written to KV first and to D1 some time, where the constitution has D1 as the one source of truth.',
    path: 'src/store.ts',
    before: `export async function store(env: Env, trip: Trip) {
  await env.DB.prepare('INSERT INTO trips (id, title) VALUES (?1, ?2)').bind(trip.id, trip.title).run();
}
`,
    flawed: `export async function store(env: Env, ctx: ExecutionContext, trip: Trip) {
  await env.TRIPS_KV.put(trip.id, JSON.stringify(trip));
  ctx.waitUntil(env.DB.prepare('INSERT INTO trips (id, title) VALUES (?1, ?2)').bind(trip.id, trip.title).run());
}
`,
    at: 'TRIPS_KV.put',
    sound: `export async function store(env: Env, ctx: ExecutionContext, trip: Trip) {
  await env.DB.prepare('INSERT INTO trips (id, title) VALUES (?1, ?2)').bind(trip.id, trip.title).run();
  ctx.waitUntil(env.TRIPS_KV.delete(\`cached:\${trip.id}\`));
}
`,
  },
  {
    id: 'personal-data-to-a-model',
    mandate: 'constitution-compliance',
    severity: 'HIGH',
    what: 'The passport number of a traveller is sent to a model, which the constitution forbids.',
    path: 'src/suggest.ts',
    before: null,
    flawed: `export async function suggest(db: D1Database, ai: Ai, user: string) {
  const traveller = await db.prepare('SELECT * FROM travellers WHERE id = ?1').bind(user).first();
  const prompt = \`Suggest three trips for \${JSON.stringify(traveller)}\`;
  return ai.run('@cf/meta/llama-3.3-70b-instruct-fp8-fast', { prompt });
}
`,
    at: 'JSON.stringify(traveller)',
    beside: {
      'migrations/0001_travellers.sql':
        'CREATE TABLE travellers (id TEXT PRIMARY KEY, name TEXT, passport TEXT, interests TEXT);\n',
    },
    sound: `export async function suggest(db: D1Database, ai: Ai, user: string) {
  const traveller = await db.prepare('SELECT interests FROM travellers WHERE id = ?1').bind(user).first<{ interests: string }>();
  const prompt = \`Suggest three trips for somebody who likes \${traveller?.interests ?? 'to be surprised'}\`;
  return ai.run('@cf/meta/llama-3.3-70b-instruct-fp8-fast', { prompt });
}
`,
  },
  {
    id: 'answer-larger-than-allowed',
    mandate: 'constitution-compliance',
    severity: 'LOW',
    what: 'A list has no limit, where the constitution allows fifty entries to an answer.',
    path: 'src/all.ts',
    before: null,
    flawed: `export async function all(db: D1Database, owner: string): Promise<Response> {
  const { results } = await db.prepare('SELECT id, title FROM trips WHERE owner = ?1 ORDER BY id').bind(owner).all();
  return Response.json(results);
}
`,
    at: 'ORDER BY id',
    sound: `export async function all(db: D1Database, owner: string, after: string): Promise<Response> {
  const { results } = await db
    .prepare('SELECT id, title FROM trips WHERE owner = ?1 AND id > ?2 ORDER BY id LIMIT 50')
    .bind(owner, after)
    .all();
  return Response.json(results);
}
`,
  },
];

/** The constitution of the project that the specimens are of. */
export const constitutionText = `# Constitution

1. **One source of truth.** D1 holds what travellers have entered. It is written first; caches follow, and can be lost.
2. **Tools have schemas.** Every MCP tool declares strictly what it takes, with limits.
3. **Small answers.** No answer has more than fifty entries.
4. **Privacy.** Names, passports, mail addresses and payment data are never sent to a model.
5. **Logs for machines.** A log line is one JSON object with \`request_id\` and \`event\`.
6. **One subject a migration.** And each can be borne by the version that serves.
`;
