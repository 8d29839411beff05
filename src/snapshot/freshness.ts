import type { Database } from '../project/project.ts';
import { parseDuration } from '../runtime/duration.ts';
import { ActionError } from '../runtime/errors.ts';
import { age } from './age-of.ts';
import { newest, type StoredSnapshot } from './store.ts';

const defaultMaxAgeMs = 8 * 86_400_000;

/** How fresh the backup of a database is. */
export interface Freshness {
  /** The database's name. */
  name: string;
  maxAgeMs: number;
  /** The newest that was proven. */
  snapshot: StoredSnapshot | undefined;
  /** A newer one that could not be. */
  unproven: StoredSnapshot | undefined;
  drill: StoredSnapshot | undefined;
  isFresh: boolean;
}

/** Judges what is stored, by its names. */
export function freshnessOf(
  database: Pick<Database, 'backup'>,
  name: string,
  snapshots: readonly StoredSnapshot[],
  { asked, now }: { asked: number | undefined; now: number },
): Freshness {
  const configured = database.backup?.['max-age'];
  const maxAgeMs = asked ?? (configured === undefined ? defaultMaxAgeMs : parseDuration(configured));
  const snapshot = newest(snapshots, name, 'snapshot');
  const unproven = newest(snapshots, name, 'unproven');
  return {
    name,
    maxAgeMs,
    snapshot,
    unproven: unproven && unproven.takenAt > (snapshot?.takenAt ?? 0) ? unproven : undefined,
    drill: newest(snapshots, name, 'drill'),
    isFresh: snapshot !== undefined && now - snapshot.takenAt <= maxAgeMs,
  };
}

/** The error of those that are not fresh; `undefined` where all are. */
export function staleness(all: readonly Freshness[], now: number, isCut: boolean): ActionError | undefined {
  const stale = all.filter(({ isFresh }) => !isFresh);
  if (stale.length === 0) return undefined;
  const told = stale.map(({ name, snapshot, unproven, maxAgeMs }) => {
    const instead = unproven ? `, and that of ${age(now - unproven.takenAt)} ago could not be proven` : '';
    return snapshot
      ? `the newest proven snapshot of ${name} is ${age(now - snapshot.takenAt)} old, and may be ${age(maxAgeMs)}${instead}`
      : `there is no proven snapshot of ${name}${instead}`;
  });
  return new ActionError(
    'snapshot-stale',
    `${sentence(told.join('; '))}.${isCut ? ' Only the newest 1,000 artifacts of the repository were looked at.' : ''}`,
    {
      hint: 'Look at the runs of the workflow that makes the backups: GitHub disables a schedule after 60 days without a commit. Then run the action `backup`.',
    },
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
