import { holds, worker } from '../cases.fixture.ts';

const whole = '# 1\n## Context\n## Decision\n## Consequences\n';

holds('VA011', {
  bad: [
    ['none', worker({}), 'docs/adr LOW'],
    [
      'one without consequences',
      { ...worker({}), 'docs/adr/0001-a.md': '# 1\n## Context\n## Decision\n' },
      'docs/adr/0001-a.md:1 LOW',
    ],
    [
      'one that is empty',
      { ...worker({}), 'docs/adr/0001-a.md': whole, 'docs/adr/0002-b.md': '' },
      'docs/adr/0002-b.md:1 LOW',
    ],
  ],
  good: [
    ['a whole one', { ...worker({}), 'docs/adr/0001-a.md': whole }],
    ['a repository that runs nothing', { 'README.md': '# Hello' }],
  ],
  tricky: [
    [
      'as MADR has them',
      {
        ...worker({}),
        'docs/decisions/0001-a.md': '# a\n## Context and Problem Statement\n## Decision Outcome\n### Consequences\n',
      },
    ],
    [
      'short ones, in bold',
      {
        ...worker({}),
        'docs/adr/0001-a.md': '# a\n**Context.** It was.\n**Decision:** It is.\n- **Consequences**: it will be.\n',
      },
    ],
    [
      'a list of them is none itself',
      { ...worker({}), 'docs/adr/0001-a.md': whole, 'docs/adr/README.md': '# Decisions\n' },
    ],
    [
      'words in a sentence are no parts',
      { ...worker({}), 'docs/adr/0001-a.md': '# a\nThe context, the decision and its consequences.\n' },
      'docs/adr/0001-a.md:1 LOW',
    ],
  ],
});
