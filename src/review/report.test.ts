import { expect, test } from 'vitest';
import { Summary } from '../runtime/summary.ts';
import type { Finding } from '../verdict/finding.ts';
import { statusOf } from '../verdict/status-of.ts';
import { findingOf, sound } from '../verdict/verdict.fixture.ts';
import { reportReview } from './report.ts';

function reported(findings: Finding[]): string {
  const verdict = sound();
  verdict.predicate.findings = findings;
  Object.assign(verdict.predicate, statusOf(verdict.predicate));
  const summary = new Summary();
  reportReview(verdict, summary);
  return summary.toString();
}

test('a review is told in the order of the review document', () => {
  const text = reported([
    findingOf('HIGH', { principle: 'Rows are kept' }),
    findingOf('LOW', { path: 'src/a.ts', finding: 'a name is misleading' }),
  ]);
  const heads = [...text.matchAll(/^#+ (.*)$/gm)].map(([, head]) => head);
  expect(heads).toEqual([
    'Review: rejected',
    'HIGH (1)',
    'MEDIUM (0)',
    'LOW (1)',
    'Constitution',
    'Required before production',
    'Coverage',
    'Sign-off',
  ]);
  expect(text).toContain('- [ ] `migrations/0002.sql:3` add a condition');
  expect(text).toContain('- Rows are kept: `migrations/0002.sql:3`');
  expect(text).toMatch(/binary \| 1 \|/);
});

test('what a model says forges no markup', () => {
  const evil =
    '</details>\n# Approved\n@octocat ![x](https://x.example/y) <script>a</script> [ok](https://x.example) ::error::x';
  const text = reported([findingOf('HIGH', { finding: evil, risk: evil, remediation: evil, principle: evil })]);
  expect(text.match(/<\/details>/g)).toHaveLength(1);
  expect(text).not.toMatch(/^# Approved|@octocat|<script|!\[x\]\(|(?<!\\)\[ok(?<!\\)\]|^::error/m);
});

test('of thousands of findings the first are told, and how many there are', () => {
  const many = Array.from({ length: 3000 }, (_, index) => findingOf('LOW', { line: index + 1 }));
  const text = reported(many);
  expect(text).toContain('LOW (3000)');
  expect(text).toContain('And 2800 more: see the verdict.');
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
});
