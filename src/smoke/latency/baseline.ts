import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { LatencyCheck } from '../../project/checks/latency.ts';
import { ActionError } from '../../runtime/errors.ts';
import type { CheckResult } from '../result.ts';
import { type Figures, inMs } from './figures.ts';
import { ascending, quantile, shiftTest, tailTest } from './statistics.ts';

const Entry = z.strictObject({
  /** ISO 8601. */
  takenAt: z.iso.datetime(),
  /** Sorted, in milliseconds. */
  samplesMs: z.array(z.number().min(0)).min(20).max(500),
  p95Ms: z.number(),
  isCorrected: z.boolean(),
  colo: z.string().optional(),
});
type Entry = z.infer<typeof Entry>;

const Baseline = z.strictObject({ version: z.literal(1), entries: z.record(z.string(), Entry) });

/** What an earlier run measured, by check: a file that the next run is compared with. */
export type Baseline = z.infer<typeof Baseline>;

/** The chance of a false alarm that is borne. */
const alpha = 0.01;
/** Of what is proven, only what matters: a runner is not the same machine every time. */
const leastGrowth = 1.1;
const leastGrowthMs = 2;

/** What a check is kept under: its name, and what is asked. */
export function entryKey({ name }: LatencyCheck, url: URL): string {
  return `${name} ${url.origin}${url.pathname}${url.search}`;
}

/** @returns `undefined` where the file is not there. @throws ActionError `input-invalid` for one that is no baseline */
export async function readBaseline(file: string): Promise<Baseline | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unusable(file, error instanceof Error ? error.message : String(error));
  }
  try {
    const parsed = Baseline.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.') || 'it'}: ${issue?.message}`);
  } catch (error) {
    throw unusable(file, error instanceof Error ? error.message : String(error));
  }
}

function unusable(file: string, why: string): ActionError {
  return new ActionError('input-invalid', `The input \`baseline\` names \`${file}\`, which cannot be used: ${why}.`, {
    hint: 'It is a file that this action wrote. Delete it to begin anew with the next run.',
  });
}

/** What this run measured, in the same form; `undefined` where nothing was. */
export function baselineOf(results: readonly CheckResult[], now: number): Baseline | undefined {
  const entries = results.flatMap(({ figures, kind }): [string, Entry][] => {
    if (kind !== 'latency' || !figures) return [];
    const { key, samplesMs, p95Ms, isCorrected, colo } = figures as Figures;
    const entry = Entry.safeParse({ takenAt: new Date(now).toISOString(), samplesMs, p95Ms, isCorrected, colo });
    return entry.success ? [[String(key), entry.data]] : [];
  });
  return entries.length === 0 ? undefined : { version: 1, entries: Object.fromEntries(entries) };
}

/** Whole or not at all. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(baseline, undefined, 2)}\n`);
  await rename(draft, file);
}

/** How this run compares with the baseline. */
export interface Comparison {
  isSlower: boolean;
  isProblem: boolean;
  /** A sentence. */
  told: string;
}

/** `undefined` where there is nothing to compare with. */
export function compare(
  { samplesMs, p95Ms, isCorrected, colo }: Figures,
  baseline: Baseline | undefined,
  key: string,
  { regression }: LatencyCheck,
): Comparison | undefined {
  const before = baseline?.entries[key];
  if (!before || regression === 'off') return undefined;
  if (before.colo !== colo)
    return fine(
      `not compared with the baseline, which was answered in ${before.colo ?? 'another place'}, and this in ${colo ?? 'another'}`,
    );
  if (before.isCorrected !== isCorrected)
    return fine('not compared with the baseline, which was judged otherwise (`correct`)');
  const since = `since ${before.takenAt.slice(0, 10)}`;
  const found = slower(before, samplesMs, p95Ms);
  if (!found) return fine(`no slower than the baseline ${since} (p95 ${inMs(before.p95Ms)})`);
  const told = `It is slower than the baseline ${since}, with ${percent(1 - found.chance)} confidence: ${found.what}.`;
  return { isSlower: true, isProblem: regression === 'fail', told };
}

const fine = (told: string): Comparison => ({ isSlower: false, isProblem: false, told });

function matters(was: number, is: number): boolean {
  return is >= was * leastGrowth && is - was >= leastGrowthMs;
}

/** Two questions are asked, so that each may err half as often. */
function slower(before: Entry, after: readonly number[], p95Ms: number): { chance: number; what: string } | undefined {
  const tail = 2 * tailTest(before.samplesMs, after);
  if (tail <= alpha && matters(before.p95Ms, p95Ms))
    return { chance: tail, what: `the p95 was ${inMs(before.p95Ms)}, and is ${inMs(p95Ms)}` };
  const shift = 2 * shiftTest(before.samplesMs, after);
  const [was, is] = [quantile(before.samplesMs, 0.5), quantile(ascending(after), 0.5)];
  if (shift <= alpha && matters(was, is))
    return { chance: shift, what: `the middle one of all answers took ${inMs(was)}, and takes ${inMs(is)}` };
  return undefined;
}

/** Never «100 %»: what is measured is not certain. */
function percent(part: number): string {
  return part > 0.9999 ? 'more than 99.99 %' : `${(part * 100).toFixed(part > 0.999 ? 2 : 1)} %`;
}
