import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Admission, type AdmitInputs, admit } from './admit.ts';
import { breakGlass, type Override } from './break-glass.ts';

export type PassInputs = AdmitInputs & { 'break-glass': string | undefined };

/** What the gate has come to: it opens by itself, or somebody put himself above it, or it is closed. */
export interface Passage {
  /** `undefined` where it could not be judged. */
  admission: Admission | undefined;
  /** Why it does not open by itself. */
  refused: ActionError | undefined;
  override: Override | undefined;
}

/**
 * Judges what is checked out. A no is an answer here, and no error.
 * @throws ActionError where the glass was to be broken, and is not
 */
export async function pass(inputs: PassInputs, context: Context): Promise<Passage> {
  const { admission, refused } = await judged(inputs, context);
  const reason = inputs['break-glass'];
  if (!refused || reason === undefined) return { admission, refused, override: undefined };
  const environment = inputs.environment ?? 'default';
  const override = await breakGlass({ reason, environment, refused, admission }, inputs, context);
  return { admission, refused, override };
}

async function judged(inputs: AdmitInputs, context: Context): Promise<Omit<Passage, 'override'>> {
  try {
    const admission = await admit(inputs, context);
    return { admission, refused: admission.judgement.decision === 'admitted' ? undefined : refusal(admission) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    return { admission: undefined, refused: error };
  }
}

/** A no, with all that speaks against it. */
function refusal({ judgement, ends, refusedWaivers }: Admission): ActionError {
  const { decision } = judgement;
  const reasons = [...judgement.reasons, ...refusedWaivers];
  const told = `${reasons.slice(0, 8).join(' ')}${reasons.length > 8 ? ` And ${reasons.length - 8} more.` : ''}`;
  const isBlocked = decision === 'blocked';
  return new ActionError(
    'gate-refused',
    `The gate does not admit ${ends.head.slice(0, 12)}. ${told} Nothing was done.`,
    {
      status: isBlocked ? 'blocked' : 'indeterminate',
      hint: isBlocked
        ? 'Correct what was found and have it reviewed again; or have somebody take a finding upon himself: docs/verdict.md, waivers.'
        : 'Run the review again on this commit, and give its outputs to the gate.',
    },
  );
}
