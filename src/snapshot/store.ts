import { listArtifacts, type StoredArtifact } from '../github/artifacts.ts';
import type { GitHub } from '../github/client.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * What an artifact is, which its name tells: a snapshot that was proven, one that could not be, or the record of a drill.
 * Names are all that a list has; what is in an artifact is only known when it is downloaded.
 */
export type StoredKind = 'snapshot' | 'unproven' | 'drill';

/** A snapshot, or what else is kept of a database, among the artifacts of the repository. */
export interface StoredSnapshot {
  kind: StoredKind;
  database: string;
  /** Milliseconds since 1970: when the database was so. */
  takenAt: number;
  artifact: StoredArtifact;
}

/** `voygent-snapshot-trips-prod-20261123T060000Z` */
export function artifactName(kind: StoredKind, database: string, at: number): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `voygent-${kind}-${database}-${stamp}`;
}

const form = /^voygent-(snapshot|unproven|drill)-(.+)-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** `undefined` for an artifact of another kind. */
export function readArtifact(artifact: StoredArtifact): StoredSnapshot | undefined {
  const [, kind, database, ...parts] = form.exec(artifact.name) ?? [];
  if (database === undefined || (kind !== 'snapshot' && kind !== 'unproven' && kind !== 'drill')) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  const takenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(takenAt) ? undefined : { kind, database, takenAt, artifact };
}

/**
 * Everything that is kept in the repository, newest first. What came from a fork is left out: anybody can name an artifact.
 * @returns `isCut`: there were more artifacts than were looked at
 * @throws ActionError as `listArtifacts`
 */
export async function storedSnapshots(github: GitHub): Promise<{ snapshots: StoredSnapshot[]; isCut: boolean }> {
  const { artifacts, isCut } = await listArtifacts(github, { prefix: 'voygent-' });
  const snapshots = artifacts.filter(({ isOurs }) => isOurs).flatMap((artifact) => readArtifact(artifact) ?? []);
  return { snapshots: snapshots.sort((one, other) => other.takenAt - one.takenAt), isCut };
}

/** The newest of a kind that can be downloaded. */
export function newest(
  snapshots: readonly StoredSnapshot[],
  database: string,
  kind: StoredKind,
): StoredSnapshot | undefined {
  return snapshots.find((one) => one.database === database && one.kind === kind && !one.artifact.expired);
}

/** @throws ActionError `artifact-not-found`, which tells what there is */
export function latestOf(
  { snapshots, isCut }: { snapshots: readonly StoredSnapshot[]; isCut: boolean },
  database: string,
): StoredSnapshot {
  const found = newest(snapshots, database, 'snapshot');
  if (found) return found;
  const others = [...new Set(snapshots.filter(({ kind }) => kind === 'snapshot').map((one) => one.database))];
  const unproven = newest(snapshots, database, 'unproven');
  throw new ActionError(
    'artifact-not-found',
    `There is no snapshot of ${database} among the artifacts of this repository that can be downloaded${isCut ? ', at least not among the newest 1,000' : ''}. Nothing was done.`,
    {
      hint: unproven
        ? `There is one that could not be proven: give its id, ${unproven.artifact.id}, if you must.`
        : others.length > 0
          ? `There are snapshots of ${others.join(', ')}: give one as input \`database\`.`
          : 'Take one with the action `backup`. Artifacts expire; Time Travel goes back up to 30 days without any.',
    },
  );
}
