import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { readBytes, readDirectory, type ZipEntry, ZipError } from './zip-directory.ts';

/**
 * Unpacks a zip archive into an empty folder. Every file is compared with the length and the checksum that the archive
 * tells, is a plain file, and lies inside of the folder. Memory does not grow with the size.
 * @throws ZipError or the disk's error; the folder may then have some of the files
 */
export async function unzip(archive: string, folder: string, signal: AbortSignal): Promise<void> {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      signal.throwIfAborted();
      await extract(file, archive, entry, join(folder, safeName(entry.name)), signal);
    }
  } finally {
    await file.close();
  }
}

/** A name that leads out of the folder is nobody's mistake. */
function safeName(name: string): string {
  const parts = name.replace(/\/$/, '').split('/');
  const isUnsafe = parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part));
  if (isUnsafe) throw new ZipError(`the archive has a file of the name ${JSON.stringify(name)}, which is refused`);
  return parts.join('/');
}

async function extract(
  file: FileHandle,
  archive: string,
  entry: ZipEntry,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  if (entry.name.endsWith('/')) {
    await mkdir(target, { recursive: true });
    return;
  }
  if (entry.isEncrypted || (entry.method !== 0 && entry.method !== 8))
    throw new ZipError(`\`${entry.name}\` is packed in a way that is not known here (method ${entry.method})`);
  await mkdir(dirname(target), { recursive: true });
  const packed = await packedBytes(file, archive, entry);
  // `wx`: two files of one name would hide one of them.
  const sink = createWriteStream(target, { flags: 'wx' });
  const check = checked(entry);
  if (entry.method === 8) await pipeline(packed, createInflateRaw(), check, sink, { signal });
  else await pipeline(packed, check, sink, { signal });
}

async function packedBytes(file: FileHandle, archive: string, entry: ZipEntry): Promise<Readable> {
  const header = await readBytes(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ZipError(`\`${entry.name}\` is not where the archive says`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  // A range of no bytes cannot be asked for.
  if (entry.packedBytes === 0) return Readable.from([]);
  return createReadStream(archive, { start, end: start + entry.packedBytes - 1 });
}

/** Passes the bytes on, no more of them than were told, and fails at the end where they are not those that were packed. */
function checked({ name, bytes, crc }: ZipEntry) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let length = 0;
    let sum = 0;
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > bytes) throw new ZipError(`\`${name}\` is longer than the ${bytes} bytes that the archive tells`);
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (length < bytes) throw new ZipError(`\`${name}\` has ${length} of ${bytes} bytes`);
    if (sum !== crc) throw new ZipError(`the checksum of \`${name}\` is wrong`);
  };
}
