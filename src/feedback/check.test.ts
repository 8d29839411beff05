import { expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import type { Finding } from '../verdict/finding.ts';
import { findingOf } from '../verdict/verdict.fixture.ts';
import { bodyOf } from './body.ts';
import { checkOf } from './check.ts';
import type { Feedback } from './feedback.ts';

function feedbackOf(findings: Finding[], more: Partial<Feedback> = {}): Feedback {
  return {
    isAdmitted: false,
    title: 'blocked',
    reasons: ['HIGH: something.'],
    findings,
    waived: [],
    environment: 'production',
    changes: 'a'.repeat(64),
    head: 'b'.repeat(40),
    parents: [],
    blobs: new Map(),
    ...more,
  };
}

const many = Array.from({ length: 700 }, (_, index) =>
  findingOf('HIGH', { line: index + 1, finding: `${index} ${'x'.repeat(20_000)}` }),
);

test('a check keeps to the limits of GitHub, however much was found', () => {
  const check = checkOf(feedbackOf(many), 'c'.repeat(40), testContext());
  expect(check.annotations).toHaveLength(500);
  expect(check.summary.length).toBeLessThanOrEqual(65_535);
  expect(check.summary).toMatch(/This is cut off.*The whole is in the job summary\._$/);
  for (const { message, title } of check.annotations) {
    expect(Buffer.byteLength(message)).toBeLessThan(65_536);
    expect(title.length).toBeLessThan(256);
  }
});

test('a finding of a whole file is annotated at its beginning', () => {
  const [annotation] = checkOf(feedbackOf([findingOf('LOW', { line: null })]), 'c', testContext()).annotations;
  expect(annotation).toMatchObject({ start_line: 1, end_line: 1, annotation_level: 'notice' });
});

test('only what is admitted is good', () => {
  const isGood = (isAdmitted: boolean) => checkOf(feedbackOf([], { isAdmitted }), 'c', testContext()).isGood;
  expect([isGood(true), isGood(false)]).toEqual([true, false]);
});

test('what is waived is told apart', () => {
  const body = bodyOf(
    feedbackOf([], { waived: [findingOf('HIGH', { finding: 'a thing' })] }),
    new Set(),
    testContext(),
  );
  expect(body).toMatch(/### Waived\n\n- \*\*`[^`]+`\*\* a thing/);
});

test('a secret is told nowhere', () => {
  const context = testContext();
  context.secrets.add('s3cr3t-value');
  const feedback = feedbackOf([findingOf('HIGH', { finding: 'It has s3cr3t-value.', risk: 's3cr3t-value' })]);
  expect(JSON.stringify(checkOf(feedback, 'c', context))).not.toContain('s3cr3t-value');
});
