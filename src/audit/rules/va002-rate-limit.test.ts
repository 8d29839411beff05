import { holds, worker } from '../cases.fixture.ts';

const ratelimits = [{ name: 'RATE_LIMITER', namespace_id: '1', simple: { limit: 1, period: 60 } }];
const asking = 'export default { async fetch(r, env) { await env.RATE_LIMITER.limit({ key: "a" }); } };\n';

holds('VA002', {
  bad: [
    ['no limiter', worker({}), 'wrangler.jsonc:1 MEDIUM'],
    ['one that the code never asks', worker({ ratelimits }), 'wrangler.jsonc:4 MEDIUM'],
    [
      'one that an environment does not inherit',
      { ...worker({ ratelimits, env: { production: {} } }, asking) },
      'wrangler.jsonc:15 MEDIUM',
    ],
    ['no limiter, in TOML', { 'wrangler.toml': 'name = "a"\nmain = "built.js"\n' }, 'wrangler.toml:1 MEDIUM'],
  ],
  good: [
    ['a limiter that is asked', worker({ ratelimits }, asking)],
    [
      'one of the older form',
      worker(
        {
          unsafe: { bindings: [{ type: 'ratelimit', name: 'A', namespace_id: '1', simple: { limit: 1, period: 10 } }] },
        },
        asking,
      ),
    ],
  ],
  tricky: [
    ['a Worker that only others reach, by a binding', worker({ workers_dev: false })],
    ['a Worker without an answer', worker({}, 'export default { scheduled() {} };')],
    [
      'one with a route, off workers.dev',
      worker({ workers_dev: false, routes: ['a.example/*'] }),
      'wrangler.jsonc:1 MEDIUM',
    ],
    ['a limit of a query is no limiter', worker({ ratelimits }, 'fetch; db.limit(10);'), 'wrangler.jsonc:4 MEDIUM'],
    [
      'a call in a comment is none',
      worker({ ratelimits }, 'fetch; // env.A.limit({ key })'),
      'wrangler.jsonc:4 MEDIUM',
    ],
    ['static assets alone', { 'wrangler.jsonc': '{ "name": "a", "assets": { "directory": "d" } }' }],
  ],
});
