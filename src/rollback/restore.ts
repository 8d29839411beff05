import type { Cloudflare } from '../cloudflare/client.ts';
import type { RecordedRelease } from '../ledger/entry.ts';
import { type Restored, restoreError, restoreTo } from '../migrations/time-travel.ts';
import type { Context } from '../runtime/context.ts';
import { type ActionError, toActionError } from '../runtime/errors.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import type { DatabaseMove } from './databases.ts';
import type { Recorded } from './record.ts';

type Restore = Extract<DatabaseMove, { kind: 'restore' }>;

/** A database that was to be taken back. */
export interface RestoredDatabase {
  move: Restore;
  /** `undefined`: nothing was sent. */
  outcome: Restored | undefined;
  error: ActionError | undefined;
}

/** One after the other; stops at the first that is not back. It does not throw. */
export async function restoreAll(
  moves: readonly DatabaseMove[],
  recorded: Recorded,
  continues: RecordedRelease | undefined,
  cloudflare: Cloudflare,
  context: Context,
): Promise<RestoredDatabase[]> {
  const results: RestoredDatabase[] = [];
  for (const move of moves) {
    if (move.kind !== 'restore') continue;
    const result = await context.timeline.step(
      move.target.name,
      'go back to the bookmark',
      () => restoreOne(move, recorded, continues, cloudflare, context),
      ({ error }) => outcomeOf(error),
    );
    results.push(result);
    if (result.error) break;
  }
  return results;
}

async function restoreOne(
  move: Restore,
  { ledger, deploymentId }: Recorded,
  continues: RecordedRelease | undefined,
  cloudflare: Cloudflare,
  context: Context,
): Promise<RestoredDatabase> {
  const { target, state } = move;
  try {
    const sentBefore = continues && (await holderThen(target.id, continues, ledger));
    const outcome = await restoreTo({
      target,
      bookmark: state.bookmark,
      planned: move.ledger,
      expected: { digest: state.digest, head: state.head, counts: state.rows },
      cloudflare,
      context: { ...context, events: context.events.step(`restore ${target.name}`) },
      sentBefore: sentBefore === undefined ? undefined : { holder: sentBefore },
      // From here on a run that goes on with this one can tell whether the restore was made.
      announce: ({ holder }) => ledger.mark(deploymentId, 'in_progress', announcement(target.id, holder)),
    });
    return { move, outcome, error: restoreError(outcome) };
  } catch (thrown) {
    return { move, outcome: undefined, error: toActionError(thrown) };
  }
}

/** A status has 140 characters, and the page of the run stands in the ledger already. */
function announcement(database: string, holder: string): string {
  return `Restoring ${database}#${holder.split('#').at(-1)}`;
}

/** By what name the rollback that was cut off has announced this restore; `undefined` where it has not come to it. */
async function holderThen(
  database: string,
  { deploymentId, entry }: RecordedRelease,
  ledger: Recorded['ledger'],
): Promise<string | undefined> {
  const said = (await ledger.journal(deploymentId)).findLast((line) => line.startsWith(`Restoring ${database}#`));
  return said && entry.run_url !== null ? `${entry.run_url}#${said.split('#').at(-1)}` : undefined;
}
