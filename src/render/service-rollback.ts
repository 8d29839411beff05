import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import type { Render } from './client.ts';
import { autoDeployCommand, cancelCommand, rollbackCommand } from './commands.ts';
import { type Deploy, describeDeploy, isSameContent, isUnderWay, type Service } from './schema.ts';
import { standAfterFailure } from './stand.ts';
import { isRollbackTo } from './start-rollback.ts';

export interface RollbackMeans {
  events: Events;
  /** How long Render may take from the request until the target serves, in milliseconds. */
  deadlineMs: number;
}

export interface ServiceRollback {
  /** What served before; `undefined` where nothing did. */
  from: Deploy | undefined;
  /** What serves now. */
  to: Deploy;
  /** `false` where what was wanted served already: then nothing was changed. */
  rolledBack: boolean;
  autoDeployBefore: 'yes' | 'no';
  /** Commands that undo it, in their order. They have the key as `$RENDER_API_KEY`. */
  undo: string[];
}

/** What a rollback starts from, and what it has come to. */
export interface Job {
  render: Render;
  means: RollbackMeans;
  service: Service;
  target: Deploy;
  /** What served at the beginning. */
  from: Deploy | undefined;
  /** Those that were there at the beginning, newest first. */
  recent: readonly Deploy[];
  /** The deploy that goes back to the target, once there is one. */
  begun: Deploy | undefined;
}

/** How many deploys are looked at, newest first. */
const lookBack = 20;

/**
 * Brings a service back to what a former deploy served. Auto-deploy is turned off first, since a rollback over the API
 * leaves it as it is, and the next push would bring the code back that is gone back from (render.com/docs/rollbacks).
 * To run it again is safe: what serves already is left alone, and a rollback that is under way is waited for. Where what
 * is wanted serves, but a deploy of something else is under way, that is refused with the command that ends the deploy.
 * @throws ActionError which says what serves, and whether auto-deploy is on. It is turned on again only where nothing was
 * rolled back.
 */
export async function rollBackService(
  render: Render,
  serviceId: string,
  deployId: string,
  means: RollbackMeans,
): Promise<ServiceRollback> {
  const job = await beforeAnyChange(() => prepare(render, serviceId, deployId, means));
  const { service, from } = job;
  if (from && serves(from, job.target)) return alreadyThere(job, from);
  try {
    if (service.autoDeploy === 'yes') await turnOff(job);
    job.begun ??= await render.rollback(service.id, job.target.id);
    tellBegun(job, job.begun);
    const to = await arrive(job, job.begun);
    return { from, to, rolledBack: true, autoDeployBefore: service.autoDeploy, undo: undoCommands(job) };
  } catch (thrown) {
    throw await standAfterFailure(toActionError(thrown), job);
  }
}

/** Reads all that must be known first, and refuses what cannot come to a good end. */
async function prepare(render: Render, serviceId: string, deployId: string, means: RollbackMeans): Promise<Job> {
  const service = await render.service(serviceId);
  if (service.suspended) throw isSuspended(service);
  const target = await render.deploy(service.id, deployId);
  const [from, recent] = await Promise.all([
    render.liveDeploy(service.id),
    render.deploys(service.id, { limit: lookBack }),
  ]);
  const underWay = recent.filter(isUnderWay);
  const begun = underWay.find((deploy) => deploy.trigger === 'rollback' && isRollbackTo(deploy, target));
  if (target.status !== 'live' && target.status !== 'deactivated') throw neverServed(service, target);
  const other = underWay.find((deploy) => !serves(deploy, target));
  if (from && serves(from, target) && other) throw isBeingReplaced(render, service, from, other);
  return { render, means, service, target, from, recent, begun };
}

function serves(deploy: Deploy, target: Deploy): boolean {
  return deploy.id === target.id || isSameContent(deploy, target);
}

function alreadyThere({ service, means: { events } }: Job, from: Deploy): ServiceRollback {
  const rest = service.autoDeploy === 'yes' ? ' Auto-deploy is on, and was left so: the next push is deployed.' : '';
  events.info('render.unchanged', `${service.name} serves ${describeDeploy(from)} already. Nothing was done.${rest}`, {
    service: service.id,
    deploy: from.id,
  });
  return { from, to: from, rolledBack: false, autoDeployBefore: service.autoDeploy, undo: [] };
}

async function turnOff({ render, service, means: { events } }: Job): Promise<void> {
  await render.setAutoDeploy(service.id, 'no');
  events.info(
    'render.auto-deploy-off',
    `Auto-deploy of ${service.name} is off, so that no push brings back what is rolled back.`,
    {
      service: service.id,
    },
  );
}

