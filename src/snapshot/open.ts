import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ownTables } from '../migrations/ledger.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { differencesIn, type Printed } from '../sqlite/fingerprint.ts';
import { schemaDigest } from '../sqlite/schema.ts';
import { statementBlocks, UnendedStatement } from '../sqlite/statement-stream.ts';
import { sequences } from './contents.ts';
import { idInHead, readTail, type Tail } from './dump.ts';
import { checkDump, readDump } from './file.ts';
import { keepTemporaryFilesIn, LoadRefused } from './loader.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';
import { Progress } from './progress.ts';
import { type Proof, Prover } from './prove.ts';
import { requireRoom, roomNeeded } from './room.ts';

/** Which snapshot is opened, and how. */
export interface Opening {
  /** With the manifest and the dump. */
  folder: string;
  /** age identities, for a dump that is encrypted. */
  identities: readonly string[];
  /** Statements of the user's, each of which must give one row of true values. */
  assertions: readonly string[];
  /** Where its SQL is kept, as a new file; it is in the clear. */
  keep?: string;
  context: Context;
}

/** A snapshot that is whole: loaded, and what its manifest says of it is so. */
export interface Opened {
  manifest: Manifest;
  /** Its `asItIs` and `asD1` tell whether it can be restored. */
  proof: Proof;
}

/**
 * Restores a snapshot into two databases of its own, and compares it with its manifest and its fingerprints.
 * @throws ActionError `snapshot-invalid` where it is not whole, or not what its manifest says; `identity-invalid`
 */
export async function openSnapshot(opening: Opening): Promise<Opened> {
  const { folder, identities, assertions, context } = opening;
  const manifest = await readManifest(join(folder, manifestName));
  const { temporary } = context.runner;
  await mkdir(temporary, { recursive: true });
  keepTemporaryFilesIn(temporary);
  await requireRoom(temporary, roomNeeded(manifest.dump.sqlBytes));
  const stored = { ...manifest.dump, file: join(folder, manifest.dump.file) };
  if (stored.encryption === 'age' && identities.length === 0) throw identityMissing(manifest);
  await checkDump(stored, context.signal);
  const chunks = await readDump(stored, identities, context.signal);
  await using prover = new Prover();
  try {
    const tail = await load(chunks, prover, manifest, opening);
    const printed = tail.prints.map(([name, { columns }]): Printed => ({ name, columns: Object.keys(columns) }));
    const proof = await prover.finish({ printed, assertions });
    requireAsTold(manifest, tail, proof);
    return { manifest, proof };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof LoadRefused) throw unlike(manifest, `SQLite refuses it: ${error.message}`, error);
    if (error instanceof UnendedStatement) throw unlike(manifest, error.message, error);
    throw error;
  }
}

async function load(
  chunks: AsyncIterable<Buffer>,
  prover: Prover,
  manifest: Manifest,
  { keep, context }: Opening,
): Promise<Tail> {
  const progress = new Progress(`Restoring ${manifest.database.name} to prove it`, context.events, context.clock);
  const seen = new Ends(manifest);
  const kept = keep === undefined ? undefined : await open(keep, 'wx', 0o600);
  let rows = 0;
  try {
    for await (const { bytes, ends } of statementBlocks(watched(chunks, seen, kept))) {
      rows += ends.length;
      progress.at({ bytes: seen.bytes, total: manifest.dump.sqlBytes, rows });
      await prover.feed(bytes);
    }
  } finally {
    await kept?.close();
  }
  return seen.tail();
}

async function* watched(chunks: AsyncIterable<Buffer>, seen: Ends, kept: FileHandle | undefined) {
  for await (const chunk of chunks) {
    seen.take(chunk);
    await kept?.writeFile(chunk);
    yield chunk;
  }
}

const headBytes = 200;
// The fingerprints of 30,000 columns.
const tailBytes = 4 * 1024 * 1024;

