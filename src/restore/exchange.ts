import { join } from 'node:path';
import { type Ledger, lockTable } from '../migrations/ledger.ts';
import { contentsOf } from '../snapshot/contents.ts';
import type { Opened } from '../snapshot/open.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { dropAll } from './drops.ts';
import type { Exchange } from './into-existing.ts';
import { requireExchangeable, writeSubset } from './subset.ts';

/** All that is in the database for all that is in the snapshot, whose SQL is in a file. */
export function exchangeAll({ proof }: Opened, file: string, { schema }: Ledger): Exchange {
  return {
    file,
    before: `PRAGMA defer_foreign_keys=TRUE;\n${dropAll(schema)}`,
    expected: { schema: proof.schema, prints: new Map(proof.prints) },
  };
}

/**
 * Some tables for those of the snapshot.
 * @param dump its SQL; what is imported is written beside it
 */
export async function exchangeSome(
  { proof }: Opened,
  dump: string,
  tables: readonly string[],
  { schema: there }: Ledger,
): Promise<Exchange> {
  const contents = contentsOf(proof.schema);
  requireExchangeable(tables, contents, { snapshot: proof.schema, there });
  const file = join(dump, '..', 'tables.sql');
  await writeSubset(dump, file, tables, contents, there);
  return {
    file,
    before: `DELETE FROM ${lockTable} WHERE name = 'migrations';\n`,
    expected: {
      schema: united(there, proof.schema, tables),
      prints: new Map(proof.prints.filter(([name]) => tables.includes(name))),
    },
  };
}

/** What is there, and those of the tables that are not there yet. */
function united(
  there: readonly SchemaObject[],
  snapshot: readonly SchemaObject[],
  tables: readonly string[],
): SchemaObject[] {
  const known = new Set(there.map(({ name }) => name));
  return [...there, ...snapshot.filter(({ name, tbl_name }) => tables.includes(tbl_name) && !known.has(name))];
}
