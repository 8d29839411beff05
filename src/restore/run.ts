import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import type { Result } from '../runtime/door.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { identitiesIn } from '../snapshot/age.ts';
import { type Found, findSnapshot } from '../snapshot/find.ts';
import { manifestName, readManifest } from '../snapshot/manifest.ts';
import { type Opened, openSnapshot } from '../snapshot/open.ts';
import { planAndApply } from './apply.ts';
import type { contract } from './contract.ts';
import { drill } from './drill.ts';
import { assertionsOf, configured, meant, requireInputs } from './inputs.ts';
import type { Inputs } from './job.ts';
import { refusalOf } from './prove.ts';
import { type Recovery, reportProof } from './report.ts';

type Outcome = Result<typeof contract>;

export async function run(inputs: Inputs, context: Context): Promise<Outcome> {
  requireInputs(inputs);
  const started = context.clock.now();
  const databases = await beforeAnyChange(() => configured(inputs, context));
  await mkdir(context.runner.temporary, { recursive: true });
  const { timeline } = context;
  const find = () => findSnapshot(inputs, () => meant(inputs, databases), context);
  await using found = await timeline.step('snapshot', 'find', () => beforeAnyChange(find));
  const folder = await mkdtemp(join(context.runner.temporary, 'voygent-restored-'));
  try {
    // In the clear; not where nothing is to be imported.
    const isImported = inputs.target !== undefined && inputs.mode !== 'plan';
    const sql = isImported ? join(folder, 'dump.sql') : undefined;
    const prove = () => open(found, sql, inputs, databases, context);
    const opened = await timeline.step('snapshot', 'verify and load', () => beforeAnyChange(prove));
    const now = context.clock.now();
    const recovery = { pointMs: started - Date.parse(opened.manifest.createdAt), timeMs: now - started };
    reportProof(opened, { told: found.told, recovery }, context);
    const outputs = outputsOf(opened, recovery);
    const refusal = refusalOf(opened);
    if (refusal) return { status: refusal.status, outputs, error: refusal };
    const job = { inputs, databases, opened, recovery, told: found.told, sql: sql ?? '', context };
    const work = () => (inputs.mode === 'drill' ? drill(job) : planAndApply(job));
    const ended = await timeline.step(inputs.target ?? 'restore', inputs.mode, work, ({ error }) => outcomeOf(error));
    return { ...ended, outputs: { ...outputs, ...ended.outputs } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(
  { folder }: Found,
  keep: string | undefined,
  inputs: Inputs,
  databases: readonly Database[],
  context: Context,
): Promise<Opened> {
  const { database } = await readManifest(join(folder, manifestName));
  const identities = identitiesIn(inputs.identity ?? '');
  const assertions = assertionsOf(inputs, databases, database.name);
  return openSnapshot({ folder, identities, assertions, ...(keep === undefined ? {} : { keep }), context });
}

function outputsOf({ manifest: { rows, id } }: Opened, { pointMs, timeMs }: Recovery): Outcome['outputs'] {
  const seconds = (milliseconds: number) => Math.max(0, Math.round(milliseconds / 1000));
  return { rows, rpo: seconds(pointMs), rto: seconds(timeMs), snapshot: id };
}
