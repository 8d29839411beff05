import { holds, worker } from '../cases.fixture.ts';

const d1_databases = [{ binding: 'DB' }];

holds('VA022', {
  bad: [
    ['nothing is said', worker({ d1_databases }), 'wrangler.jsonc:1 LOW'],
    ['it is said', worker({ preview_urls: true, d1_databases }), 'wrangler.jsonc:4 LOW'],
    ['in TOML', { 'wrangler.toml': 'name = "a"\n[[d1_databases]]\nbinding = "DB"\n' }, 'wrangler.toml:1 LOW'],
  ],
  good: [
    ['switched off', worker({ preview_urls: false, d1_databases })],
    ['nothing behind it', worker({})],
  ],
  tricky: [
    ['off with workers.dev', worker({ workers_dev: false, d1_databases })],
    ['off with a route', worker({ routes: ['a.example/*'], d1_databases })],
    [
      'on in one environment',
      worker({ preview_urls: false, env: { production: { preview_urls: true, d1_databases } } }),
      'wrangler.jsonc:7 LOW',
    ],
  ],
  patches: [
    ['jsonc', worker({ d1_databases }), 1],
    ['jsonc where it is on', worker({ preview_urls: true, d1_databases }), 1],
    ['toml', { 'wrangler.toml': 'name = "a"\n[[d1_databases]]\nbinding = "DB"\n' }, 1],
  ],
});
