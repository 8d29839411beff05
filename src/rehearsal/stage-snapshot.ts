import { join } from 'node:path';
import type { Ledger } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { identitiesIn } from '../snapshot/age.ts';
import { age } from '../snapshot/age-of.ts';
import { findSnapshot } from '../snapshot/find.ts';
import { isProven, type Manifest, manifestName, readManifest } from '../snapshot/manifest.ts';
import { inMegabytes } from '../snapshot/progress.ts';
import { readSql } from '../snapshot/read.ts';

/** By what snapshots are found and opened. */
export interface SnapshotAccess {
  'github-token': string | undefined;
  /** age identities, as the input has them. */
  identity: string | undefined;
}

// A rehearsal has all of it in memory.
const largest = 200e6;

/**
 * The rows of the newest proven snapshot, where that is of the schema that the database has now.
 * @throws ActionError, which says why there are none to rehearse on
 */
export async function rowsOfSnapshot(
  target: Target,
  ledger: Ledger,
  access: SnapshotAccess,
  context: Context,
): Promise<{ dump: string; told: string }> {
  await using found = await findSnapshot({ ...access, snapshot: 'latest' }, () => target.name, context);
  const manifest = await readManifest(join(found.folder, manifestName));
  refuseUnfit(target, ledger, manifest);
  const identities = identitiesIn(access.identity ?? '');
  if (manifest.dump.encryption === 'age' && identities.length === 0)
    throw new ActionError('identity-invalid', `The newest snapshot of ${target.name} is encrypted.`, {
      hint: 'Give the input `identity`: who has it can open every snapshot. Or use `rehearse: export`.',
    });
  const dump = await readSql(found.folder, manifest, identities, context);
  const old = age(context.clock.now() - Date.parse(manifest.createdAt));
  return { dump, told: `on the snapshot of ${old} ago (${inMegabytes(manifest.dump.sqlBytes)})` };
}

function refuseUnfit({ name, id }: Target, { digest }: Ledger, manifest: Manifest): void {
  const refuse = (message: string) =>
    new ActionError('snapshot-refused', message, {
      hint: 'Take another with the action `backup`, or use `rehearse: export` for the rows of now, or `rehearse: schema` for made-up ones.',
    });
  if (!isProven(manifest) || manifest.database.id !== id)
    throw refuse(`The newest snapshot that is named after ${name} is not proven, or is of another database.`);
  if (manifest.schemaDigest !== digest)
    throw refuse(
      `The newest snapshot of ${name} was taken on another schema (last migration ${manifest.ledger.head ?? 'none'}).`,
    );
  if (manifest.dump.sqlBytes > largest)
    throw refuse(
      `The snapshot of ${name} has ${inMegabytes(manifest.dump.sqlBytes)}, and up to ${inMegabytes(largest)} are rehearsed on.`,
    );
}
