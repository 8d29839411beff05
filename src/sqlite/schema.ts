import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A row of `sqlite_schema`. */
export const SchemaObject = z.object({
  type: z.string(),
  name: z.string(),
  tbl_name: z.string(),
  sql: z.string().nullable(),
});
export type SchemaObject = z.infer<typeof SchemaObject>;

/** Reads what makes up a schema: everything but SQLite's and D1's own tables. */
export const schemaQuery = `SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY type, name`;

/**
 * A digest of a schema, as 64 hexadecimal characters. It does not depend on the order in which things were made, and
 * leaves out the tables named in `except` with what belongs to them.
 */
export function schemaDigest(objects: readonly SchemaObject[], except: readonly string[]): string {
  const rows = objects
    .filter(({ tbl_name }) => !except.includes(tbl_name))
    .map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql]))
    .sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}
