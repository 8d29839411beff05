import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { StatementResult } from '../cloudflare/d1.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import type { Application } from './apply.ts';
import { type Ledger, ownTables, readLedger } from './ledger.ts';
import type { Target } from './resolve.ts';
import { readViolations, type Violations } from './verify.ts';

/** How a database was when the lock had been taken and nothing else done. */
export interface Before {
  ledger: Ledger;
  bookmark: Bookmark;
  violations: Violations;
  /** Rows by table, counted before and after the bookmark was taken; only where a restore is to be proven by them. */
  counts: readonly [Counts, Counts] | undefined;
}

type Counts = ReadonlyMap<string, number>;

/** What came of going back. `undo` is the bookmark of just before; unknown where it could not be read. */
export type Recovery = { undo?: Bookmark | undefined } & (
  | /** Proven by the schema's digest, the ledger and the number of rows in every table. */
  { state: 'restored'; tables: number }
  /** The service says that it restored; what is there says otherwise. */
  | { state: 'unproven'; differences: string[] }
  /** The call failed, and what is there is not what was before. */
  | { state: 'failed'; failure: unknown }
  /** It was sent, and the database could not be read afterwards. */
  | { state: 'unknown'; failure: unknown }
);

export async function readBefore(
  target: Target,
  ledger: Ledger,
  wanted: 'none' | 'restore',
  cloudflare: Cloudflare,
  context: Context,
): Promise<Before> {
  const counted = () => (wanted === 'restore' ? countRows(target, ledger, cloudflare) : undefined);
  const first = await counted();
  const [bookmark, violations] = await Promise.all([
    cloudflare.d1.bookmark(target.id),
    readViolations(target, cloudflare, context),
  ]);
  const second = await counted();
  return { ledger, bookmark, violations, counts: first && second ? [first, second] : undefined };
}

/**
 * Goes back to the bookmark, where that was asked for, the run has changed something, and nobody else has. A restore
 * loses what was written since: what is not known to be this run's doing is left to a person.
 */
export async function recover(
  error: ActionError,
  { applied, ledger, isOurs, isPartial = false }: Application,
  before: Before,
  job: { target: Target; cloudflare: Cloudflare; context: Context },
): Promise<Recovery | undefined> {
  const isChanged = applied.length > 0 || isPartial || ledger.digest !== before.ledger.digest;
  if (!before.counts || !isChanged || !isOurs) return undefined;
  const { target, context } = job;
  // Going back must be possible when the job was cancelled, too.
  const cloudflare = job.cloudflare.withSignal(AbortSignal.timeout(180_000));
  context.events.warning(
    'migration.restoring',
    `${target.name} goes back to its bookmark of before this run (${error.code}).`,
    { database: target.name, bookmark: before.bookmark },
  );
  // The answer that has it may be lost.
  const last = await cloudflare.d1.bookmark(target.id).catch(() => undefined);
  try {
    const { previousBookmark } = await cloudflare.d1.restore(target.id, before.bookmark);
    return await outcome(before, previousBookmark, target, cloudflare);
  } catch (failure) {
    const neverRan = failure instanceof CloudflareError && failure.failure.kind === 'never-ran';
    if (neverRan) return { state: 'failed', failure };
    return await afterFailure(failure, before, last, { ...job, cloudflare });
  }
}

async function outcome(
  before: Before,
  undo: Bookmark | undefined,
  target: Target,
  cloudflare: Cloudflare,
): Promise<Recovery> {
  try {
    const differences = await differencesTo(before, target, cloudflare);
    if (differences.length > 0) return { state: 'unproven', undo, differences };
    return { state: 'restored', undo, tables: before.counts?.[0].size ?? 0 };
  } catch (failure) {
    return { state: 'unknown', undo, failure };
  }
}

// A restore whose answer was lost may still be under way; one that was refused is not.
const pausesMs = [500, 4000, 10_000];

/** A restore that failed may have been made all the same: what is there decides. */
async function afterFailure(
  failure: unknown,
  before: Before,
  undo: Bookmark | undefined,
  { target, cloudflare, context }: { target: Target; cloudflare: Cloudflare; context: Context },
): Promise<Recovery> {
  const isLost = !(failure instanceof CloudflareError) || failure.failure.kind === 'unknown';
  for (const pause of isLost ? pausesMs : []) {
    const found = await outcome(before, undo, target, cloudflare);
    if (found.state === 'restored') return found;
    await context.clock.sleep(pause);
  }
  const found = await outcome(before, undo, target, cloudflare);
  return found.state === 'unproven' ? { state: 'failed', failure } : found;
}

async function differencesTo(before: Before, target: Target, cloudflare: Cloudflare): Promise<string[]> {
  const ledger = await readLedger(target, cloudflare);
  if (ledger.digest !== before.ledger.digest) return ['the schema is not what it was'];
  const isSame = ledger.applied.join('\n') === before.ledger.applied.join('\n');
  const counts = await countRows(target, before.ledger, cloudflare);
  const wrong = [...counts].filter(([table, rows]) => !isBetween(rows, table, before));
  return [
    ...(isSame ? [] : ["wrangler's ledger is not what it was"]),
    ...wrong.map(([table, rows]) => `${table} has ${count(rows, 'row')} and had ${before.counts?.[1].get(table)}`),
  ];
}

/** Between what was counted before and after the bookmark was taken: others may have written in between. */
function isBetween(rows: number, table: string, { counts }: Before): boolean {
  const [a = 0, b = 0] = counts?.map((of) => of.get(table) ?? 0) ?? [];
  return rows >= Math.min(a, b) && rows <= Math.max(a, b);
}

const CountRow = z.array(z.object({ n: z.number() })).length(1);

async function countRows(target: Target, { schema }: Ledger, cloudflare: Cloudflare): Promise<Counts> {
  const own = ownTables(target.database);
  const tables = schema
    .filter(({ type, name, sql }) => type === 'table' && !own.includes(name) && !/^CREATE\s+VIRTUAL\s/i.test(sql ?? ''))
    .map(({ name }) => name);
  if (tables.length === 0) return new Map();
  const queries = tables.map((name) => ({ sql: `SELECT count(*) AS n FROM ${quoteIdentifier(name)}` }));
  const answers = await cloudflare.d1.query(target.id, `count the rows of ${target.name}`, queries);
  return new Map(tables.map((name, index) => [name, countIn(answers[index], target)]));
}

function countIn(answer: StatementResult | undefined, { name }: Target): number {
  const rows = CountRow.safeParse(answer?.success ? answer.results : undefined);
  if (rows.success && rows.data[0]) return rows.data[0].n;
  throw new ActionError(
    'cloudflare-answer',
    `Could not count the rows of ${name}: ${answer?.error ?? 'the answer has no number'}.`,
    { hint: 'Run this again.', cause: rows.error },
  );
}
