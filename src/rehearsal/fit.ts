import type { MigrationFile } from '../migrations/files.ts';
import { type Ledger, ownTables } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { type SchemaObject, schemaDigest } from '../sqlite/schema.ts';
import { diffSchemas, formatDiff, sameSchema } from '../sqlite/schema-diff.ts';
import type { Rebuilt } from './fit-rebuild.ts';
import type { Told } from './fit-since.ts';
import type { Stage } from './rehearse.ts';
import { Rehearser } from './rehearse-apart.ts';

/** Something that the old code may need and that a migration took away: a sentence, with its file and line. */
export interface FitFinding extends Told {
  /** Of the file's own `voygent:allow contract-step`. That was for the code before it. */
  reason?: string;
}

/** Whether code that was made for an earlier state of a database can run on the present one. Names are the ledger's. */
export type Fit =
  /** No migration was applied since. */
  | { kind: 'same' }
  /** Only expansions were; `notes` are what a schema cannot tell. */
  | { kind: 'fits'; since: string[]; notes: Told[] }
  | { kind: 'contracted'; since: string[]; findings: FitFinding[]; notes: Told[] }
  /** It cannot be told: counts as no. Both are sentences. */
  | { kind: 'unknown'; why: string; hint: string };

type Unknown = Extract<Fit, { kind: 'unknown' }>;

/**
 * Tells it by making the database anew from its files, which must come out as it is. It reads the ledger that it is
 * given, and neither asks nor changes the database.
 *
 * @param head the last migration when the code was released; `null`: there was none, `undefined`: not recorded
 * @param files those of the checkout: every one that was applied is needed
 * @throws the signal's reason when the job is cancelled
 */
export async function fitOf(
  head: string | null | undefined,
  target: Target,
  ledger: Ledger,
  files: readonly MigrationFile[],
  context: Context,
): Promise<Fit> {
  const since = head === undefined ? notRecorded(target) : migrationsSince(head, target, ledger);
  if (!Array.isArray(since)) return since;
  if (since.length === 0) return { kind: 'same' };
  const applied = appliedFiles(target, ledger, files);
  if (!Array.isArray(applied)) return applied;
  const rebuilt = await rebuildApart(stageOf(target, ledger), applied, applied.length - since.length, context);
  if ('kind' in rebuilt) return rebuilt;
  const drift = driftOf(target, ledger, lastOf(rebuilt).schema ?? []);
  if (drift) return drift;
  const { findings, notes } = rebuilt.taken;
  if (findings.length === 0) return { kind: 'fits', since, notes };
  return { kind: 'contracted', since, findings: findings.map((one) => withReason(one, applied)), notes };
}

/** The schema that a database had at a head, and its digest (see `schemaDigest`), the tables of the ledger left out. */
export interface PastSchema {
  schema: SchemaObject[];
  digest: string;
}

/**
 * Makes the schema that a database had when `head` was its last migration; `null`: before any. Compare by `sameSchema`:
 * the digest is the same only where both versions of SQLite write alike what an ALTER TABLE makes.
 *
 * @param files in the order in which they were applied
 * @returns `undefined` where the head is not among the files, or one of them cannot be run on an empty database
 * @throws the signal's reason when the job is cancelled
 */
export async function schemaAt(
  head: string | null,
  files: readonly MigrationFile[],
  context: Context,
): Promise<PastSchema | undefined> {
  if (head === null) return { schema: [], digest: schemaDigest([], []) };
  const at = files.findIndex(({ name }) => name === head);
  if (at === -1) return undefined;
  const applied = files.slice(0, at + 1);
  const rebuilt = await rebuildApart({ schema: [], ledgerTables: [] }, applied, applied.length, context);
  if ('kind' in rebuilt) return undefined;
  const { schema, digest } = lastOf(rebuilt);
  return schema && digest !== undefined ? { schema, digest } : undefined;
}

function migrationsSince(head: string | null, { name }: Target, { applied, begun }: Ledger): string[] | Unknown {
  if (begun !== undefined && !applied.includes(begun)) {
    return unknown(
      `${begun} was begun in ${name} and has not ended.`,
      'Where a run applies it now, wait for it. Else finish or undo it first: `migrate` tells how.',
    );
  }
  if (head !== null && !applied.includes(head)) {
    const last = applied.at(-1);
    return unknown(
      `The old code was made for ${name} with ${head} as its last migration, and its ledger does not have that one (${last === undefined ? 'it is empty' : `its last is ${last}`}).`,
      'The database was restored to a time before it, its ledger was changed by hand, or it is another database than then. Go back to code that was released with what it has.',
    );
  }
  return applied.slice(head === null ? 0 : applied.indexOf(head) + 1);
}

