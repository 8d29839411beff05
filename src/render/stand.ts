import { ActionError } from '../runtime/errors.ts';
import type { Render } from './client.ts';
import { autoDeployCommand } from './commands.ts';
import { RollbackUnknown } from './errors.ts';
import { type Deploy, describeDeploy, isFailing, type Service } from './schema.ts';
import type { Job } from './service-rollback.ts';

/** What is there after a failure. */
interface Stand {
  live: Deploy | 'none' | 'not to be read';
  /** The rollback that was begun, as it is now; `undefined` also where it could not be read. */
  begun: Deploy | undefined;
}

/**
 * The error with what state things are in, as they are now. Where nothing was rolled back, auto-deploy is set to what it
 * was before. This also runs after a cancellation, with a signal of its own.
 */
export async function standAfterFailure(error: ActionError, job: Job): Promise<ActionError> {
  const surely = job.render.withSignal(AbortSignal.timeout(30_000));
  const stand = await lookAgain(surely, job);
  const nothing = isNothingRolledBack(error, job, stand);
  const sentences = [serving(job, stand), rollback(error, job, stand, nothing), await autoDeploy(surely, job, nothing)];
  return new ActionError(error.code, [endedWithStop(error.message), ...sentences].filter(Boolean).join(' '), {
    status: error.status,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

async function lookAgain(render: Render, { service, begun }: Job): Promise<Stand> {
  const [live, now] = await Promise.all([
    render.liveDeploy(service.id).then(
      (found) => found ?? ('none' as const),
      () => 'not to be read' as const,
    ),
    begun && render.deploy(service.id, begun.id).catch(() => undefined),
  ]);
  return { live, begun: now };
}

/** Only what is known counts: a rollback that may still become live must not meet auto-deploy. */
function isNothingRolledBack(error: ActionError, { begun, from }: Job, stand: Stand): boolean {
  if (error instanceof RollbackUnknown) return false;
  if (!begun) return true;
  const hasFailed = stand.begun !== undefined && isFailing(stand.begun.status) && stand.begun.status !== 'deactivated';
  return hasFailed && idOf(stand.live) === (from?.id ?? 'none');
}

function idOf(live: Stand['live']): string {
  return typeof live === 'string' ? live : live.id;
}

function serving({ service, from }: Job, { live }: Stand): string {
  if (live === 'not to be read') return `What ${service.name} serves could not be read.`;
  if (live === 'none') return `${service.name} serves no deploy${from ? '' : ', as before'}.`;
  return `${service.name} serves ${describeDeploy(live)}${live.id === from?.id ? ', as before' : ''}.`;
}

function rollback(error: ActionError, { begun }: Job, stand: Stand, nothing: boolean): string {
  if (nothing) return 'Nothing was rolled back.';
  if (error instanceof RollbackUnknown || !begun) return '';
  return `The rollback is the deploy ${begun.id}, which is \`${stand.begun?.status ?? 'not to be read'}\`.`;
}

async function autoDeploy(surely: Render, job: Job, nothing: boolean): Promise<string> {
  const { service } = job;
  if (service.autoDeploy === 'no') return 'Auto-deploy is off, as before.';
  const command = autoDeployCommand(surely.baseUrl, service.id, service);
  if (!nothing)
    return `Auto-deploy was turned off and stays so, since a push would undo the rollback. To turn it on: ${command}`;
  try {
    await setAsBefore(surely, service);
    return 'Auto-deploy is on, as before.';
  } catch {
    return `Auto-deploy was on; it may be off now, and it could not be turned on again. To do so: ${command}`;
  }
}

/** Changes of a service are limited to 10 a minute, so that there is none where none is needed. */
async function setAsBefore(surely: Render, { id, autoDeployTrigger }: Service): Promise<void> {
  const now = await surely.service(id);
  if (now.autoDeploy === 'yes' && now.autoDeployTrigger === autoDeployTrigger) return;
  await surely.setAutoDeploy(id, 'yes', autoDeployTrigger);
}

function endedWithStop(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
