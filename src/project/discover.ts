import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../runtime/errors.ts';
import { relative } from './source.ts';
import { wranglerFileNames } from './wrangler-config.ts';

/** Directories that hold no configuration that people wrote, or that wrangler wrote itself. */
const skipped = new Set(['node_modules', '.git', 'dist', '.wrangler', '.local']);

/** Levels below the root. */
export const maxDepth = 5;

/** A repository with more directories has to name its configuration. */
const maxDirectories = 5000;

/**
 * The wrangler configurations of a repository: those of the root, then level by level, names in order. Symbolic links
 * to directories are not followed. Absolute paths. Throws `config-ambiguous` where one directory has two, since
 * wrangler would silently prefer one.
 */
export async function discoverConfigs(root: string, workspace: string, limit = maxDirectories): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let visited = 0;
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
    visited += level.length;
    if (visited > limit) throw tooMany(root, workspace, limit);
    const listed = await Promise.all(level.map(listDirectory));
    found.push(...listed.flatMap(({ directory, entries }) => configsIn(directory, entries, workspace)));
    level = listed.flatMap(({ directory, entries }) => subdirectories(directory, entries));
  }
  return found;
}

async function listDirectory(directory: string): Promise<{ directory: string; entries: Dirent[] }> {
  const entries = await readdir(directory, { withFileTypes: true });
  return { directory, entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

function configsIn(directory: string, entries: Dirent[], workspace: string): string[] {
  const present = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const names = wranglerFileNames.filter((name) => present.includes(name));
  if (names.length > 1) {
    const paths = names.map((name) => `\`${relative(workspace, path.join(directory, name))}\``);
    throw new ActionError('config-ambiguous', `${paths.join(' and ')} stand in the same directory.`, {
      hint: 'wrangler reads only the first of them. Remove the others, or name one with the input `wrangler-config`.',
    });
  }
  return names.map((name) => path.join(directory, name));
}

function subdirectories(directory: string, entries: Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
    .map(({ name }) => path.join(directory, name));
}

function tooMany(root: string, workspace: string, limit: number): ActionError {
  return new ActionError(
    'config-not-found',
    `\`${relative(workspace, root)}\` has more than ${limit} directories; the search for a wrangler configuration was given up.`,
    { hint: 'Name it with the input `wrangler-config`, or list it under `workers` in .github/voygent.yml.' },
  );
}
