import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { clientOf, databaseOf } from '../cloudflare/transfer.fixture.ts';
import { configured } from '../migrations/migrations.fixture.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Manifest } from './manifest.ts';
import { type Opened, openSnapshot } from './open.ts';
import { takeSnapshot } from './take.ts';

let stack: Stack;
let home: string;
let keys: { identity: string; recipient: string };

beforeAll(async () => {
  stack = await Stack.start();
  home = mkdtempSync(join(tmpdir(), 'voygent-damage-'));
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  keys = { identity, recipient: await identityToRecipient(identity) };
  await take('plain', []);
  await take('sealed', [keys.recipient]);
  await take('later', []);
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await stack[Symbol.asyncDispose]();
});

const sql = `CREATE TABLE trips (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, price REAL);
CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER REFERENCES trips(id), note TEXT);
CREATE INDEX stays_by_trip ON stays (trip);
INSERT INTO trips (title, price) VALUES ('Lisbon', 10.5), ('Porto', 20.25), ('Faro', 30);
INSERT INTO stays (trip, note) VALUES (1, 'a'), (2, 'b'), (3, NULL);
CREATE VIRTUAL TABLE search USING fts5(note, content='stays', content_rowid='id');
INSERT INTO search(search) VALUES ('rebuild');`;

async function take(name: string, recipients: readonly string[]): Promise<void> {
  const { cloudflare, context } = await clientOf(stack);
  const target = { database: configured, id: await databaseOf(stack, sql), name: 'db', size: undefined };
  await takeSnapshot({ target, d1: cloudflare.d1, recipients, folder: join(home, name), context });
}

/** A copy of a snapshot that a test may spoil. */
function copyOf(name: 'plain' | 'sealed' | 'later'): string {
  const folder = mkdtempSync(join(home, 'copy-'));
  cpSync(join(home, name), folder, { recursive: true });
  return folder;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}

function open(folder: string, identities = [keys.identity]): Promise<Opened> {
  return openSnapshot({ folder, identities, assertions: [], context: testContext() });
}

/** What opening ends in: it must be an error of ours that says what is wrong. */
async function refusal(folder: string, identities?: string[]): Promise<ActionError> {
  const error = await open(folder, identities).then(
    ({ proof }) => new Error(`it was opened: ${proof.asItIs.concat(proof.asD1).join()}`),
    (thrown) => thrown,
  );
  rmSync(folder, { recursive: true, force: true });
  expect(error, String(error)).toBeInstanceOf(ActionError);
  expect(error.code).not.toBe('internal');
  return error;
}

/** The same numbers each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state % below;
  };
}

function flip(file: string, position: number, bit: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << bit), position);
  writeFileSync(file, bytes);
}

/** Changes the SQL of a plain snapshot, and puts length and digests of the manifest right. */
function rewrite(folder: string, change: (text: string) => string): void {
  const manifest = manifestOf(folder);
  const file = join(folder, manifest.dump.file);
  const before = zstdDecompressSync(readFileSync(file)).toString('utf8');
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  const packed = zstdCompressSync(Buffer.from(after));
  writeFileSync(file, packed);
  const dump = {
    ...manifest.dump,
    bytes: packed.length,
    sqlBytes: Buffer.byteLength(after),
    sha256: createHash('sha256').update(packed).digest('hex'),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, dump }));
}

test.each(['plain', 'sealed'] as const)('a snapshot that is whole is opened: %s', async (name) => {
  const { manifest, proof } = await open(copyOf(name));
  expect(manifest.rows).toBe(6);
  expect([proof.asItIs, proof.asD1]).toEqual([[], []]);
});

