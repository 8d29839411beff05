import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import type { Manifest } from '../../src/snapshot/manifest.ts';
import { temporaryFolder } from './checkout.ts';
import type { TestDatabase } from './database.ts';
import { backupCheckout, runOn } from './snapshots.ts';

/** Takes a snapshot with the built action; the folder of its two files. */
export async function snapshotFolder(
  stack: Stack,
  database: TestDatabase,
  recipients: readonly string[],
): Promise<string> {
  const workspace = backupCheckout([database]);
  const inputs = { upload: 'false', output: 'kept', recipients: recipients.join('\n') };
  const result = await runOn(stack, 'backup', workspace, { inputs });
  expect(result, result.log).toMatchObject({ exitCode: 0 });
  const [folder = ''] = readdirSync(join(workspace, 'kept'));
  return join(workspace, 'kept', folder);
}

/** A copy that a test may spoil. */
export function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}

/** Writes what a person who edits it would: nothing checks it. */
export function writeManifest(folder: string, manifest: unknown): void {
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

export function dumpIn(folder: string): string {
  return join(folder, manifestIn(folder).dump.file);
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Puts another file in the place of the dump, and right what the manifest says of a file. */
export function replaceDump(folder: string, bytes: Buffer, changes: Partial<Manifest['dump']> = {}): void {
  const manifest = manifestIn(folder);
  const dump = { ...manifest.dump, bytes: bytes.length, sha256: sha256(bytes), ...changes };
  writeFileSync(join(folder, dump.file), bytes);
  writeManifest(folder, { ...manifest, dump });
}

/** Changes the SQL of a snapshot that is not encrypted, and puts right all that the manifest says of the dump. */
export function rewrite(folder: string, change: (sql: string) => string): void {
  const original = zstdDecompressSync(readFileSync(dumpIn(folder))).toString('utf8');
  const changed = change(original);
  if (changed === original) throw new Error('nothing was changed');
  replaceDump(folder, zstdCompressSync(Buffer.from(changed)), { sqlBytes: Buffer.byteLength(changed) });
}

/** The same numbers each time. @returns a function that gives one from 0 to below what it is given */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Flips one bit of a file. */
export function flip(file: string, position: number, bit: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << bit), position);
  writeFileSync(file, bytes);
}
