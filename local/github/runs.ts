import type { LocalResponse } from '../http/server.ts';
import { notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { findCommit, viewRepository } from './repository.ts';
import type { WorkflowRun } from './state.ts';
import { defaultBranch, repositoryUrl } from './views.ts';

export const runRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/actions/runs/{run_id}', answer: getRun },
];

function getRun(call: Call): LocalResponse {
  const run = call.store.state.runs.find(({ id }) => id === idOf(call, 'run_id'));
  return run ? { status: 200, body: viewRun(call, run) } : notFound();
}

function viewRun(call: Call, { id, status, created_at }: WorkflowRun) {
  const url = repositoryUrl(call, `/actions/runs/${id}`);
  const sha = findCommit(call, defaultBranch)?.sha ?? '';
  const person = { name: 'GitHub', email: 'noreply@github.com' };
  const repository = viewRepository(call);
  return {
    id,
    node_id: Buffer.from(`WorkflowRun:${id}`).toString('base64url'),
    name: 'Release',
    display_title: 'Release',
    head_branch: defaultBranch,
    head_sha: sha,
    path: '.github/workflows/release.yml',
    run_number: id,
    event: 'workflow_dispatch',
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
