import type { Cloudflare } from '../cloudflare/client.ts';
import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import { readLedger } from './ledger.ts';
import { resolveDatabase } from './resolve.ts';

/**
 * The last migration of each database, by the database's name; `null` for none. A database that cannot be read is left
 * out: who deploys need not be allowed to read databases.
 */
export async function readHeads(
  databases: readonly Database[],
  cloudflare: Cloudflare,
  { events, signal }: Context,
): Promise<Record<string, string | null>> {
  const heads = await Promise.all(
    databases.map(async (database) => {
      try {
        const target = await resolveDatabase(database, cloudflare);
        const { applied } = await readLedger(target, cloudflare);
        return [[target.name, applied.at(-1) ?? null] as const];
      } catch (error) {
        signal.throwIfAborted();
        events.debug('heads.unread', { database: database.name, reason: toActionError(error).message });
        return [];
      }
    }),
  );
  return Object.fromEntries(heads.flat());
}
