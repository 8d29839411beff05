import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import { lockedByBun } from './lockfile-bun.ts';
import { lockedByNpm } from './lockfile-npm.ts';
import { lockedByPnpm } from './lockfile-pnpm.ts';
import { lockedByYarn } from './lockfile-yarn.ts';

/** What a lockfile says of wrangler. */
export interface Locked {
  /** As it stands in the lockfile: of a package of the registry the exact version. */
  version: string;
  /** `sha512-…` of the package, where the lockfile tells it. */
  integrity: string | undefined;
}

export interface LockedWrangler extends Locked {
  /** Path relative to the workspace, with forward slashes. */
  lockfile: string;
}

/** Whose wrangler is asked for. */
export interface Place {
  /**
   * The Worker's folder and those above it, up to the lockfile's own, which is `''`: relative to it, with forward
   * slashes. The packages of a workspace are known by these.
   */
  folders: readonly string[];
  /** The range of wrangler in the nearest `package.json` that names it. */
  declared: string | undefined;
}

type Reader = (text: string, place: Place) => Promise<Locked | undefined>;

const unreadable: Reader = async () => {
  throw new Error('it is binary: only `bun.lock`, the text form, can be read (`bun install --save-text-lockfile`)');
};

/** By file name. Of two in one folder the first one counts, unless `packageManager` in `package.json` decides. */
const readers: readonly (readonly [file: string, manager: string, read: Reader])[] = [
  ['npm-shrinkwrap.json', 'npm', lockedByNpm],
  ['package-lock.json', 'npm', lockedByNpm],
  ['pnpm-lock.yaml', 'pnpm', lockedByPnpm],
  ['yarn.lock', 'yarn', lockedByYarn],
  ['bun.lock', 'bun', lockedByBun],
  ['bun.lockb', 'bun', unreadable],
];

const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * The wrangler that the nearest lockfile locks for the package of this folder, and `undefined` where none does. Nothing
 * above the workspace is looked at.
 * @throws ActionError `wrangler-not-found` for a lockfile that cannot be read, and for a wrangler that is not a version
 * of the registry.
 */
export async function lockedWrangler(directory: string, workspace: string): Promise<LockedWrangler | undefined> {
  const folders = foldersUpTo(directory, workspace);
  const declared = await declaredRange(folders);
  for (const [index, folder] of folders.entries()) {
    const place = { folders: folders.slice(0, index + 1).map((each) => posix(relative(folder, each))), declared };
    const found = await lockedIn(folder, place, workspace);
    if (found) return found;
  }
  return undefined;
}

/** The folder and those above it, up to the workspace. A folder outside of the workspace stands alone. */
export function foldersUpTo(directory: string, workspace: string): string[] {
  const isInside = directory === workspace || !/^(\.\.|\/)/.test(relative(workspace, directory));
  const folders = [directory];
  for (let folder = directory; isInside && folder !== workspace; ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

async function lockedIn(folder: string, place: Place, workspace: string): Promise<LockedWrangler | undefined> {
  for (const [file, , read] of await readersFor(folder)) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const lockfile = posix(relative(workspace, path));
    const locked = await read(text, place).catch((error: unknown) => {
      throw notReadable(lockfile, error);
    });
    if (locked && !exactVersion.test(locked.version)) throw notOfTheRegistry(lockfile, locked.version);
    if (locked) return { ...locked, lockfile };
  }
  return undefined;
}

const Manifest = z.looseObject({
  packageManager: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

async function manifestOf(folder: string): Promise<z.infer<typeof Manifest> | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Manifest.safeParse(JSON.parse(text)).data;
  } catch {
    // It is the package manager's to complain of: here it only tells less.
    return undefined;
  }
}

async function readersFor(folder: string): Promise<typeof readers> {
  const [wanted] = (await manifestOf(folder))?.packageManager?.split('@') ?? [];
  const own = readers.filter(([, manager]) => manager === wanted);
  return [...own, ...readers.filter((reader) => !own.includes(reader))];
}

async function declaredRange(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const manifest = await manifestOf(folder);
    const range = [manifest?.devDependencies, manifest?.dependencies, manifest?.optionalDependencies]
      .map((dependencies) => dependencies?.['wrangler'])
      .find((each) => each !== undefined);
    if (range !== undefined) return range;
  }
  return undefined;
}

function notReadable(lockfile: string, cause: unknown): ActionError {
  return new ActionError(
    'wrangler-not-found',
    `Which wrangler the project means cannot be told: there is none in \`node_modules\`, and ${lockfile} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was done.`,
    {
      hint: 'Install the dependencies before this step, so that wrangler is in `node_modules`.',
      location: { file: lockfile },
      cause,
    },
  );
}

function notOfTheRegistry(lockfile: string, version: string): ActionError {
  return new ActionError(
    'wrangler-not-found',
    `${lockfile} locks wrangler to \`${version}\`, which is not a version of the registry and cannot be fetched. Nothing was done.`,
    {
      hint: 'Install the dependencies before this step, so that wrangler is in `node_modules`.',
      location: { file: lockfile },
    },
  );
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
