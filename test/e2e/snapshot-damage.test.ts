import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { ActionError } from '../../src/runtime/errors.ts';
import type { Manifest } from '../../src/snapshot/manifest.ts';
import { type Opened, openSnapshot } from '../../src/snapshot/open.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring, type TestDatabase } from './database.ts';
import {
  copyOf,
  dumpIn,
  flip,
  manifestIn,
  replaceDump,
  rewrite,
  seeded,
  sha256,
  snapshotFolder,
  writeManifest,
} from './snapshot-folders.ts';
import { ageKeys, backupCheckout, databaseWith, runOn } from './snapshots.ts';

type Keys = Awaited<ReturnType<typeof ageKeys>>;

let stack: Stack;
let database: TestDatabase;
let keys: { first: Keys; second: Keys; stranger: Keys };
/** Folders: not encrypted, encrypted for two, and another of the same database, not encrypted, and encrypted. */
let made: { plain: string; sealed: string; laterPlain: string; laterSealed: string };

const titles = Array.from({ length: 40 }, (_, index) => `(${index + 1}, 'title ${index}', ${index + 0.25})`);
const rows = [
  'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)',
  "INSERT INTO d1_migrations (name) VALUES ('0001_trips.sql')",
  'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT NOT NULL, price REAL)',
  'CREATE TABLE drafts (id INTEGER PRIMARY KEY, title TEXT NOT NULL, price REAL)',
  'CREATE TABLE stays (id INTEGER PRIMARY KEY, trip INTEGER REFERENCES trips(id), note TEXT)',
  `INSERT INTO trips VALUES ${titles.join(', ')}`,
  "INSERT INTO drafts VALUES (70, 'Braga', 1.5), (71, 'Évora', NULL)",
  "INSERT INTO stays VALUES (1, 1, 'a'), (2, 2, '17'), (3, 3, NULL)",
  'CREATE INDEX stays_by_trip ON stays (trip)',
  'CREATE VIEW dear AS SELECT title FROM trips WHERE price > 1',
  'CREATE TRIGGER on_stay AFTER INSERT ON stays BEGIN UPDATE trips SET price = price + 1 WHERE id = new.trip; END',
];

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  keys = { first: await ageKeys(), second: await ageKeys(), stranger: await ageKeys() };
  database = await databaseWith(stack, 'damaged', rows);
  const both = [keys.first.recipient, keys.second.recipient];
  const plain = await snapshotFolder(stack, database, []);
  const sealed = await snapshotFolder(stack, database, both);
  await database.query("INSERT INTO trips VALUES (100, 'later', 1)");
  const laterPlain = await snapshotFolder(stack, database, []);
  made = { plain, sealed, laterPlain, laterSealed: await snapshotFolder(stack, database, both) };
});
afterAll(() => stack.close());

const both = ['plain', 'sealed'] as const;
// What an error may say of a snapshot, and whose it is.
const codes = ['snapshot-invalid', 'snapshot-unproven', 'identity-invalid', 'input-invalid'];

function open(folder: string, identities: readonly string[] = [keys.first.identity]): Promise<Opened> {
  return openSnapshot({ folder, identities, assertions: [], context: testContext() });
}

/** What opening a folder ends in; the folder is gone then. */
async function outcomeOf(folder: string, identities?: readonly string[]): Promise<Opened | ActionError> {
  const outcome = await open(folder, identities).catch((error: unknown) => error);
  rmSync(folder, { recursive: true, force: true });
  if (!(outcome instanceof Error)) return outcome as Opened;
  if (!(outcome instanceof ActionError)) throw outcome;
  expect(codes, String(outcome)).toContain(outcome.code);
  expect(outcome.message).toMatch(/Nothing was (restored|done)\.$/);
  return outcome;
}

/** It must be refused: the error. */
async function refusal(folder: string, what = 'it', identities?: readonly string[]): Promise<ActionError> {
  const outcome = await outcomeOf(folder, identities);
  if (outcome instanceof ActionError) return outcome;
  throw new Error(`${what} was opened`);
}

/** Drills with the built action. It may ask nothing of Cloudflare. */
async function drill(folder: string, identity: string) {
  let ended: Awaited<ReturnType<typeof runOn>> | undefined;
  const inputs = { snapshot: folder, identity };
  const calls = await callsDuring(stack, async () => {
    ended = await runOn(stack, 'restore', backupCheckout([database]), { inputs });
  });
  expect(calls).toEqual([]);
  if (!ended) throw new Error('it did not run');
  return ended;
}

