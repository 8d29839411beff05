import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark, DatabaseId } from '../cloudflare/ids.ts';
import { countable, countsAround, type RowRanges } from './counts.ts';
import type { Ledger } from './ledger.ts';
import type { Target } from './resolve.ts';

/** How a database is now: the way back to this moment, and what it can be proven by. */
export interface Moment {
  name: string;
  id: DatabaseId;
  bookmark: Bookmark;
  /** The last migration; `null` for none. */
  head: string | null;
  /** See `schemaDigest`. */
  digest: string;
  /** Only of a database that is small enough to be counted. */
  rows?: RowRanges;
}

/** Takes the bookmark, and counts around it. */
export async function momentOf(target: Target, ledger: Ledger, cloudflare: Cloudflare): Promise<Moment> {
  const take = () => cloudflare.d1.bookmark(target.id);
  const { id, name } = target;
  const moment = { name, id, head: ledger.applied.at(-1) ?? null, digest: ledger.digest };
  if (!countable(target)) return { ...moment, bookmark: await take() };
  const { taken, ranges } = await countsAround(target, ledger.schema, cloudflare, take);
  return { ...moment, bookmark: taken, rows: ranges };
}
