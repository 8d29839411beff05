import type { Cloudflare } from '../cloudflare/client.ts';
import type { WorkerPlan } from '../deploy/plan.ts';
import type { RecordedRelease, WayBack } from '../ledger/entry.ts';
import type { DatabasePlan } from '../migrate/plan-all.ts';

/**
 * What is there before the first step. A release that was cut off has perhaps migrated already: its bookmarks are
 * older than what can be read now, and are taken over.
 */
export async function findWayBack(
  workers: readonly WorkerPlan[],
  databases: readonly DatabasePlan[],
  interrupted: RecordedRelease | undefined,
  cloudflare: Cloudflare,
): Promise<WayBack> {
  return {
    workers: workers.map(({ worker, baseline }) => ({
      name: worker.name,
      versions: baseline?.shares.map(({ version_id, percentage }) => ({ version_id, percentage })) ?? [],
    })),
    databases: await Promise.all(
      databases.map(async ({ target, ledger }) => {
        const earlier = interrupted?.entry.way_back.databases.find(({ id }) => id === target.id);
        if (earlier) return earlier;
        return {
          name: target.name,
          id: target.id,
          bookmark: await cloudflare.d1.bookmark(target.id),
          head: ledger.applied.at(-1) ?? null,
        };
      }),
    ),
  };
}

/** Whether a release was begun and never came to an end: its runner died, or it still runs. */
export function isUnfinished({ state }: RecordedRelease): boolean {
  return ['pending', 'queued', 'in_progress'].includes(state);
}

/** The newest release, when it never came to its end, and those before it that it was to take over. */
export function cutOffReleases(releases: readonly RecordedRelease[]): string[] {
  const [newest] = releases;
  let next = newest && isUnfinished(newest) ? newest.entry.release : null;
  const names: string[] = [];
  for (const { entry } of releases) {
    if (entry.release !== next) continue;
    names.push(entry.release);
    next = entry.continues;
  }
  return names;
}
