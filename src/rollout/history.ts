import type { Cloudflare } from '../cloudflare/client.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import type { Deployment, Share } from '../cloudflare/workers.ts';
import { type DeploymentNote, readNote } from './message.ts';
import { type Heads, readVersionNote } from './version-note.ts';

/** A Worker's past, as Cloudflare alone tells it. */
export interface History {
  worker: string;
  /** Newest first; the first one serves. */
  deployments: PastDeployment[];
  /** Those that can be deployed, newest first. */
  versions: PastVersion[];
}

export interface PastDeployment {
  id: string;
  /** ISO 8601; empty where Cloudflare does not tell. */
  createdOn: string;
  /** What is reached by requests: shares above 0 %. */
  serving: readonly Pick<Share, 'version_id' | 'percentage'>[];
  /** What a rollout of ours wrote into it. */
  note: DeploymentNote | undefined;
}

export interface PastVersion {
  id: VersionId;
  createdOn: string;
  /** What a release of ours wrote into it. */
  release: string | undefined;
  commit: string | undefined;
  heads: Heads | undefined;
  /** `secret` for one that was made by changing a secret. */
  triggeredBy: string | undefined;
}

/** Two reads. @throws CloudflareError */
export async function readHistory(worker: string, { workers }: Cloudflare): Promise<History> {
  const [deployments, versions] = await Promise.all([workers.deployments(worker), workers.versions(worker)]);
  return {
    worker,
    deployments: deployments.map(toPast),
    versions: versions.map(({ id, metadata, annotations }) => {
      const note = readVersionNote(annotations?.['workers/message']);
      return {
        id,
        createdOn: metadata?.created_on ?? '',
        release: note?.release,
        commit: note?.commit,
        heads: note?.heads,
        triggeredBy: annotations?.['workers/triggered_by'],
      };
    }),
  };
}

function toPast({ id, created_on, versions, annotations }: Deployment): PastDeployment {
  return {
    id,
    createdOn: created_on ?? '',
    serving: versions
      .filter(({ percentage }) => percentage > 0)
      .map(({ version_id, percentage }) => ({ version_id, percentage })),
    note: readNote(annotations?.['workers/message']),
  };
}

/** What a version carries; `undefined` for one that is too old to be deployed again. */
export function versionIn({ versions }: History, id: VersionId): PastVersion | undefined {
  return versions.find((version) => version.id === id);
}

/** Whether a secret was changed after a version was made: it runs with the values that it was made with. */
export function secretsChangedSince({ versions }: History, id: VersionId): boolean {
  const at = versions.findIndex((version) => version.id === id);
  return versions.slice(0, Math.max(0, at)).some(({ triggeredBy }) => triggeredBy === 'secret');
}

/** The one version that serves all requests; `undefined` while there are several, or none. */
export function soleVersion({ serving }: Pick<PastDeployment, 'serving'>): VersionId | undefined {
  return serving.length === 1 ? serving[0]?.version_id : undefined;
}

/**
 * What served before a version came: by the note of the rollout that brought it, else the last deployment of one other
 * version before its first. `undefined` where the past does not reach so far.
 */
export function servedBefore({ deployments }: History, version: VersionId): VersionId | undefined {
  const brought = deployments.findLast(
    ({ note, serving }) =>
      note !== undefined && typeof note.step === 'number' && serving.some(({ version_id }) => version_id === version),
  );
  const noted = brought?.note && soleVersion({ serving: brought.note.wayBack });
  if (noted !== undefined && noted !== version) return noted;
  const first = deployments.findLastIndex(({ serving }) => serving.some(({ version_id }) => version_id === version));
  if (first === -1) return undefined;
  return deployments
    .slice(first + 1)
    .map(soleVersion)
    .find((id) => id !== undefined && id !== version);
}
