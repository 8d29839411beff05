import type { LocalResponse } from '../http/server.ts';
import { notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { findCommit, viewRepository } from './repository.ts';
import type { WorkflowRun } from './state.ts';
import { defaultBranch, repositoryUrl, viewUser } from './views.ts';

export const runRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/actions/runs/{run_id}', answer: getRun },
  { method: 'GET', template: '/repos/{owner}/{repo}/actions/runs/{run_id}/approvals', answer: getApprovals },
];

function find(call: Call): WorkflowRun | undefined {
  return call.store.state.runs.find(({ id }) => id === idOf(call, 'run_id'));
}

function getRun(call: Call): LocalResponse {
  const run = find(call);
  return run ? { status: 200, body: viewRun(call, run) } : notFound();
}

/** Who let it into which environments: for every decision an entry. */
function getApprovals(call: Call): LocalResponse {
  const run = find(call);
  if (!run) return notFound();
  const body = run.approvals.map(({ user, state, environments }) => ({
    state,
    comment: '',
    user: viewUser(call, user, 'User'),
    environments: environments.map((name, index) => ({ id: index + 1, name })),
  }));
  return { status: 200, body };
}

function viewRun(call: Call, { id, status, created_at, actor, event, head_branch }: WorkflowRun) {
  const url = repositoryUrl(call, `/actions/runs/${id}`);
  const sha = findCommit(call, defaultBranch)?.sha ?? '';
  const person = { name: 'GitHub', email: 'noreply@github.com' };
  const repository = viewRepository(call);
  return {
    id,
    node_id: Buffer.from(`WorkflowRun:${id}`).toString('base64url'),
    name: 'Release',
    display_title: 'Release',
    head_branch,
    head_sha: sha,
    path: '.github/workflows/release.yml',
    run_number: id,
    event,
    actor: viewUser(call, actor, 'User'),
    triggering_actor: viewUser(call, actor, 'User'),
    status,
    conclusion: status === 'completed' ? 'cancelled' : null,
    workflow_id: 1,
    workflow_url: repositoryUrl(call, '/actions/workflows/1'),
    url,
    html_url: `https://github.com/${call.repository}/actions/runs/${id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    check_suite_url: repositoryUrl(call, '/check-suites/1'),
    pull_requests: [],
    created_at,
    updated_at: created_at,
    head_commit: {
      id: sha,
      tree_id: sha,
      message: 'A commit',
      timestamp: created_at,
      author: person,
      committer: person,
    },
    head_repository: repository,
    repository,
  };
}
