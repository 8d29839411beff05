import type { Cloudflare } from '../cloudflare/client.ts';
import type { WorkerPlan } from '../deploy/plan.ts';
import { isUnfinished, type RecordedRelease, type WayBack } from '../ledger/entry.ts';
import type { DatabasePlan } from '../migrate/plan-all.ts';
import { momentOf } from '../migrations/moment.ts';

/**
 * What is there before the first step. A release that was cut off has perhaps migrated already: its bookmarks are
 * older than what can be read now, and are taken over.
 */
export async function findWayBack(
  workers: readonly WorkerPlan[],
  databases: readonly DatabasePlan[],
  interrupted: RecordedRelease | undefined,
  servicesNow: () => Promise<WayBack['services']>,
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
        return momentOf(target, ledger, cloudflare);
      }),
    ),
    services: await servicesNow(),
  };
}

/** The newest release, when it never came to its end, and those before it that it was to take over. */
export function cutOffReleases(releases: readonly RecordedRelease[]): string[] {
  const [newest] = releases;
  // A rollback that has put an old version in place has come to its end as far as that version goes.
  let next = newest && isUnfinished(newest) && !newest.entry.destination ? newest.entry.release : null;
  const names: string[] = [];
  for (const { entry } of releases) {
    if (entry.release !== next) continue;
    names.push(entry.release);
    next = entry.continues;
  }
  return names;
}
