import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { StatementResult } from '../cloudflare/d1.ts';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { ownTables } from './ledger.ts';
import type { Target } from './resolve.ts';

/** Rows by table. */
export type Counts = ReadonlyMap<string, number>;

/** Rows by table: the least and the most that there were about a moment, as others may have written meanwhile. JSON-able. */
export type RowRanges = Record<string, [least: number, most: number]>;

// To count is to read every row: of 200 MB some seconds, where D1 ends a call after 30 s
// (developers.cloudflare.com/d1/platform/limits), and rows read that cost less than a cent.
const largestCounted = 200e6;

// Each is a statement, and all of a call share its 30 s. One statement for all would meet the limits of D1's SQLite:
// 100 columns, 5 terms of a compound SELECT.
const tablesPerCall = 100;

/** Whether counting is quick and cheap. Not where the size is unknown. */
export function countable({ size }: Pick<Target, 'size'>): boolean {
  return size !== undefined && size <= largestCounted;
}

/**
 * Counts the rows of every table that holds rows of the user's: neither the ledger's own, nor virtual ones, nor those
 * that these keep for themselves. A database with more than 100 tables is counted in several calls.
 * @throws CloudflareError; ActionError `cloudflare-answer` when a table could not be counted
 */
export async function countRows(
  target: Target,
  schema: readonly SchemaObject[],
  cloudflare: Cloudflare,
): Promise<Counts> {
  return countTables(target, await userTables(target, schema), cloudflare);
}

/** Counts the rows of these tables, which must be there. */
export async function countTables(target: Target, tables: readonly string[], cloudflare: Cloudflare): Promise<Counts> {
  const counts = new Map<string, number>();
  for (let from = 0; from < tables.length; from += tablesPerCall) {
    const some = tables.slice(from, from + tablesPerCall);
    const queries = some.map((name) => ({ sql: `SELECT count(*) AS n FROM ${quoteIdentifier(name)}` }));
    const answers = await cloudflare.d1.query(target.id, `count the rows of ${target.name}`, queries);
    for (const [index, name] of some.entries()) counts.set(name, countIn(answers[index], target));
  }
  return counts;
}

/** The tables that `countRows` counts. */
export async function userTables(target: Target, schema: readonly SchemaObject[]): Promise<string[]> {
  const tables = schema.filter(({ type }) => type === 'table');
  const without = new Set(ownTables(target.database));
  for (const { name } of tables.filter(isVirtual)) without.add(name);
  if (tables.some(isVirtual)) {
    const { shadowsOf } = await import('../sqlite/load-virtual.ts');
    for (const name of shadowsOf(schema)) without.add(name);
  }
  return tables.map(({ name }) => name).filter((name) => !without.has(name));
}

function isVirtual({ sql }: SchemaObject): boolean {
  return /^CREATE\s+VIRTUAL\s/i.test(sql ?? '');
}

/** Does something, such as taking a bookmark, and counts before and after it. */
export async function countsAround<T>(
  target: Target,
  schema: readonly SchemaObject[],
  cloudflare: Cloudflare,
  take: () => Promise<T>,
): Promise<{ taken: T; ranges: RowRanges }> {
  const before = await countRows(target, schema, cloudflare);
  const taken = await take();
  const after = await countRows(target, schema, cloudflare);
  return { taken, ranges: rangesOf(before, after) };
}

export function rangesOf(before: Counts, after: Counts): RowRanges {
  const tables = new Set([...before.keys(), ...after.keys()]);
  const range = (table: string): [number, number] => {
    const [a, b] = [before.get(table) ?? 0, after.get(table) ?? 0];
    return [Math.min(a, b), Math.max(a, b)];
  };
  return Object.fromEntries([...tables].map((table) => [table, range(table)]));
}

/** A table whose rows are other in number than they were. */
export interface Loss {
  table: string;
  /** Rows then; `null`: the table was not there. */
  was: [least: number, most: number] | null;
  /** Rows now; `null`: the table is not there any more. */
  now: number | null;
  /** Rows that going back takes away, net, at least and at most; negative where it brings some back. */
  net: [least: number, most: number];
}

/**
 * What going back would change in numbers, by table. The number is net: a row that was updated is not seen, nor are one
 * that came and one that went.
 */
export function lossBetween(recorded: Readonly<RowRanges>, now: Counts): Loss[] {
  const was = new Map(Object.entries(recorded));
  const tables = [...new Set([...was.keys(), ...now.keys()])];
  return tables
    .map((table) => lossOf(table, was.get(table) ?? null, now.get(table) ?? null))
    .filter(({ was, now, net: [least, most] }) => was === null || now === null || least > 0 || most < 0);
}

function lossOf(table: string, was: [number, number] | null, now: number | null): Loss {
  const [least, most] = was ?? [0, 0];
  return { table, was, now, net: [(now ?? 0) - most, (now ?? 0) - least] };
}

/** A loss in words, such as `trips: 3 rows more than then, which are lost`. */
export function tellLoss({ table, was, now, net }: Loss): string {
  if (was === null) return `${table}: was not there then, and is lost with its ${rows(now ?? 0)}`;
  if (now === null) return `${table}: is not there any more, and comes back with ${rows(...was)}`;
  const [least, most] = net;
  if (least > 0) return `${table}: ${rows(least, most)} more than then, which are lost`;
  return `${table}: ${rows(-most, -least)} fewer than then, which come back`;
}

function rows(least: number, most = least): string {
  return `${least === most ? least : `${least} to ${most}`} row${most === 1 ? '' : 's'}`;
}

const CountRow = z.array(z.object({ n: z.number() })).length(1);

function countIn(answer: StatementResult | undefined, { name }: Target): number {
  const counted = CountRow.safeParse(answer?.success ? answer.results : undefined);
  if (counted.success && counted.data[0]) return counted.data[0].n;
  throw new ActionError(
    'cloudflare-answer',
    `Could not count the rows of ${name}: ${answer?.error ?? 'the answer has no number'}.`,
    { hint: 'Run this again.', cause: counted.error },
  );
}
