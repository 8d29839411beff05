import { z } from 'zod';
import type { Locked, Place } from './lockfile.ts';

const Entry = z.looseObject({ version: z.string(), integrity: z.string().optional(), resolved: z.string().optional() });
const Lockfile = z.looseObject({
  lockfileVersion: z.number(),
  // Links to the packages of the workspace have no version.
  packages: z.record(z.string(), z.looseObject({})).optional(),
  dependencies: z.record(z.string(), z.looseObject({})).optional(),
});

/** From `package-lock.json` or `npm-shrinkwrap.json`, all versions: where node would look for it, once it is installed. */
export async function lockedByNpm(text: string, { folders }: Place): Promise<Locked | undefined> {
  const { packages, dependencies } = Lockfile.parse(JSON.parse(text));
  const paths = folders.map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/wrangler`);
  const found = packages ? paths.map((path) => packages[path]).find(Boolean) : dependencies?.['wrangler'];
  if (!found) return undefined;
  const { version, integrity, resolved } = Entry.parse(found);
  // A package from git has a version too, and is not the registry's.
  return { version: resolved?.startsWith('git') ? resolved : version, integrity };
}
