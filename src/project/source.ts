import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ActionError, type ErrorCode, type Location } from '../runtime/errors.ts';

/** No configuration that people write is larger. */
const maxBytes = 1024 * 1024;

/** A configuration file as read. */
export interface Source {
  /** Absolute path. */
  path: string;
  /** For errors and annotations: relative to the workspace, with forward slashes. */
  file: string;
  text: string;
}

/** Who asked for a path, so that the error names it and points at it. */
export interface Asker {
  /** Such as ``the input `config` ``. */
  what: string;
  code: ErrorCode;
  location?: Location | undefined;
}

/** `to` relative to `from`, with forward slashes on every system. */
export function relative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/') || '.';
}

/**
 * An existing path's place inside the workspace, or the place that a missing one would have. Throws the asker's code
 * where `..` or a symbolic link leads out of the workspace: a pull request must not be able to make a run read files
 * of the runner.
 */
export async function inside(workspace: string, base: string, written: string, asker: Asker): Promise<string> {
  const target = path.resolve(base, written);
  const real = await realpathOfExisting(target);
  const realWorkspace = await realpath(workspace);
  if (contains(workspace, target) && contains(realWorkspace, real)) return target;
  throw new ActionError(asker.code, `${asker.what} leads out of the repository (\`${written}\`).`, {
    hint: 'Only files of the checkout are read. Write a path inside it.',
    ...(asker.location && { location: asker.location }),
  });
}

/** Reads a file that `inside` has admitted. Throws `config-not-found` and, over 1 MB, `config-invalid`. */
export async function readSource(workspace: string, absolute: string): Promise<Source> {
  const file = relative(workspace, absolute);
  const found = await kindOf(absolute);
  if (found !== 'file') {
    throw new ActionError(
      'config-not-found',
      `\`${file}\` is ${found === 'directory' ? 'a directory' : 'not there'}.`,
      {
        hint: 'Write the path of a file, relative to the working directory.',
        location: { file },
      },
    );
  }
  const { size } = await stat(absolute);
  if (size > maxBytes) {
    throw new ActionError('config-invalid', `\`${file}\` has ${size} bytes; a configuration over 1 MB is refused.`, {
      location: { file },
    });
  }
  const text = await readFile(absolute, 'utf8');
  return { path: absolute, file, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

export async function kindOf(absolute: string): Promise<'file' | 'directory' | 'nothing'> {
  const found = await stat(absolute).catch(() => undefined);
  if (!found) return 'nothing';
  return found.isDirectory() ? 'directory' : 'file';
}

function contains(directory: string, target: string): boolean {
  const way = path.relative(directory, target);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/** The real path of the deepest existing ancestor, with the missing rest appended. */
async function realpathOfExisting(target: string): Promise<string> {
  const real = await realpath(target).catch(() => undefined);
  if (real !== undefined) return real;
  const parent = path.dirname(target);
  if (parent === target) return target;
  return path.join(await realpathOfExisting(parent), path.basename(target));
}
