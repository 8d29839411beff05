import type { Specimen } from './zoo.ts';

const answers = (status: number, body: unknown) =>
  `export default { fetch: () => Response.json(${JSON.stringify(body)}, { status: ${status} }) }`;

export const specimens: readonly Specimen[] = [
  {
    name: 'lying-health',
    flaw: 'The health check answers 200 and says in its body that the database is down.',
    checks: '- { get: /health, expect: { json: { status: ok } } }',
    flawed: answers(200, { status: 'degraded', database: 'unreachable' }),
    sound: answers(200, { status: 'ok', database: 'reachable' }),
    caught: /expected `status` to be `"ok"`, got `"degraded"`/,
  },
  {
    name: 'flapping',
    flaw: 'Every second answer is an error: one of two instances is broken.',
    checks: '- { get: /health }',
    flawed: `let calls = 0;
export default { fetch: () => new Response('', { status: calls++ % 2 === 0 ? 200 : 500 }) }`,
    sound: answers(200, {}),
    caught: /flaps/,
  },
  {
    name: 'slow-start',
    flaw: 'It never becomes ready; its twin needs four requests to wake up, which is no failure.',
    checks: '- { get: /health }',
    flawed: answers(503, { starting: true }),
    sound: `let calls = 0;
export default { fetch: () => new Response('', { status: calls++ < 4 ? 503 : 200 }) }`,
    caught: /expected status 200, got 503/,
    waitMs: 6000,
  },
  {
    name: 'page-for-all',
    flaw: 'The assets answer every path with the page of the app, the API too, and status 200.',
    checks: '- { get: /api/trips, expect: { schema: { type: array } } }',
    flawed: `export default { fetch: () => new Response('<!doctype html><title>app</title>', { headers: { 'content-type': 'text/html' } }) }`,
    sound: answers(200, []),
    caught: /expected JSON, got `<!doctype html>/,
  },
  {
    name: 'error-with-200',
    flaw: 'An error is told in the body, with status 200.',
    checks: '- { get: /api/trips, expect: { paths: { error: { exists: false }, trips: { min-length: 1 } } } }',
    flawed: answers(200, { error: 'D1_ERROR: no such table: trips', trips: [] }),
    sound: answers(200, { trips: [{ id: 1 }] }),
    caught: /expected nothing at `error`, got `"D1_ERROR: no such table: trips"`/,
  },
  {
    name: 'number-as-text',
    flaw: 'A number comes as a text since the last change of the query.',
    checks:
      '- { get: /api/trip, expect: { schema: { type: object, required: [cents], properties: { cents: { type: integer } } } } }',
    flawed: answers(200, { cents: '1250' }),
    sound: answers(200, { cents: 1250 }),
    caught: /`cents`: Instance type "string" is invalid/,
  },
  {
    name: 'public-cache',
    flaw: 'What is for one person may be kept by every cache.',
    checks: '- { get: /me, expect: { headers: { cache-control: { matches: "no-store|private" } } } }',
    flawed: `export default { fetch: () => Response.json({}, { headers: { 'cache-control': 'public, max-age=600' } }) }`,
    sound: `export default { fetch: () => Response.json({}, { headers: { 'cache-control': 'private, no-store' } }) }`,
    caught: /expected header `cache-control` to match \/no-store\|private\/, got `public, max-age=600`/,
  },
  {
    name: 'leads-away',
    flaw: 'The old address redirects to a host of somebody else.',
    checks: '- { get: /old, follow: 3 }',
    flawed: `export default { fetch: (request) => Response.redirect('https://parked.example.test/new', 301) }`,
    sound: `export default { fetch: (request) => new URL(request.url).pathname === '/new' ? new Response('new') : Response.redirect(new URL('/new', request.url), 301) }`,
    caught: /redirects to another origin, https:\/\/parked\.example\.test/,
  },
  {
    name: 'grown',
    flaw: 'The answer has all rows since the limit was taken out.',
    checks: '- { get: /api/trips, expect: { size: { max: 50KB } } }',
    flawed: `export default { fetch: () => Response.json(Array(5000).fill({ id: 1, name: 'Porto' })) }`,
    sound: `export default { fetch: () => Response.json(Array(50).fill({ id: 1, name: 'Porto' })) }`,
    caught: /expected a body of at most 50000 bytes, got \d+/,
  },
];
