import type { Destination, ServiceState } from '../ledger/entry.ts';
import type { Project } from '../project/project.ts';
import { connectRender, type Render } from '../render/client.ts';
import { rollBackService, type ServiceRollback } from '../render/service-rollback.ts';
import { wayBackOf } from '../render/way-back.ts';
import type { Context } from '../runtime/context.ts';
import { type ActionError, toActionError } from '../runtime/errors.ts';
import type { Chosen } from './target.ts';

/** What becomes of the project's service on Render. */
export interface ServiceMove {
  render: Render;
  now: ServiceState;
  /** The deploy that it goes back to; `undefined`: it stays, and why. */
  to: string | undefined;
  why: string | undefined;
}

/** A service that was to go back. */
export interface MovedService {
  move: ServiceMove;
  done: ServiceRollback | undefined;
  error: ActionError | undefined;
}

/** Reads only. `undefined`: the project has none, or there is no key, which is said. */
export async function planService(
  { render: configured }: Project,
  apiKey: string | undefined,
  chosen: Chosen,
  context: Context,
): Promise<ServiceMove | undefined> {
  if (!configured) return undefined;
  if (apiKey === undefined) {
    context.events.warning(
      'render.left-out',
      `The service ${configured.service} on Render stays as it is: the input \`render-api-key\` is empty.`,
    );
    return undefined;
  }
  const render = connectRender(apiKey, context);
  const now = await wayBackOf(render, configured.service);
  const to = destinationOf(now, chosen);
  if (to === undefined) return { render, now, to, why: 'of that moment no deploy of it was recorded' };
  return to === now.deploy
    ? { render, now, to: undefined, why: 'the deploy of that moment is live' }
    : { render, now, to, why: undefined };
}

function destinationOf({ service }: ServiceState, { continues, moment }: Chosen): string | undefined {
  const goal = continues?.entry.destination?.services.find((one) => one.service === service)?.deploy;
  return goal ?? moment?.services.find((one) => one.service === service)?.deploy ?? undefined;
}

export function goalOf(move: ServiceMove | undefined): Destination['services'] {
  return move?.to === undefined ? [] : [{ service: move.now.service, deploy: move.to }];
}

// A rollback reuses what was built (render.com/docs/rollbacks); what takes longer than this does not come.
const deadlineMs = 10 * 60_000;

/** It does not throw: it says what became of it. */
export async function moveService(move: ServiceMove | undefined, context: Context): Promise<MovedService | undefined> {
  if (move?.to === undefined) return undefined;
  const { render, now, to } = move;
  try {
    const events = context.events.step(`roll back ${now.name}`);
    const back = () => rollBackService(render, now.service, to, { events, deadlineMs });
    const done = await context.timeline.step(now.name, 'roll back', back);
    return { move, done, error: undefined };
  } catch (thrown) {
    return { move, done: undefined, error: toActionError(thrown) };
  }
}
