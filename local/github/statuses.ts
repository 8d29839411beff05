import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { notFound, validationFailed } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { findDeployment } from './deployments.ts';
import { ensureEnvironment } from './environments.ts';
import { paginate } from './pages.ts';
import { type Deployment, DeploymentState, type DeploymentStatus, now, type Store } from './state.ts';
import { repositoryUrl, viewStatus } from './views.ts';

const all = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

export const statusRoutes: Route[] = [
  { method: 'GET', template: all, answer: listStatuses },
  { method: 'POST', template: all, answer: createStatus },
  { method: 'GET', template: `${all}/{status_id}`, answer: getStatus },
];

function statusesOf(call: Call, deployment: Deployment): DeploymentStatus[] {
  return call.store.state.statuses.filter((status) => status.deployment_id === deployment.id);
}

function listStatuses(call: Call): LocalResponse {
  const deployment = findDeployment(call);
  if (!deployment) return notFound();
  const { items, headers } = paginate(call, statusesOf(call, deployment).toReversed());
  return { status: 200, headers, body: items.map((status) => viewStatus(call, status)) };
}

function getStatus(call: Call): LocalResponse {
  const deployment = findDeployment(call);
  const id = idOf(call, 'status_id');
  const status = deployment && statusesOf(call, deployment).find((candidate) => candidate.id === id);
  return status ? { status: 200, body: viewStatus(call, status) } : notFound();
}

const NewStatus = z.object({
  state: DeploymentState,
  target_url: z.string().default(''),
  log_url: z.string().default(''),
  description: z.string().default(''),
  environment: z.string().optional(),
  environment_url: z.string().default(''),
  auto_inactive: z.boolean().default(true),
});
type NewStatus = z.infer<typeof NewStatus>;

/** GitHub counts characters, not bytes. */
const longestDescription = 140;

function createStatus(call: Call): LocalResponse {
  const deployment = findDeployment(call);
  if (!deployment) return notFound();
  const wanted = NewStatus.parse(call.body);
  const resource = 'DeploymentStatus';
  if ([...wanted.description].length > longestDescription) {
    const message = `description is too long (maximum is ${longestDescription} characters)`;
    return validationFailed({ resource, field: 'description', code: 'custom', message });
  }
  for (const field of ['target_url', 'log_url', 'environment_url'] as const) {
    if (isNoUrl(wanted[field])) {
      return validationFailed({ resource, field, code: 'custom', message: `${field} must use http(s) scheme` });
    }
  }
  const status = record(call.store, deployment, wanted);
  const location = repositoryUrl(call, `/deployments/${deployment.id}/statuses/${status.id}`);
  return { status: 201, headers: { location }, body: viewStatus(call, status) };
}

function isNoUrl(text: string): boolean {
  return text !== '' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
}

function record(store: Store, deployment: Deployment, wanted: NewStatus): DeploymentStatus {
  return store.change((state, nextId) => {
    const created = newStatus(nextId(), deployment, wanted);
    state.statuses.push(created);
    deployment.environment = created.environment;
    deployment.updated_at = created.created_at;
    ensureEnvironment(state.environments, created.environment, nextId);
    if (wanted.state === 'success' && wanted.auto_inactive) {
      for (const superseded of supersededBy(deployment, state.deployments, state.statuses)) {
        const inactive = {
          ...wanted,
          state: 'inactive' as const,
          description: '',
          environment: superseded.environment,
        };
        state.statuses.push(newStatus(nextId(), superseded, inactive));
      }
    }
    return created;
  });
}

function newStatus(id: number, deployment: Deployment, wanted: NewStatus): DeploymentStatus {
  return {
    id,
    deployment_id: deployment.id,
    state: wanted.state,
    description: wanted.description,
    // The environment of the deployment is that of its latest status already.
    environment: wanted.environment ?? deployment.environment,
    environment_url: wanted.environment_url,
    log_url: wanted.log_url || wanted.target_url,
    created_at: now(),
  };
}

/** "All prior non-transient, non-production environment deployments" of that name "that had a `success` state". */
function supersededBy(current: Deployment, deployments: Deployment[], statuses: DeploymentStatus[]): Deployment[] {
  return deployments.filter(
    (candidate) =>
      candidate.id < current.id &&
      candidate.environment === current.environment &&
      !candidate.transient_environment &&
      !candidate.production_environment &&
      statuses.findLast(({ deployment_id }) => deployment_id === candidate.id)?.state === 'success',
  );
}
