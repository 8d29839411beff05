import { holds } from '../cases.fixture.ts';

const databases = (...lines: string[]) => ({
  'render.yaml': ['databases:', '  - name: db', ...lines.map((line) => `    ${line}`), ''].join('\n'),
});
const cache = (...lines: string[]) => ({
  'render.yaml': ['services:', '  - type: keyvalue', '    name: cache', ...lines.map((line) => `    ${line}`), ''].join(
    '\n',
  ),
});

holds('VA015', {
  bad: [
    [
      'everything, of Postgres',
      databases('ipAllowList:', '  - source: 0.0.0.0/0', '    description: all'),
      'render.yaml:4 HIGH',
    ],
    ['everything, of Key Value', cache('ipAllowList: [{ source: 0.0.0.0/0 }]'), 'render.yaml:4 HIGH'],
    ['everything, by IPv6', databases('ipAllowList: [{ source: "::/0" }]'), 'render.yaml:3 HIGH'],
    ['nothing is said', databases('plan: basic-256mb'), 'render.yaml:2 MEDIUM'],
  ],
  good: [
    ['an empty list', databases('ipAllowList: []')],
    ['an address', cache('ipAllowList: [{ source: 203.0.113.4/32, description: office }]')],
  ],
  tricky: [
    [
      'in two halves',
      databases('ipAllowList:', '  - source: 0.0.0.0/1', '  - source: 128.0.0.0/1'),
      'render.yaml:4 HIGH',
      'render.yaml:5 HIGH',
    ],
    ['one address is not everything', databases('ipAllowList: [{ source: 0.0.0.0/32 }]')],
    [
      'the older name of Key Value',
      { 'render.yaml': 'services:\n  - { type: redis, name: a, ipAllowList: [{ source: 0.0.0.0/0 }] }\n' },
      'render.yaml:2 HIGH',
    ],
    ['a service that is no database', { 'render.yaml': 'services:\n  - type: web\n' }],
  ],
  patches: [['a database', databases('plan: basic-256mb'), 1]],
});
