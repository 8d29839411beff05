import { lstat, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openRepository } from '../git/repository.ts';
import { expectSuccess } from '../git/run.ts';
import { inside } from '../project/source.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { compileGlob } from '../subject/glob.ts';

/** No repository of one project has more; what is beyond is said. */
export const mostFiles = 50_000;
/** No configuration that people write is larger. */
export const largestBytes = 512 * 1024;
const mostDirectories = 5000;
const skipped = new Set(['node_modules', '.git', 'dist', '.wrangler', '.local']);

export interface Checkout {
  /** Absolute path of the root of the repository. */
  workspace: string;
  /** From the root, with forward slashes, in order. */
  files: readonly string[];
  /** What was left out for its number, in sentences. */
  cut: string[];
}

/**
 * The files of a project: what git tracks or would track; of a folder that is no repository, all but what tools make.
 * @param root absolute path of the project's folder; workflows of the repository belong to it, too
 * @param exclude globs, from the root of the repository
 * @throws ActionError `config-invalid` for what is no glob, `subprocess-failed`
 */
export async function listCheckout(
  { workspace, root, exclude }: { workspace: string; root: string; exclude: readonly string[] },
  context: Context,
): Promise<Checkout> {
  const excluded = exclude.map(compileGlob);
  const prefix = path.relative(workspace, root).split(path.sep).join('/');
  const cut: string[] = [];
  const all = (await listedByGit(workspace, context)) ?? (await walked(workspace, cut));
  const files = all
    .filter((file) => prefix === '' || file.startsWith(`${prefix}/`) || file.startsWith('.github/'))
    .filter((file) => !excluded.some((isExcluded) => isExcluded(file)))
    .sort();
  if (files.length > mostFiles) cut.push(`Of ${files.length} files the first ${mostFiles} were looked at.`);
  return { workspace, files: files.slice(0, mostFiles), cut };
}

async function listedByGit(workspace: string, context: Context): Promise<string[] | undefined> {
  try {
    await using repository = await openRepository(context, workspace);
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    return expectSuccess(await repository.inCheckout(args, namesIn), 'list the files of the checkout');
  } catch (error) {
    // Without git, actions/checkout unpacks an archive, which is no repository.
    const codes = ['input-invalid', 'subprocess-failed'];
    if (error instanceof ActionError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** Names that end with NUL; of very many, the first. What is in conflict stands more than once. */
async function namesIn(stdout: AsyncIterable<Buffer>): Promise<string[]> {
  const names = new Set<string>();
  let rest = Buffer.alloc(0);
  for await (const chunk of stdout) {
    if (names.size > mostFiles) continue;
    const parts = Buffer.concat([rest, chunk]);
    const end = parts.lastIndexOf(0);
    for (const name of parts.subarray(0, Math.max(0, end)).toString('utf8').split('\0')) names.add(name);
    rest = parts.subarray(end + 1);
  }
  names.delete('');
  return [...names];
}

/** Links to folders are not followed. */
async function walked(workspace: string, cut: string[]): Promise<string[]> {
  const files: string[] = [];
  const waiting = [workspace];
  let visited = 0;
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (++visited > mostDirectories || files.length > mostFiles) {
      cut.push(`The search for files was given up after ${visited - 1} folders.`);
      break;
    }
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const entryPath = path.join(folder, entry.name);
      if (!entry.isDirectory()) files.push(path.relative(workspace, entryPath).split(path.sep).join('/'));
      else if (!skipped.has(entry.name)) waiting.push(entryPath);
    }
  }
  return files;
}

/** A text, or why it was not read. */
export type Text = { text: string } | { problem: string };

/** Reads a file of the checkout: no device, nothing outside of it, nothing large, and only what is UTF-8. */
export async function readText(workspace: string, file: string): Promise<Text> {
  const absolute = path.join(workspace, file);
  try {
    const entry = await lstat(absolute);
    if (entry.isSymbolicLink()) await inside(workspace, workspace, file, { what: 'it', code: 'config-invalid' });
    const target = entry.isSymbolicLink() ? await stat(absolute) : entry;
    if (!target.isFile()) return { problem: 'is no file' };
    if (target.size > largestBytes)
      return { problem: `has ${target.size} bytes; what is larger than ${largestBytes} is not read` };
    return decoded(await readBounded(absolute));
  } catch (error) {
    if (error instanceof ActionError) return { problem: 'is a symbolic link that leads out of the repository' };
    return { problem: `could not be opened (${error instanceof Error && 'code' in error ? error.code : 'unknown'})` };
  }
}

/** It may have grown since it was looked at. */
async function readBounded(absolute: string): Promise<Buffer> {
  await using handle = await open(absolute, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(largestBytes + 1), 0, largestBytes + 1, 0);
  return buffer.subarray(0, bytesRead);
}

function decoded(bytes: Buffer): Text {
  if (bytes.length > largestBytes) return { problem: `has more than ${largestBytes} bytes, which are not read` };
  if (bytes.includes(0)) return { problem: 'is binary: there are NUL bytes in it' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'is not UTF-8' };
  }
}
