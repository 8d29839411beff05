import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { requireRestored, Unlike } from '../snapshot/compare.ts';
import { contentsOf } from '../snapshot/contents.ts';
import { observe, type Place, readSchemaOf } from '../snapshot/observe.ts';
import { differencesIn, type TablePrint } from '../sqlite/fingerprint.ts';
import type { SchemaObject } from '../sqlite/schema.ts';

/** What a database is to be after a restore. */
export interface Expected {
  schema: readonly SchemaObject[];
  prints: ReadonlyMap<string, TablePrint>;
}

/** How a database stands to what was restored into it. */
export interface Comparison {
  /** In words; none where every definition and every fingerprint is that of the snapshot. */
  differences: string[];
  /** Somebody wrote to it since the import, from which the differences may be. */
  isWrittenSince: boolean;
}

/**
 * Compares a database with what was restored into it.
 * @param imported the bookmark of just after, where it is known
 * @throws CloudflareError
 */
export async function compare(
  place: Place,
  expected: Expected,
  imported: Bookmark | undefined,
  { d1 }: Cloudflare,
): Promise<Comparison> {
  const schema = await readSchemaOf(place, d1);
  const differences = schemaDifferences(expected.schema, schema);
  if (differences.length === 0) differences.push(...(await rowDifferences(place, schema, expected, d1)));
  const isWrittenSince = differences.length > 0 && imported !== (await d1.bookmark(place.id));
  return { differences, isWrittenSince };
}

function schemaDifferences(expected: readonly SchemaObject[], found: readonly SchemaObject[]): string[] {
  try {
    requireRestored(expected, found);
    return [];
  } catch (error) {
    if (error instanceof Unlike) return [error.message];
    throw error;
  }
}

async function rowDifferences(
  place: Place,
  schema: readonly SchemaObject[],
  { prints }: Expected,
  d1: Cloudflare['d1'],
): Promise<string[]> {
  const { prints: found } = await observe(place, contentsOf(schema), d1);
  return [...prints].flatMap(([table, print]) => {
    const other = found.get(table);
    return (other ? differencesIn(print, other) : ['is not there']).map((difference) => `${table}: ${difference}`);
  });
}
