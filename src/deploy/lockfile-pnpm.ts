import { z } from 'zod';
import type { Locked, Place } from './lockfile.ts';

const Dependency = z.union([z.string(), z.looseObject({ version: z.string() })]);
const Dependencies = z.record(z.string(), Dependency).optional();
const Importer = z.looseObject({
  dependencies: Dependencies,
  devDependencies: Dependencies,
  optionalDependencies: Dependencies,
});
const Lockfile = Importer.extend({
  importers: z.record(z.string(), Importer).optional(),
  packages: z
    .record(z.string(), z.looseObject({ resolution: z.looseObject({ integrity: z.string().optional() }).optional() }))
    .optional(),
});
type Lockfile = z.infer<typeof Lockfile>;

/** From `pnpm-lock.yaml`, version 5 and later. */
export async function lockedByPnpm(text: string, { folders }: Place): Promise<Locked | undefined> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text);
  // Newer versions put a document on pnpm itself before that of the project.
  for (const document of Array.isArray(documents) ? documents : []) {
    if (document.errors[0]) throw document.errors[0];
    const found = lockedBy(Lockfile.parse(document.toJS() ?? {}), folders);
    if (found) return found;
  }
  return undefined;
}

function lockedBy(lockfile: Lockfile, folders: readonly string[]): Locked | undefined {
  const importers = lockfile.importers ?? { '.': lockfile };
  const [dependency] = folders
    .map((folder) => importers[folder === '' ? '.' : folder])
    .flatMap((importer) => [importer?.devDependencies, importer?.dependencies, importer?.optionalDependencies])
    .flatMap((dependencies) => dependencies?.['wrangler'] ?? []);
  if (dependency === undefined) return undefined;
  const whole = typeof dependency === 'string' ? dependency : dependency.version;
  // What follows tells with which peers it is installed.
  const version = whole.replace(/[(_].*$/, '');
  const keys = [`wrangler@${version}`, `/wrangler@${version}`, `/wrangler/${version}`];
  const entry = Object.entries(lockfile.packages ?? {}).find(([key]) => keys.includes(key.replace(/[(_].*$/, '')));
  return { version, integrity: entry?.[1].resolution?.integrity };
}
