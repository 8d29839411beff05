import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ActionError } from '../runtime/errors.ts';
import { checkDump, fileNameOf, readDump, type Stored, writeDump } from './file.ts';

const run = promisify(execFile);
const succeeds = (command: string, ...args: string[]) =>
  run(command, args).then(
    () => true,
    () => false,
  );
const hasZstd = await succeeds('zstd', '--version');
const hasSha256sum = await succeeds('sha256sum', '--version');

let identity = '';
let recipient = '';
beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

const folderOf = () => mkdtempSync(join(tmpdir(), 'dump-'));
const never = new AbortController().signal;
const kinds = [
  ['plain', 'none'],
  ['encrypted', 'age'],
] as const;
type Encryption = (typeof kinds)[number][1];
const recipientsOf = (encryption: Encryption) => (encryption === 'age' ? [recipient] : []);

// Rows that do not compress to nothing.
const sql = Buffer.from(
  Array.from(
    { length: 4000 },
    (_, row) => `INSERT INTO "t" VALUES(${row},'${createHash('md5').update(`${row}`).digest('hex')}');\n`,
  ).join(''),
);

async function* inPieces(bytes: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function written(encryption: Encryption, content = sql): Promise<Stored> {
  const file = join(folderOf(), 'dump.sql.zst');
  const { bytes, sha256 } = await writeDump(inPieces(content), file, recipientsOf(encryption), never);
  return { file, bytes, sha256, encryption };
}

async function read(stored: Stored, signal = never): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await readDump(stored, [identity], signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function failureOf(work: Promise<unknown>): Promise<ActionError> {
  const outcome = await work.catch((error) => error);
  if (outcome instanceof ActionError) return outcome;
  throw new Error(`expected an ActionError, got ${String(outcome)}`);
}

describe.each(kinds)('a dump that is %s', (_, encryption) => {
  test('is written and read back, and is what was told of it', async () => {
    const file = join(folderOf(), 'dump.sql.zst');
    const told = await writeDump(inPieces(sql), file, recipientsOf(encryption), never);
    const content = await readFile(file);
    expect(told).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      sqlBytes: sql.length,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const stored = { file, ...told, encryption };
    await checkDump(stored, never);
    expect((await read(stored)).equals(sql)).toBe(true);
  });

  test('may be of nothing, or of 20 MB', async () => {
    expect(await read(await written(encryption, Buffer.alloc(0)))).toHaveLength(0);
    const large = Buffer.concat(Array.from({ length: 70 }, () => sql));
    expect((await read(await written(encryption, large))).equals(large)).toBe(true);
  });

  test('with any of 200 bytes flipped fails its check, and is never read as whole', async () => {
    const stored = await written(encryption);
    const content = await readFile(stored.file);
    const step = Math.max(1, Math.floor(content.length / 200));
    const file = join(folderOf(), 'flipped');
    const places = Array.from({ length: 205 }, (_, index) =>
      index < 4 ? index : content.length - 1 - (index - 4) * step,
    );
    for (const at of places.filter((at) => at >= 0)) {
      const flipped = Buffer.from(content);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
      await writeFile(file, flipped);
      const error = await failureOf(checkDump({ ...stored, file }, never));
      expect(error.message, `byte ${at}`).toContain('its sha256 is not that of the manifest');
      const outcome = await read({ ...stored, file }).catch((error) => error);
      // Behind the frame with the rows and their checksum is an empty one, which nobody reads here.
      if (outcome instanceof Buffer)
        expect([at > content.length - 14, outcome.equals(sql)], `byte ${at}`).toEqual([true, true]);
      else expect(outcome.code, `byte ${at}`).toMatch(/^(snapshot|identity)-invalid$/);
    }
  });

  test('that is cut at any of 60 places fails its check, and is never read as whole', async () => {
    const stored = await written(encryption);
    const content = await readFile(stored.file);
    const file = join(folderOf(), 'cut');
    const cuts = [
      0,
      1,
      4,
      8,
      12,
      ...Array.from({ length: 60 }, (_, index) => Math.floor((content.length * index) / 60)),
    ];
    for (const length of [...cuts, ...[1, 2, 3, 4, 5, 16].map((less) => content.length - less)]) {
      await writeFile(file, content.subarray(0, length));
      const error = await failureOf(checkDump({ ...stored, file }, never));
      expect(error.message).toContain(`it has ${length} bytes where the manifest says ${content.length}`);
      const outcome = await read({ ...stored, file }).catch((error) => error);
      if (outcome instanceof Buffer) expect([length > content.length - 14, outcome.equals(sql)]).toEqual([true, true]);
      else expect(outcome.code, `cut at ${length}`).toMatch(/^(snapshot|identity)-invalid$/);
    }
  });

  test('with more behind it fails its check', async () => {
    const stored = await written(encryption);
    await writeFile(stored.file, Buffer.concat([await readFile(stored.file), Buffer.from('more')]));
    expect((await failureOf(checkDump(stored, never))).code).toBe('snapshot-invalid');
  });

  test('whose source fails leaves no file, and throws that', async () => {
    const folder = folderOf();
    async function* failing() {
      yield sql;
      throw new Error('the source broke');
    }
    const work = writeDump(failing(), join(folder, 'dump'), recipientsOf(encryption), never);
    await expect(work).rejects.toThrow('the source broke');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is cancelled leaves no file, and ends its source', async () => {
    const folder = folderOf();
    const cancelled = new AbortController();
    let isEnded = false;
    async function* endless() {
      try {
        for (let piece = 0; ; piece++) {
          if (piece === 100) cancelled.abort(new Error('cancelled'));
          yield sql;
        }
      } finally {
        isEnded = true;
      }
    }
    await expect(
      writeDump(endless(), join(folder, 'dump'), recipientsOf(encryption), cancelled.signal),
    ).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
    await expect.poll(() => isEnded).toBe(true);
  });

  test('is read no further when that is cancelled', async () => {
    const stored = await written(encryption, Buffer.concat(Array.from({ length: 70 }, () => sql)));
    const cancelled = new AbortController();
    const reading = async () => {
      for await (const _ of await readDump(stored, [identity], cancelled.signal))
        cancelled.abort(new Error('cancelled'));
    };
    await expect(reading()).rejects.toThrow('cancelled');
    await expect(checkDump(stored, cancelled.signal)).rejects.toThrow('cancelled');
  });

  test('on a full disk leaves no file, and says so', async (context) => {
    const folder = folderOf();
    if (!(await succeeds('mount', '-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder)))
      return context.skip('no file system of a size of its own can be mounted here');
    onTestFinished(async () => void (await run('umount', [folder])));
    let isEnded = false;
    async function* endless() {
      try {
        for (let piece = 0; piece < 1000; piece++) yield randomBytes(4096);
      } finally {
        isEnded = true;
      }
    }
    const error = await failureOf(writeDump(endless(), join(folder, 'dump'), recipientsOf(encryption), never));
    expect(error.code).toBe('snapshot-unproven');
    expect(error.message).toContain('ENOSPC');
    expect(error.hint).toContain('The disk is full.');
    expect(readdirSync(folder)).toEqual([]);
    await expect.poll(() => isEnded).toBe(true);
  });
});

describe('a file', () => {
  test.each(kinds)('that is there already is left as it is (%s)', async (_, encryption) => {
    const file = join(folderOf(), 'dump');
    await writeFile(file, 'of someone else');
    const error = await failureOf(writeDump(inPieces(sql), file, recipientsOf(encryption), never));
    expect(error).toMatchObject({ code: 'snapshot-unproven', message: expect.stringContaining('EEXIST') });
    expect(await readFile(file, 'utf8')).toBe('of someone else');
  });

  test('in a folder that is not there, or is none, is told of', async () => {
    const file = join(folderOf(), 'file');
    await writeFile(file, '');
    for (const [path, code] of [
      [join(folderOf(), 'missing', 'dump'), 'ENOENT'],
      [join(file, 'dump'), 'ENOTDIR'],
    ] as const) {
      const error = await failureOf(writeDump(inPieces(sql), path, [], never));
      expect(error).toMatchObject({ code: 'snapshot-unproven', message: expect.stringContaining(code) });
      expect(error.hint).toContain('Nothing of it was kept.');
    }
  });

  test.skipIf(process.getuid?.() === 0)(
    'in a folder that cannot be written to is told of (skipped for root)',
    async () => {
      const folder = folderOf();
      await mkdir(join(folder, 'sealed'));
      await chmod(join(folder, 'sealed'), 0o500);
      const error = await failureOf(writeDump(inPieces(sql), join(folder, 'sealed', 'dump'), [], never));
      expect(error).toMatchObject({ code: 'snapshot-unproven', message: expect.stringContaining('EACCES') });
    },
  );

  test('with a recipient that is none is not made, and its source is ended', async () => {
    const folder = folderOf();
    let isEnded = false;
    async function* source() {
      try {
        for (let piece = 0; piece < 100_000; piece++) yield sql;
      } finally {
        isEnded = true;
      }
    }
    const error = await failureOf(writeDump(source(), join(folder, 'dump'), ['nobody'], never));
    expect([error.code, readdirSync(folder)]).toEqual(['input-invalid', []]);
    await expect.poll(() => isEnded).toBe(true);
  });

  test('that is missing, or a folder, is told of when it is checked', async () => {
    const stored = await written('none');
    await rm(stored.file);
    const error = await failureOf(checkDump(stored, never));
    expect(error).toMatchObject({
      code: 'snapshot-invalid',
      message: expect.stringContaining('it cannot be read (ENOENT)'),
    });
    await mkdir(stored.file);
    expect((await failureOf(checkDump(stored, never))).message).toContain('it cannot be read (EISDIR)');
    expect(existsSync(stored.file)).toBe(true);
  });

  test('that became shorter after its check is not read as whole', async () => {
    const stored = await written('none');
    await checkDump(stored, never);
    await truncate(stored.file, stored.bytes - 1000);
    expect((await failureOf(read(stored))).message).toContain('it cannot be decoded');
  });

  test('has a name that any system takes', () => {
    expect(fileNameOf('trips-prod_2.eu')).toBe('trips-prod_2.eu');
    expect(fileNameOf('../a b/ü')).toBe('.._a_b__');
  });
});

test('another identity does not open it, and none does not', async () => {
  const stored = await written('age');
  const strange = await generateX25519Identity();
  for (const identities of [[strange], []]) {
    const error = await failureOf(readDump(stored, identities, never));
    expect(error.code).toBe('identity-invalid');
    expect(`${error.message}${error.stack}${error.cause}`).not.toContain(strange);
  }
});

describe('other programs', () => {
  test.skipIf(!hasZstd)(
    'zstd reads what was written, and writes what is read (skipped where it is not installed)',
    async () => {
      const stored = await written('none');
      await run('zstd', ['-t', stored.file]);
      await run('zstd', ['-q', '-d', stored.file, '-o', `${stored.file}.sql`]);
      expect((await readFile(`${stored.file}.sql`)).equals(sql)).toBe(true);
      await run('zstd', ['-q', '-19', `${stored.file}.sql`, '-o', `${stored.file}.theirs`]);
      expect((await read({ ...stored, file: `${stored.file}.theirs` })).equals(sql)).toBe(true);
    },
  );

  test.skipIf(!hasSha256sum)(
    'sha256sum gives the sha256 that was told (skipped where it is not installed)',
    async () => {
      for (const [, encryption] of kinds) {
        const { file, sha256 } = await written(encryption);
        expect((await run('sha256sum', [file])).stdout).toBe(`${sha256}  ${file}\n`);
      }
    },
  );
});
