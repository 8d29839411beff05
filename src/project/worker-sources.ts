import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { blankComments } from './comments.ts';

/** What is read at most of a Worker's code: it is looked through, and not compiled. */
const mostFiles = 500;
const mostBytes = 8 * 1024 * 1024;
const largestFile = 1024 * 1024;
const endings = ['.ts', '.js', '.mts', '.mjs', '.tsx', '.jsx'];

/** One file of a Worker's code. */
export interface WorkerSource {
  /** Absolute path. */
  path: string;
  /** Comments are blank in it; every character stands where it did. */
  code: string;
}

/**
 * The code that the entry point is made of, by its relative imports. Packages are left out, as are files that are too
 * large and, with `within`, those that `..` or a symbolic link leads out of that folder to.
 */
export async function readSources(main: string, within?: string): Promise<WorkerSource[]> {
  const sources: WorkerSource[] = [];
  const waiting = [resolve(main)];
  const seen = new Set(waiting);
  let bytes = 0;
  for (let file = waiting.shift(); file !== undefined && sources.length < mostFiles; file = waiting.shift()) {
    const text = await textOf(file, within);
    if (text === undefined) continue;
    bytes += text.length;
    if (bytes > mostBytes) break;
    const code = blankComments(text);
    sources.push({ path: file, code });
    for (const imported of await importsOf(code, file)) {
      if (seen.has(imported)) continue;
      seen.add(imported);
      waiting.push(imported);
    }
  }
  return sources;
}

async function textOf(file: string, within: string | undefined): Promise<string | undefined> {
  try {
    if (within !== undefined && !contains(await realpath(within), await realpath(file))) return undefined;
    const { size } = await stat(file);
    return size > largestFile ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

function contains(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

async function importsOf(code: string, file: string): Promise<string[]> {
  const names = [...code.matchAll(/(?:from|import|require)\s*(?:\(\s*)?['"](\.{1,2}\/[^'"]+)['"]/g)].map(
    ([, name = '']) => name,
  );
  const found = await Promise.all(names.map((name) => existing(resolve(dirname(file), name))));
  return found.filter((path) => path !== undefined);
}

/** The file that a bundler would take. */
async function existing(path: string): Promise<string | undefined> {
  const bare = path.slice(0, path.length - extname(path).length);
  const candidates = [
    path,
    ...endings.map((ending) => `${path}${ending}`),
    // TypeScript lets an import name the file that it will become.
    ...endings.map((ending) => `${bare}${ending}`),
    ...endings.map((ending) => `${path}/index${ending}`),
  ];
  for (const candidate of candidates) if (await isFile(candidate)) return candidate;
  return undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** Whether the code calls a rate limiter: `.limit({ key })`, and not `.limit(10)` as a query does. */
export function asksLimiter(code: string): boolean {
  return /\.limit\s*\(\s*[{A-Za-z_$]/.test(code);
}
