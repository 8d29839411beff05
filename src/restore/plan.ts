import type { Cloudflare } from '../cloudflare/client.ts';
import { countTables, userTables } from '../migrations/counts.ts';
import type { Ledger } from '../migrations/ledger.ts';
import { readLedger } from '../migrations/ledger.ts';
import { contentsOf } from '../snapshot/contents.ts';
import type { Opened } from '../snapshot/open.ts';
import { requireExchangeable } from './subset.ts';
import type { Destination } from './target.ts';

/** A table that a restore changes, or leaves; rows are `null` where it is not there. */
export interface TableChange {
  name: string;
  now: number | null;
  after: number | null;
}

/** What a restore would do, found without writing. */
export interface RestorePlan {
  destination: Destination;
  /** Its name. */
  name: string;
  /** `undefined` of a database that is not there yet. */
  ledger: Ledger | undefined;
  /** The tables that are exchanged; empty: all. */
  only: readonly string[];
  tables: TableChange[];
  migrationNow: string | null;
  migrationAfter: string | null;
}

/** @throws ActionError `input-invalid`, `snapshot-refused`; CloudflareError */
export async function planRestore(
  destination: Destination,
  { manifest, proof }: Opened,
  only: readonly string[],
  cloudflare: Cloudflare,
): Promise<RestorePlan> {
  const snapshot = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
  if (!destination.exists) {
    const tables = [...snapshot].map(([name, after]) => ({ name, now: null, after }));
    const { head } = manifest.ledger;
    return {
      destination,
      name: destination.name,
      ledger: undefined,
      only: [],
      tables,
      migrationNow: null,
      migrationAfter: head,
    };
  }
  const { target } = destination;
  const ledger = await readLedger(target, cloudflare);
  if (only.length > 0)
    requireExchangeable(only, contentsOf(proof.schema), { snapshot: proof.schema, there: ledger.schema });
  const now = await countTables(target, await userTables(target, ledger.schema), cloudflare);
  const names = new Set([...now.keys(), ...snapshot.keys()]);
  const isChanged = (name: string) => only.length === 0 || only.includes(name);
  const migrationNow = ledger.applied.at(-1) ?? null;
  return {
    destination,
    name: target.name,
    ledger,
    only,
    tables: [...names]
      .filter(isChanged)
      .map((name) => ({ name, now: now.get(name) ?? null, after: snapshot.get(name) ?? null })),
    migrationNow,
    migrationAfter: only.length > 0 ? migrationNow : manifest.ledger.head,
  };
}
