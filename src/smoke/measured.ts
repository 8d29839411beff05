import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { contract } from './contract.ts';
import { type Baseline, baselineOf, readBaseline, writeBaseline } from './latency/baseline.ts';
import { failureOf, type SmokeResult } from './report.ts';

type Inputs = Pick<InputsOf<typeof contract>, 'baseline' | 'working-directory'>;

/** The highest of all checks of latency. */
export function p95Of(results: readonly SmokeResult[]): { 'p95-ms'?: number } {
  const all = results.flatMap((result) => result.results.map(({ figures }) => figures?.['p95Ms']));
  const measured = all.filter((p95): p95 is number => Number.isFinite(p95));
  return measured.length === 0 ? {} : { 'p95-ms': Math.max(...measured) };
}

function baselineFile({ baseline, 'working-directory': directory }: Inputs, { runner }: Context): string | undefined {
  return baseline === undefined ? undefined : resolve(runner.workspace, directory ?? '.', baseline);
}

export async function readBefore(inputs: Inputs, context: Context): Promise<Baseline | undefined> {
  const file = baselineFile(inputs, context);
  return file === undefined ? undefined : readBaseline(file);
}

/** This run's figures; where there was no baseline, they are it from now on. A run that failed is none to be compared with. */
export async function writeMeasured(
  results: readonly SmokeResult[],
  before: Baseline | undefined,
  inputs: Inputs,
  context: Context,
): Promise<{ baseline?: string }> {
  const measured = baselineOf(
    results.flatMap((result) => result.results),
    context.clock.now(),
  );
  if (!measured) return {};
  const own = join(context.runner.temporary, `voygent-baseline-${randomUUID()}.json`);
  await writeBaseline(own, measured);
  const file = baselineFile(inputs, context);
  const isGood = failureOf(results) === undefined;
  if (file !== undefined && isGood) await addMissing(file, measured, before, context);
  return { baseline: own };
}

/** What the baseline has stays: a little slower every time would else never be seen. */
async function addMissing(file: string, measured: Baseline, before: Baseline | undefined, { events }: Context) {
  const entries = { ...measured.entries, ...before?.entries };
  if (before && Object.keys(entries).length === Object.keys(before.entries).length) return;
  await writeBaseline(file, { version: 1, entries });
  events.info('smoke.baseline', `The baseline is written to ${file}: keep it, and the next run is compared with it.`);
}
