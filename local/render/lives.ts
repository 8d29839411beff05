import { randomBytes } from 'node:crypto';
import type { SeededService } from './sample.ts';
import type { Deploy, DeployStatus, State } from './state.ts';

/** Where a deploy that is made next ends, in place of `live`; `never` stays under way. */
export type Ending = 'live' | 'build_failed' | 'pre_deploy_failed' | 'update_failed' | 'canceled' | 'never';

/** What a service's policy for overlapping deploys does: the new one waits for its turn, or ends those under way. */
export type Overlap = 'wait' | 'override';

const final: readonly DeployStatus[] = [
  'live',
  'deactivated',
  'build_failed',
  'pre_deploy_failed',
  'update_failed',
  'canceled',
];

export function isUnderWay({ status }: Deploy): boolean {
  return !final.includes(status);
}

export interface NewDeploy {
  service: string;
  commit: Deploy['commit'];
  image?: Deploy['image'];
  trigger: Deploy['trigger'];
  ending: Ending;
}

/** A rollback takes what was built before, so that it has no build step: render.com/docs/rollbacks. */
export function makeDeploy(state: State, { ending, image = null, ...given }: NewDeploy, overlap: Overlap): Deploy {
  const others = deploysOf(state, given.service).filter(isUnderWay);
  if (overlap === 'override') for (const other of others) end(other, 'canceled');
  const at = now();
  const deploy: Deploy = {
    ...given,
    image,
    id: newId('dep'),
    status: overlap === 'wait' && others.length > 0 ? 'queued' : 'created',
    ahead: wayTo(ending, given.trigger !== 'rollback'),
    created_at: at,
    updated_at: at,
    finished_at: null,
  };
  state.deploys.push(deploy);
  return deploy;
}

function wayTo(ending: Ending, builds: boolean): DeployStatus[] {
  const build: DeployStatus[] = builds ? ['build_in_progress'] : [];
  switch (ending) {
    case 'live':
    case 'update_failed':
      return [...build, 'update_in_progress', ending];
    case 'build_failed':
      return ['build_in_progress', ending];
    case 'pre_deploy_failed':
      return [...build, 'pre_deploy_in_progress', ending];
    case 'canceled':
      return [...build, ending];
    case 'never':
      return builds ? build : ['update_in_progress'];
  }
}

/** A step in the life of a service: the oldest of its deploys that are under way comes to its next status. */
export function advance(state: State, service: string): void {
  const first = deploysOf(state, service).find(isUnderWay);
  const next = first?.ahead.shift();
  if (!first || next === undefined) return;
  if (next === 'live')
    for (const former of deploysOf(state, service)) if (former.status === 'live') end(former, 'deactivated');
  if (final.includes(next)) end(first, next);
  else Object.assign(first, { status: next, updated_at: now() });
}

function end(deploy: Deploy, status: DeployStatus): void {
  const at = now();
  Object.assign(deploy, { status, ahead: [], updated_at: at, finished_at: deploy.finished_at ?? at });
}

/** In the order in which they were made. */
export function deploysOf(state: Readonly<State>, service: string): Deploy[] {
  return state.deploys.filter((deploy) => deploy.service === service);
}

export function seed(state: State, { id, name, autoDeploy = 'commit', commits }: SeededService): void {
  if (state.services.some((service) => service.id === id)) return;
  const at = now();
  const suspended = false;
  const dates = { created_at: at, updated_at: at };
  state.services.push({ id, name, type: 'web_service', auto_deploy: autoDeploy, suspended, ...dates });
  for (const commit of commits) {
    const given = { service: id, commit: commitOf(commit), trigger: 'new_commit', ending: 'live' } as const;
    const deploy = makeDeploy(state, given, 'wait');
    while (isUnderWay(deploy)) advance(state, id);
  }
}

export function commitOf(id: string, message = `Change ${id.slice(0, 7)}`): NonNullable<Deploy['commit']> {
  return { id, message, created_at: now() };
}

/** The form of Render's ids: a word and 20 small letters and digits. */
function newId(prefix: string): string {
  return `${prefix}-${[...randomBytes(20)].map((byte) => (byte % 36).toString(36)).join('')}`;
}

export function now(): string {
  return new Date().toISOString();
}
