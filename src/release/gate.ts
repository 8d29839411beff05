import type { Environment } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * Holds a gated environment shut. An environment named production is gated unless its configuration says `gate: off`,
 * and then every summary says so.
 * @throws ActionError `gate-required`
 */
export function passGate({ name, gate, gateSource }: Environment, context: Context): void {
  if (gate === 'required') {
    throw new ActionError(
      'gate-required',
      `The environment ${name} is gated: nothing reaches it without a review's verdict, and this version of voygent-actions cannot judge one yet. Nothing was done.`,
      {
        hint: `Until then, switch the gate off in so many words in .github/voygent.yml: \`environments: { ${name}: { gate: off } }\`.`,
      },
    );
  }
  if (gateSource !== 'configuration') return;
  const notice = `The gate of ${name} is off by configuration: nobody's review stands between this commit and ${name}.`;
  context.events.warning('gate.off', notice);
  context.summary.markdown(`> [!WARNING]\n> ${notice}`);
}
