import { inSeconds } from './deadline.ts';
import { gantt } from './gantt.ts';
import { code, escapeMarkdown, type Summary } from './summary.ts';
import type { Step, StepOutcome } from './timeline.ts';

const words: Readonly<Record<StepOutcome, string>> = {
  passed: '✓ passed',
  failed: '✗ **failed**',
  blocked: '⛔ **blocked**',
  cancelled: '✗ **cancelled**',
  unfinished: '… not finished',
  skipped: '– skipped',
};

// Beyond this a picture is a smear, and mermaid refuses texts of 50,000 characters.
const mostInPicture = 60;

/** The steps of a run in its job summary: a table, and the same as a picture in time. */
export function reportTimeline(steps: readonly Step[], summary: Summary): void {
  if (steps.length === 0) return;
  summary.heading('Steps', 3);
  summary.table(
    ['', 'of', 'step', 'took', 'outcome'],
    steps.map(({ subject, name, durationMs, outcome }, index) => [
      index + 1,
      code(subject),
      escapeMarkdown(name),
      outcome === 'skipped' ? '' : inSeconds(durationMs),
      words[outcome],
    ]),
  );
  const picture = steps.length > mostInPicture ? undefined : gantt(steps);
  if (picture !== undefined) summary.codeBlock(picture, 'mermaid');
}