describe.each(['plain', 'sealed'] as const)('of a dump that is %s', (name) => {
  test('no byte can be another, and no end be missing', async () => {
    const random = seeded(7);
    const { dump } = manifestOf(join(home, name));
    for (let count = 0; count < 100; count++) {
      const folder = copyOf(name);
      const position = random(dump.bytes);
      flip(join(folder, dump.file), position, random(8));
      expect((await refusal(folder)).code, `byte ${position}`).toBe('snapshot-invalid');
    }
    for (let count = 0; count < 20; count++) {
      const folder = copyOf(name);
      const file = join(folder, dump.file);
      writeFileSync(file, readFileSync(file).subarray(0, random(dump.bytes)));
      expect((await refusal(folder)).message).toMatch(/bytes where the manifest says/);
    }
  });
});

/** What of a manifest nothing else tells. A change there is not seen, and nothing that is restored depends on it. */
const unproven = ['exact', 'moving', 'notKept', 'verification', 'source', 'dump.recipients'];

function without(manifest: Manifest): unknown {
  const { exact, moving, notKept, verification, source, dump, ...rest } = manifest;
  const { recipients, ...essential } = dump;
  return { ...rest, dump: essential };
}

test(`a manifest with another byte is refused, or says the same but for ${unproven.join(', ')}`, async () => {
  const random = seeded(11);
  const original = manifestOf(join(home, 'plain'));
  const size = readFileSync(join(home, 'plain/manifest.json')).length;
  let refused = 0;
  for (let count = 0; count < 100; count++) {
    const folder = copyOf('plain');
    const position = random(size);
    flip(join(folder, 'manifest.json'), position, random(8));
    const outcome = await open(folder).catch((error: unknown) => error);
    rmSync(folder, { recursive: true, force: true });
    if (outcome instanceof ActionError) {
      expect(outcome.code).toBe('snapshot-invalid');
      refused++;
    } else {
      const { manifest } = outcome as Opened;
      expect(isDeepStrictEqual(without(manifest), without(original)), `byte ${position}`).toBe(true);
    }
  }
  expect(refused).toBeGreaterThan(50);
}, 120_000);

