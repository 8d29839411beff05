import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { artifactPermission, downloadArtifact, getArtifact, type StoredArtifact } from '../github/artifacts.ts';
import { connectGitHub, type GitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { inMegabytes } from './progress.ts';
import { latestOf, storedSnapshots } from './store.ts';

/** A snapshot that is on this machine. */
export interface Found extends AsyncDisposable {
  /** With the manifest and the dump. */
  folder: string;
  /** After «from». */
  told: string;
  artifact: StoredArtifact | undefined;
}

export interface Wanted {
  /** Default: `latest`. */
  snapshot: string | undefined;
  'github-token': string | undefined;
}

/**
 * Finds a snapshot, and downloads it where it is an artifact; what was downloaded is deleted when the result is disposed of.
 * @param database whose latest is meant, where that is asked for
 * @throws ActionError `artifact-not-found`, `artifact-failed`, `input-invalid`, `snapshot-refused`
 */
export async function findSnapshot(
  { snapshot = 'latest', ...inputs }: Wanted,
  database: () => string,
  context: Context,
): Promise<Found> {
  const isArtifact = snapshot === 'latest' || /^\d+$/.test(snapshot);
  if (!isArtifact) return onDisk(snapshot, context);
  const github = await connectGitHub(inputs['github-token'], context, 'find the snapshot', artifactPermission);
  const artifact =
    snapshot === 'latest'
      ? latestOf(await storedSnapshots(github), database()).artifact
      : ours(await getArtifact(github, Number(snapshot)));
  return downloaded(github, artifact, context);
}

function onDisk(path: string, { runner }: Context): Found {
  const written = resolve(runner.workspace, path);
  const folder = basename(written) === 'manifest.json' ? dirname(written) : written;
  return { folder, told: `the folder ${path}`, artifact: undefined, [Symbol.asyncDispose]: async () => undefined };
}

/** Anybody can leave an artifact by a pull request from a fork. */
function ours(artifact: StoredArtifact): StoredArtifact {
  if (artifact.isOurs) return artifact;
  throw new ActionError(
    'snapshot-refused',
    `The artifact ${artifact.id} (${artifact.name}) was made by a run of a fork, and anybody can have made it. Nothing was done.`,
    { hint: '`backup` with `mode: list` shows the snapshots of this repository.' },
  );
}

async function downloaded(github: GitHub, artifact: StoredArtifact, context: Context): Promise<Found> {
  const parent = await mkdtemp(join(context.runner.temporary, 'voygent-restore-'));
  const dispose = () => rm(parent, { recursive: true, force: true });
  const folder = join(parent, 'snapshot');
  context.events.info('snapshot.downloading', `Downloading ${artifact.name} (${inMegabytes(artifact.bytes)}).`, {
    artifact_id: artifact.id,
    bytes: artifact.bytes,
  });
  try {
    await downloadArtifact(github, artifact.id, folder, context);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    folder,
    told: `the artifact ${artifact.name} (id ${artifact.id})`,
    artifact,
    [Symbol.asyncDispose]: dispose,
  };
}
