import { createHash } from 'node:crypto';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import type { Repository } from './repository.ts';
import { expectSuccess, gitFailed } from './run.ts';

/** The content of a file, by its id. */
export interface Blob {
  id: string;
  /** In bytes. */
  size: number;
  /** `undefined` when it is over the limit: it was not read. */
  content: Buffer | undefined;
}

const newline = 0x0a;
const longestAnswer = 512;

/**
 * Hands on blobs, one at a time: first those over the limit, by their size only, then the others in the order given. An id
 * that is given twice is read once. What is read is held against its id.
 * @param largestBytes of a blob that is read
 * @throws ActionError `commit-not-found` when the checkout does not have one; `subprocess-failed`; whatever `take` throws
 */
export async function readBlobs(
  repository: Repository,
  ids: Iterable<string>,
  largestBytes: number,
  take: (blob: Blob) => void | Promise<void>,
): Promise<void> {
  const sizes = await blobSizes(repository, new Set(ids));
  for (const [id, size] of sizes) if (size > largestBytes) await take({ id, size, content: undefined });
  const small = [...sizes].filter(([, size]) => size <= largestBytes);
  if (small.length === 0) return;
  const what = `read the contents of ${count(small.length, 'file')}`;
  const end = await repository.onObjects(
    ['cat-file', '--batch', '--buffer'],
    async (stdout) => {
      const reader = createByteReader(stdout);
      for (const [id, size] of small) {
        const content = await readContent(reader, id, size);
        if (content === undefined) return false;
        if (idOf(content, repository) !== id) throw gitFailed(what, `the content of ${id} is not what its id says`);
        await take({ id, size, content });
      }
      return true;
    },
    { input: requests(small.map(([id]) => id)) },
  );
  if (!expectSuccess(end, what)) throw gitFailed(what, 'its answer is not whole');
}

/**
 * Sizes in bytes by id.
 * @throws ActionError `commit-not-found` when the checkout does not have one; `subprocess-failed`
 */
async function blobSizes(repository: Repository, ids: ReadonlySet<string>): Promise<Map<string, number>> {
  const what = `look up the contents of ${count(ids.size, 'file')}`;
  const sizes = new Map<string, number>();
  if (ids.size === 0) return sizes;
  const missing: string[] = [];
  const end = await repository.onObjects(
    ['cat-file', '--batch-check', '--buffer'],
    async (stdout) => {
      const reader = createByteReader(stdout);
      for (const id of ids) {
        const line = (await reader.until(newline, longestAnswer))?.toString('latin1');
        if (line === `${id} missing`) missing.push(id);
        else if (line?.startsWith(`${id} blob `)) sizes.set(id, Number(line.slice(id.length + 6)));
        else return false;
      }
      return true;
    },
    { input: requests(ids) },
  );
  if (!expectSuccess(end, what)) throw gitFailed(what, 'its answer is not whole');
  if (missing[0] !== undefined) throw contentMissing(missing.length, missing[0]);
  return sizes;
}

/** gitformat of `--batch`: `<id> blob <size>`, a line break, the content, a line break. */
async function readContent(reader: ByteReader, id: string, size: number): Promise<Buffer | undefined> {
  const head = await reader.until(newline, longestAnswer);
  if (head?.toString('latin1') !== `${id} blob ${size}`) return undefined;
  const content = await reader.exactly(size);
  await reader.exactly(1);
  return content;
}

function idOf(content: Buffer, { objectFormat }: Repository): string {
  return createHash(objectFormat).update(`blob ${content.length}\0`).update(content).digest('hex');
}

function* requests(ids: Iterable<string>): Iterable<string> {
  for (const id of ids) yield `${id}\n`;
}

function contentMissing(missing: number, id: string): ActionError {
  return new ActionError(
    'commit-not-found',
    `The checkout lacks the contents of ${count(missing, 'changed file')} (${id}${missing > 1 ? ' and others' : ''}): it is a partial clone, or damaged. Nothing was done.`,
    {
      hint: 'Set `fetch-depth: 0` on actions/checkout and remove its `filter` and `sparse-checkout`, then run this again.',
    },
  );
}
