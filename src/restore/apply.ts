import { type Cloudflare, connectCloudflare } from '../cloudflare/client.ts';
import { ActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { exchangeAll, exchangeSome } from './exchange.ts';
import { restoreInto } from './into-existing.ts';
import { makeFrom } from './into-new.ts';
import type { Ended, Job } from './job.ts';
import { planRestore, type RestorePlan } from './plan.ts';
import { reportApplied, reportNext, reportPlan } from './report.ts';
import { findTarget } from './target.ts';

/** Shows what a restore would change, and changes it where that is asked for. */
export async function planAndApply(job: Job): Promise<Ended> {
  const { inputs, databases, opened, context } = job;
  const cloudflare = await beforeAnyChange(() => connectCloudflare(inputs, context));
  const plan = await beforeAnyChange(async () => {
    const destination = await findTarget(inputs.target ?? '', databases, opened.manifest, cloudflare);
    if (!destination.exists && inputs.tables.length > 0) throw onlyInto(destination.name);
    return planRestore(destination, opened, inputs.tables, cloudflare);
  });
  reportPlan(plan, opened, context.summary);
  const outputs = { plan: asJson(plan) };
  if (inputs.mode === 'plan') {
    reportNext(plan, inputs.snapshot ?? 'latest', context);
    return { status: 'passed', outputs };
  }
  requireConfirmed(inputs.confirm, plan.name);
  const applied = await apply(plan, job, cloudflare);
  reportApplied(plan, applied.undo, applied.error === undefined, context.summary);
  const { error, undo, bookmark } = applied;
  return {
    status: error?.status ?? 'passed',
    outputs: {
      ...outputs,
      ...(undo === undefined ? {} : { undo }),
      ...(bookmark === undefined ? {} : { 'bookmark-before': bookmark }),
    },
    ...(error ? { error } : {}),
  };
}

function onlyInto(name: string): ActionError {
  return new ActionError('input-invalid', `\`tables\` is for a database that exists, and ${name} does not.`, {
    hint: 'Leave `tables` out to make the database from all of the snapshot.',
  });
}

function asJson({ name, destination, tables, migrationNow, migrationAfter }: RestorePlan) {
  return {
    target: name,
    exists: destination.exists,
    tables,
    'migration-now': migrationNow,
    'migration-after': migrationAfter,
    confirm: name,
  };
}

function requireConfirmed(given: string | undefined, name: string): void {
  if (given === name) return;
  const said = given === undefined ? 'is empty' : `says \`${given}\``;
  throw new ActionError(
    'not-confirmed',
    `The input \`confirm\` ${said}, and this restore wants \`${name}\`. Nothing was done.`,
    {
      hint: `Read the plan above, then run this again with \`confirm: ${name}\`.`,
    },
  );
}

async function apply(
  { destination, ledger, name, only }: RestorePlan,
  job: Job,
  cloudflare: Cloudflare,
): Promise<{ undo?: string; bookmark?: string; error?: ActionError }> {
  const { opened, sql, context } = job;
  if (!destination.exists || !ledger) {
    await makeFrom(job, name, cloudflare);
    return { undo: `npx wrangler d1 delete ${name}` };
  }
  const { undo, error } = await restoreInto({
    target: destination.target,
    planned: ledger,
    prepare: async (now) => (only.length === 0 ? exchangeAll(opened, sql, now) : exchangeSome(opened, sql, only, now)),
    cloudflare,
    context,
  });
  return { ...(undo ? { undo: undo.command, bookmark: undo.bookmark } : {}), ...(error ? { error } : {}) };
}
