import { VersionId } from '../cloudflare/ids.ts';
import type { Share } from '../cloudflare/workers.ts';

/**
 * What this action writes into the message of each deployment that it makes. From it a later run knows a rollout that
 * was cut off, and the way back from it, with nothing but Cloudflare to ask.
 */
export interface DeploymentNote {
  /** The step's percentage; `back` for a deployment that put the former one back. */
  step: number | 'back';
  /** The run that made it. */
  run: string;
  /** What was deployed before the rollout began. */
  wayBack: readonly Pick<Share, 'version_id' | 'percentage'>[];
}

/** One line, below the 1000 bytes that Cloudflare keeps. */
export function writeNote({ step, run, wayBack }: DeploymentNote): string {
  return `voygent step=${step} run=${run} way-back=${wayBack.map(({ version_id, percentage }) => `${version_id}@${percentage}`).join(',')}`;
}

/** The note in a message; `undefined` for what others wrote. */
export function readNote(message: string | undefined): DeploymentNote | undefined {
  const match = /^voygent step=(\d+(?:\.\d+)?|back) run=(\S+) way-back=(\S*)$/.exec(message?.trim() ?? '');
  if (!match) return undefined;
  const [, step = '', run = '', shares = ''] = match;
  const wayBack = shares === '' ? [] : shares.split(',').map(readShare);
  // A way back that cannot be read whole is none: half of it would be another deployment.
  if (!wayBack.every((share) => share !== undefined)) return undefined;
  return { step: step === 'back' ? step : Number(step), run, wayBack };
}

function readShare(text: string): Pick<Share, 'version_id' | 'percentage'> | undefined {
  const [, id, percentage] = /^([^@]+)@(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const version = VersionId.safeParse(id);
  return version.success ? { version_id: version.data, percentage: Number(percentage) } : undefined;
}
