import type { Change } from './changes.ts';
import { type Finding, identified } from './finding.ts';
import { mandates } from './mandates.ts';
import type { Policy } from './policy.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { subjectDigest } from './waivers.ts';

/** For tests only. */
export const policy: Policy = {
  blockOn: 'HIGH',
  model: 'gpt-5.1-codex',
  effort: 'high',
  passes: 1,
  cli: '0.169.0',
  instructions: '1'.repeat(64),
  constitution: '2'.repeat(64),
  excluded: ['docs/**'],
  generated: ['**/dist/**'],
  rules: ['workflow-gate'],
  validDays: 7,
};

export const now = Date.parse('2026-11-23T12:00:00Z');

const blob = (digit: string) => digit.repeat(40);

export const changes: Change[] = [
  { path: 'src/a.ts', oldMode: '100644', oldBlob: blob('a'), newMode: '100644', newBlob: blob('b') },
  { path: 'migrations/0002.sql', oldMode: null, oldBlob: null, newMode: '100644', newBlob: blob('c') },
  { path: 'docs/x.md', oldMode: '100644', oldBlob: blob('d'), newMode: null, newBlob: null },
  { path: 'logo.png', oldMode: null, oldBlob: null, newMode: '100644', newBlob: blob('e') },
];

export function findingOf(severity: Finding['severity'], more: Partial<Omit<Finding, 'id'>> = {}): Finding {
  return identified({
    source: 'critic',
    rule: null,
    severity,
    mandate: 'data-loss',
    path: 'migrations/0002.sql',
    line: 3,
    finding: 'rows are deleted without a condition',
    risk: 'all trips are lost',
    remediation: 'add a condition',
    principle: null,
    ...more,
  });
}

/** A verdict that admits these changes. */
export function sound(): Verdict {
  return verdictOf(subjectDigest(changes), {
    base: blob('0'),
    head: blob('f'),
    repository: 'voygent/voygent',
    createdAt: new Date(now - 3_600_000).toISOString(),
    expiresAt: new Date(now - 3_600_000 + 7 * 86_400_000).toISOString(),
    policy,
    critic: {
      model: policy.model,
      modelsSaid: [policy.model],
      cli: policy.cli,
      instructions: policy.instructions,
      constitution: { path: 'docs/constitution.md', sha256: policy.constitution ?? '' },
      passes: 1,
      questions: 1,
      gaps: [],
      usage: { inputTokens: 1000, outputTokens: 100 },
      reusedFrom: null,
    },
    coverage: [
      { path: 'docs/x.md', kind: 'excluded', reason: 'docs/**', chunks: [] },
      { path: 'logo.png', kind: 'binary', reason: null, chunks: [] },
      { path: 'migrations/0002.sql', kind: 'reviewed', reason: null, chunks: [1] },
      { path: 'src/a.ts', kind: 'reviewed', reason: null, chunks: [1] },
    ],
    mandatesExamined: [...mandates],
    findings: [],
    status: 'approved',
    reasons: [],
    run: null,
  });
}
