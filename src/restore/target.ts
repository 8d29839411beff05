import type { Cloudflare } from '../cloudflare/client.ts';
import { DatabaseId } from '../cloudflare/ids.ts';
import { resolveDatabase, type Target } from '../migrations/resolve.ts';
import type { Database } from '../project/project.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Manifest } from '../snapshot/manifest.ts';

/** Where a snapshot is restored to: a database that is there, or the name of one that is not yet. */
export type Destination = { exists: true; target: Target } | { exists: false; name: string };

/**
 * Looks for a database by name or id: among those that are configured, then on Cloudflare.
 * @throws ActionError `database-not-found`, `input-invalid`, `snapshot-refused`, and what `resolveDatabase` throws
 */
export async function findTarget(
  word: string,
  databases: readonly Database[],
  manifest: Manifest,
  cloudflare: Cloudflare,
): Promise<Destination> {
  const configured = databases.find(({ name, binding, id }) => word === name || word === binding || word === id);
  if (configured && configured.id !== undefined) {
    const target = await resolveDatabase(configured, cloudflare);
    refuseOtherLedger(target, manifest);
    return { exists: true, target };
  }
  const id = DatabaseId.safeParse(word);
  if (id.success) return { exists: true, target: await describe(id.data, word, manifest, cloudflare) };
  const found = (await cloudflare.d1.list(word)).find(({ name }) => name === word);
  if (found) return { exists: true, target: await describe(found.uuid, word, manifest, cloudflare) };
  if (/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(word)) return { exists: false, name: word };
  throw new ActionError(
    'input-invalid',
    `The input \`target\` is \`${word}\`, which is neither the name or id of a database nor a name for a new one. Nothing was done.`,
    { hint: '`npx wrangler d1 list` shows the databases. A new name has letters, digits, `-` and `_`.' },
  );
}

/** A database that no configuration binds here: what is not known of it is taken from the snapshot. */
async function describe(id: DatabaseId, word: string, manifest: Manifest, cloudflare: Cloudflare): Promise<Target> {
  const { name, file_size } = await cloudflare.d1.get(id);
  const database: Database = {
    binding: word,
    name,
    id,
    migrationsDirectory: '',
    migrationsPattern: '*.sql',
    migrationsTable: manifest.ledger.table,
    location: { file: 'the input `target`' },
    key: 'target',
    boundBy: [],
  };
  return { database, id, name, size: file_size ?? undefined };
}

/** Migrations would begin anew, on tables that are there already. */
function refuseOtherLedger({ name, database }: Target, { ledger }: Manifest): void {
  if (ledger.head === null || ledger.table === database.migrationsTable) return;
  throw new ActionError(
    'snapshot-refused',
    `The snapshot has its migrations in ${ledger.table}, and ${name} keeps them in ${database.migrationsTable}: after a restore, every migration would run again. Nothing was done.`,
    {
      hint: `Set \`migrations_table\` to ${ledger.table} in the wrangler configuration, or restore into a new database.`,
      location: database.location,
    },
  );
}
