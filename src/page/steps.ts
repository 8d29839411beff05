import type { Step, StepOutcome } from '../runtime/timeline.ts';
import { durationText } from './duration-text.ts';
import { type Html, html } from './html.ts';
import { percent, picture, shortened, ticks } from './picture.ts';
import { folded, table } from './table.ts';

/** A sign is never without its word. */
const signs: Readonly<Record<StepOutcome, readonly [sign: string, words: string]>> = {
  passed: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  blocked: ['⊘', 'blocked'],
  cancelled: ['✗', 'cancelled'],
  unfinished: ['…', 'not finished'],
  skipped: ['–', 'skipped'],
};

const rowHeight = 38;
const skippedHeight = 24;
const headingHeight = 30;
const axisHeight = 26;

/** What was done and when, as a picture, and the same as a table. */
export function stepsSection(steps: readonly Step[]): Html | undefined {
  // Of one step there is nothing to be seen that does not stand elsewhere.
  if (steps.length < 2) return undefined;
  const began = Math.min(...steps.map(({ startedAt }) => startedAt));
  const tookMs = Math.max(1, ...steps.map(({ startedAt, durationMs }) => startedAt + durationMs - began));
  return html`<section><h2 id="steps">What was done</h2>
${drawn(steps, began, tookMs)}
${folded('The steps as a table', stepsTable(steps, began))}
</section>`;
}

function drawn(steps: readonly Step[], began: number, tookMs: number): Html {
  const subjects = [...new Set(steps.map(({ subject }) => subject))];
  const parts: Html[] = [];
  let y = 0;
  for (const subject of subjects) {
    parts.push(html`<text class="subject" x="0" y="${y + 20}">${shortened(subject, 40)}</text>
`);
    y += headingHeight;
    for (const step of steps.filter((one) => one.subject === subject)) {
      parts.push(row(step, y, { began, tookMs }));
      y += step.outcome === 'skipped' ? skippedHeight : rowHeight;
    }
  }
  const marks = ticks(tookMs, 5).map((at) => tick(at, y, tookMs));
  const failed = steps.filter(({ outcome }) => !['passed', 'skipped'].includes(outcome)).length;
  return picture(
    'picture-steps',
    y + axisHeight,
    {
      title: 'The steps in time',
      description: `${steps.length} steps in ${durationText(tookMs)}; ${failed === 0 ? 'none' : failed} of them did not pass. The table after this has each.`,
    },
    html`${marks}${parts}`,
  );
}

function row(
  { name, startedAt, durationMs, outcome }: Step,
  y: number,
  { began, tookMs }: { began: number; tookMs: number },
): Html {
  const [sign, words] = signs[outcome];
  const took = outcome === 'skipped' ? '' : `, ${durationText(durationMs)}`;
  const label = html`<text class="${outcome}" x="0" y="${y + 14}">${sign} <tspan class="name">${shortened(name, 30)}</tspan> <tspan class="quiet">${words}${took}</tspan></text>`;
  if (outcome === 'skipped')
    return html`${label}
`;
  // What is too short to be seen is drawn a little longer, and never beyond the edge.
  const width = Math.max(0.006, durationMs / tookMs);
  const x = Math.min((startedAt - began) / tookMs, 1 - width);
  return html`${label}<rect class="bar ${outcome}" x="${percent(x)}" y="${y + 20}" width="${percent(width)}" height="9" rx="2"/>
`;
}

function tick(at: number, bottom: number, tookMs: number): Html {
  const x = percent(at / tookMs);
  const anchor = at === 0 ? 'start' : at / tookMs > 0.9 ? 'end' : 'middle';
  return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${bottom}"/><text class="axis" x="${x}" y="${bottom + 18}" text-anchor="${anchor}">${durationText(at)}</text>
`;
}

function stepsTable(steps: readonly Step[], began: number): Html {
  return table(
    'The steps of this run',
    ['step', 'of', 'began after', 'took', 'outcome'],
    steps.map(({ subject, name, startedAt, durationMs, outcome }) => [
      name,
      subject,
      durationText(startedAt - began),
      outcome === 'skipped' ? '–' : durationText(durationMs),
      html`<span class="word ${outcome}">${signs[outcome].join(' ')}</span>`,
    ]),
  );
}
