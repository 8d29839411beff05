import type { Deployment, Share } from '../cloudflare/workers.ts';
import { ActionError } from '../runtime/errors.ts';
import { readNote } from './message.ts';

type VersionShare = Pick<Share, 'version_id' | 'percentage'>;

/** What a rollout starts from and goes back to. */
export interface Baseline {
  shares: readonly VersionShare[];
  /** The deployment that serves now. */
  deploymentId: string;
  /** The step at which an earlier run was cut off, if one was: its way back is taken over. */
  interruptedAt?: number;
}

/**
 * What counts as deployed. A rollout of ours that was cut off counts as what was there before it: one below 100 %, and
 * one at 100 % of a run of which it is known that it never came to its end.
 * @throws ActionError `changed-meanwhile` when someone else's gradual deployment is under way.
 */
export function baselineOf(worker: string, current: Deployment, cutOffRuns: readonly string[] = []): Baseline {
  const note = readNote(current.annotations?.['workers/message']);
  if (
    note &&
    typeof note.step === 'number' &&
    note.wayBack.length > 0 &&
    (note.step < 100 || cutOffRuns.includes(note.run))
  ) {
    return { shares: note.wayBack, deploymentId: current.id, interruptedAt: note.step };
  }
  const serving = current.versions.filter(({ percentage }) => percentage > 0);
  if (serving.length === 1) return { shares: serving, deploymentId: current.id };
  throw new ActionError(
    'changed-meanwhile',
    `A gradual deployment of ${worker} is under way that this action did not begin: ${describeShares(serving)}. Nothing was done.`,
    {
      hint: `Finish it or take it back first: npx wrangler versions deploy --name ${worker}`,
    },
  );
}

/** `1b4e28ba… at 90 %, 6fa459ea… at 10 %` */
export function describeShares(shares: readonly VersionShare[]): string {
  return shares.map(({ version_id, percentage }) => `${version_id} at ${percentage} %`).join(', ');
}

/** The command that makes a deployment of these versions. */
export function undoCommand(worker: string, shares: readonly { version_id: string; percentage: number }[]): string {
  return `npx wrangler versions deploy ${shares.map(({ version_id, percentage }) => `${version_id}@${percentage}%`).join(' ')} --name ${worker} --yes`;
}
