import { holds, worker } from '../cases.fixture.ts';

const bound = worker({ d1_databases: [{ binding: 'DB', database_name: 'prod' }] });
const schedule = 'on:\n  schedule:\n    - cron: "17 3 * * 0"\n';
const job = (uses: string, mode = '') =>
  `jobs:\n  a:\n    steps:\n      - uses: ${uses}\n${mode ? `        with: { mode: ${mode} }\n` : ''}`;
const reusable = `jobs:\n  a:\n    uses: voygent/voygent-actions/.github/workflows/backup.yml@v1\n`;
const file = '.github/workflows/backup.yml';
const watch = {
  '.github/workflows/watch.yml': `on: pull_request\n${job('voygent/voygent-actions/actions/backup@v1', 'verify-freshness')}`,
};

holds('VA012', {
  bad: [
    ['no workflow', bound, 'wrangler.jsonc:5 MEDIUM'],
    [
      'one that somebody has to start',
      { ...bound, ...watch, [file]: `on: workflow_dispatch\n${reusable}` },
      'wrangler.jsonc:5 MEDIUM',
    ],
    ['one that nobody watches', { ...bound, [file]: `${schedule}${reusable}` }, `${file}:1 LOW`],
    [
      'one that nothing restores',
      { ...bound, ...watch, [file]: `${schedule}${job('voygent/voygent-actions/actions/backup@v1')}` },
      `${file}:1 LOW`,
    ],
  ],
  good: [
    ['backup, drill and watch', { ...bound, ...watch, [file]: `${schedule}${reusable}` }],
    [
      'a drill of its own',
      {
        ...bound,
        ...watch,
        [file]: `${schedule}${job('voygent/voygent-actions/actions/backup@v1')}      - uses: voygent/voygent-actions/actions/restore@v1\n        with: { mode: drill }\n`,
      },
    ],
    ['no database', worker({})],
  ],
  tricky: [
    [
      'a watch is no backup',
      { ...bound, [file]: `${schedule}${job('voygent/voygent-actions/actions/backup@v1', 'verify-freshness')}` },
      'wrangler.jsonc:5 MEDIUM',
    ],
    [
      'wrangler itself is one, without a drill',
      {
        ...bound,
        ...watch,
        [file]: `${schedule}jobs:\n  a:\n    steps:\n      - run: npx wrangler d1 export prod --remote --output a.sql\n`,
      },
      `${file}:1 LOW`,
    ],
    [
      'a workflow of another name',
      { ...bound, [file]: `${schedule}${job('someone/backup@v1')}` },
      'wrangler.jsonc:5 MEDIUM',
    ],
  ],
});