function sqlOf(folder: string): string {
  return zstdDecompressSync(readFileSync(dumpIn(folder))).toString('utf8');
}

describe.each(both)('a snapshot that is %s', (name) => {
  test('and whole is opened, by either recipient', async () => {
    for (const { identity } of [keys.first, keys.second]) {
      const { proof, manifest } = await open(made[name], [identity]);
      expect([proof.asItIs, proof.asD1, manifest.rows]).toEqual([[], [], 46]);
    }
  });

  test('is refused with any byte of its dump flipped: 60 of them', async () => {
    const random = seeded(1);
    const { bytes } = manifestIn(made[name]).dump;
    for (let count = 0; count < 60; count++) {
      const folder = copyOf(made[name]);
      const position = random(bytes);
      flip(dumpIn(folder), position, random(8));
      expect((await refusal(folder, `byte ${position}`)).message).toContain('its sha256 is not that of the manifest');
    }
  });

  test('is refused so too where the manifest was put right, or its SQL is the same to the byte: 60 of them', async () => {
    const random = seeded(2);
    const { bytes } = manifestIn(made[name]).dump;
    let refused = 0;
    for (let count = 0; count < 60; count++) {
      const folder = copyOf(made[name]);
      const position = random(bytes);
      flip(dumpIn(folder), position, random(8));
      const changed = readFileSync(dumpIn(folder));
      replaceDump(folder, changed);
      const outcome = await outcomeOf(folder);
      if (outcome instanceof ActionError) refused++;
      // Some bits of the format mean nothing: age has none, and zstd few.
      else expect(zstdDecompressSync(changed).toString('utf8'), `byte ${position}`).toBe(sqlOf(made.plain));
    }
    expect(refused).toBeGreaterThan(name === 'sealed' ? 59 : 54);
  });

  test('is refused where its file is cut, and the manifest put right: 30 places', async () => {
    const random = seeded(3);
    const { bytes } = manifestIn(made[name]).dump;
    for (const length of [0, 1, bytes - 1, ...Array.from({ length: 27 }, () => random(bytes))]) {
      const folder = copyOf(made[name]);
      replaceDump(folder, readFileSync(dumpIn(folder)).subarray(0, length));
      expect((await refusal(folder, `the first ${length}`)).message).toMatch(/cannot be (decoded|opened)/);
    }
  });

  test('never has what is behind its end: age refuses it, and Node does not read on', async () => {
    for (const more of [Buffer.from([0]), Buffer.from('more'), zstdCompressSync('DELETE FROM drafts;\n')]) {
      const folder = copyOf(made[name]);
      replaceDump(folder, Buffer.concat([readFileSync(dumpIn(folder)), more]));
      const keep = join(temporaryFolder(), 'dump.sql');
      const opening = { folder, identities: [keys.first.identity], assertions: [], context: testContext() };
      const outcome = await openSnapshot({ ...opening, keep }).catch((error: unknown) => error);
      if (name === 'sealed') expect(outcome).toMatchObject({ code: 'snapshot-invalid' });
      else expect(readFileSync(keep, 'utf8')).toBe(sqlOf(made.plain));
    }
  });

  test('is refused with the manifest, or the dump, of another one of the same database', async () => {
    const later = name === 'plain' ? made.laterPlain : made.laterSealed;
    const otherManifest = copyOf(made[name]);
    cpSync(join(later, 'manifest.json'), join(otherManifest, 'manifest.json'));
    expect((await refusal(otherManifest)).message).toMatch(/bytes where the manifest says|its sha256 is not/);

    const otherDump = copyOf(made[name]);
    cpSync(dumpIn(later), dumpIn(otherDump));
    expect((await refusal(otherDump)).message).toMatch(/bytes where the manifest says|its sha256 is not/);

    const putRight = copyOf(made[name]);
    replaceDump(putRight, readFileSync(dumpIn(later)), { sqlBytes: manifestIn(later).dump.sqlBytes });
    expect((await refusal(putRight)).message).toContain(`it is the dump of the snapshot ${manifestIn(later).id}`);
  });
});

