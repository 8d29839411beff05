import { connectCloudflare } from '../cloudflare/client.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import { overall } from '../rehearsal/rows.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf, OutputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { requireJudged } from '../terms/judged-tree.ts';
import { discuss } from './comment.ts';
import type { contract } from './contract.ts';
import { type DatabaseResult, migrateAll, untouched } from './databases.ts';
import { planAll, type Rehearsed } from './plan-all.ts';
import { report } from './report.ts';

export async function run(inputs: InputsOf<typeof contract>, context: Context): Promise<Result<typeof contract>> {
  const cloudflare = await connectCloudflare(inputs, context);
  const plans = await beforeAnyChange(async () => {
    const project = await projectFromInputs(inputs, context);
    await requireJudged(project.environment, inputs, context);
    return planAll(project, inputs, cloudflare, context);
  });
  const results = inputs.mode === 'plan' ? plans.map(untouched) : await migrateAll(plans, inputs, cloudflare, context);
  report(results, inputs.mode, context.summary);
  if (inputs.mode === 'plan') await discuss(results, inputs, context);
  return conclude(results);
}

function conclude(results: readonly DatabaseResult[]): Result<typeof contract> {
  const error = results.find((result) => result.error)?.error;
  return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}

function outputsOf(results: readonly DatabaseResult[]): OutputsOf<typeof contract> {
  const each = (value: (result: DatabaseResult) => string | undefined): Record<string, string> =>
    Object.fromEntries(
      results.flatMap((result) => {
        const found = value(result);
        return found === undefined ? [] : [[result.target.name, found]];
      }),
    );
  return {
    pending: results.flatMap(({ target, pending }) => pending.map(({ name }) => ({ database: target.name, name }))),
    applied: results.flatMap(({ target, applied }) => applied.map((name) => ({ database: target.name, name }))),
    findings: results.flatMap(({ target, findings }) =>
      findings.map((finding) => ({ database: target.name, ...finding })),
    ),
    rehearsal: Object.fromEntries(
      results.flatMap(({ target, rehearsal }) => (rehearsal ? [[target.name, rehearsalOf(rehearsal)]] : [])),
    ),
    'bookmark-before': each(({ bookmarkBefore }) => bookmarkBefore),
    'bookmark-after': each(({ bookmarkAfter }) => bookmarkAfter),
    'schema-digest': each(({ ledger }) => ledger.digest),
  };
}

function rehearsalOf({ kind, files }: Rehearsed) {
  return {
    source: kind,
    rows: overall(files).map(({ table, from, before, after }) => ({ table, from, before, after })),
    files: files.map(({ name, rows, digest }) => ({
      name,
      rows: rows
        .filter(({ before, after }) => before !== after)
        .map(({ table, before, after }) => ({ table, before, after })),
      digest: digest ?? null,
    })),
  };
}
