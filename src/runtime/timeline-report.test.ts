import { expect, test } from 'vitest';
import { Summary } from './summary.ts';
import type { Step } from './timeline.ts';
import { reportTimeline } from './timeline-report.ts';

function told(...steps: Step[]): string {
  const summary = new Summary();
  reportTimeline(steps, summary);
  return summary.toString();
}

const upload: Step = {
  subject: 'api',
  name: 'upload',
  startedAt: 1_700_000_000_000,
  durationMs: 2340,
  outcome: 'passed',
};

test('the steps are a table with outcomes in words, and a picture', () => {
  const skipped: Step = { ...upload, name: '100 %', outcome: 'skipped', durationMs: 0 };
  expect(told(upload, { ...upload, name: '0 %', outcome: 'failed' }, skipped)).toBe(`### Steps

|  | of | step | took | outcome |
| --- | --- | --- | --- | --- |
| 1 | \`api\` | upload | 2.3 s | ✓ passed |
| 2 | \`api\` | 0 % | 2.3 s | ✗ **failed** |
| 3 | \`api\` | 100 % |  | – skipped |

\`\`\`mermaid
gantt
    dateFormat x
    axisFormat %S.%L s
    section api
    1 upload - passed :done, 1700000000000, 1700000002340
    2 0 % - failed :crit, 1700000000000, 1700000002340
\`\`\``);
});

test('names from elsewhere cannot break the table', () => {
  const text = told({ ...upload, subject: 'a`|b', name: '<img src=x> | @everyone' });
  expect(text).toContain('| 1 | ``a`\\|b`` | &lt;img src=x&gt; \\| @\u200beveryone | 2.3 s |');
});

test('of nothing there is nothing; of very much there is the table alone', () => {
  expect(told()).toBe('');
  expect(told(...Array.from({ length: 61 }, () => upload))).not.toContain('mermaid');
});
