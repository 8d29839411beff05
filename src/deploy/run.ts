import { connectCloudflare } from '../cloudflare/client.ts';
import { readHeads } from '../migrations/heads.ts';
import { parseChecks } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import { undoCommand } from '../rollout/baseline.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf, OutputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { runId } from '../runtime/run-id.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { requireJudged } from '../terms/judged-tree.ts';
import { conclusion } from './conclusion.ts';
import type { contract } from './contract.ts';
import { deployAll } from './deploy-all.ts';
import type { WorkerResult } from './deploy-worker.ts';
import { planWorkers, type WorkerPlan } from './plan.ts';
import { reportPlan, reportResults } from './report.ts';

export async function run(inputs: InputsOf<typeof contract>, context: Context): Promise<Result<typeof contract>> {
  const cloudflare = await connectCloudflare(inputs, context);
  const { plans, heads } = await beforeAnyChange(async () => {
    const project = await projectFromInputs(inputs, context);
    await requireJudged(project.environment, inputs, context);
    const checks = await parseChecks(inputs.checks ?? '', 'input checks');
    const wanted = { promote: inputs.promote, requiredSecrets: inputs['required-secrets'], checks };
    const [plans, heads] = await Promise.all([
      planWorkers(project, wanted, cloudflare, context),
      inputs.mode === 'plan' ? {} : readHeads(project.databases, cloudflare, context),
    ]);
    return { plans, heads };
  });
  if (inputs.mode === 'plan') {
    reportPlan(plans, context.summary);
    return { status: 'passed', outputs: planned(plans) };
  }
  const options = {
    dwellMs: inputs.dwell,
    waitMs: inputs.wait,
    run: runId(context),
    commit: context.runner.sha,
    heads,
  };
  const results = await deployAll(plans, options, cloudflare, context);
  reportResults(results, context.summary);
  const error = conclusion(results);
  return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}

function planned(plans: readonly WorkerPlan[]): OutputsOf<typeof contract> {
  return {
    'previous-versions': byWorker(plans, (plan) => plan, previousOf) ?? [],
    url:
      byWorker(
        plans,
        (plan) => plan,
        ({ url }) => url.href,
      ) ?? '',
  };
}

export function outputsOf(results: readonly WorkerResult[]): OutputsOf<typeof contract> {
  const each = <T>(value: (result: WorkerResult) => T | undefined) => byWorker(results, ({ plan }) => plan, value);
  const outputs = {
    'version-id': each(({ version }) => version),
    'previous-versions': each(({ plan }) => previousOf(plan)),
    'deployment-id': each(({ deploymentId, wayBack }) =>
      wayBack && 'deploymentId' in wayBack ? wayBack.deploymentId : deploymentId,
    ),
    url: each(({ plan }) => plan.url.href),
    undo: each(({ plan, deploymentId }) =>
      plan.baseline && deploymentId !== undefined ? undoCommand(plan.worker.name, plan.baseline.shares) : undefined,
    ),
  };
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
}

function previousOf({ baseline }: WorkerPlan) {
  return baseline?.shares.map(({ version_id, percentage }) => ({ version_id, percentage })) ?? [];
}

/** One Worker's value as it is, several as an object by name; `undefined` when there is none. */
function byWorker<I, T>(
  items: readonly I[],
  planOf: (item: I) => WorkerPlan,
  value: (item: I) => T | undefined,
): T | Record<string, T> | undefined {
  const entries = items.flatMap((item) => {
    const found = value(item);
    return found === undefined ? [] : [[planOf(item).worker.name, found] as const];
  });
  return items.length === 1 ? entries[0]?.[1] : entries.length === 0 ? undefined : Object.fromEntries(entries);
}
