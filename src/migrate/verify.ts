import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { Target } from '../migrations/resolve.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Aftermath, wayBack } from './aftermath.ts';

/** Rows without the parent that they name, by table; `undefined` where that could not be asked. */
export type Violations = ReadonlyMap<string, number> | undefined;

// The check reads every row that refers to another: in a large database it would take longer than D1 gives a call.
const largestChecked = 200e6;

const Row = z.array(z.object({ table: z.string(), n: z.number() }));

export async function readViolations(target: Target, cloudflare: Cloudflare, { events }: Context): Promise<Violations> {
  const unchecked = (why: string) => {
    events.warning('migration.unchecked', `The foreign keys of ${target.name} are not checked: ${why}`);
    return undefined;
  };
  if (target.size !== undefined && target.size > largestChecked)
    return unchecked('the database is so large that it would take longer than D1 gives a call.');
  try {
    const [answer] = await cloudflare.d1.query(target.id, `check the foreign keys of ${target.name}`, [
      { sql: 'SELECT "table", count(*) AS n FROM pragma_foreign_key_check GROUP BY 1' },
    ]);
    if (!answer?.success) throw new Error(answer?.error ?? 'Cloudflare does not say why.');
    return new Map(Row.parse(answer.results).map(({ table, n }) => [table, n]));
  } catch (error) {
    // SQLite cannot check a foreign key whose parent has no fitting unique key: `foreign key mismatch`.
    return unchecked(error instanceof Error ? error.message : String(error));
  }
}

export interface Verdict {
  /** `false` where there is nothing to compare, or nothing to compare with. */
  isChecked: boolean;
  error?: ActionError;
}

/** Rows that lost their parent in this run; what was broken before is not held against it. */
export async function verifyForeignKeys(
  after: Aftermath,
  before: Violations,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Verdict> {
  const { target, applied } = after;
  const found = before && (await readViolations(target, cloudflare, context));
  if (!before || !found) return { isChecked: false };
  const worse = [...found].filter(([table, n]) => n > (before.get(table) ?? 0));
  if (worse.length === 0) return { isChecked: true };
  const told = worse.map(([table, n]) => `${n} in ${table}`).join(', ');
  const error = new ActionError(
    'migration-failed',
    `After ${applied.map(({ name }) => name).join(', ')}, rows of ${target.name} refer to rows that are not there: ${told}.`,
    { hint: wayBack(after) },
  );
  return { isChecked: true, error };
}
