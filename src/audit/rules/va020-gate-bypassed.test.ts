import { holds } from '../cases.fixture.ts';

const config = (text: string) => ({ '.github/voygent.yml': `version: 1\n${text}\n` });
const released = config('environments: { production: {} }');
const file = '.github/workflows/a.yml';
const step = (text: string) => ({ [file]: `on: push\njobs:\n  a:\n    steps:\n      - ${text}\n` });
const service = (line: string) => ({ 'render.yaml': `services:\n  - type: web\n    name: chat\n    ${line}\n` });

holds('VA020', {
  bad: [
    ['the gate is off', config('environments:\n  production:\n    gate: off'), '.github/voygent.yml:4 HIGH'],
    ['Render deploys every push', { ...released, ...service('plan: starter') }, 'render.yaml:2 MEDIUM'],
    ['wrangler deploys', { ...released, ...step('run: npx wrangler deploy --env production') }, `${file}:5 MEDIUM`],
    ['wrangler-action deploys', { ...released, ...step('uses: cloudflare/wrangler-action@v3') }, `${file}:5 MEDIUM`],
    [
      'wrangler migrates',
      { ...released, ...step('run: |\n          npm ci\n          npx wrangler d1 migrations apply prod --remote') },
      `${file}:5 MEDIUM`,
    ],
  ],
  good: [
    ['the gate by default', released],
    ['the release deploys Render', { ...released, ...service('autoDeploy: false') }],
    ['by the newer key', { ...released, ...service('autoDeployTrigger: off') }],
  ],
  tricky: [
    ['a project that says nothing of releases', service('plan: starter')],
    ['staging without a gate', config('environments: { staging: { gate: off }, production: {} }')],
    ['only what it would do', { ...released, ...step('run: npx wrangler deploy --dry-run') }],
    ['the database of the runner', { ...released, ...step('run: npx wrangler d1 migrations apply prod --local') }],
    ['in a comment of the script', { ...released, ...step('run: |\n          # wrangler deploy\n          true') }],
    [
      'wrangler-action for something else',
      { ...released, ...step('uses: cloudflare/wrangler-action@v3\n        with: { command: whoami }') },
    ],
    ['a database on Render is deployed by nobody', { ...released, 'render.yaml': 'databases:\n  - name: db\n' }],
  ],
  patches: [['a service', { ...released, ...service('plan: starter') }, 1]],
});
