import type { FileHandle } from 'node:fs/promises';

/** One file or folder of a zip archive, as its central directory tells it: APPNOTE.TXT 6.3.10, 4.3.12. */
export interface ZipEntry {
  /** With `/` between its parts; a folder's ends with one. */
  name: string;
  method: number;
  isEncrypted: boolean;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Where its local header begins. */
  offset: number;
}

/** The archive is not one, or is of a kind that is not read here. */
export class ZipError extends Error {}

/** 1 million entries with short names; an archive of ours has two. */
const largestDirectory = 64 * 1024 * 1024;
const endBytes = 22;
const longestComment = 0xffff;
const locatorBytes = 20;

/** @throws ZipError */
export async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const { count, bytes, offset } = await findDirectory(file, size);
  if (bytes > largestDirectory || offset + bytes > size) throw new ZipError('the directory of the archive is broken');
  const directory = await readBytes(file, offset, bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > bytes || directory.readUInt32LE(at) !== 0x02014b50)
      throw new ZipError('the directory of the archive is broken');
    const variable = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const end = at + 46 + variable.reduce((sum, length) => sum + length, 0);
    if (end > bytes) throw new ZipError('the directory of the archive is broken');
    entries.push(entryOf(directory.subarray(at, end)));
    at = end;
  }
  return entries;
}

interface Directory {
  count: number;
  bytes: number;
  offset: number;
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory> {
  const from = Math.max(0, size - endBytes - longestComment - locatorBytes);
  const tail = await readBytes(file, from, size - from);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + endBytes > tail.length) throw new ZipError('it is no zip archive, or its end is missing');
  const locator = end - locatorBytes;
  const isLarge = locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50;
  if (isLarge) return largeDirectory(file, Number(tail.readBigUInt64LE(locator + 8)), size);
  return {
    count: tail.readUInt16LE(end + 10),
    bytes: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
}

/** Zip64: for archives of more than 4 GiB. */
async function largeDirectory(file: FileHandle, at: number, size: number): Promise<Directory> {
  if (at + 56 > size) throw new ZipError('the end of the archive is broken');
  const end = await readBytes(file, at, 56);
  if (end.readUInt32LE(0) !== 0x06064b50) throw new ZipError('the end of the archive is broken');
  const [count = 0, bytes = 0, offset = 0] = [32, 40, 48].map((field) => Number(end.readBigUInt64LE(field)));
  return { count, bytes, offset };
}

function entryOf(header: Buffer): ZipEntry {
  const nameEnd = 46 + header.readUInt16LE(28);
  const extra = header.subarray(nameEnd, nameEnd + header.readUInt16LE(30));
  const large = largeNumbers(extra);
  // The extra field has only those numbers that do not fit, in this order.
  const number = (field: number) => {
    const small = header.readUInt32LE(field);
    return small === 0xffffffff ? (large.shift() ?? small) : small;
  };
  const bytes = number(24);
  const packedBytes = number(20);
  const offset = number(42);
  const name = header.subarray(46, nameEnd).toString('utf8');
  const isEncrypted = (header.readUInt16LE(8) & 1) === 1;
  return {
    name,
    isEncrypted,
    method: header.readUInt16LE(10),
    crc: header.readUInt32LE(16),
    packedBytes,
    bytes,
    offset,
  };
}

function largeNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => Number(field.readBigUInt64LE(index * 8)));
  }
  return [];
}

/** @throws ZipError where the file ends before */
export async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new ZipError('the archive ends too early');
  return buffer;
}
