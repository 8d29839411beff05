import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { unzip } from './unzip.ts';

let place: string;
let folder: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'unzip-'));
  folder = join(place, 'folder');
  mkdirSync(folder);
});

interface File {
  name: string;
  content?: string;
  method?: number;
  flags?: number;
  crc?: number;
  bytes?: number;
}

/** A zip archive by the letter of APPNOTE.TXT; `large` writes every number where zip64 has it. */
function zip(files: File[], { large = false, count = files.length } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    content = '',
    method = 8,
    flags = 0x0808,
    crc = crc32(content),
    bytes = content.length,
  } of files) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(flags, 8);
    header.writeUInt16LE(method, 10);
    header.writeUInt32LE(crc, 16);
    header.writeUInt32LE(large ? 0xffffffff : packed.length, 20);
    header.writeUInt32LE(large ? 0xffffffff : bytes, 24);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(large ? 0xffffffff : offset, 42);
    const extra = large
      ? Buffer.concat([field(0x5455, Buffer.alloc(5)), field(1, numbers(bytes, packed.length, offset))])
      : Buffer.alloc(0);
    header.writeUInt16LE(extra.length, 30);
    directory.push(header, Buffer.from(name), extra);
    parts.push(local, Buffer.from(name), packed);
    offset += 30 + name.length + packed.length;
  }
  const size = Buffer.concat(directory).length;
  return Buffer.concat([
    ...parts,
    ...directory,
    ...(large ? largeEnd(count, size, offset) : []),
    end(count, size, offset, large),
  ]);
}

function field(id: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

function numbers(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) buffer.writeBigUInt64LE(BigInt(value), index * 8);
  return buffer;
}

function largeEnd(count: number, size: number, offset: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  numbers(count, size, offset).copy(record, 32);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return [record, locator];
}

function end(count: number, size: number, offset: number, large: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(large ? 0xffff : count, 10);
  record.writeUInt32LE(large ? 0xffffffff : size, 12);
  record.writeUInt32LE(large ? 0xffffffff : offset, 16);
  return record;
}

function unpack(archive: Buffer, signal = new AbortController().signal): Promise<void> {
  const file = join(place, 'archive.zip');
  writeFileSync(file, archive);
  return unzip(file, folder, signal);
}

const text = 'INSERT INTO trips VALUES (1);\n'.repeat(5000);

describe('what is unpacked', () => {
  test.each([
    ['small', false],
    ['of the kind for more than 4 GiB', true],
  ])('an archive that is %s: packed, stored, empty and nested files, and folders', async (_, large) => {
    const files = [
      { name: 'dump.sql', content: text },
      { name: 'stored', content: 'as it is', method: 0 },
      { name: 'empty', content: '', method: 0 },
      { name: 'folder/', method: 0 },
      { name: 'a/b/c.txt', content: 'deep' },
    ];
    await unpack(zip(files, { large }));
    expect(readdirSync(folder).sort()).toEqual(['a', 'dump.sql', 'empty', 'folder', 'stored']);
    expect(readFileSync(join(folder, 'dump.sql'), 'utf8')).toBe(text);
    expect(readFileSync(join(folder, 'stored'), 'utf8')).toBe('as it is');
    expect(readFileSync(join(folder, 'empty'), 'utf8')).toBe('');
    expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('deep');
  });

  test('an archive with nothing in it', async () => {
    await unpack(zip([]));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each(['../outside', '/absolute', 'a/../../outside', 'a//b', './a', 'C:\\a', 'a\\..\\b', 'a\0b', ''])(
    'a file of the name %j, and nothing is written outside of the folder',
    async (name) => {
      await expect(unpack(zip([{ name, content: 'x' }]))).rejects.toThrow(/refused/);
      expect(readdirSync(place).sort()).toEqual(['archive.zip', 'folder']);
    },
  );

  test.each<[string, Buffer, RegExp]>([
    ['a checksum that is wrong', zip([{ name: 'a', content: text, crc: 1 }]), /checksum of `a`/],
    ['a file that is longer than told', zip([{ name: 'a', content: text, bytes: 100 }]), /longer than the 100 bytes/],
    ['a file that is shorter than told', zip([{ name: 'a', content: 'abc', bytes: 5 }]), /3 of 5 bytes/],
    ['two files of one name', zip([{ name: 'a' }, { name: 'a' }]), /EEXIST/],
    ['an encrypted file', zip([{ name: 'a', content: 'x', flags: 1 }]), /not known here/],
    ['another kind of packing', zip([{ name: 'a', content: 'x', method: 93 }]), /method 93/],
    ['no archive at all', Buffer.from('<html>no</html>'), /no zip archive/],
    ['nothing', Buffer.alloc(0), /no zip archive/],
    ['half of an archive', zip([{ name: 'a', content: text }]).subarray(0, 60), /no zip archive/],
    ['an archive without its beginning', zip([{ name: 'a', content: text }]).subarray(10), /broken/],
    ['a directory with fewer files than told', zip([{ name: 'a' }], { count: 2 }), /broken/],
  ])('%s', async (_, archive, message) => {
    await expect(unpack(archive)).rejects.toThrow(message);
  });

  test('an aborted run', async () => {
    await expect(unpack(zip([{ name: 'a' }]), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(readdirSync(folder)).toEqual([]);
  });
});
