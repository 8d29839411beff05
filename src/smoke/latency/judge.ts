import type { LatencyCheck } from '../../project/checks/latency.ts';
import type { Request } from '../exchange.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { compare, entryKey } from './baseline.ts';
import { type Course, runBatch, type Sample } from './batch.ts';
import { type Figures, figuresOf, inMs } from './figures.ts';
import { closeLanes } from './lanes.ts';
import { alpha, countOver, judgeLook, looksOf } from './looks.ts';
import { pictureOf } from './picture.ts';
import { judgeQuantile, type Verdict } from './statistics.ts';
import { type Warm, warmUp } from './warm-up.ts';

/** What was measured, and what it proves. */
interface Measured {
  samples: Sample[];
  verdict: Verdict;
  looks: number;
  /** What a fresh batch said after a failure: how many of how many were over. */
  second: { over: number; n: number; verdict: Verdict } | undefined;
}

/** Measures until it is proven that the 95th percentile keeps its limit or that it does not, or until enough was tried. */
export async function judgeLatency(check: LatencyCheck, probe: Probe): Promise<Finding> {
  if (probe.means.extent === 'brief')
    return { problems: [], outcome: 'skipped', notes: ['latency is not measured while a version gets its traffic'] };
  const request = probe.request('GET', check.path);
  probe.mark(request);
  const warm = await warmUp(check, request, probe);
  if (!('lanes' in warm)) return { problems: [warm] };
  try {
    const measured = await measure({ check, probe, request, lanes: warm.lanes, trace: warm.trace });
    return conclude(measured, warm, check, request, probe);
  } finally {
    closeLanes(warm.lanes);
  }
}

async function measure(course: Course): Promise<Measured> {
  const { check } = course;
  const looks = looksOf(check.samples);
  const samples: Sample[] = [];
  let verdict: Verdict = 'inconclusive';
  for (const n of looks) {
    samples.push(...(await runBatch(n - samples.length, course)));
    verdict = judgeLook(judged(samples, check), check.p95Ms, looks.length);
    if (verdict !== 'inconclusive') break;
  }
  if (verdict !== 'fail') return { samples, verdict, looks: looks.length, second: undefined };
  // Samples that follow each other are alike, so that one bad moment looks like a bad server.
  const again = judged(await runBatch(check.samples, course), check);
  const over = countOver(again, check.p95Ms);
  const second = { over, n: again.length, verdict: judgeQuantile(over, again.length, alpha) };
  return { samples, verdict: second.verdict === 'fail' ? 'fail' : 'inconclusive', looks: looks.length, second };
}

/** The times that the limit is for. */
function judged(samples: readonly Sample[], { correct }: LatencyCheck): number[] {
  return samples
    .filter(({ isStranger }) => !isStranger)
    .map(({ ms, correctedMs }) => (correct ? (correctedMs ?? ms) : ms));
}

function conclude(measured: Measured, warm: Warm, check: LatencyCheck, request: Request, probe: Probe): Finding {
  const { samples, verdict, looks } = measured;
  const figures = figuresOf(samples, judged(samples, check), { check, verdict, looks, warm, alpha });
  const key = entryKey(check, request.url);
  const regression = compare(figures, probe.means.baseline, key, check);
  const problems = [
    ...errorsOf(samples, check),
    ...strangersOf(samples, probe),
    ...tooSlow(measured, figures, check),
    ...undecided(measured, figures, check),
    ...(regression?.isProblem ? [{ message: regression.told, cause: slowCauses }] : []),
  ];
  const isUndecided = verdict === 'inconclusive' && problems.length === 0;
  return {
    problems: problems.map((problem) => ({ request, ...problem })),
    warnings: [
      ...(isUndecided ? [undecidedMessage(measured, figures, check)] : []),
      ...(regression && !regression.isProblem && regression.isSlower ? [regression.told] : []),
      ...(check.correct && !warm.trace
        ? ['The way to Cloudflare could not be measured (no /cdn-cgi/trace here): it is judged with it.']
        : []),
    ],
    notes: [summaryOf(figures, check), ...(regression && !regression.isSlower ? [regression.told] : [])],
    figures: { ...figures, key },
    picture: pictureOf(figures, samples, check),
    ...(isUndecided ? { outcome: 'inconclusive' as const } : {}),
    isFinal: true,
  };
}

