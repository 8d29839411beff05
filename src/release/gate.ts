import { type PassInputs, pass } from '../gate/pass.ts';
import { reportGate, reportOverride } from '../gate/report.ts';
import type { Environment } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { requireJudgedTree } from '../terms/judged-tree.ts';
import type { Covered } from '../verdict/verdict.ts';

/** By what a release came through the gate, for its record. */
export interface Evidence {
  /** sha256 of the verdict. */
  verdict: string | null;
  /** Who put himself above the gate, and the issue that tells of it. */
  breakGlass: { by: string; issue: number } | undefined;
  /** What of the change the review has seen; `undefined` where there is no verdict. */
  coverage: readonly Covered[] | undefined;
}

/**
 * Holds a gated environment shut, but for what a verdict admits and is checked out here. An environment named production is
 * gated unless its configuration says `gate: off`, and then every summary says so.
 * @param isPlan a plan without a verdict only says that one will be needed
 * @throws ActionError `gate-required`, `gate-refused`, and where it cannot be judged
 */
export async function passGate(
  environment: Environment,
  inputs: PassInputs,
  isPlan: boolean,
  context: Context,
): Promise<Evidence | undefined> {
  const { name, gate } = environment;
  if (gate === 'off') {
    if (environment.gateSource === 'configuration') tellOff(name, context);
    return undefined;
  }
  if (inputs.verdict === undefined && (isPlan || inputs['break-glass'] === undefined)) {
    if (!isPlan) throw required(name);
    const notice = `The environment ${name} is gated: to carry this out a review's verdict is needed.`;
    context.summary.markdown(`> [!NOTE]\n> ${notice}`);
    return undefined;
  }
  // A plan changes nothing: no glass is broken for it.
  return enter({ ...inputs, 'break-glass': isPlan ? undefined : inputs['break-glass'] }, context);
}

async function enter(inputs: PassInputs, context: Context): Promise<Evidence> {
  const { admission, override, refused } = await pass(inputs, context);
  if (admission) reportGate(admission, context.summary);
  if (override) reportOverride(override, context.summary);
  if (refused && !override) throw refused;
  const head = override?.head ?? admission?.ends.head;
  if (head !== undefined) await requireJudgedTree(head, context);
  return {
    verdict: admission?.verdictSha256 ?? null,
    breakGlass: override && { by: override.by, issue: override.issue.number },
    coverage: admission?.verdict.predicate.coverage,
  };
}

function required(name: string | undefined): ActionError {
  return new ActionError(
    'gate-required',
    `The environment ${name} is gated: nothing reaches it without a review's verdict, and the input \`verdict\` is empty. Nothing was done.`,
    {
      hint: `Run \`review\` before this and give its outputs as \`verdict\` and \`verdict-sha256\`; or switch the gate off in so many words in .github/voygent.yml: \`environments: { ${name}: { gate: off } }\`.`,
    },
  );
}

function tellOff(name: string | undefined, context: Context): void {
  const notice = `The gate of ${name} is off by configuration: nobody's review stands between this commit and ${name}.`;
  context.events.warning('gate.off', notice);
  context.summary.markdown(`> [!WARNING]\n> ${notice}`);
}
