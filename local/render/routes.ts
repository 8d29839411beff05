import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { failure, notFound } from './answers.ts';
import { advance, deploysOf, type Ending, isUnderWay, makeDeploy, now, type Overlap } from './lives.ts';
import { AutoDeployTrigger, type Deploy, type Service, type Store } from './state.ts';
import { viewDeploy, viewService } from './views.ts';

/** A request that reached its route: authenticated, for a service that exists. */
export interface Call {
  store: Store;
  service: Service;
  /** The last part of the path, where the route has one. */
  id: string;
  query: URLSearchParams;
  body: unknown;
  overlap: Overlap;
  /** How the next deploy of the service ends. */
  takeEnding(): Ending;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH';
  /** Over what follows `/v1/services/{serviceId}`. */
  path: RegExp;
  answer: (call: Call) => LocalResponse;
}

export const routes: Route[] = [
  { method: 'GET', path: /^$/, answer: ({ service }) => ({ status: 200, body: viewService(service) }) },
  { method: 'PATCH', path: /^$/, answer: updateService },
  { method: 'GET', path: /^\/deploys$/, answer: listDeploys },
  { method: 'GET', path: /^\/deploys\/([^/]+)$/, answer: getDeploy },
  { method: 'POST', path: /^\/rollback$/, answer: rollBack },
];

const ServicePatch = z.looseObject({
  autoDeploy: z.enum(['yes', 'no']).optional(),
  autoDeployTrigger: AutoDeployTrigger.optional(),
});

/** `autoDeployTrigger` counts where both are given; `autoDeploy: yes` alone is «on commit». */
function updateService({ store, service, body }: Call): LocalResponse {
  const patch = ServicePatch.safeParse(body);
  if (!patch.success) return failure(400, 'invalid JSON: unknown value of autoDeploy or autoDeployTrigger');
  const { autoDeploy, autoDeployTrigger } = patch.data;
  store.change(() => {
    if (autoDeploy !== undefined) service.auto_deploy = autoDeploy === 'yes' ? 'commit' : 'off';
    if (autoDeployTrigger !== undefined) service.auto_deploy = autoDeployTrigger;
    service.updated_at = now();
  });
  return { status: 200, body: viewService(service) };
}

/** Newest first, in pages: `cursor` is that of the last entry of the page before. */
function listDeploys({ store, service, query }: Call): LocalResponse {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return failure(400, 'limit must be between 1 and 100');
  const statuses = query.getAll('status').flatMap((value) => value.split(','));
  const all = deploysOf(store.state, service.id)
    .toReversed()
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  const after = all.findIndex(({ id }) => cursorOf(id) === query.get('cursor'));
  const page = all.slice(after + 1, after + 1 + limit);
  return { status: 200, body: page.map((deploy) => ({ deploy: viewDeploy(deploy), cursor: cursorOf(deploy.id) })) };
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** To look at a deploy that is under way is what moves time here: it is told as it is, and then there is a step. */
function getDeploy({ store, service, id }: Call): LocalResponse {
  const deploy = find(store, service, id);
  if (!deploy) return notFound(`deploy: ${id}`);
  const body = viewDeploy(deploy);
  if (isUnderWay(deploy)) store.change((state) => advance(state, service.id));
  return { status: 200, body };
}

function find(store: Store, service: Service, id: string): Deploy | undefined {
  return deploysOf(store.state, service.id).find((deploy) => deploy.id === id);
}

/** It leaves auto-deploy as it is: api-docs.render.com/reference/rollback-deploy. */
function rollBack({ store, service, body, overlap, takeEnding }: Call): LocalResponse {
  const wanted = z.looseObject({ deployId: z.string() }).safeParse(body);
  if (!wanted.success) return failure(400, 'deployId is required');
  const target = find(store, service, wanted.data.deployId);
  if (!target) return notFound(`deploy: ${wanted.data.deployId}`);
  if (service.suspended) return failure(400, 'service is suspended');
  if (target.status !== 'live' && target.status !== 'deactivated')
    return failure(400, `cannot roll back to a deploy that is ${target.status}`);
  const { commit, image } = target;
  const given = { service: service.id, commit, image, trigger: 'rollback', ending: takeEnding() } as const;
  const deploy = store.change((state) => makeDeploy(state, given, overlap));
  return { status: 201, body: viewDeploy(deploy) };
}
