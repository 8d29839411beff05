import { describe, expect, test } from 'vitest';
import type { Change } from '../verdict/changes.ts';
import { changes, findingOf, now, policy, sound } from '../verdict/verdict.fixture.ts';
import type { Predicate, Verdict } from '../verdict/verdict.ts';
import { subjectDigest, type Waiver } from '../verdict/waivers.ts';
import { judge, type Known } from './judge.ts';

const kinds: Readonly<Record<string, Predicate['coverage'][number]['kind']>> = {
  'src/a.ts': 'reviewed',
  'migrations/0002.sql': 'reviewed',
  'docs/x.md': 'excluded',
  'logo.png': 'binary',
};

function known(more: Partial<Known> = {}): Known {
  return {
    base: '0'.repeat(40),
    head: 'f'.repeat(40),
    changes,
    policy,
    repository: 'voygent/voygent',
    waivers: [],
    approvers: ['alice'],
    now,
    kindOf: (path) => kinds[path],
    ...more,
  };
}

/** A sound verdict that somebody has changed. */
function changed(change: (predicate: Predicate, verdict: Verdict) => void): Verdict {
  const verdict = structuredClone(sound());
  change(verdict.predicate, verdict);
  return verdict;
}

const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  finding: findingOf('HIGH').id,
  changes: subjectDigest(changes),
  approver: 'alice',
  reason: 'the table is empty in production',
  expires: '2026-11-30',
  ...more,
});

const withHigh = changed((predicate) => {
  predicate.findings = [findingOf('HIGH')];
  predicate.status = 'rejected';
});

describe('a verdict admits', () => {
  test('what it is of', () => {
    expect(judge(sound(), known())).toEqual({ decision: 'admitted', reasons: [], status: 'approved', waived: [] });
  });

  test('what has findings that do not block, and says them', () => {
    const verdict = changed((predicate) => {
      predicate.findings = [findingOf('MEDIUM'), findingOf('LOW')];
      predicate.status = 'conditional';
    });
    const judgement = judge(verdict, known());
    expect(judgement).toMatchObject({ decision: 'admitted', status: 'conditional' });
    expect(judgement.reasons.join()).toContain('MEDIUM: migrations/0002.sql:3: rows are deleted');
  });

  test('what was waived by somebody on the list, for these changes, in its time', () => {
    const judgement = judge(withHigh, known({ waivers: [waiver()] }));
    expect(judgement).toMatchObject({ decision: 'admitted', status: 'conditional', waived: [findingOf('HIGH').id] });
    expect(judgement.reasons.join()).toContain('HIGH, waived');
  });

  test('the same changes together with their waivers', () => {
    const file: Change = {
      path: '.github/voygent-waivers.yml',
      oldMode: null,
      oldBlob: null,
      newMode: '100644',
      newBlob: '9'.repeat(40),
    };
    expect(judge(withHigh, known({ changes: [...changes, file], waivers: [waiver()] })).decision).toBe('admitted');
  });
});

test('a finding that blocks does, and says where', () => {
  const judgement = judge(withHigh, known());
  expect(judgement).toMatchObject({ decision: 'blocked', status: 'rejected' });
  expect(judgement.reasons.join()).toContain('HIGH: migrations/0002.sql:3: rows are deleted without a condition');
});

type Forgery = [name: string, change: (predicate: Predicate, verdict: Verdict) => void];

const [first, second] = ['docs/x.md', 'src/a.ts'];
const at = (predicate: Predicate, path: string) => {
  const found = predicate.coverage.find((one) => one.path === path);
  if (!found) throw new Error(`the fixture has no ${path}`);
  return found;
};

