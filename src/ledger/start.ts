import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { RecordedRelease, ReleaseEntry } from './entry.ts';
import type { ReleaseLedger } from './ledger.ts';

export interface Start {
  entry: ReleaseEntry;
  /** The first status. */
  said: string;
  environment: string;
  /** Cut off before: they end with this one. */
  takenOver: readonly RecordedRelease[];
  /** Whether one of which nothing can be learnt counts as running. */
  refusesUntold: boolean;
}

/**
 * Writes a release or a rollback down, before its first step. Of two that begin at once the one that was recorded first
 * goes on; the other one is refused.
 * @returns the id of the GitHub Deployment
 * @throws ActionError `locked`, or that it could not be recorded
 */
export async function recordStart(ledger: ReleaseLedger, start: Start, context: Context): Promise<number> {
  const { entry, said, environment, takenOver, refusesUntold } = start;
  const deploymentId = await ledger.begin(entry, said);
  try {
    const others = (await ledger.recent()).filter((one) => one.deploymentId < deploymentId && !isIn(takenOver, one));
    await refuseSecond(ledger, others, { environment, refusesUntold }, context);
  } catch (error) {
    await ledger.mark(deploymentId, 'error', 'Another was under way; nothing was done').catch(() => undefined);
    throw error;
  }
  for (const { deploymentId: id, entry: cutOff } of takenOver) {
    // One that stays marked as running is taken over by the next release again.
    await ledger.mark(id, 'error', `Cut off; taken over by ${entry.release}`).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      context.events.warning('release.not-retired', `${cutOff.release} still stands as running in the ledger: ${why}`);
    });
  }
  return deploymentId;
}

/**
 * Holds that no release or rollback among these is at work.
 * @throws ActionError `locked`
 */
export async function refuseSecond(
  ledger: ReleaseLedger,
  others: readonly RecordedRelease[],
  { environment, refusesUntold }: Pick<Start, 'environment' | 'refusesUntold'>,
  { runner }: Context,
): Promise<void> {
  const { alive, untold } = await ledger.underWay(runner.runId, others);
  const [other] = refusesUntold ? [...alive, ...untold] : alive;
  if (!other) return;
  const { entry, createdAt } = other;
  const what = entry.destination ? 'rollback' : 'release';
  const where = entry.run_url === null ? '' : ` (${entry.run_url})`;
  throw new ActionError(
    'locked',
    `The ${what} ${entry.release} of ${environment} is under way since ${createdAt}${where}. Nothing was done.`,
    { hint: 'Wait for its end, or cancel that run and wait until it has put things back; then run this again.' },
  );
}

function isIn(releases: readonly RecordedRelease[], { deploymentId }: RecordedRelease): boolean {
  return releases.some((one) => one.deploymentId === deploymentId);
}
