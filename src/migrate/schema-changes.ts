import { ownTables } from '../migrations/ledger.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { diffSchemas, type SchemaChange } from '../sqlite/schema-diff.ts';
import type { DatabasePlan } from './plan-all.ts';

/** What the pending migrations change, as the rehearsal has seen it; our own tables are left out. */
export function schemaChangesOf({ rehearsal, target }: Pick<DatabasePlan, 'rehearsal' | 'target'>): SchemaChange[] {
  const last = rehearsal?.files.findLast(({ schema }) => schema)?.schema;
  if (!rehearsal || !last) return [];
  const own = ownTables(target.database);
  const isData = ({ tbl_name }: SchemaObject) => !own.includes(tbl_name);
  return diffSchemas(rehearsal.schemaBefore.filter(isData), last.filter(isData));
}
