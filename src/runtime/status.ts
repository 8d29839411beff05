import { z } from 'zod';

/**
 * How an action ends. `blocked`: a policy said no. `failed`: something broke. `indeterminate`: it could not be
 * told, which counts as no. Only `passed` is green.
 */
export const Status = z.enum(['passed', 'blocked', 'failed', 'indeterminate']);
export type Status = z.infer<typeof Status>;

const severity: readonly Status[] = ['passed', 'blocked', 'indeterminate', 'failed'];

/** The worst of several results; of none, `passed`. */
export function worst(statuses: Iterable<Status>): Status {
  let result: Status = 'passed';
  for (const status of statuses) if (severity.indexOf(status) > severity.indexOf(result)) result = status;
  return result;
}
