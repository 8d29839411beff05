import { ActionError } from '../runtime/errors.ts';
import type { Opened } from '../snapshot/open.ts';

/**
 * Why a snapshot that was opened is not to be relied on; `undefined` where it was restored, as D1 would, and every assertion
 * holds.
 */
export function refusalOf({ manifest, proof }: Opened): ActionError | undefined {
  const problems = [...new Set([...proof.asItIs, ...proof.asD1])];
  if (problems.length > 0)
    return new ActionError(
      'snapshot-unproven',
      `The snapshot of ${manifest.database.name} is whole, and cannot be restored as it is: ${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}.`,
      {
        hint: 'D1 would refuse it. By hand it can be loaded and mended with the sqlite3 CLI: docs/runbooks/restore-by-hand.md.',
      },
    );
  const failed = proof.assertions.flatMap(({ sql, problem }) =>
    problem === undefined ? [] : [`\`${sql}\` ${problem}`],
  );
  if (failed.length === 0) return undefined;
  return new ActionError(
    'assertion-failed',
    `The snapshot of ${manifest.database.name} was restored, and is not what it should be: ${failed.join('; ')}.`,
    { hint: 'Each assertion must give one row of true values. `backup` with `mode: list` shows the other snapshots.' },
  );
}
