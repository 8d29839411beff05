import { holds, worker } from '../cases.fixture.ts';

const books = {
  'docs/runbooks/disaster-recovery.md': '# Disaster\n## Restore the database\n## Verify\n',
  'docs/runbooks/security-incident.md': '# Incident\n## Rotate the key\n## Assess what happened\n',
  'docs/runbooks/rollback.md': '# Rollback\n## Worker\n## Database\n',
};

holds('VA010', {
  bad: [
    [
      'none',
      worker({}),
      'docs/runbooks/disaster-recovery.md LOW',
      'docs/runbooks/rollback.md LOW',
      'docs/runbooks/security-incident.md LOW',
    ],
    [
      'one without its sections',
      { ...worker({}), ...books, 'docs/runbooks/rollback.md': '# Rollback\n## Worker\n' },
      'docs/runbooks/rollback.md:1 LOW',
    ],
    [
      'one that does not say how it is proven',
      { ...worker({}), ...books, 'docs/runbooks/disaster-recovery.md': '# Disaster\n## Restore\n' },
      'docs/runbooks/disaster-recovery.md:1 LOW',
    ],
  ],
  good: [
    ['all three', { ...worker({}), ...books }],
    ['a repository that runs nothing', { 'README.md': '# Hello' }],
  ],
  tricky: [
    [
      'by other names, elsewhere',
      {
        ...worker({}),
        'runbooks/outage.md': books['docs/runbooks/disaster-recovery.md'],
        'docs/key-rotation.md': books['docs/runbooks/security-incident.md'],
        'docs/ops/undo-a-release.md': books['docs/runbooks/rollback.md'],
      },
    ],
    [
      'a heading in a block of code is none',
      { ...worker({}), ...books, 'docs/runbooks/rollback.md': '# Rollback\n```sh\n## Database\n```\n' },
      'docs/runbooks/rollback.md:1 LOW',
    ],
    [
      'the title alone is no section',
      { ...worker({}), ...books, 'docs/runbooks/rollback.md': '# Rollback of the database\n' },
      'docs/runbooks/rollback.md:1 LOW',
    ],
    [
      'a decision about it is no runbook',
      { ...worker({}), ...books, 'docs/runbooks/rollback.md': '', 'docs/adr/0001-rollback.md': '# x\n## Database\n' },
      'docs/runbooks/rollback.md:1 LOW',
    ],
  ],
});
