import { pageOf } from '../migrations/rules.ts';
import type { MigrationFinding, SchemaDiff } from '../page/data.ts';
import type { DatabaseResult } from './databases.ts';
import { schemaChangesOf } from './schema-changes.ts';

/** What the migrations of each database change in its schema, as the rehearsal has seen it. */
export function schemasOf(results: readonly DatabaseResult[]): SchemaDiff[] {
  return results.flatMap((result) => {
    const changes = schemaChangesOf(result);
    if (changes.length === 0) return [];
    const isApplied = result.applied.length === result.pending.length && result.recovery?.state !== 'restored';
    return [{ database: result.target.name, isApplied, changes }];
  });
}

/** What the rules say of the pending migrations. */
export function findingsOf(results: readonly DatabaseResult[]): MigrationFinding[] {
  return results.flatMap(({ target, findings }) =>
    findings.map(({ rule, severity, allowed, file, line, message, reason }) => ({
      rule,
      page: pageOf(rule),
      weight: allowed ? 'allowed' : severity,
      where: `${target.name}: ${file}${line === undefined ? '' : `:${line}`}`,
      message,
      reason,
    })),
  );
}