const forgeries: Forgery[] = [
  ['of other changes', (_, verdict) => void Object.assign(verdict.subject[0].digest, { sha256: '0'.repeat(64) })],
  ['of another repository', (predicate) => void Object.assign(predicate, { repository: 'mallory/voygent' })],
  ['that is expired', (predicate) => void Object.assign(predicate, { expiresAt: new Date(now - 1000).toISOString() })],
  [
    'that is of the future',
    (predicate) => {
      predicate.createdAt = new Date(now + 3_600_000).toISOString();
      predicate.expiresAt = new Date(now + 7_200_000).toISOString();
    },
  ],
  ['whose end was put off', (predicate) => void Object.assign(predicate, { expiresAt: '2036-01-01T00:00:00.000Z' })],
  ['by a policy that blocks on nothing much', (predicate) => void Object.assign(predicate.policy, { blockOn: 'LOW' })],
  ['by a policy that excludes the code', (predicate) => void predicate.policy.excluded.push('src/**')],
  ['by a policy that calls the code generated', (predicate) => void predicate.policy.generated.push('src/**')],
  ['by a policy without its rules', (predicate) => void Object.assign(predicate.policy, { rules: [] })],
  ['by a policy of another constitution', (predicate) => void Object.assign(predicate.policy, { constitution: null })],
  [
    'by a policy of other instructions',
    (predicate) => void Object.assign(predicate.policy, { instructions: '9'.repeat(64) }),
  ],
  ['by a policy that is valid for ever', (predicate) => void Object.assign(predicate.policy, { validDays: 3650 })],
  [
    'by another model, in the policy too',
    (predicate) => {
      predicate.policy.model = 'tiny';
      predicate.critic.model = 'tiny';
    },
  ],
  ['by another model', (predicate) => void Object.assign(predicate.critic, { model: 'tiny' })],
  ['by another CLI', (predicate) => void Object.assign(predicate.critic, { cli: '0.1.0' })],
  ['by other instructions', (predicate) => void Object.assign(predicate.critic, { instructions: '9'.repeat(64) })],
  ['without the constitution', (predicate) => void Object.assign(predicate.critic, { constitution: null })],
  [
    'by fewer passes',
    (predicate) => {
      predicate.policy.passes = 2;
    },
  ],
  ['by more passes than were made', (predicate) => void Object.assign(predicate.critic, { passes: 2 })],
  [
    'with a gap',
    (predicate) => {
      predicate.critic.gaps.push({ chunk: 1, pass: 1, kind: 'timeout', message: 'no answer' });
      predicate.status = 'indeterminate';
    },
  ],
  [
    'with a gap that it does not count',
    (predicate) => void predicate.critic.gaps.push({ chunk: 1, pass: 1, kind: 'x', message: 'y' }),
  ],
  [
    'without one of the mandates',
    (predicate) => {
      predicate.mandatesExamined = predicate.mandatesExamined.slice(1);
      predicate.status = 'indeterminate';
    },
  ],
  ['that approves without one of the mandates', (predicate) => void predicate.mandatesExamined.pop()],
  [
    'that names a mandate twice in place of another',
    (predicate) => {
      predicate.mandatesExamined = ['security', 'security', ...predicate.mandatesExamined.slice(2)];
    },
  ],
  ['that approves with a HIGH', (predicate) => void predicate.findings.push(findingOf('HIGH'))],
  ['that approves with a MEDIUM', (predicate) => void predicate.findings.push(findingOf('MEDIUM'))],
  [
    'that is conditional with a HIGH',
    (predicate) => {
      predicate.findings.push(findingOf('HIGH'));
      predicate.status = 'conditional';
    },
  ],
  ['that rejects without a finding', (predicate) => void Object.assign(predicate, { status: 'rejected' })],
  ['whose coverage was cut', (predicate) => void predicate.coverage.pop()],
  ['without coverage', (predicate) => void Object.assign(predicate, { coverage: [] })],
  [
    'whose coverage has a path more',
    (predicate) => void predicate.coverage.push({ path: 'z', kind: 'binary', reason: null, chunks: [] }),
  ],
  [
    'whose coverage has another spelling of a path',
    (predicate) => void Object.assign(at(predicate, second), { path: 'src/а.ts' }),
  ],
  [
    'whose coverage has a path with a dot more',
    (predicate) => void Object.assign(at(predicate, second), { path: './src/a.ts' }),
  ],
  [
    'whose coverage has a path in another case',
    (predicate) => void Object.assign(at(predicate, second), { path: 'src/A.ts' }),
  ],
  [
    'whose coverage has a path with a space more',
    (predicate) => void Object.assign(at(predicate, second), { path: 'src/a.ts ' }),
  ],
  ['that calls code binary', (predicate) => Object.assign(at(predicate, second), { kind: 'binary', chunks: [] })],
  [
    'that calls code excluded',
    (predicate) => Object.assign(at(predicate, second), { kind: 'excluded', reason: 'docs/**', chunks: [] }),
  ],
  [
    'that calls a migration generated',
    (predicate) =>
      Object.assign(at(predicate, 'migrations/0002.sql'), { kind: 'generated', reason: '**/dist/**', chunks: [] }),
  ],
  ['that calls code a submodule', (predicate) => Object.assign(at(predicate, second), { kind: 'submodule' })],
  ['that calls code a symbolic link', (predicate) => Object.assign(at(predicate, second), { kind: 'symlink' })],
  ['that did not show a file', (predicate) => void Object.assign(at(predicate, second), { chunks: [] })],
  [
    'that showed a file in a question that was not asked',
    (predicate) => void Object.assign(at(predicate, second), { chunks: [7] }),
  ],
  [
    'that says it showed what is excluded',
    (predicate) => Object.assign(at(predicate, first), { kind: 'reviewed', chunks: [1] }),
  ],
];

