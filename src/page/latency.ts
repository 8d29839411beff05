import type { Latency } from './data.ts';
import { latencyText } from './duration-text.ts';
import { type Html, html } from './html.ts';
import { type Bin, roundTimes, type Spread, spreadOf } from './latency-spread.ts';
import { percent, picture } from './picture.ts';
import { folded, table } from './table.ts';

const labelHeight = 17;
const histogramHeight = 120;

/** How the times of each check of latency are spread, with its budget in the picture, and the same as tables. */
export function latencySection(latencies: readonly Latency[]): Html | undefined {
  if (latencies.length === 0) return undefined;
  return html`<section><h2 id="latency">Latency</h2>
${latencies.map(oneOf)}</section>`;
}

function oneOf(latency: Latency, index: number): Html {
  const { name, limitMs, p95Ms, answers, errors } = latency;
  const isWithin = p95Ms <= limitMs;
  return html`<h3>${name}</h3>
<p>The 95th percentile is <strong>${latencyText(p95Ms)}</strong>${boundsOf(latency)}, ${isWithin ? 'within' : 'over'} the budget of ${latencyText(limitMs)}: ${latency.verdict}. ${answers} requests, ${errors === 0 ? 'all with a good answer' : `${errors} without a good answer`}.</p>
${latency.samplesMs.length > 0 ? drawn(latency, `picture-latency-${index}`) : undefined}
${folded('The figures as a table', figuresTable(latency))}
`;
}

function boundsOf({ p95LowMs, p95HighMs }: Latency): string {
  return p95LowMs === undefined || p95HighMs === undefined
    ? ''
    : ` (${latencyText(p95LowMs)} to ${latencyText(p95HighMs)})`;
}

function drawn(latency: Latency, id: string): Html {
  const spread = spreadOf(latency);
  const most = Math.max(1, ...spread.bins.map(({ count }) => count));
  const lines = marksOf(latency).filter(({ at }) => Number.isFinite(at));
  const top = lines.length * labelHeight + 6;
  const bottom = top + histogramHeight;
  const description = `${latency.samplesMs.length} times from ${latencyText(spread.low)} to ${latencyText(spread.high)} on a logarithmic scale. ${lines.map(({ label }) => label).join(', ')}.`;
  const bars = spread.bins
    .filter(({ count }) => count > 0)
    .map((bin) => barOf(bin, spread, { most, bottom, limitMs: latency.limitMs }));
  const axis = roundTimes(spread).map((at) => axisText(at, spread.place(at), bottom + 18));
  const marks = lines.map((mark, index) => markOf(mark, spread.place(mark.at), { y: index * labelHeight, bottom }));
  const labels = lines.map((mark, index) => labelOf(mark, spread.place(mark.at), index * labelHeight));
  return picture(
    id,
    bottom + 26,
    { title: `How the times of ${latency.name} are spread`, description },
    html`<line class="grid" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
${bars}${marks}${labels}${axis}`,
  );
}

function axisText(at: number, share: number, y: number): Html {
  const anchor = share < 0.05 ? 'start' : share > 0.95 ? 'end' : 'middle';
  return html`<text class="axis" x="${percent(share)}" y="${y}" text-anchor="${anchor}">${latencyText(at)}</text>
`;
}

function barOf(
  { from, to, count }: Bin,
  { place }: Spread,
  { most, bottom, limitMs }: { most: number; bottom: number; limitMs: number },
): Html {
  const height = Math.max(2, Math.round((count / most) * (histogramHeight - 4)));
  const kind = from >= limitMs * 0.999 ? 'failed' : 'time';
  return html`<rect class="bar ${kind}" x="${percent(place(from))}" y="${bottom - height}" width="${percent((place(to) - place(from)) * 0.9)}" height="${height}"/>
`;
}

interface Mark {
  at: number;
  label: string;
  kind: 'budget' | 'percentile';
}

function marksOf({ p50Ms, p95Ms, p99Ms, limitMs }: Latency): Mark[] {
  const percentiles = [
    ['p50', p50Ms],
    ['p95', p95Ms],
    ['p99', p99Ms],
  ] as const;
  return [
    ...percentiles.map(([name, at]): Mark => ({ at, label: `${name} ${latencyText(at)}`, kind: 'percentile' })),
    { at: limitMs, label: `budget ${latencyText(limitMs)}`, kind: 'budget' },
  ];
}

function markOf({ kind }: Mark, share: number, { y, bottom }: { y: number; bottom: number }): Html {
  const x = percent(share);
  return html`<line class="${kind}" x1="${x}" x2="${x}" y1="${y}" y2="${bottom}"/>
`;
}

/** After all lines, so that none goes through it. */
function labelOf({ kind, label }: Mark, share: number, y: number): Html {
  const side = share > 0.6 ? html`text-anchor="end" dx="-6"` : html`dx="6"`;
  return html`<text class="${kind}" x="${percent(share)}" y="${y + 12}" ${side}>${label}</text>
`;
}

function figuresTable(latency: Latency): Html {
  const { answers, errors, limitMs, p50Ms, p95Ms, p99Ms, maxMs } = latency;
  const figures = table(
    `Figures of ${latency.name}`,
    ['figure', 'value'],
    [
      ['requests', answers],
      ['without a good answer', errors],
      ['p50, the median', latencyText(p50Ms)],
      ['p95', `${latencyText(p95Ms)}${boundsOf(latency)}`],
      ['p99', latencyText(p99Ms)],
      ['slowest', latencyText(maxMs)],
      ['budget for the p95', latencyText(limitMs)],
    ],
  );
  const rows = spreadOf(latency)
    .bins.filter(({ count }) => count > 0)
    .map(({ from, to, count }) => [`${latencyText(from)} to ${latencyText(to)}`, count]);
  return html`${figures}
${table(`Times of ${latency.name}, as drawn`, ['time', 'answers'], rows)}`;
}
