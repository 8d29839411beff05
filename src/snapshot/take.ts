import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { D1 } from '../cloudflare/d1.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Target } from '../migrations/resolve.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { type SchemaObject, schemaDigest } from '../sqlite/schema.ts';
import { UnendedStatement } from '../sqlite/statement-stream.ts';
import { movingTables, requireRestored, requireSameSchema, Unlike } from './compare.ts';
import { type Contents, contentsOf } from './contents.ts';
import { fileNameOf, type Written, writeDump } from './file.ts';
import { keepTemporaryFilesIn, LoadRefused } from './loader.ts';
import { type Manifest, manifestName } from './manifest.ts';
import { manifestOf } from './manifest-of.ts';
import { ask, type Observation, observe, readSchemaOf } from './observe.ts';
import { dumpOf, exportedTables, type Passed, queriedNames, type Subject } from './pass.ts';
import { Prover } from './prove.ts';
import { requireRoom, roomNeeded } from './room.ts';

/** What a snapshot is made of, and for whom. */
export interface Taking {
  target: Target;
  d1: D1;
  /** The age recipients; none leave it unencrypted. */
  recipients: readonly string[];
  /** Where the dump and its manifest are put; made if it is not there. */
  folder: string;
  context: Context;
}

/** A snapshot on the disk. `isProven` of its manifest tells whether it may be relied on. */
export interface Snapshot {
  manifest: Manifest;
  /** Paths of the dump and of the manifest. */
  files: { dump: string; manifest: string };
}

const attempts = 3;

/**
 * Takes a snapshot: bookmark, fingerprints, export, bookmark; in one pass it is arranged, loaded twice, compared,
 * compressed, encrypted and written. Where the database was written to so that it cannot be told whether the dump is right,
 * another is made, three in all.
 * @throws CloudflareError, ActionError `snapshot-refused`, `snapshot-unproven`; then no file is left
 */
export async function takeSnapshot(taking: Taking): Promise<Snapshot> {
  const { target, folder, context } = taking;
  await mkdir(folder, { recursive: true });
  await mkdir(context.runner.temporary, { recursive: true });
  keepTemporaryFilesIn(context.runner.temporary);
  await requireRoom(context.runner.temporary, roomNeeded(target.size ?? 0));
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeOnce(taking);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof Unlike || error instanceof LoadRefused || error instanceof UnendedStatement)) throw error;
      if (attempt === attempts) throw unproven(target, error);
      context.events.warning(
        'snapshot.taken-again',
        `The dump of ${target.name} is not proven: ${error.message}. Another is made (${attempt + 1} of ${attempts}).`,
        { database: target.name, attempt },
      );
    }
  }
}

function unproven({ name }: Target, cause: Error): ActionError {
  return new ActionError(
    'snapshot-unproven',
    `No snapshot of ${name} could be proven, ${attempts} times in a row; the last time ${cause.message}. Nothing was kept.`,
    {
      hint: 'If the database is written to all the time, take the snapshot at a quieter hour. The history of the last days is in Time Travel: npx wrangler d1 time-travel info',
      cause,
    },
  );
}

async function takeOnce({ target, d1, recipients, folder, context }: Taking): Promise<Snapshot> {
  const id = randomUUID();
  const bookmark = await d1.bookmark(target.id);
  const schema = await readSchemaOf(target, d1);
  const contents = contentsOf(schema);
  const observation = await observe(target, contents, d1);
  const ledger = { table: target.database.migrationsTable, head: await readHead(target, contents, d1) };
  const createdAt = new Date(context.clock.now()).toISOString();
  const subject = { place: target, d1, contents, observation, createdAt, ledger, context };
  const file = `${fileNameOf(target.name)}.sql.zst${recipients.length > 0 ? '.age' : ''}`;
  const dump = join(folder, file);
  const { passed, written } = await write(subject, { id, bookmark, file: dump, recipients });
  const moving = await compare(subject, schema, bookmark, passed).catch(async (error) => {
    // It is not to be kept, and not in the way of the next one.
    await rm(dump, { force: true });
    throw error;
  });
  const taken = { id, file, recipients, moving, schema, subject, passed, written };
  const manifest = manifestOf(target, taken, context);
  const manifestFile = join(folder, manifestName);
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return { manifest, files: { dump, manifest: manifestFile } };
}

const Applied = z.object({ name: z.string() });

async function readHead(target: Target, { tables }: Contents, d1: D1): Promise<string | null> {
  const { migrationsTable } = target.database;
  if (!tables.some(({ name }) => name === migrationsTable)) return null;
  const sql = `SELECT name FROM ${quoteIdentifier(migrationsTable)} ORDER BY id DESC LIMIT 1`;
  const [row] = await ask(target, d1, `read the migration ledger of ${target.name}`, sql);
  return row === undefined ? null : Applied.parse(row).name;
}

async function write(
  subject: Subject,
  { id, bookmark, file, recipients }: { id: string; bookmark: Bookmark; file: string; recipients: readonly string[] },
): Promise<{ passed: Passed; written: Written }> {
  await using prover = new Prover();
  let passed: Passed | undefined;
  const sql = dumpOf(subject, id, prover, bookmark, (seen) => {
    passed = seen;
  });
  const written = await writeDump(sql, file, recipients, subject.context.signal);
  if (!passed) throw new ActionError('internal', 'a dump that ended without its proof');
  return { passed, written };
}

/** @returns the tables that were written to meanwhile @throws Unlike */
async function compare(
  subject: Subject,
  schema: readonly SchemaObject[],
  before: Bookmark,
  { proof, definitions }: Passed,
): Promise<{ isExact: boolean; tables: string[] }> {
  const { place, d1 } = subject;
  requireSameSchema(definitions, schema, exportedTables(subject));
  requireRestored(schema, proof.schema);
  const isExact = (await d1.bookmark(place.id)) === before;
  const later = isExact ? undefined : await observeAgain(subject, schema);
  const dumped = new Map(proof.prints);
  return { isExact, tables: movingTables(subject.observation.prints, later?.prints, dumped, queriedNames(subject)) };
}

async function observeAgain({ place, d1, contents }: Subject, schema: readonly SchemaObject[]): Promise<Observation> {
  const now = await readSchemaOf(place, d1);
  if (schemaDigest(now, []) !== schemaDigest(schema, [])) throw new Unlike('the schema was changed meanwhile');
  return observe(place, contents, d1);
}
