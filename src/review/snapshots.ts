import { artifactPermission } from '../github/artifacts.ts';
import { connectGitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import { storedSnapshots } from '../snapshot/store.ts';

/** When the newest proven snapshot of each database was taken; `undefined` where it cannot be told, which makes a loss graver. */
export async function newestSnapshots(
  token: string | undefined,
  context: Context,
): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const github = await connectGitHub(token, context, 'look for snapshots', artifactPermission);
    const { snapshots } = await storedSnapshots(github);
    const proven = snapshots.filter(({ kind, artifact }) => kind === 'snapshot' && !artifact.expired);
    const newest = new Map<string, number>();
    for (const { database, takenAt } of proven) newest.set(database, Math.max(takenAt, newest.get(database) ?? 0));
    return newest;
  } catch (error) {
    context.signal.throwIfAborted();
    context.events.debug('review.no-snapshots', { error_message: toActionError(error).message });
    return undefined;
  }
}
