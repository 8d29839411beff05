import { holds, worker } from '../cases.fixture.ts';

const observability = { enabled: true };

holds('VA013', {
  bad: [
    ['nothing keeps the logs', worker({}), 'wrangler.jsonc:1 MEDIUM'],
    ['it is off', worker({ observability: { enabled: false } }), 'wrangler.jsonc:4 MEDIUM'],
    [
      'none are sampled',
      worker({ observability: { enabled: true, head_sampling_rate: 0 } }),
      'wrangler.jsonc:4 MEDIUM',
    ],
    ['words', worker({ observability }, "fetch;\nconsole.log('hello');\n"), 'index.ts:2 LOW'],
    [
      'words that are put together',
      worker({ observability }, 'fetch;\nconsole.error(`failed: ${error}`);\nconsole.log(a + b);'),
      'index.ts:2 LOW',
    ],
  ],
  good: [
    ['on, and JSON', worker({ observability }, 'fetch; console.log(JSON.stringify({ level }));')],
    ['inherited by an environment', worker({ observability, env: { production: {} } })],
    ['another Worker takes them', worker({ tail_consumers: [{ service: 'logs' }] })],
  ],
  tricky: [
    [
      'switched off in one environment',
      worker({ observability, env: { production: { observability: { enabled: false } } } }),
      'wrangler.jsonc:9 MEDIUM',
    ],
    ['logs alone are on', worker({ observability: { logs: { enabled: true } } })],
    ['an object is logged as fields', worker({ observability }, 'fetch; console.log({ level });')],
    ['JSON written by hand', worker({ observability }, 'console.log(`{"level":"info"}`);')],
    ['words in a comment', worker({ observability }, "// console.log('hello')\n")],
  ],
  patches: [
    ['jsonc', worker({}), 1],
    ['jsonc where it is off', worker({ observability: { enabled: false } }), 1],
    ['toml', { 'wrangler.toml': 'name = "a"\nmain = "a.js"\n' }, 1],
    ['toml where it is off', { 'wrangler.toml': 'name = "a"\n[observability]\nenabled = false\n' }, 1],
  ],
});