/** What of a manifest nothing else tells: a change there is not seen. What is restored does not depend on it. */
const unprotected = [
  'dump.recipients',
  'exact',
  'moving',
  'notKept',
  'source.commit',
  'source.repository',
  'source.run',
  'verification.at',
  'verification.loadedAsD1',
  'verification.loadedAsItIs',
  'verification.problems',
  'verification.sqlite',
];

type Fields = Record<string, unknown>;

/** Each value of a manifest by its path; a list is one value. */
function fieldsOf(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, [...path, key]));
}

/** Another value that the schema of the manifest allows at this place. */
function another(path: string, value: unknown): unknown {
  if (path === 'dump.encryption') return value === 'age' ? 'none' : 'age';
  if (path === 'dump.file') return 'other.sql.zst';
  if (path.startsWith('tables')) return (value as Manifest['tables']).map((one) => ({ ...one, name: `${one.name}2` }));
  if (Array.isArray(value)) return [...value, 'one more'];
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  if (/(^|\.)(at|createdAt)$/i.test(path)) return '2031-01-01T00:00:00.000Z';
  if (path === 'database.name' || path.startsWith('source.') || path.startsWith('ledger.')) return `${text}2`;
  return text.replace(/[0-9a-f](?=[^0-9a-f]*$)/, (last) => (last === '0' ? '1' : '0'));
}

function withField(manifest: Manifest, path: string, value: unknown): unknown {
  const copy = structuredClone(manifest) as unknown as Fields;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = copy;
  for (const key of keys) place = place[key] as Fields;
  place[last] = value;
  return copy;
}

describe.each(both)('the manifest of a snapshot that is %s', (name) => {
  test('is held to the dump in each of its fields, but for those that nothing depends on', async () => {
    const manifest = manifestIn(made[name]);
    const seenNot: string[] = [];
    for (const [path, value] of fieldsOf(manifest)) {
      const folder = copyOf(made[name]);
      const other = another(path, value);
      expect(other, path).not.toEqual(value);
      writeManifest(folder, withField(manifest, path, other));
      const outcome = await outcomeOf(folder);
      if (!(outcome instanceof ActionError)) seenNot.push(path);
    }
    expect(seenNot.sort()).toEqual(unprotected);
  });

  test('is refused with a bit flipped, or says the same but for those: 80 of them', async () => {
    const random = seeded(4);
    const original = manifestIn(made[name]);
    const size = readFileSync(join(made[name], 'manifest.json')).length;
    let refused = 0;
    for (let count = 0; count < 80; count++) {
      const folder = copyOf(made[name]);
      const position = random(size);
      flip(join(folder, 'manifest.json'), position, random(8));
      const outcome = await outcomeOf(folder);
      if (outcome instanceof ActionError) refused++;
      else expect(protectedOf(outcome.manifest), `byte ${position}`).toEqual(protectedOf(original));
    }
    expect(refused).toBeGreaterThan(60);
  });

  test('of another version, or format, or that leads elsewhere, is refused with the field', async () => {
    for (const [path, value] of [
      ['version', 2],
      ['version', '1'],
      ['format', 'other'],
      ['dump.compression', 'gzip'],
      ['dump.file', '../manifest.json'],
      ['dump.file', '/etc/passwd'],
      ['added', 1],
    ] as const) {
      const folder = copyOf(made[name]);
      writeManifest(folder, withField(manifestIn(folder), path, value));
      const { code, message } = await refusal(folder, path);
      expect([code, message.includes(path)], message).toEqual(['snapshot-invalid', true]);
    }
    const itself = copyOf(made[name]);
    writeManifest(itself, withField(manifestIn(itself), 'dump.file', 'manifest.json'));
    expect((await refusal(itself)).message).toMatch(/bytes where the manifest says/);
  });
});

function protectedOf(manifest: Manifest): [string, unknown][] {
  return fieldsOf(manifest).filter(([path]) => !unprotected.includes(path));
}

const tailOf = /-- voygent fingerprints [^\n]*\n-- voygent snapshot end [^\n]*\n$/;
/** Before what stands behind the rows. */
const afterRows = 'CREATE INDEX';
const inserted = (statement: string) => (sql: string) => sql.replace(afterRows, `${statement};\n${afterRows}`);

