import path from 'node:path';
import type { Location } from '../runtime/errors.ts';
import { formatPath, type KeyPath } from './positions.ts';
import { invalidAt } from './problems.ts';
import type { D1Binding } from './project.ts';
import { inside } from './source.ts';
import type { EffectiveConfig, WranglerConfig } from './wrangler-config.ts';
import type { D1Entry } from './wrangler-schema.ts';

const defaultDirectory = 'migrations';
const defaultTable = 'd1_migrations';

/**
 * The D1 bindings in force, with wrangler's defaults (`resolveMigrationsConfig`, wrangler 4.164). Throws
 * `config-invalid` for a pattern outside the directory, and for a directory outside the repository.
 */
export async function d1Bindings(
  workspace: string,
  config: WranglerConfig,
  { section, pathOf }: EffectiveConfig,
): Promise<D1Binding[]> {
  const entries = (section.d1_databases ?? []).entries();
  return Promise.all(
    [...entries].map(([index, entry]) => d1Binding(workspace, config, entry, [...pathOf('d1_databases'), index])),
  );
}

async function d1Binding(workspace: string, config: WranglerConfig, entry: D1Entry, base: KeyPath): Promise<D1Binding> {
  const { document, source } = config;
  const written = relativePath(entry.migrations_dir ?? defaultDirectory);
  const asker = {
    what: `${source.file}: \`${formatPath([...base, 'migrations_dir'])}\``,
    code: 'config-invalid',
    location: document.at([...base, 'migrations_dir']),
  } as const;
  return {
    binding: entry.binding,
    name: entry.database_name,
    id: entry.database_id,
    migrationsDirectory: await inside(workspace, path.dirname(source.path), written, asker),
    migrationsPattern: patternIn(written, entry, document.at([...base, 'migrations_pattern'])),
    migrationsTable: entry.migrations_table || defaultTable,
    location: document.at([...base, 'database_id']),
    key: formatPath(base),
  };
}

/** The pattern relative to the directory. */
function patternIn(directory: string, entry: D1Entry, location: Location): string {
  if (entry.migrations_pattern === undefined) return '*.sql';
  const pattern = relativePath(entry.migrations_pattern);
  if (entry.migrations_dir === undefined) {
    throw invalidAt(location, '`migrations_pattern` needs `migrations_dir` beside it; wrangler refuses it otherwise.');
  }
  if (directory === '.') return pattern;
  if (pattern.startsWith(`${directory}/`)) return pattern.slice(directory.length + 1);
  throw invalidAt(
    location,
    `\`migrations_pattern\` is \`${pattern}\`, which does not begin with the migrations directory.`,
    `Write \`${directory}/*.sql\`, or change \`migrations_dir\`.`,
  );
}

/** wrangler's `normalizeRelativePath`. */
function relativePath(written: string): string {
  const normal = path.posix.normalize(written.replaceAll('\\', '/'));
  return normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