describe('a verdict does not admit what is', () => {
  test.each(forgeries)('%s', (_, change) => {
    const judgement = judge(changed(change), known());
    expect(judgement.decision).not.toBe('admitted');
    expect(judgement.reasons.length).toBeGreaterThan(0);
  });

  test('told apart by what it says', () => {
    const said = forgeries.map(([, change]) => judge(changed(change), known()).reasons.join(' '));
    // Some are one thing in several forms.
    expect(new Set(said).size).toBeGreaterThan(25);
  });
});

const edit = (path: string, change: Partial<Change>) =>
  changes.map((one) => (one.path === path ? { ...one, ...change } : one));

describe('a verdict does not admit other changes than its own:', () => {
  test.each<[string, Change[]]>([
    ['another content', edit('src/a.ts', { newBlob: '9'.repeat(40) })],
    ['another former content', edit('src/a.ts', { oldBlob: '9'.repeat(40) })],
    ['a file that is executable now', edit('src/a.ts', { newMode: '100755' })],
    ['a file that is a symbolic link now', edit('src/a.ts', { newMode: '120000' })],
    ['a file that is a submodule now', edit('src/a.ts', { newMode: '160000' })],
    ['another name', edit('src/a.ts', { path: 'src/b.ts' })],
    ['another name that looks alike', edit('src/a.ts', { path: 'src/а.ts' })],
    ['one change less', changes.slice(1)],
    ['no change at all', []],
    [
      'one change more',
      [...changes, { path: 'x', oldMode: null, oldBlob: null, newMode: '100644', newBlob: '9'.repeat(40) }],
    ],
    ...['100755', '120000', '160000'].map((newMode): [string, Change[]] => [
      `what is no plain file in the place of the waivers: ${newMode}`,
      [
        ...changes,
        { path: '.github/voygent-waivers.yml', oldMode: null, oldBlob: null, newMode, newBlob: '9'.repeat(40) },
      ],
    ]),
    [
      'a file beside the waivers that has nearly their name',
      [
        ...changes,
        {
          path: '.github/voygent-waivers.yaml',
          oldMode: null,
          oldBlob: null,
          newMode: '100644',
          newBlob: '9'.repeat(40),
        },
      ],
    ],
  ])('%s', (_, other) => {
    expect(judge(sound(), known({ changes: other })).decision).toBe('indeterminate');
  });
});

describe('a waiver does not count', () => {
  test.each<[string, Partial<Waiver>]>([
    ['for another finding', { finding: '0'.repeat(16) }],
    ['for other changes', { changes: '0'.repeat(64) }],
    ['after its time', { expires: '2026-11-21' }],
    ['by somebody who is not on the list', { approver: 'mallory' }],
  ])('%s', (_, more) => {
    expect(judge(withHigh, known({ waivers: [waiver(more)] })).decision).toBe('blocked');
  });

  test('for a finding whose text is another now', () => {
    const verdict = changed((predicate) => {
      predicate.findings = [findingOf('HIGH', { finding: 'rows are deleted, all of them' })];
      predicate.status = 'rejected';
    });
    expect(judge(verdict, known({ waivers: [waiver()] })).decision).toBe('blocked');
  });

  test('against a review that is not complete', () => {
    const verdict = changed((predicate) => {
      predicate.findings = [findingOf('HIGH')];
      predicate.critic.gaps.push({ chunk: 1, pass: 1, kind: 'timeout', message: 'no answer' });
      predicate.status = 'rejected';
    });
    expect(judge(verdict, known({ waivers: [waiver()] })).decision).toBe('indeterminate');
  });
});
