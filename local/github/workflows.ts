import type { LocalResponse } from '../http/server.ts';
import type { Call, Route } from './call.ts';
import { paginate } from './pages.ts';
import type { Workflow } from './state.ts';
import { repositoryUrl } from './views.ts';

export const workflowRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/actions/workflows', answer: listWorkflows },
];

function listWorkflows(call: Call): LocalResponse {
  const { workflows, created_at } = call.store.state;
  const { items, headers } = paginate(call, workflows);
  const all = items.map((one) => view(call, one, workflows.indexOf(one) + 1, created_at));
  return { status: 200, headers, body: { total_count: workflows.length, workflows: all } };
}

function view(call: Call, { path, state }: Workflow, id: number, created_at: string) {
  const url = `https://github.com/${call.repository}`;
  return {
    id,
    node_id: Buffer.from(`Workflow:${id}`).toString('base64url'),
    name: path,
    path,
    state,
    created_at,
    updated_at: created_at,
    url: repositoryUrl(call, `/actions/workflows/${id}`),
    html_url: `${url}/blob/main/${path}`,
    badge_url: `${url}/workflows/${path}/badge.svg`,
  };
}
