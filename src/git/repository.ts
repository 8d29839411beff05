import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { quotedPath } from './path-text.ts';
import { expectSuccess, type GitEnd, type GitOptions, type GitPlace, runGit } from './run.ts';

export type ObjectFormat = 'sha1' | 'sha256';

/** A checkout whose objects are read. Closing it removes its folder of ours. */
export interface Repository extends AsyncDisposable {
  readonly workspace: string;
  readonly objectFormat: ObjectFormat;
  /** Whether it has only the newest part of the history. */
  readonly isShallow: boolean;
  /** A folder of ours, for what a command needs to write. */
  readonly temporary: string;
  /** Runs git in the checkout: for names of commits, which only its own references tell. */
  inCheckout<T>(args: readonly string[], read: Read<T>, options?: GitOptions): Promise<GitEnd<T>>;
  /**
   * Runs git in a repository of ours that has the checkout's objects, and nothing else of it. The checkout's configuration, its
   * attributes, index, working tree, grafts and replacements could all change what a diff says; here there are none.
   */
  onObjects<T>(
    args: readonly string[],
    read: Read<T>,
    options?: GitOptions & { indexFile?: string },
  ): Promise<GitEnd<T>>;
}

type Read<T> = (stdout: AsyncIterable<Buffer>) => Promise<T>;

/**
 * Opens the repository that the folder lies in.
 * @throws ActionError `input-invalid` when there is none; `subprocess-failed` without git, or with one that fails
 */
export async function openRepository(
  context: Context,
  workspace: string = context.runner.workspace,
): Promise<Repository> {
  const temporary = await mkdtemp(join(context.runner.temporary, 'git-'));
  try {
    return await openWith(context, workspace, temporary);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function openWith(context: Context, workspace: string, temporary: string): Promise<Repository> {
  const home = join(temporary, 'home');
  await mkdir(home);
  // Git refuses a repository of another user's, as in a container job, for fear of its hooks; none are run here.
  await writeFile(join(home, '.gitconfig'), '[safe]\n\tdirectory = *\n');
  const checkout: GitPlace = { folder: workspace, home };
  const { objectFormat, isShallow, objects } = await inspect(checkout, context);
  const gitDirectory = join(temporary, 'objects-only.git');
  await createEmptyRepository(gitDirectory, objectFormat, objects);
  const own: GitPlace = { folder: temporary, home, gitDirectory };
  return {
    workspace,
    objectFormat,
    isShallow,
    temporary,
    inCheckout: (args, read, options) => runGit(args, checkout, context, read, options),
    onObjects: (args, read, { indexFile = join(gitDirectory, 'index'), ...options } = {}) =>
      runGit(args, { ...own, indexFile }, context, read, options),
    [Symbol.asyncDispose]: () => rm(temporary, { recursive: true, force: true }),
  };
}

interface Inspected {
  objectFormat: ObjectFormat;
  isShallow: boolean;
  /** Absolute. */
  objects: Buffer;
}

async function inspect(checkout: GitPlace, context: Context): Promise<Inspected> {
  const args = ['rev-parse', '--show-object-format', '--is-shallow-repository', '--git-path', 'objects'];
  const end = await runGit(args, checkout, context, collect);
  if (/not a git repository/i.test(end.stderr))
    throw new ActionError('input-invalid', `${checkout.folder} is not in a git repository. Nothing was done.`, {
      hint: 'Run actions/checkout before this step, with `fetch-depth: 0`.',
    });
  const output = expectSuccess(end, 'read the checkout');
  const [format, shallow] = output.toString('latin1').split('\n');
  // The path comes last, as a path may itself have line breaks.
  const path = output.subarray((format?.length ?? 0) + (shallow?.length ?? 0) + 2, -1);
  return {
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    isShallow: shallow === 'true',
    objects: path[0] === 0x2f ? path : Buffer.concat([Buffer.from(`${resolve(checkout.folder)}/`), path]),
  };
}

/** As `git init --bare` makes it, with the objects of another: gitrepository-layout(5), `objects/info/alternates`. */
async function createEmptyRepository(folder: string, format: ObjectFormat, objects: Buffer): Promise<void> {
  await mkdir(join(folder, 'refs'), { recursive: true });
  await mkdir(join(folder, 'objects', 'info'), { recursive: true });
  const version = format === 'sha256' ? 1 : 0;
  const extension = format === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  const core = `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n`;
  await writeFile(join(folder, 'config'), `${core}${extension}`);
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(folder, 'objects', 'info', 'alternates'), `${quotedPath(objects)}\n`);
}

const largestCollected = 16 * 1024 * 1024;

/** All of an output that is known to be short. */
export async function collect(stdout: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdout) {
    length += chunk.length;
    if (length > largestCollected) throw new RangeError(`git wrote more than ${largestCollected} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
