import { tell } from '../feedback/feedback.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { writeSarif } from '../verdict/sarif.ts';
import type { Admission } from './admit.ts';
import type { contract } from './contract.ts';
import { feedbackOf } from './feedback.ts';
import { type Passage, pass } from './pass.ts';
import { reportGate, reportOverride } from './report.ts';

type Inputs = InputsOf<typeof contract>;

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const passage = await beforeAnyChange(() => pass(inputs, context));
  const { admission, override } = passage;
  if (admission) reportGate(admission, context.summary);
  if (override) reportOverride(override, context.summary);
  if (inputs.feedback) await tell(await feedbackOf(passage, inputs, context), inputs, context);
  const outputs = { ...outputsOf(passage), ...(admission ? { sarif: await sarifOf(admission, context) } : {}) };
  return { ...resultOf(passage), outputs };
}

function sarifOf({ judgement, verdict }: Admission, context: Context): Promise<string> {
  return writeSarif(verdict.predicate.findings, new Set(judgement.waived), context);
}

function resultOf({ refused, override }: Passage): Omit<Result<typeof contract>, 'outputs'> {
  return refused && !override ? { status: refused.status, error: refused } : { status: 'passed' };
}

function outputsOf({ admission, refused, override }: Passage): Result<typeof contract>['outputs'] {
  const reasons = admission?.judgement.reasons ?? (refused ? [refused.message] : []);
  if (override) return { decision: 'overridden', 'head-sha': override.head, reasons };
  if (!admission) return { decision: 'indeterminate', reasons };
  return { decision: admission.judgement.decision, 'head-sha': admission.ends.head, reasons };
}
