/** `npm run verify`: builds `dist/` anew in another folder and compares it, byte by byte, with the committed one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const committed = join(root, 'dist');
const rebuilt = mkdtempSync(join(tmpdir(), 'voygent-dist-'));

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

try {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), rebuilt], { stdio: 'inherit' });
  const names = new Set([...files(committed), ...files(rebuilt)]);
  const different = [...names].filter((name) => !same(join(committed, name), join(rebuilt, name)));
  for (const name of different) console.error(`dist/${name} is not what src/ builds. Run: npm run build`);
  console.log(
    different.length === 0
      ? `dist/ is what src/ builds: ${names.size} files, byte for byte.`
      : `${different.length} of ${names.size} files differ.`,
  );
  process.exitCode = different.length === 0 ? 0 : 1;
} finally {
  rmSync(rebuilt, { recursive: true, force: true });
}

function same(a: string, b: string): boolean {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
