import type { LocalResponse } from '../http/server.ts';
import { notFound } from './answers.ts';
import type { Call, Route } from './call.ts';
import { paginate } from './pages.ts';
import { type Environment, now } from './state.ts';
import { viewEnvironment } from './views.ts';

export const environmentRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/environments', answer: listEnvironments },
  { method: 'GET', template: '/repos/{owner}/{repo}/environments/{environment_name}', answer: getEnvironment },
];

/** A deployment to an environment that does not exist creates it. */
export function ensureEnvironment(environments: Environment[], name: string, nextId: () => number): void {
  if (environments.some((environment) => environment.name === name)) return;
  environments.push({ id: nextId(), name, created_at: now(), updated_at: now() });
}

function listEnvironments(call: Call): LocalResponse {
  const { environments } = call.store.state;
  const { items, headers } = paginate(call, environments);
  const body = { total_count: environments.length, environments: items.map((one) => viewEnvironment(call, one)) };
  return { status: 200, headers, body };
}

function getEnvironment(call: Call): LocalResponse {
  const name = call.params.environment_name;
  const environment = call.store.state.environments.find((candidate) => candidate.name === name);
  return environment ? { status: 200, body: viewEnvironment(call, environment) } : notFound();
}
