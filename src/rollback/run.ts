import { join } from 'node:path';
import { writePage } from '../page/write.ts';
import type { Context } from '../runtime/context.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { apply } from './apply.ts';
import type { contract } from './contract.ts';
import { pageOf } from './page.ts';
import { type Inputs, planRollback, type RollbackPlan } from './plan.ts';
import { planAsJson, reportPlan, reportResult, tellPlan } from './report.ts';

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const plan = await context.timeline.step('rollback', 'plan', () =>
    beforeAnyChange(() => planRollback(inputs, context)),
  );
  reportPlan(plan, inputs, context.summary);
  const outputs = { plan: planAsJson(plan) };
  const { refusal, done } = plan;
  if (refusal) return { status: refusal.status, outputs, error: refusal };
  if (done !== undefined) {
    context.events.info('rollback.none', `Nothing to do. ${done}`);
    return { status: 'passed', outputs };
  }
  if (inputs.mode === 'plan') {
    tellPlan(plan, context);
    return { status: 'passed', outputs };
  }
  confirm(inputs.confirm, plan);
  const result = await apply(plan, inputs, context);
  reportResult(result, plan, context.timeline.steps, context.summary);
  const file = join(context.runner.temporary, `voygent-${result.rollback}.html`);
  const page = await writePage(pageOf(result, plan, context), { file, environment: plan.environment }, context);
  return {
    status: result.error?.status ?? 'passed',
    outputs: {
      ...outputs,
      ...(page === undefined ? {} : { 'report-html': page }),
      undo: result.undo.join('\n'),
      ...(result.recorded ? { 'deployment-id': String(result.recorded.deploymentId) } : {}),
    },
    ...(result.error ? { error: result.error } : {}),
  };
}

/** @throws ActionError `not-confirmed` */
function confirm(given: string | undefined, { confirm: wanted }: RollbackPlan): void {
  const words = (text: string) =>
    text
      .split(',')
      .map((word) => word.trim())
      .toSorted()
      .join(',');
  if (words(given ?? '') === words(wanted)) return;
  const said = given === undefined ? 'is empty' : `is \`${given}\``;
  throw new ActionError(
    'not-confirmed',
    `The input \`confirm\` ${said}, and this rollback wants \`${wanted}\`. Nothing was done.`,
    {
      hint: `Read the plan above, then run this again with \`confirm: ${wanted}\`.`,
      status: 'blocked',
    },
  );
}
