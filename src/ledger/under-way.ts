import { ActionError } from '../runtime/errors.ts';
import type { RecordedRelease } from './entry.ts';

/** What a second one is told while another release or rollback is at work. */
export function underWay({ entry, createdAt }: RecordedRelease, environment: string): ActionError {
  const what = entry.destination ? 'rollback' : 'release';
  const where = entry.run_url === null ? '' : ` (${entry.run_url})`;
  return new ActionError(
    'locked',
    `The ${what} ${entry.release} of ${environment} is under way since ${createdAt}${where}. Nothing was done.`,
    { hint: 'Wait for its end, or cancel that run and wait until it has put things back; then run this again.' },
  );
}
