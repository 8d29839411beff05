import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone when the tests of the file are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-e2e-'));
  folders.push(folder);
  return folder;
}

/** A checkout that has exactly these files, by path. */
export function checkout(files: Readonly<Record<string, string | Buffer>>): string {
  const workspace = temporaryFolder();
  for (const [path, content] of Object.entries(files)) write(workspace, path, content);
  return workspace;
}

/** Writes a file of a checkout, with the folders that it needs. */
export function write(workspace: string, path: string, content: string | Buffer): void {
  const file = join(workspace, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