function summaryOf(
  { n, over, p95Ms, correctedP95Ms, colo, verdict }: Figures,
  { p95Ms: limit, correct }: LatencyCheck,
): string {
  const way =
    correctedP95Ms === undefined || correct ? '' : `, ${inMs(correctedP95Ms)} without the way to Cloudflare (${colo})`;
  const word = { certified: 'certified', fail: 'too slow', inconclusive: 'not proven either way' }[verdict];
  return `p95 ${inMs(p95Ms)}${way}, limit ${inMs(limit)}: ${word} (${over} of ${n} over it)`;
}

function errorsOf(samples: readonly Sample[], { errors, rate }: LatencyCheck): Problem[] {
  const failed = samples.filter(({ error }) => error !== undefined);
  if (failed.length === 0 || (failed.length / samples.length) * 100 <= errors) return [];
  const kinds = [...Map.groupBy(failed, ({ error }) => error)].map(([error, found]) => `${error} (${found.length})`);
  return [
    {
      message: `${failed.length} of ${samples.length} requests got no good answer: ${kinds.slice(0, 5).join(', ')}`,
      cause: `What fails now and then, fails for somebody all the time. If a rate limit is the reason, ask less often than ${rate} times a second with \`rate\`.`,
    },
  ];
}

function strangersOf(samples: readonly Sample[], { subject }: Probe): Problem[] {
  const strangers = samples.filter(({ isStranger }) => isStranger).length;
  if (strangers <= samples.length * 0.05) return [];
  return [
    { message: `another version than ${subject.version?.id} answered ${strangers} of ${samples.length} requests` },
  ];
}

function tooSlow({ verdict, second }: Measured, figures: Figures, check: LatencyCheck): Problem[] {
  if (verdict !== 'fail') return [];
  const { over, n, p95Ms, p95LowMs } = figures;
  const sure = p95LowMs === undefined ? '' : `, surely over ${inMs(p95LowMs)}`;
  const again = second ? `; a fresh batch says the same (${second.over} of ${second.n})` : '';
  return [
    {
      message: `expected 95 % of the answers within ${inMs(check.p95Ms)}, and ${over} of ${n} took longer (p95 ${inMs(p95Ms)}${sure})${again}`,
      cause: isGeography(figures, check) ? geography(figures) : slowCauses,
    },
  ];
}

function isGeography({ correctedP95Ms }: Figures, { correct, p95Ms }: LatencyCheck): boolean {
  return !correct && correctedP95Ms !== undefined && correctedP95Ms <= p95Ms;
}

function geography({ correctedP95Ms, colo }: Figures): string {
  return `Without the way from the runner to Cloudflare (${colo}) and back it is ${inMs(correctedP95Ms ?? 0)}: this is geography, and not the Worker. Judge what the Worker costs with \`correct: true\`.`;
}

const slowCauses =
  'Queries to D1 one after the other (send them as one `batch`), a table without an index, a D1 far from the Worker (Smart Placement), a call to another service, or cold starts of isolates that are seldom used.';

function undecided(measured: Measured, figures: Figures, check: LatencyCheck): Problem[] {
  if (measured.verdict !== 'inconclusive' || check.inconclusive !== 'fail') return [];
  return [{ message: undecidedMessage(measured, figures, check) }];
}

function undecidedMessage({ second }: Measured, { over, n, p95Ms }: Figures, { p95Ms: limit }: LatencyCheck): string {
  const first = `It could not be told whether 95 % of the answers come within ${inMs(limit)}: ${over} of ${n} took longer (p95 ${inMs(p95Ms)})`;
  if (second) return `${first}, and a fresh batch did not say the same (${second.over} of ${second.n}).`;
  return `${first}, which may be chance. Allow more \`samples\`, or another limit.`;
}
