import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { failure, notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { ensureEnvironment } from './environments.ts';
import { paginate } from './pages.ts';
import { findCommit } from './repository.ts';
import { type Commit, type Deployment, now } from './state.ts';
import { defaultBranch, viewDeployment } from './views.ts';

const one = '/repos/{owner}/{repo}/deployments/{deployment_id}';

export const deploymentRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/deployments', answer: listDeployments },
  { method: 'POST', template: '/repos/{owner}/{repo}/deployments', answer: createDeployment },
  { method: 'GET', template: one, answer: getDeployment },
  { method: 'DELETE', template: one, answer: deleteDeployment },
];

/** The deployment that the path names. */
export function findDeployment(call: Call): Deployment | undefined {
  const id = idOf(call, 'deployment_id');
  return call.store.state.deployments.find((deployment) => deployment.id === id);
}

function getDeployment(call: Call): LocalResponse {
  const deployment = findDeployment(call);
  return deployment ? { status: 200, body: viewDeployment(call, deployment) } : notFound();
}

const filters = ['sha', 'ref', 'task', 'environment'] as const;

function listDeployments(call: Call): LocalResponse {
  const wanted = call.store.state.deployments.filter((deployment) =>
    filters.every((name) => isWanted(call.query.get(name), deployment[name])),
  );
  const { items, headers } = paginate(call, wanted.toReversed());
  return { status: 200, headers, body: items.map((deployment) => viewDeployment(call, deployment)) };
}

/** GitHub documents `none` as the default of each filter. */
function isWanted(filter: string | null, value: string): boolean {
  return filter === null || filter === 'none' || filter === value;
}

const NewDeployment = z.object({
  ref: z.string(),
  task: z.string().default('deploy'),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).optional(),
  payload: z.union([z.string(), z.record(z.string(), z.unknown())]).default({}),
  environment: z.string().default('production'),
  description: z.string().nullable().default(null),
  transient_environment: z.boolean().default(false),
  production_environment: z.boolean().optional(),
});
type NewDeployment = z.infer<typeof NewDeployment>;

function createDeployment(call: Call): LocalResponse {
  const wanted = NewDeployment.parse(call.body);
  const commit = findCommit(call, wanted.ref);
  if (!commit) return failure(422, `No ref found for: ${wanted.ref}`);
  return refusal(wanted, commit) ?? record(call, wanted, commit);
}

/** Why a deployment is not created: the default branch was merged first, cannot be merged, or a check is not green. */
function refusal(wanted: NewDeployment, commit: Commit): LocalResponse | undefined {
  if (wanted.auto_merge && commit.behind === 'mergeable') {
    return { status: 202, body: { message: `Auto-merged ${defaultBranch} into ${wanted.ref} on deployment.` } };
  }
  if (wanted.auto_merge && commit.behind === 'conflicting') {
    return failure(409, `Conflict merging ${defaultBranch} into ${wanted.ref}.`);
  }
  const required = wanted.required_contexts ?? Object.keys(commit.contexts);
  return required.some((context) => commit.contexts[context] !== 'success')
    ? failure(409, `Conflict: Commit status checks failed for ${wanted.ref}.`)
    : undefined;
}

function record(call: Call, wanted: NewDeployment, { sha }: Commit): LocalResponse {
  const { auto_merge: _, required_contexts: __, ...kept } = wanted;
  const deployment = call.store.change((state, nextId) => {
    const created: Deployment = {
      ...kept,
      id: nextId(),
      sha,
      original_environment: wanted.environment,
      production_environment: wanted.production_environment ?? wanted.environment === 'production',
      created_at: now(),
      updated_at: now(),
    };
    state.deployments.push(created);
    ensureEnvironment(state.environments, wanted.environment, nextId);
    return created;
  });
  return { status: 201, body: viewDeployment(call, deployment) };
}

/** The last deployment may always go; of several, only those whose latest status is not a success. */
function deleteDeployment(call: Call): LocalResponse {
  const deployment = findDeployment(call);
  if (!deployment) return notFound();
  const { deployments, statuses } = call.store.state;
  const latest = statuses.findLast((status) => status.deployment_id === deployment.id);
  const active = latest === undefined || latest.state === 'success';
  if (active && deployments.length > 1) {
    return failure(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    );
  }
  call.store.change((state) => {
    state.deployments = state.deployments.filter(({ id }) => id !== deployment.id);
    state.statuses = state.statuses.filter((status) => status.deployment_id !== deployment.id);
  });
  return { status: 204 };
}
