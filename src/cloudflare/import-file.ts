import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Line } from './call.ts';
import { CloudflareError } from './errors.ts';
import type { Bookmark } from './ids.ts';
import { type ImportLimits, importFrom, ownHead } from './import.ts';
import type { Target } from './transfer.ts';
import type { Purpose } from './translate.ts';
import type { Source } from './upload.ts';

// developers.cloudflare.com/d1/platform/limits: 5 GB. Between that and 5 GiB, let the service say it.
const mostBytes = 5 * 1024 ** 3;

const byteOrderMark = Buffer.from('\uFEFF');

/**
 * Imports a file from the disk. It is read twice, for its md5 and for the upload, and never held in memory.
 * @throws CloudflareError, see `D1.importFile`
 */
export async function importFile(
  target: Target,
  { file, before }: Script,
  limits: ImportLimits,
  line: Line,
): Promise<{ bookmark: Bookmark }> {
  const head = Buffer.from(`${ownHead()}${before}`);
  return importFrom(target, (signal) => fileSource(file, head, target.purpose, signal), limits, line);
}

/** SQL in a file, and what runs before it in the same transaction. */
export interface Script {
  file: string;
  before: string;
}

async function fileSource(file: string, head: Buffer, purpose: Purpose, signal: AbortSignal): Promise<Source> {
  const { from, size } = await extentOf(file, purpose);
  const chunks = () => read(file, { head, from, size }, purpose);
  const md5 = createHash('md5');
  for await (const chunk of chunks()) {
    signal.throwIfAborted();
    md5.update(chunk);
  }
  return { bytes: head.length + size - from, md5: md5.digest('hex'), chunks };
}

interface Extent {
  /** Where its SQL begins, in bytes: behind a byte order mark. */
  from: number;
  /** Where it ends. */
  size: number;
}

async function extentOf(file: string, purpose: Purpose): Promise<Extent> {
  const size = await sizeOf(file, purpose);
  if (size > mostBytes)
    throw unfit(purpose, `the file ${file} has ${size} bytes, and D1 takes files of up to 5 GB`, undefined);
  const start = Buffer.alloc(byteOrderMark.length);
  try {
    await using opened = await open(file);
    await opened.read(start, 0, start.length, 0);
  } catch (cause) {
    throw unreadable(file, purpose, cause);
  }
  return { from: start.equals(byteOrderMark) ? byteOrderMark.length : 0, size };
}

async function sizeOf(file: string, purpose: Purpose): Promise<number> {
  const found = await stat(file).catch((cause) => Promise.reject(unreadable(file, purpose, cause)));
  if (!found.isFile()) throw unfit(purpose, `${file} is no file`, undefined);
  return found.size;
}

/** The head and the file, up to the size that it had at first. */
async function* read(
  file: string,
  { head, from, size }: Extent & { head: Buffer },
  purpose: Purpose,
): AsyncGenerator<Buffer> {
  yield head;
  if (from === size) return;
  const stream = createReadStream(file, { start: from, end: size - 1, highWaterMark: 256 * 1024 });
  let position = from;
  try {
    for await (const chunk of stream) {
      position += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    throw unreadable(file, purpose, cause);
  }
  if (position < size) throw unfit(purpose, `the file ${file} became shorter while it was read`, undefined);
}

function unreadable(file: string, purpose: Purpose, cause: unknown): CloudflareError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return unfit(purpose, `the file ${file} cannot be read (${code})`, cause);
}

function unfit({ what }: Purpose, problem: string, cause: unknown): CloudflareError {
  return new CloudflareError('input-invalid', `Could not ${what}: ${problem}.`, {
    hint: 'Nothing of the SQL was run.',
    failure: { kind: 'final' },
    cause,
  });
}
