import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { oddities } from '../oddities.ts';
import { temporaryFolder } from './checkout.ts';
import type { TestDatabase } from './database.ts';
import { copyOf, dumpIn, manifestIn, snapshotFolder, writeManifest } from './snapshot-folders.ts';
import { backupCheckout, contentOf, databaseNamed, databaseWith, runOn } from './snapshots.ts';

const missing = ['age', 'age-keygen', 'zstd', 'sqlite3', 'sha256sum', 'jq'].filter((tool) => !isThere(tool));
if (missing.length > 0) console.warn(`Snapshots are not held to other programs: ${missing.join(', ')} not installed.`);

function isThere(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs commands in a folder; the first error ends them. */
function bash(script: string, folder: string): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '' };
  return new Promise((done, fail) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${error.message}\n${stdout}${stderr}`)) : done(stdout),
    );
  });
}

let stack: Stack;
let database: TestDatabase;
let sealed: string;
/** The whole file of `age-keygen`, and the recipient in it. */
let keyFile: string;
let recipient: string;

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  if (missing.length > 0) return;
  const home = temporaryFolder();
  await bash('age-keygen -o key.txt 2> /dev/null', home);
  keyFile = readFileSync(join(home, 'key.txt'), 'utf8');
  recipient = /age1\w+/.exec(keyFile)?.[0] ?? '';
  database = await databaseWith(stack, 'interop', oddities);
  sealed = await snapshotFolder(stack, database, [recipient]);
});
afterAll(() => stack.close());

function restore(folder: string, inputs: Record<string, string> = {}) {
  const identity = keyFile;
  return runOn(stack, 'restore', backupCheckout([database]), { inputs: { snapshot: folder, identity, ...inputs } });
}

/** A copy of the snapshot, packed again by commands that read SQL and write a dump. */
async function repacked(pack: string): Promise<string> {
  const folder = copyOf(sealed);
  const key = join(temporaryFolder(), 'key.txt');
  writeFileSync(key, keyFile);
  const dump = manifestIn(folder).dump.file;
  const script = `age --decrypt -i '${key}' '${dump}' | zstd -dc > dump.sql
rm '${dump}'
{ ${pack.replaceAll('RECIPIENT', recipient)}; } > '${dump}'
rm -f dump.sql part.*
jq --arg sha256 "$(sha256sum '${dump}' | cut -c1-64)" --argjson bytes "$(wc -c < '${dump}')" \
  '.dump.sha256 = $sha256 | .dump.bytes = $bytes' manifest.json > corrected.json
mv corrected.json manifest.json`;
  await bash(script, folder);
  expect(manifestIn(folder).dump.sha256).not.toBe(manifestIn(sealed).dump.sha256);
  return folder;
}

describe.skipIf(missing.length > 0)('a snapshot of ours', () => {
  test('that the command lines have packed again is restored, row by row what it was', async () => {
    const folder = await repacked('zstd -19 --quiet < dump.sql | age -r RECIPIENT');
    const inputs = { mode: 'apply', target: 'interop-again', confirm: 'interop-again' };
    const result = await restore(folder, inputs);
    expect(result, result.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(await contentOf(await databaseNamed(stack, 'interop-again'))).toEqual(await contentOf(database));
  });

  test.each([
    ['fast, and without a checksum', 'zstd --fast=5 --no-check --quiet < dump.sql | age -r RECIPIENT'],
    ['as small as can be', 'zstd --ultra -22 --long=27 --quiet < dump.sql | age -r RECIPIENT'],
    ['without its length', 'cat dump.sql | zstd --no-content-size --quiet | age -r RECIPIENT'],
    ['for two', 'zstd --quiet < dump.sql | age -r "$(age-keygen 2>/dev/null | age-keygen -y)" -r RECIPIENT'],
  ])('is drilled, packed %s', async (_, pack) => {
    const result = await restore(await repacked(pack));
    expect(result, result.log).toMatchObject({
      exitCode: 0,
      outputs: { status: 'passed', rows: String(manifestIn(sealed).rows) },
    });
  });

  // What Node unpacks ends with the first piece: the rest must not be taken for nothing.
  test('packed in pieces one after the other, which zstd takes, is refused', async () => {
    const pack =
      'split -b 1000000 dump.sql part. && for part in part.*; do zstd --quiet < $part; done | age -r RECIPIENT';
    const result = await restore(await repacked(pack));
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(
      /cannot be decoded \(Unknown frame|ends within a statement|bytes of SQL where the manifest/,
    );
  });

  test('packed by another program than it says is refused', async () => {
    const result = await restore(await repacked('gzip < dump.sql | age -r RECIPIENT'));
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(/cannot be decoded \(/);
  });

  test('as text is not taken for one of somebody else', async () => {
    const result = await restore(await repacked('zstd --quiet < dump.sql | age --armor -r RECIPIENT'));
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('The snapshot cannot be opened');
  });

  test('is what zstd calls whole, with a checksum', async () => {
    const plain = await snapshotFolder(stack, database, []);
    const said = await bash(`zstd -t --quiet '${dumpIn(plain)}' && zstd -lv '${dumpIn(plain)}'`, plain);
    expect(said).toMatch(/Check: XXH64/);
  });
});

describe.skipIf(missing.length > 0)('a dump that was made by hand', () => {
  async function byHand(): Promise<string> {
    const folder = temporaryFolder();
    await bash(
      `sqlite3 made.db "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2);"
sqlite3 made.db .dump | zstd -19 --quiet | age -r ${recipient} > interop.sql.zst.age
rm made.db`,
      folder,
    );
    return folder;
  }

  test('is refused, as it has no manifest, with what is needed', async () => {
    const result = await restore(await byHand());
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(/The manifest \S+manifest\.json cannot be read: ENOENT[^\n]*Nothing was done/);
    expect(result.log).toContain('Give the folder of a snapshot, with its manifest.json and its dump');
  });

  test('is refused with a manifest that was made for it', async () => {
    const folder = await byHand();
    await bash(`cp '${join(sealed, 'manifest.json')}' .`, folder);
    const { dump, ...manifest } = manifestIn(folder);
    const [digest = '', bytes = ''] = (
      await bash(`sha256sum ${dump.file} | cut -c1-64; wc -c < ${dump.file}`, folder)
    ).split('\n');
    writeManifest(folder, { ...manifest, dump: { ...dump, sha256: digest, bytes: Number(bytes) } });
    const result = await restore(folder);
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('it is no dump of a snapshot');
    rmSync(folder, { recursive: true });
  });
});
