import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import type { GitHub } from './client.ts';

/** An artifact as GitHub keeps it: one zip archive, whatever it was made of. */
export interface StoredArtifact {
  id: number;
  name: string;
  /** Of the archive. */
  bytes: number;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  expiresAt: string | undefined;
  expired: boolean;
  /** Of the archive, `sha256:…`. Artifacts of old uploaders have none. */
  digest: string | undefined;
  runId: number | undefined;
  /** It was made by a run of this repository's own commits. Anybody's fork can leave artifacts here, by a pull request. */
  isOurs: boolean;
}

/** What the job's token needs for every call here. */
export const artifactPermission = 'actions: read';

const pageSize = 100;
const mostPages = 10;

const Artifact = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    size_in_bytes: z.int().nonnegative(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullish(),
    expired: z.boolean(),
    digest: z.string().nullish(),
    workflow_run: z
      .object({ id: z.int().optional(), repository_id: z.int().optional(), head_repository_id: z.int().optional() })
      .nullish(),
  })
  .transform(
    (artifact): StoredArtifact => ({
      id: artifact.id,
      name: artifact.name,
      bytes: artifact.size_in_bytes,
      createdAt: artifact.created_at,
      expiresAt: artifact.expires_at ?? undefined,
      expired: artifact.expired,
      digest: artifact.digest ?? undefined,
      runId: artifact.workflow_run?.id,
      isOurs:
        artifact.workflow_run?.repository_id !== undefined &&
        artifact.workflow_run.repository_id === artifact.workflow_run.head_repository_id,
    }),
  );

const Page = z.object({ total_count: z.int().nonnegative(), artifacts: z.array(Artifact) });

/**
 * The artifacts of the repository whose name begins with `prefix`, newest first; expired ones too, as long as GitHub
 * tells of them. GitHub filters by whole names only, so that all artifacts are looked at: 1,000 at most, the newest.
 * @returns `isCut`: whether there were more artifacts than were looked at
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`
 */
export async function listArtifacts(
  github: GitHub,
  { prefix }: { prefix: string },
): Promise<{ artifacts: StoredArtifact[]; isCut: boolean }> {
  // By id, as an upload between two pages moves artifacts from one to the next.
  const seen = new Map<number, StoredArtifact>();
  let total = 0;
  for (let page = 1; page <= mostPages; page++) {
    const { total_count, artifacts } = await getPage(github, page);
    total = total_count;
    for (const artifact of artifacts) seen.set(artifact.id, artifact);
    if (artifacts.length < pageSize) return { artifacts: selected(seen, prefix), isCut: false };
  }
  return { artifacts: selected(seen, prefix), isCut: total > mostPages * pageSize };
}

function selected(seen: ReadonlyMap<number, StoredArtifact>, prefix: string): StoredArtifact[] {
  const age = ({ createdAt }: StoredArtifact) => Date.parse(createdAt);
  return [...seen.values()]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => age(other) - age(one) || other.id - one.id);
}

function getPage(github: GitHub, page: number): Promise<z.infer<typeof Page>> {
  const { owner, repo } = github;
  return github.call(
    { what: 'list the artifacts', permission: artifactPermission, idempotent: true, result: Page },
    (octokit, signal) =>
      octokit.rest.actions.listArtifactsForRepo({ owner, repo, per_page: pageSize, page, request: { signal } }),
  );
}

/**
 * @param id of the artifact, as its page's address and `gh api` tell it
 * @throws ActionError `artifact-not-found`, `github-auth`, `github-refused`, `github-unreachable`
 */
export async function getArtifact(github: GitHub, id: number): Promise<StoredArtifact> {
  const { owner, repo } = github;
  try {
    return await github.call(
      { what: `read the artifact ${id}`, permission: artifactPermission, idempotent: true, result: Artifact },
      (octokit, signal) => octokit.rest.actions.getArtifact({ owner, repo, artifact_id: id, request: { signal } }),
    );
  } catch (error) {
    throw isAnswer(error, 404) ? notFound(github, id, error) : error;
  }
}

/** GitHub answers 404 for what does not exist, and for what a token may not see. */
export function notFound({ owner, repo }: GitHub, id: number, cause: unknown): ActionError {
  return new ActionError('artifact-not-found', `${owner}/${repo} has no artifact ${id} that this token can see.`, {
    hint: `It may have been deleted, or have expired long ago, or the token lacks \`permissions: ${artifactPermission}\`. What there is: gh api repos/${owner}/${repo}/actions/artifacts`,
    cause,
  });
}

/** Whether GitHub refused a call with this status. */
export function isAnswer(error: unknown, status: number): boolean {
  return (
    error instanceof ActionError &&
    error.cause instanceof Error &&
    'status' in error.cause &&
    error.cause.status === status
  );
}
