import { expect, test } from 'vitest';
import { gantt, ganttLabel } from './gantt.ts';
import type { Step } from './timeline.ts';

function step(more: Partial<Step> = {}): Step {
  return { subject: 'api', name: 'upload', startedAt: 1_700_000_000_000, durationMs: 1000, outcome: 'passed', ...more };
}

/**
 * What mermaid's lexer of `gantt` reads (packages/mermaid/src/diagrams/gantt/parser/gantt.jison), and nothing beside: a
 * keyword line, a section, or a task of which the name has no `:`, `#`, `;` or `%%` and begins with no keyword.
 */
const line = {
  keyword: /^ {4}(dateFormat x|axisFormat (%S\.%L s|%H:%M:%S))$/,
  section: /^ {4}section [^\n:;#{}<>&"'`\\]+$/,
  task: /^ {4}\d+ [^\n:;#{}<>&"'`\\]+ - (passed|failed|blocked|cancelled|unfinished) :(done|crit|active), \d{13}, \d{13}$/,
};

function expectValid(diagram: string): void {
  const [head, ...lines] = diagram.split('\n');
  expect(head).toBe('gantt');
  expect(diagram).not.toContain('%%');
  for (const one of lines)
    expect(
      Object.values(line).some((form) => form.test(one)),
      one,
    ).toBe(true);
}

test('is a section for each subject, with numbered tasks that end with their outcome as a word', () => {
  const diagram = gantt([
    step({ subject: 'release', name: 'plan' }),
    step({ name: 'upload', startedAt: 1_700_000_001_000 }),
    step({ subject: 'release', name: 'check', startedAt: 1_700_000_002_000, outcome: 'failed', durationMs: 0 }),
  ]);
  expect(diagram).toBe(`gantt
    dateFormat x
    axisFormat %S.%L s
    section release
    1 plan - passed :done, 1700000000000, 1700000001000
    3 check - failed :crit, 1700000002000, 1700000002001
    section api
    2 upload - passed :done, 1700000001000, 1700000002000`);
});

test('what was skipped keeps its number, as in the table, and has no place', () => {
  const diagram = gantt([step({ outcome: 'skipped', durationMs: 0 }), step({ name: 'second' })]) ?? '';
  expect(diagram).not.toContain('1 upload');
  expect(diagram).toContain('2 second - passed');
});

test.each([[[]], [[step({ outcome: 'skipped' })]], [[step({ durationMs: 0 })]]])(
  'there is none of nothing',
  (steps) => {
    expect(gantt(steps)).toBeUndefined();
  },
);

const hostileNames = [
  '0001_a.sql',
  'a:b',
  'a;b#c',
  '%%{init: {"theme": "forest"}}%%',
  '%% comment',
  'click a href "javascript:alert(1)"',
  'section two',
  'title x',
  '<img src=x onerror=alert(1)>',
  '"><script>',
  'a\nsection b\n  x :done, 1, 2',
  'line\r\nend',
  '\u2028\u2029\u0085',
  '2026-11-17',
  '```',
  '---\nconfig:\n  theme: x\n---',
  '#35; &lt;',
  'end',
  'x'.repeat(500),
  '日本語 миграция',
  '😀'.repeat(60),
  '\u202egnp.sql',
  '   ',
  '',
];

test.each(hostileNames)('a name such as «%s» stays a name', (name) => {
  expectValid(gantt([step({ name }), step({ subject: name }), step({ subject: name, name })]) ?? '');
  expect([...ganttLabel(name)].length).toBeLessThanOrEqual(48);
  expect(ganttLabel(name)).not.toBe('');
});

test('letters of every script stay readable', () => {
  expect(ganttLabel('0001_日本語 миграция (é).sql')).toBe('0001_日本語 миграция (é).sql');
});
