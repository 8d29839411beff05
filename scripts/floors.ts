import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The floors of `src/`, from the top. A folder may import from its own floor's lower ones; see `allowed` for the rest. */
export const floors: readonly (readonly string[])[] = [
  ['entry'],
  ['release'],
  ['deploy', 'rollback'],
  ['rollout'],
  ['audit', 'backup', 'gate', 'migrate', 'restore', 'review', 'smoke'],
  ['terms'],
  ['feedback', 'notify', 'page', 'rehearsal', 'rules'],
  ['subject'],
  ['snapshot', 'verdict'],
  ['ledger', 'migrations'],
  ['cloudflare', 'git', 'github', 'render'],
  ['sqlite', 'project'],
  ['runtime'],
  ['sarif'],
];

/** The actions, which do not import one another but where it is said here. */
const actions = ['audit', 'backup', 'deploy', 'gate', 'migrate', 'restore', 'review', 'rollback', 'smoke'];
const allowed: readonly string[] = ['deploy → smoke', 'rollback → smoke'];

export interface Violation {
  file: string;
  imports: string;
  why: string;
}

/** Every import in `src/` that points up, across, or out of the house. Tests are held to the same rule. */
export function floorViolations(src: string): Violation[] {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.flatMap((file) => importsOf(file).flatMap((target) => judge(src, file, target)));
}

function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    resolve(dirname(file), path),
  );
}

function judge(src: string, file: string, target: string): Violation[] {
  const isTest = file.endsWith('.test.ts');
  const inside = relative(src, target);
  const violation = (why: string) => [{ file: relative(src, file), imports: inside, why }];
  // A test may start the local stack; what ships may not.
  if (inside.startsWith('..')) return isTest ? [] : violation('leaves src/');
  const from = folderOf(src, file);
  const to = folderOf(src, target);
  if (from === to) return [];
  const fromFloor = floorOf(from);
  const toFloor = floorOf(to);
  if (fromFloor === -1 || toFloor === -1) return violation('is on no floor: add its folder to scripts/floors.ts');
  if (actions.includes(from) && actions.includes(to) && !allowed.includes(`${from} → ${to}`))
    return violation('actions do not import one another');
  return toFloor > fromFloor ? [] : violation('points up or across');
}

function folderOf(src: string, file: string): string {
  return relative(src, file).split('/')[0] ?? '';
}

function floorOf(folder: string): number {
  return floors.findIndex((floor) => floor.includes(folder));
}
