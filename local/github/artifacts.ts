import type { ArtifactShelf } from '../artifacts/artifacts.ts';
import type { Artifact } from '../artifacts/state.ts';
import type { LocalResponse } from '../http/server.ts';
import { failure, notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { findCommit } from './repository.ts';
import { defaultBranch, repositoryUrl } from './views.ts';

const root = '/repos/{owner}/{repo}/actions';

/** The artifacts of all runs, as REST shows them; how they come to be is the artifacts service's. */
export function artifactRoutes(shelf: ArtifactShelf): Route[] {
  const found = (call: Call) => shelf.list().find(({ id }) => id === idOf(call, 'artifact_id'));
  return [
    { method: 'GET', template: `${root}/artifacts`, answer: (call) => listed(call, shelf.list()) },
    { method: 'GET', template: `${root}/runs/{run_id}/artifacts`, answer: (call) => ofRun(call, shelf) },
    {
      method: 'GET',
      template: `${root}/artifacts/{artifact_id}`,
      answer(call) {
        const artifact = found(call);
        return artifact ? { status: 200, body: view(call, artifact) } : notFound();
      },
    },
    {
      method: 'GET',
      template: `${root}/artifacts/{artifact_id}/{archive_format}`,
      answer: (call) => (call.params.archive_format === 'zip' ? download(shelf, found(call)) : notFound()),
    },
    {
      method: 'DELETE',
      template: `${root}/artifacts/{artifact_id}`,
      answer(call) {
        const artifact = found(call);
        if (!artifact) return notFound();
        shelf.delete(artifact.id);
        return { status: 204 };
      },
    },
  ];
}

function ofRun(call: Call, shelf: ArtifactShelf): LocalResponse {
  const run = idOf(call, 'run_id');
  const artifacts = shelf.list().filter(({ run_id }) => run_id === run);
  const isKnown = artifacts.length > 0 || call.store.state.runs.some(({ id }) => id === run);
  return isKnown ? listed(call, artifacts) : notFound();
}

/** Newest first; `name` is the whole name. */
function listed(call: Call, artifacts: readonly Artifact[]): LocalResponse {
  const name = call.query.get('name');
  const wanted = artifacts.filter((artifact) => name === null || artifact.name === name);
  const sorted = wanted.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
  const { items, headers } = paginate(call, sorted);
  const body = { total_count: sorted.length, artifacts: items.map((artifact) => view(call, artifact)) };
  return { status: 200, headers, body };
}

function download(shelf: ArtifactShelf, artifact: Artifact | undefined): LocalResponse {
  if (!artifact) return notFound();
  if (isExpired(artifact)) return failure(410, 'Artifact has expired');
  return { status: 302, headers: { location: shelf.downloadUrl(artifact) } };
}

function isExpired({ expires_at }: Artifact): boolean {
  return Date.parse(expires_at) <= Date.now();
}

function view(call: Call, artifact: Artifact) {
  const url = repositoryUrl(call, `/actions/artifacts/${artifact.id}`);
  return {
    id: artifact.id,
    node_id: Buffer.from(`Artifact:${artifact.id}`).toString('base64url'),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(artifact),
    digest: artifact.digest,
    created_at: artifact.created_at,
    updated_at: artifact.updated_at,
    expires_at: artifact.expires_at,
    workflow_run: {
      id: artifact.run_id,
      repository_id: 1,
      head_repository_id: artifact.is_foreign ? 2 : 1,
      head_branch: defaultBranch,
      head_sha: findCommit(call, defaultBranch)?.sha ?? '',
    },
  };
}
