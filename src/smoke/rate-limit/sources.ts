import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';

/** What is read at most of a Worker's code: it is looked for a call, and not compiled. */
const mostFiles = 500;
const mostBytes = 8 * 1024 * 1024;
const endings = ['.ts', '.js', '.mts', '.mjs', '.tsx', '.jsx'];

/** The code that the entry point is made of, by its relative imports; without comments. Packages are left out. */
export async function readSources(main: string): Promise<string[]> {
  const sources: string[] = [];
  const waiting = [resolve(main)];
  const seen = new Set(waiting);
  let bytes = 0;
  for (let file = waiting.shift(); file !== undefined && sources.length < mostFiles; file = waiting.shift()) {
    const text = await readFile(file, 'utf8').catch(() => '');
    bytes += text.length;
    if (bytes > mostBytes) break;
    const code = withoutComments(text);
    sources.push(code);
    for (const imported of await importsOf(code, file)) {
      if (seen.has(imported)) continue;
      seen.add(imported);
      waiting.push(imported);
    }
  }
  return sources;
}

/** Comments alone: in texts, `//` is mostly part of an address. */
export function withoutComments(code: string): string {
  return code.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, quoted: string | undefined) => quoted ?? ' ',
  );
}

async function importsOf(code: string, file: string): Promise<string[]> {
  const names = [...code.matchAll(/(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(
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