/** The first and the last bytes of a dump, which name the snapshot that it is of. */
class Ends {
  readonly #manifest: Manifest;
  #first = Buffer.alloc(0);
  #last: Buffer[] = [];
  bytes = 0;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  take(chunk: Buffer): void {
    if (this.#first.length < headBytes) {
      this.#first = Buffer.concat([this.#first, chunk.subarray(0, headBytes)]);
      if (this.#first.length >= headBytes) this.#requireHead();
    }
    this.bytes += chunk.length;
    this.#last.push(chunk);
    let held = this.#last.reduce((sum, { length }) => sum + length, 0);
    for (let first = this.#last[0]; first && held - first.length >= tailBytes; first = this.#last[0]) {
      held -= first.length;
      this.#last.shift();
    }
  }

  /** @throws ActionError `snapshot-invalid` where it is of another snapshot, or its end is missing */
  tail(): Tail {
    this.#requireHead();
    const { dump, id } = this.#manifest;
    if (this.bytes !== dump.sqlBytes)
      throw unlike(this.#manifest, `it has ${this.bytes} bytes of SQL where the manifest says ${dump.sqlBytes}`);
    const tail = readTail(Buffer.concat(this.#last).toString('utf8'));
    if (!tail) throw unlike(this.#manifest, 'its end, with the fingerprints, is missing');
    if (tail.id !== id) throw unlike(this.#manifest, `it ends as the dump of the snapshot ${tail.id}`);
    return tail;
  }

  #requireHead(): void {
    const { id } = this.#manifest;
    const found = idInHead(this.#first.toString('utf8'));
    if (found === id) return;
    throw unlike(this.#manifest, found ? `it is the dump of the snapshot ${found}` : 'it is no dump of a snapshot');
  }
}

function requireAsTold(manifest: Manifest, { prints, origin }: Tail, proof: Proof): void {
  const { createdAt, database, ledger } = manifest;
  if (!isDeepStrictEqual(origin, { createdAt, database, ledger }))
    throw unlike(manifest, 'its time, database, bookmark or migration is not that of the dump');
  const found = new Map(proof.prints);
  for (const [table, print] of prints) {
    const other = found.get(table);
    const [difference] = other ? differencesIn(print, other) : ['it is missing'];
    if (difference !== undefined) throw unlike(manifest, `the table ${table} is not what it was: ${difference}`);
  }
  const tables = [...found].filter(([name]) => name !== sequences).map(([name, { rows }]) => `${name} ${rows}`);
  const told = manifest.tables.map(({ name, rows }) => `${name} ${rows}`);
  const [different] = new Set(told).symmetricDifference(new Set(tables));
  if (different !== undefined) throw unlike(manifest, `manifest and dump differ in the rows of a table: ${different}`);
  if (manifest.rows !== manifest.tables.reduce((sum, { rows }) => sum + rows, 0))
    throw unlike(manifest, 'the rows of its tables do not add up to those of the manifest');
  const digest = schemaDigest(proof.schema, ownTables({ migrationsTable: manifest.ledger.table }));
  if (digest !== manifest.schemaDigest) throw unlike(manifest, 'it does not make the schema that the manifest tells');
}

function unlike({ id, database }: Manifest, problem: string, cause?: unknown): ActionError {
  return new ActionError(
    'snapshot-invalid',
    `The snapshot ${id} of ${database.name} is not what its manifest says: ${problem}. Nothing was restored.`,
    { hint: 'Do not use it. `backup` with `mode: list` shows the others.', cause },
  );
}

function identityMissing({ dump, database }: Manifest): ActionError {
  return new ActionError(
    'identity-invalid',
    `The snapshot of ${database.name} is encrypted, and the input \`identity\` is empty. Nothing was done.`,
    {
      hint: `Give the age identity of one of its recipients, from a secret: ${dump.recipients.join(', ')}. An empty value often means that the secret is not defined for this repository or environment.`,
    },
  );
}
