import type { Step, StepOutcome } from './timeline.ts';

/** How mermaid colours a task; what it means stands in the task's name as a word. */
const tags: Readonly<Record<StepOutcome, string>> = {
  passed: 'done',
  failed: 'crit',
  blocked: 'crit',
  cancelled: 'crit',
  unfinished: 'active',
  skipped: '',
};

const longestLabel = 48;
/** A section's name has its place left of the picture, over which it would else be written. */
const longestSection = 20;

/**
 * Steps as a mermaid `gantt` diagram: a section for each subject, times in milliseconds since the epoch. Steps are numbered
 * from 1 in the order given, and what was skipped has no place in it; `undefined` where nothing took any time.
 */
export function gantt(steps: readonly Step[]): string | undefined {
  const numbered = steps.map((step, index) => ({ ...step, number: index + 1 }));
  const done = numbered.filter(({ outcome }) => outcome !== 'skipped');
  if (done.length === 0) return undefined;
  const began = Math.min(...done.map(({ startedAt }) => startedAt));
  const ended = Math.max(...done.map(({ startedAt, durationMs }) => startedAt + durationMs));
  if (ended === began) return undefined;
  const subjects = [...new Set(done.map(({ subject }) => subject))];
  return [
    'gantt',
    '    dateFormat x',
    `    axisFormat ${ended - began < 10_000 ? '%S.%L s' : '%H:%M:%S'}`,
    ...subjects.flatMap((subject) => [
      `    section ${ganttLabel(subject, longestSection)}`,
      ...done.filter((step) => step.subject === subject).map(taskOf),
    ]),
  ].join('\n');
}

/** A name begins with its number, so that none can be a word of mermaid's, such as `click` or `section`. */
function taskOf({ number, name, outcome, startedAt, durationMs }: Step & { number: number }): string {
  const end = startedAt + Math.max(1, durationMs);
  return `    ${number} ${ganttLabel(name)} - ${outcome} :${tags[outcome]}, ${startedAt}, ${end}`;
}

/**
 * A name in which nothing has a meaning for mermaid: of its lexer's (`:`, `;`, `#`, `%%`, line ends), of its configuration
 * (`%%{`), and of the HTML that it makes. What is not a letter, a digit or one of a few marks becomes `_`.
 */
export function ganttLabel(name: string, longest = longestLabel): string {
  const harmless = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M} ._/()+=,%-]/gu, '_')
    .replace(/%{2,}/g, '%')
    .replace(/--+/g, '-')
    .trim();
  const characters = [...harmless];
  if (characters.length === 0) return '_';
  return characters.length <= longest ? harmless : `${characters.slice(0, longest - 1).join('')}…`;
}
