import type { Cloudflare } from '../cloudflare/client.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { countTables, type RowRanges, userTables } from './counts.ts';
import { type Ledger, readLedger } from './ledger.ts';
import type { Target } from './resolve.ts';
import { holderOf } from './time-travel-lock.ts';

/** How a database was at a bookmark, as far as that was recorded. */
export interface Expected {
  /** See `schemaDigest`. */
  digest?: string | undefined;
  /** Wrangler's ledger, in order. */
  applied?: readonly string[] | undefined;
  /** Its last entry; `null` where it had none. Of use where `applied` was not recorded. */
  head?: string | null | undefined;
  counts?: Readonly<RowRanges> | undefined;
}

export interface Comparison {
  ledger: Ledger;
  /** What is not as expected, each after «it is not what it was:». */
  differences: string[];
  /** What was compared and agrees. */
  proven: string[];
  /** What could not be compared, each with why. */
  unproven: string[];
  /** Why rows could not be counted, where that failed. */
  uncounted?: unknown;
}

/**
 * Compares a database with what was recorded of it.
 * @throws CloudflareError when schema or ledger cannot be read
 */
export async function compare(target: Target, expected: Expected, cloudflare: Cloudflare): Promise<Comparison> {
  const ledger = await readLedger(target, cloudflare);
  const comparison: Comparison = { ledger, differences: [], proven: [], unproven: [] };
  if (expected.digest === undefined) comparison.unproven.push('the schema, of which no digest was recorded');
  else if (expected.digest === ledger.digest) comparison.proven.push('the schema');
  else {
    // Without the tables of then, there is nothing to count.
    comparison.differences.push('the schema is not what it was');
    return comparison;
  }
  compareApplied(comparison, expected);
  await compareCounts(comparison, target, expected, cloudflare);
  return comparison;
}

function compareApplied({ ledger, differences, proven, unproven }: Comparison, { applied, head }: Expected): void {
  const last = ledger.applied.at(-1) ?? null;
  if (applied) {
    if (applied.join('\n') === ledger.applied.join('\n')) proven.push("wrangler's ledger");
    else differences.push("wrangler's ledger is not what it was");
  } else if (head === undefined) unproven.push("wrangler's ledger, which was not recorded");
  else if (head === last) proven.push("the last entry of wrangler's ledger");
  else differences.push(`wrangler's ledger ends at ${last ?? 'nothing'} and ended at ${head ?? 'nothing'}`);
}

/** What a bookmark in the middle of a migration has: half a migration, at which the next run of migrate would stop. */
export function halfDone({ applied, begun }: Ledger): string[] {
  if (begun === undefined || applied.includes(begun)) return [];
  return [
    `${begun} had been begun and not ended: that moment is the middle of a migration, at which the next run of migrate stops`,
  ];
}

async function compareCounts(
  comparison: Comparison,
  target: Target,
  { counts }: Expected,
  cloudflare: Cloudflare,
): Promise<void> {
  if (!counts) {
    comparison.unproven.push('the number of rows, which was not recorded');
    return;
  }
  const expected = new Map(Object.entries(counts));
  const there = await userTables(target, comparison.ledger.schema);
  const gone = [...expected.keys()].filter((table) => !there.includes(table));
  const extra = there.filter((table) => !expected.has(table));
  comparison.differences.push(...gone.map((table) => `${table} is not there`));
  comparison.differences.push(...extra.map((table) => `${table} is there and was not`));
  try {
    const tables = there.filter((table) => expected.has(table));
    const wrong = wrongCounts(await countTables(target, tables, cloudflare), expected);
    comparison.differences.push(...wrong);
    if (wrong.length + gone.length + extra.length === 0)
      comparison.proven.push(`the number of rows in ${count(tables.length, 'table')}`);
  } catch (error) {
    comparison.uncounted = error;
    comparison.unproven.push(`the number of rows: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function wrongCounts(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, [number, number]>): string[] {
  return [...found].flatMap(([table, rows]) => {
    const [least, most] = expected.get(table) ?? [0, 0];
    if (rows >= least && rows <= most) return [];
    return [`${table} has ${count(rows, 'row')} and had ${least === most ? most : `${least} to ${most}`}`];
  });
}

/** How a database stands to what is expected of it. */
export interface Standing extends Comparison {
  /** Who has, or had last, the migration lock. */
  holder: string | undefined;
}

/**
 * Looks, without writing, whether a database is as it was at a bookmark. Equal numbers of rows do not tell that nothing
 * was written since. After a run that died while it restored, `holder` tells more: while it is the one that the restore
 * was announced with (`RestoreJob.announce`), the restore was not made.
 * @throws CloudflareError
 */
export async function standingOf(target: Target, expected: Expected, cloudflare: Cloudflare): Promise<Standing> {
  const comparison = await compare(target, expected, cloudflare);
  comparison.differences.push(...halfDone(comparison.ledger));
  return { ...comparison, holder: (await holderOf(target, cloudflare))?.holder };
}

/** @throws ActionError `proof-failed` where a restore could not be proven by anything */
export function refuseUnprovable({ name }: Target, { digest, applied, head }: Expected): void {
  if (digest !== undefined || applied !== undefined || head !== undefined) return;
  throw new ActionError(
    'proof-failed',
    `${name} is not restored: neither the digest of its schema nor its last migration was recorded with the bookmark, so that it could not be proven that it is back. Nothing was done in ${name}.`,
    {
      status: 'blocked',
      hint: `Choose a release that recorded them, or restore by hand and look at the database yourself: npx wrangler d1 time-travel restore ${name} --bookmark=<bookmark>`,
    },
  );
}