describe('of SQL for which all of the manifest was put right', () => {
  test('each end is seen that rows and definitions may have, with the last lines as they were: at every statement', async () => {
    const sql = sqlOf(made.plain);
    const [tail = ''] = tailOf.exec(sql) ?? [];
    const ends = [...sql.matchAll(/;\n/g)].map(({ index }) => index + 2).slice(0, -1);
    expect(ends.length).toBeGreaterThan(50);
    for (const end of ends) {
      const folder = copyOf(made.plain);
      rewrite(folder, () => sql.slice(0, end) + tail);
      expect((await refusal(folder, sql.slice(end - 80, end))).message).toMatch(
        /no such table|is not what it was|does not make the schema/,
      );
    }
  });

  test('no other place is one to cut at: 20 of them', async () => {
    const random = seeded(5);
    const sql = sqlOf(made.plain);
    const [tail = ''] = tailOf.exec(sql) ?? [];
    for (let count = 0; count < 20; count++) {
      const folder = copyOf(made.plain);
      const end = random(sql.length - tail.length - 200);
      rewrite(folder, () => sql.slice(0, end) + tail);
      await refusal(folder, sql.slice(end - 80, end));
    }
  });

  test.each<[string, (sql: string) => string, RegExp]>([
    ['a row is missing', (sql) => sql.replace(/INSERT INTO "trips"[^\n]*\(40,[^\n]*\n/, ''), /trips .* 39 rows/],
    ['a row is more', inserted(`INSERT INTO drafts VALUES (99, 'x', 1)`), /drafts .* 3 rows/],
    [
      'a row is in another table',
      (sql) => sql.replace(/INSERT INTO "drafts"([^\n]*\(70,)/, 'INSERT INTO "trips"$1'),
      /trips .* 41 rows|drafts .* 1 rows/,
    ],
    [
      'two tables have exchanged a row',
      (sql) =>
        sql
          .replace(/INSERT INTO "drafts"([^\n]*\(70,)/, 'INSERT INTO "trips"$1')
          .replace(/INSERT INTO "trips"([^\n]*\(40,)/, 'INSERT INTO "drafts"$1'),
      /column id adds up to/,
    ],
    ['a row has another key', (sql) => sql.replace("(70,'Braga'", "(72,'Braga'"), /drafts .* id adds up to 143/],
    ['a number is another', (sql) => sql.replace('3.25', '3.5'), /column price adds up to/],
    ['a text is shorter', (sql) => sql.replace("'Braga'", "'Brag'"), /title has values of another length/],
    ['a text is a number', (sql) => sql.replace("'17'", "x'3137'"), /note has values of another length or type/],
    ['a value is NULL', (sql) => sql.replace("'17'", 'NULL'), /column note has 1 values/],
    ['a NULL is a value', (sql) => sql.replace("'Évora',NULL", "'Évora',0.0"), /column price has 2 values/],
    [
      'a table is missing with its rows',
      (sql) => sql.replace(/(CREATE TABLE drafts|INSERT INTO "drafts")[^\n]*\n/g, ''),
      /no such table: drafts/,
    ],
    ['a table is dropped again', inserted('DROP TABLE drafts'), /no such table: drafts/],
    ['the rows of one are deleted again', inserted('DELETE FROM drafts'), /drafts .* 0 rows/],
    ['a table is hidden by another', inserted('CREATE TEMP TABLE trips (a)'), /trips is not what it was/],
    ['a column is more', (sql) => sql.replace('note TEXT)', 'note TEXT, more)'), /schema/],
    ['a key is less', (sql) => sql.replace(' REFERENCES trips(id)', ''), /schema/],
    ['a view is another', (sql) => sql.replace('price > 1;', 'price > 2;'), /schema/],
    ['a trigger is missing', (sql) => sql.replace(/CREATE TRIGGER[^\n]*\n/, ''), /schema/],
    ['a trigger is there before the rows', triggerFirst, /trips is not what it was/],
    ['the counter is another', (sql) => sql.replace("'d1_migrations',1)", "'d1_migrations',9)"), /sqlite_sequence/],
    ['what is made is taken back', inserted('ROLLBACK'), /no such table/],
    ['it has a command of a shell', inserted('\n.shell true'), /syntax error/],
  ])('it is seen that %s', async (what, change, message) => {
    const folder = copyOf(made.plain);
    rewrite(folder, change);
    const error = await refusal(folder, what);
    expect(error.code).toBe('snapshot-invalid');
    expect(error.message).toMatch(message);
  });

  test('a row that leads nowhere is told, with its numbers put right: D1 would refuse it', async () => {
    const folder = copyOf(made.plain);
    // The sum of the column is the same.
    rewrite(folder, (sql) => sql.replace("VALUES(1,1,'a')", "VALUES(1,-1,'a')").replace("(2,2,'17')", "(2,4,'17')"));
    const result = await drill(folder, '');
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(
      /is whole, and cannot be restored as it is: 1 row of stays refer to a trips that is not/,
    );
  });
});

/** Changes that keep all sums: the sha256 of the file is what tells them. */
const sameSums: [string, (sql: string) => string][] = [
  ['a text is another of the same length', (sql) => sql.replace("'Braga'", "'Praga'")],
  ['two rows have exchanged a value', (sql) => sql.replace('3.25', '@').replace('4.25', '3.25').replace('@', '4.25')],
  ['a row is changed afterwards', inserted("UPDATE drafts SET title = 'Praga' WHERE id = 70")],
];

describe('a change that keeps number, sum and length', () => {
  test.each(sameSums)('is seen by the sha256: %s', async (what, change) => {
    const folder = copyOf(made.plain);
    const { dump } = manifestIn(folder);
    rewrite(folder, change);
    const { bytes, sqlBytes } = manifestIn(folder).dump;
    writeManifest(folder, { ...manifestIn(folder), dump: { ...dump, bytes, sqlBytes } });
    expect((await refusal(folder, what)).message).toContain('its sha256 is not that of the manifest');
  });

  // What docs/actions/backup.md says of the fingerprints: whoever can write the manifest as well is not stopped by them.
  test.each(sameSums)('is not seen by the fingerprints: %s', async (_, change) => {
    const folder = copyOf(made.plain);
    rewrite(folder, change);
    expect((await open(folder)).proof.asItIs).toEqual([]);
  });
});

describe('the identity', () => {
  const cases: [string, () => string[], RegExp][] = [
    ['of somebody else', () => [keys.stranger.identity], /cannot be opened with this identity/],
    ['that is missing', () => [], /is encrypted, and the input `identity` is empty/],
    ['that is a recipient', () => [keys.first.recipient], /is no age identity/],
    ['with a character less', () => [keys.first.identity.slice(0, -1)], /is no age identity/],
    ['with a character that is another', () => [swapped(keys.first.identity)], /is no age identity/],
    ['of a passphrase', () => ['correct horse battery staple'], /is no age identity/],
  ];
  test.each(cases)('%s is refused as such', async (what, identities, message) => {
    const error = await refusal(copyOf(made.sealed), what, identities());
    expect(error.code).toBe('identity-invalid');
    expect(error.message).toMatch(message);
    for (const identity of identities()) expect(`${error.message}${error.hint}`).not.toContain(identity);
  });

  test('of somebody else beside one that is right is no harm', async () => {
    expect((await open(made.sealed, [keys.stranger.identity, keys.second.identity])).manifest.rows).toBe(46);
  });
});

function swapped(identity: string): string {
  const last = identity.at(-1) === 'Q' ? 'P' : 'Q';
  return identity.slice(0, -1) + last;
}

function triggerFirst(sql: string): string {
  const [trigger = ''] = /CREATE TRIGGER[^\n]*\n/.exec(sql) ?? [];
  return sql.replace(trigger, '').replace('INSERT INTO', `${trigger}INSERT INTO`);
}

describe('the built action says of a snapshot', () => {
  const spoilt: [string, 'plain' | 'sealed', (folder: string) => void, RegExp][] = [
    ['with a byte flipped', 'sealed', (folder) => flip(dumpIn(folder), 700, 3), /its sha256 is not/],
    [
      'with a byte flipped, and the manifest put right',
      'sealed',
      (folder) => {
        flip(dumpIn(folder), manifestIn(folder).dump.bytes - 20, 3);
        replaceDump(folder, readFileSync(dumpIn(folder)));
      },
      /cannot be decoded \(invalid tag\)/,
    ],
    [
      'that is cut',
      'plain',
      (folder) => writeFileSync(dumpIn(folder), readFileSync(dumpIn(folder)).subarray(0, 500)),
      /it has 500 bytes where the manifest says/,
    ],
    [
      'that is cut, and the manifest put right',
      'plain',
      (folder) => replaceDump(folder, readFileSync(dumpIn(folder)).subarray(0, 500)),
      /cannot be decoded \(unexpected end of file\)/,
    ],
    [
      'without a row',
      'plain',
      (folder) => rewrite(folder, (sql) => sql.replace(/INSERT INTO "drafts"[^\n]*\n/, '')),
      /drafts is not what it was: 1 rows, and 2 were there/,
    ],
    [
      'with the manifest of another',
      'plain',
      (folder) => writeManifest(folder, { ...manifestIn(made.laterPlain), dump: manifestIn(folder).dump }),
      /it is the dump of the snapshot/,
    ],
    [
      'with a manifest of another version',
      'plain',
      (folder) => writeManifest(folder, { ...manifestIn(folder), version: 2 }),
      /is no manifest of a snapshot that this version reads: version/,
    ],
    ['without a manifest', 'plain', (folder) => rmSync(join(folder, 'manifest.json')), /cannot be read: ENOENT/],
    ['without a dump', 'plain', (folder) => rmSync(dumpIn(folder)), /it cannot be read \(ENOENT\)/],
  ];
  test.each(spoilt)('%s (%s) what is wrong, and does nothing', async (_, name, spoil, message) => {
    const folder = copyOf(made[name]);
    spoil(folder);
    const result = await drill(folder, keys.first.identity);
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(message);
    expect(result.log).toMatch(/::error [^\n]*Nothing was (restored|done)/);
    expect(result.log).not.toMatch(/internal|\n\s+at \S+ \(/);
    expect(codes).toContain(codeIn(result.events));
  });

  test('that its identity is of somebody else, or missing, and prints none', async () => {
    for (const [identity, message] of [
      [keys.stranger.identity, /cannot be opened with this identity/],
      ['', /the input `identity` is empty/],
    ] as const) {
      const result = await drill(made.sealed, identity);
      expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
      expect(result.log).toMatch(message);
      expect(codeIn(result.events)).toBe('identity-invalid');
      // By this line the runner is told to mask it.
      const printed = result.log.replaceAll(/^::add-mask::.*$/gm, '');
      expect(`${printed}${result.summary}${JSON.stringify(result.events)}`).not.toContain('AGE-SECRET-KEY');
    }
  });

  test('nothing where it is whole and the identity is the whole file of age-keygen, of the second recipient', async () => {
    const { identity, recipient } = keys.second;
    const file = `# created: 2026-11-23T06:00:00Z\n# public key: ${recipient}\r\n${identity}\n\n`;
    const result = await drill(made.sealed, file);
    expect(result, result.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed', rows: '46' } });
  });

  test('that it is too old, from the ninth day on', async () => {
    const workspace = backupCheckout([database]);
    const taken = await runOn(stack, 'backup', workspace);
    expect(taken, taken.log).toMatchObject({ exitCode: 0 });
    const artifact = stack.artifacts.shelf.list().find(({ id }) => String(id) === taken.outputs['artifact-id']);
    const verify = (days: number) => {
      const at = new Date(Date.now() - days * 86_400_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
      Object.assign(artifact ?? {}, { name: `voygent-snapshot-damaged-${at}` });
      return runOn(stack, 'backup', workspace, { inputs: { mode: 'verify-freshness' } });
    };
    const fresh = await verify(7.9);
    expect(fresh, fresh.log).toMatchObject({ exitCode: 0 });
    const stale = await verify(8.1);
    expect(stale, stale.log).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(stale.log).toMatch(/newest proven snapshot of damaged is 8 d 2 h old, and may be 8 d/);
  });
});

function codeIn(events: readonly { [field: string]: unknown }[]): unknown {
  return events.map((event) => event['code'] ?? (event['error'] as Fields | undefined)?.['code']).findLast(Boolean);
}

test('what the tests spoil is a copy: the snapshots are still what they were', async () => {
  for (const folder of Object.values(made)) {
    expect(sha256(readFileSync(dumpIn(folder)))).toBe(manifestIn(folder).dump.sha256);
    expect(isDeepStrictEqual((await open(folder)).manifest, manifestIn(folder))).toBe(true);
  }
});