function tellBegun({ service, target, recent, means: { events } }: Job, begun: Deploy): void {
  const isOlder = recent.some(({ id }) => id === begun.id);
  events.info(
    'render.rollback',
    isOlder
      ? `A rollback of ${service.name} to ${describeDeploy(target)} is under way already: ${begun.id}. It is waited for.`
      : `Render rolls ${service.name} back to ${describeDeploy(target)}, with the deploy ${begun.id}.`,
    { service: service.id, deploy: begun.id, target: target.id },
  );
}

/** Waits until the rollback serves, and looks whether it will stay so. */
async function arrive(job: Job, begun: Deploy): Promise<Deploy> {
  const { render, service, target, from, means } = job;
  const settled = await render.waitForDeploy(service.id, begun.id, means.deadlineMs);
  if (settled.status !== 'live') throw didNotServe(service, settled);
  const [listed, recent, now] = await Promise.all([
    render.liveDeploy(service.id),
    render.deploys(service.id, { limit: lookBack }),
    render.service(service.id),
  ]);
  // A list may lag behind: what served before cannot serve again under its old id.
  const live = listed && listed.id !== from?.id ? listed : settled;
  if (!serves(live, target)) throw replaced(service, settled, live);
  const next = recent.find((deploy) => isUnderWay(deploy) && !serves(deploy, target));
  if (next) throw isBeingReplaced(render, service, live, next);
  tellOfOthers(job, recent, live);
  if (now.autoDeploy === 'yes') warnOfAutoDeploy(job);
  means.events.info('render.rolled-back', `${service.name} serves ${describeDeploy(live)}.`, {
    service: service.id,
    deploy: live.id,
  });
  return live;
}

/** A push between the first look and the end of auto-deploy makes a deploy that the rollback then replaces. */
function tellOfOthers(
  { service, recent: before, begun, means: { events } }: Job,
  recent: Deploy[],
  live: Deploy,
): void {
  const known = new Set([...before, live, ...(begun ? [begun] : [])].map(({ id }) => id));
  for (const deploy of recent.filter(({ id, trigger }) => !known.has(id) && trigger !== 'rollback'))
    events.warning(
      'render.overtaken',
      `While ${service.name} was rolled back, another deploy was made: ${describeDeploy(deploy)}. It does not serve.`,
      { service: service.id, deploy: deploy.id },
    );
}

function warnOfAutoDeploy({ render, service, means: { events } }: Job): void {
  const command = autoDeployCommand(render.baseUrl, service.id, { autoDeploy: 'no' });
  events.warning(
    'render.auto-deploy-on',
    `Auto-deploy of ${service.name} was turned on by someone else in the meantime, so that the next push replaces what was rolled back to. A sync of a Blueprint does that. To turn it off: ${command}`,
    { service: service.id },
  );
}

function undoCommands({ render, service, from }: Job): string[] {
  return [
    ...(from ? [rollbackCommand(render.baseUrl, service.id, from.id)] : []),
    ...(service.autoDeploy === 'yes' ? [autoDeployCommand(render.baseUrl, service.id, service)] : []),
  ];
}

function isSuspended({ name }: Service): ActionError {
  return new ActionError('way-back-failed', `The Render service ${name} is suspended: no deploy of it would serve.`, {
    hint: "Resume it in Render's dashboard, then run this again.",
  });
}

function neverServed({ name }: Service, { id, status }: Deploy): ActionError {
  return new ActionError('target-not-found', `The deploy ${id} of ${name} is \`${status}\`: it never served.`, {
    hint: 'Choose a deploy that is `live` or `deactivated`, which is what Render calls those that have served.',
  });
}

function didNotServe({ name }: Service, { id, status }: Deploy): ActionError {
  if (status === 'deactivated')
    return new ActionError(
      'changed-meanwhile',
      `The rollback ${id} of ${name} served, and another deploy has replaced it.`,
      {
        hint: 'Find out who deployed and why, then run this again.',
      },
    );
  return new ActionError(
    'way-back-failed',
    `The rollback ${id} of ${name} did not come to serve: it is \`${status}\`.`,
    {
      hint: `Its log is in Render's dashboard, under Events of the service. Render keeps only some builds: choose a newer deploy where the old build is gone.`,
    },
  );
}

function replaced({ name }: Service, settled: Deploy, live: Deploy): ActionError {
  return new ActionError(
    'changed-meanwhile',
    `The rollback ${settled.id} of ${name} became live, but ${describeDeploy(live)} serves now.`,
    {
      hint: 'Find out who deployed and why, then run this again.',
    },
  );
}

function isBeingReplaced(render: Render, service: Service, live: Deploy, next: Deploy): ActionError {
  return new ActionError(
    'changed-meanwhile',
    `${service.name} serves ${describeDeploy(live)}, but ${describeDeploy(next)} is under way (\`${next.status}\`) and would replace it.`,
    { hint: `End that deploy, then run this again: ${cancelCommand(render.baseUrl, service.id, next.id)}` },
  );
}