function notRecorded({ name }: Target): Unknown {
  return unknown(
    `It was not recorded which migration of ${name} was the last one when the old code was released.`,
    'Versions that these actions release have it in their message. Compare by hand what the migrations since then have changed.',
  );
}

/** The files of all that was applied, in that order. */
function appliedFiles(
  { name: database }: Target,
  { applied, checksums }: Ledger,
  files: readonly MigrationFile[],
): MigrationFile[] | Unknown {
  const byName = new Map(files.map((file) => [file.name, file]));
  const missing = applied.filter((name) => !byName.has(name));
  if (missing.length > 0) {
    return unknown(
      `${database} has ${few(missing)}, and the checkout does not.`,
      'Run this on a commit that has every migration of the database: the newest released one (`ref` of actions/checkout), with all of its files (no `sparse-checkout`).',
    );
  }
  const found = applied.flatMap((name) => byName.get(name) ?? []);
  const edited = found.filter(({ name, sha256 }) => (checksums.get(name) ?? sha256) !== sha256);
  if (edited.length > 0) {
    return unknown(
      `${few(edited.map(({ path }) => path))} in the checkout is not what was applied to ${database}: the content differs.`,
      `Run this on a commit that has it as it was applied: git log --follow -- ${edited[0]?.path}`,
    );
  }
  return found;
}

function stageOf({ database }: Target, { schema }: Ledger): Stage {
  const ledgerTables = ownTables(database);
  return { schema: schema.filter(({ tbl_name }) => ledgerTables.includes(tbl_name)), ledgerTables };
}

/** In a process of its own: a statement may never end. */
async function rebuildApart(
  stage: Stage,
  files: readonly MigrationFile[],
  since: number,
  context: Context,
): Promise<Rebuilt | Unknown> {
  using rehearser = new Rehearser(context);
  try {
    const rebuilt = await rehearser.rebuild(stage, files, since, context.signal);
    const { name, findings, schema } = lastOf(rebuilt);
    if (schema) return rebuilt;
    const [failure] = findings;
    const path = files.find((file) => file.name === name)?.path ?? name;
    const place = failure?.line === undefined ? path : `${path}:${failure.line}`;
    return unknown(
      `The schema could not be made anew from the migrations: on an empty database ${place} does not run. ${failure?.message ?? ''}`.trimEnd(),
      'Compare by hand what the migrations since the old code have changed.',
    );
  } catch (error) {
    context.signal.throwIfAborted();
    return unknown(
      `The schema could not be made anew from the migrations: ${toActionError(error).message}`,
      'Run this again, or compare by hand what the migrations since the old code have changed.',
    );
  }
}

function lastOf({ rehearsal }: Rebuilt): Rebuilt['rehearsal']['files'][number] {
  const last = rehearsal.files.at(-1);
  if (!last) throw new Error('no file was run');
  return last;
}

/** What the database has or lacks beside what its migrations make. */
function driftOf({ name }: Target, { schema }: Ledger, made: readonly SchemaObject[]): Unknown | undefined {
  if (sameSchema(made, schema)) return undefined;
  const changes = diffSchemas(made, schema);
  const named = changes.map((change) => `the ${change.type} ${change.name} was ${change.kind}`);
  return unknown(
    `The schema of ${name} is not the one that its migrations make: ${few(named) || 'its objects differ'}. It was changed outside of them.`,
    `What differs (+ is what the database has):\n${shortened(formatDiff(changes))}\nWrite a migration that does the same, so that both agree.`,
  );
}

function withReason(one: Told, files: readonly MigrationFile[]): FitFinding {
  const allowed = files.find(({ name }) => name === one.file)?.allowances.allowed ?? [];
  const own = allowed.find(({ rules }) => rules.includes('contract-step'));
  return { ...one, ...(own ? { reason: own.reason } : {}) };
}

function unknown(why: string, hint: string): Unknown {
  return { kind: 'unknown', why, hint };
}

function few(items: readonly string[]): string {
  const shown = items.slice(0, 5).join(', ');
  return items.length > 5 ? `${shown} and ${count(items.length - 5, 'other')}` : shown;
}

function shortened(text: string): string {
  const lines = text.split('\n');
  return lines.length > 40 ? [...lines.slice(0, 40), `… ${count(lines.length - 40, 'line')} more`].join('\n') : text;
}
