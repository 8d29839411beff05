import type { KeyPath } from './positions.ts';

/**
 * Keys that the design has and this version does not read. To accept and ignore one would be a silent lie, and to
 * call it unknown would send people looking for a typo. A part that reads a key takes it from here.
 */
const keysAt: { path: RegExp; keys: readonly string[] }[] = [
  { path: /^review$/, keys: ['major'] },
  { path: /^databases\.\d+$/, keys: ['migrations'] },
];

export function notReadYet(path: KeyPath, key: string): boolean {
  const written = path.map(String).join('.');
  return keysAt.some((entry) => entry.path.test(written) && entry.keys.includes(key));
}
