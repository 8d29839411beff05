import type { LatencyCheck } from '../../project/checks/latency.ts';
import type { Sample } from './batch.ts';
import { type Figures, inMs } from './figures.ts';

const barWidth = 36;
const timeWidth = 60;
const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The times as a histogram with the limit in it, and how they went in time; 72 columns, without colours. */
export function pictureOf(
  figures: Figures,
  samples: readonly Sample[],
  { p95Ms: limit, correct }: LatencyCheck,
): string {
  const times = samples
    .filter(({ isStranger }) => !isStranger)
    .map(({ ms, correctedMs }) => (correct ? (correctedMs ?? ms) : ms));
  return [headOf(figures), '', ...histogram(times, limit), '', ...inTime(times), ...coldLine(figures)].join('\n');
}

function headOf({ n, p50Ms, p95Ms, p95LowMs, p95HighMs, p99Ms, maxMs, isCorrected, colo }: Figures): string {
  const bounds = `${p95LowMs === undefined ? '?' : inMs(p95LowMs)} to ${p95HighMs === undefined ? '?' : inMs(p95HighMs)}`;
  const where = colo === undefined ? '' : `, answered in ${colo}`;
  return [
    `${n} answers${isCorrected ? ', without the way to Cloudflare' : ''}${where}`,
    `p50 ${inMs(p50Ms)}   p95 ${inMs(p95Ms)} (${bounds})   p99 ${inMs(p99Ms)}   max ${inMs(maxMs)}`,
  ].join('\n');
}

/** Bins that grow by a fourth: a tail has its place beside a narrow middle. The limit is always an edge. */
function histogram(times: readonly number[], limit: number): string[] {
  const finite = times.filter(Number.isFinite);
  const none = times.length - finite.length;
  if (finite.length === 0) return [`no good answer: ${none}`];
  const low = Math.max(0.1, Math.min(...finite));
  const high = Math.max(...finite);
  const growth = Math.max(1.25, (high / low) ** (1 / 18));
  const bin = (time: number) => Math.floor(Math.log(Math.max(time, 0.1) / limit) / Math.log(growth) + 1e-9);
  const counts = new Map<number, number>();
  for (const time of finite) counts.set(bin(time), (counts.get(bin(time)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const lines: string[] = [];
  const line = `${'─'.repeat(8)} limit ${inMs(limit)} ${'─'.repeat(40)}`;
  for (let index = bin(low); index <= bin(high); index++) {
    if (index === 0) lines.push(line);
    const count = counts.get(index) ?? 0;
    lines.push(row(limit * growth ** index, limit * growth ** (index + 1), count, most));
  }
  if (bin(high) < 0) lines.push(line);
  return none > 0 ? [...lines, `${'no good answer'.padStart(22)}  ${none}`] : lines;
}

function row(from: number, to: number, count: number, most: number): string {
  const bar = count === 0 ? '' : '█'.repeat(Math.max(1, Math.round((count / most) * barWidth)));
  return `${short(from).padStart(9)} – ${short(to).padStart(10)}  ${bar}${count === 0 ? '' : ` ${count}`}`;
}

function short(milliseconds: number): string {
  return milliseconds >= 1000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

/** The slowest of each piece of time: a stall stands out as a wall. */
function inTime(times: readonly number[]): string[] {
  const perColumn = Math.max(1, Math.ceil(times.length / timeWidth));
  const columns: number[] = [];
  for (let from = 0; from < times.length; from += perColumn)
    columns.push(Math.max(...times.slice(from, from + perColumn)));
  const most = Math.max(...columns.filter(Number.isFinite), 0.1);
  const drawn = columns.map((time) =>
    Number.isFinite(time) ? steps[Math.min(7, Math.floor((time / most) * 7.99))] : '✗',
  );
  return [
    `in time, the slowest of every ${perColumn === 1 ? 'one' : perColumn}, up to ${short(most)}:`,
    drawn.join(''),
  ];
}

function coldLine({ coldMs }: Figures): string[] {
  return coldMs.length === 0 ? [] : [`first requests, which are not among them: ${coldMs.map(inMs).join(', ')}`];
}
