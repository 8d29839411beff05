import { holds, worker } from '../cases.fixture.ts';

const services = (...regions: string[]) => ({
  'render.yaml': [
    'services:',
    ...regions.map((region, index) => `  - type: web\n    name: s${index}\n${region}`),
    '',
  ].join('\n'),
});
const checks = (check: string) => ({
  '.github/voygent.yml': `version: 1\nworkers: [{ config: wrangler.jsonc, smoke: [${check}] }]\n`,
});

holds('VA016', {
  bad: [
    ['no region', services('    plan: starter'), 'render.yaml:2 LOW'],
    ['two regions', services('    region: oregon', '    region: frankfurt'), 'render.yaml:7 MEDIUM'],
    ['no number', worker({}), 'docs/runbooks/performance-baseline.md LOW'],
    ['other checks', { ...worker({}), ...checks('{ get: /health }') }, 'docs/runbooks/performance-baseline.md LOW'],
  ],
  good: [
    ['one region', services('    region: oregon', '    region: oregon')],
    ['a check', { ...worker({}), ...checks('{ latency: /health, p95: 100ms }') }],
    ['a document', { ...worker({}), 'docs/runbooks/performance-baseline.md': '# Baseline\n' }],
  ],
  tricky: [
    ['a static site is everywhere', services('    runtime: static')],
    ['a Blueprint without services', { 'render.yaml': 'envVarGroups: []\n' }],
    ['a database has a region, too', { 'render.yaml': 'databases:\n  - name: db\n' }, 'render.yaml:2 LOW'],
  ],
  patches: [['a service', services('    plan: starter'), 1]],
});