describe('of SQL whose length and digest were put right', () => {
  test.each<[string, (text: string) => string, RegExp]>([
    ['a row is missing', (text) => text.replace(/INSERT INTO "trips"[^\n]*\n/, ''), /trips is not what it was: 2 rows/],
    [
      'a row is there twice',
      (text) => text.replace(/(INSERT INTO "stays"[^\n]*)VALUES\(1(,[^\n]*\n)/, '$1VALUES(1$2$1VALUES(9$2'),
      /stays is not what it was: 4 rows/,
    ],
    ['a number is another', (text) => text.replace('20.25', '20.5'), /the column price adds up to/],
    [
      'a text is longer',
      (text) => text.replace("'Porto'", "'Oporto'"),
      /the column title has values of another length/,
    ],
    ['a value is gone', (text) => text.replace("'b'", 'NULL'), /the column note has 1 values/],
    [
      'two columns are exchanged',
      (text) => text.replace('("id","trip","note") VALUES(1,1,\'a\')', '("id","note","trip") VALUES(1,1,\'a\')'),
      /stays|FOREIGN KEY/,
    ],
    ['an index is missing', (text) => text.replace(/CREATE INDEX[^\n]*\n/, ''), /schema/],
    ['a table is more', (text) => text.replace('CREATE INDEX', 'CREATE TABLE more (a);\nCREATE INDEX'), /schema/],
    [
      'a trigger is more',
      (text) =>
        text.replace(
          'CREATE INDEX',
          'CREATE TRIGGER t AFTER INSERT ON trips BEGIN DELETE FROM stays; END;\nCREATE INDEX',
        ),
      /schema/,
    ],
    ['a table is missing', (text) => text.replace(/CREATE TABLE stays[^\n]*\n/, ''), /no such table/],
    [
      'the counter is another',
      (text) => text.replace(/(INSERT INTO "sqlite_sequence"[^\n]*'trips',)3/, '$17'),
      /sqlite_sequence is not what it was/,
    ],
    [
      'the fingerprints are missing',
      (text) => text.replace(/-- voygent fingerprints[^\n]*\n/, ''),
      /its end, with the fingerprints, is missing/,
    ],
    [
      'the fingerprints are no JSON',
      (text) => text.replace('-- voygent fingerprints {"', '-- voygent fingerprints {'),
      /its end/,
    ],
    [
      'it begins as another',
      (text) => text.replace(/^-- voygent snapshot \w/, '-- voygent snapshot 0'),
      /it is (no dump|the dump of)/,
    ],
    ['a quote is missing', (text) => text.replace("'Lisbon'", "'Lisbon"), /within a statement|SQLite refuses|end/],
  ])('it is seen that %s', async (_, change, message) => {
    const folder = copyOf('plain');
    rewrite(folder, change);
    const error = await refusal(folder);
    expect(error.code).toBe('snapshot-invalid');
    expect(error.message).toMatch(message);
  });

  test('it is seen where it was cut, at every statement', async () => {
    const { dump } = manifestOf(join(home, 'plain'));
    const text = zstdDecompressSync(readFileSync(join(home, 'plain', dump.file))).toString('utf8');
    const ends = [...text.matchAll(/;\n/g)].map(({ index }) => index + 2);
    expect(ends.length).toBeGreaterThan(12);
    for (const end of ends) {
      const folder = copyOf('plain');
      rewrite(folder, () => text.slice(0, end));
      expect((await refusal(folder)).code).toBe('snapshot-invalid');
    }
  });
});

describe('of two snapshots of one database', () => {
  test('the manifests cannot be exchanged', async () => {
    const folder = copyOf('plain');
    cpSync(join(home, 'later/manifest.json'), join(folder, 'manifest.json'));
    expect((await refusal(folder)).message).toMatch(/its sha256 is not|bytes where the manifest says/);
  });

  test('nor with length and digest put right', async () => {
    const folder = copyOf('plain');
    const { dump } = manifestOf(folder);
    const other = manifestOf(join(home, 'later'));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...other, dump }));
    expect((await refusal(folder)).message).toContain('it is the dump of the snapshot');
  });

  test('a snapshot cannot be said to be younger, of another database, or of another migration', async () => {
    const changes: Partial<Manifest>[] = [
      { createdAt: '2030-01-01T00:00:00.000Z' },
      { database: { ...manifestOf(join(home, 'plain')).database, name: 'other' } },
      { ledger: { table: 'd1_migrations', head: '0099_later.sql' } },
      { rows: 7 },
      { schemaDigest: '0'.repeat(64) },
      { tables: [{ name: 'trips', rows: 6 }] },
    ];
    for (const change of changes) {
      const folder = copyOf('plain');
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifestOf(folder), ...change }));
      expect((await refusal(folder)).code, JSON.stringify(change)).toBe('snapshot-invalid');
    }
  });
});

describe('it is told', () => {
  test('who is not among the recipients', async () => {
    const { generateX25519Identity } = await import('age-encryption');
    expect(await refusal(copyOf('sealed'), [await generateX25519Identity()])).toMatchObject({
      code: 'identity-invalid',
      message: expect.stringContaining('cannot be opened with this identity'),
    });
    expect(await refusal(copyOf('sealed'), [])).toMatchObject({
      code: 'identity-invalid',
      hint: expect.stringContaining(keys.recipient),
    });
  });

  test('that the manifest is of another version, another format, or leads elsewhere', async () => {
    const outside = { dump: { ...manifestOf(join(home, 'plain')).dump, file: '../plain/db.sql.zst' } };
    for (const change of [{ version: 2 }, { format: 'other' }, outside]) {
      const folder = copyOf('plain');
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifestOf(folder), ...change }));
      expect(await refusal(folder)).toMatchObject({
        code: 'snapshot-invalid',
        message: expect.stringContaining('no manifest of a snapshot that this version reads'),
      });
    }
  });

  test('that the dump is not there', async () => {
    const folder = copyOf('plain');
    rmSync(join(folder, manifestOf(folder).dump.file));
    expect((await refusal(folder)).message).toMatch(/cannot be read \(ENOENT\)/);
  });
});
