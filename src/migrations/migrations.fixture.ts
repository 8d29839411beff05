import type { Database } from '../project/project.ts';
import { splitStatements } from '../sqlite/statements.ts';
import { readAllowances } from './allow.ts';
import type { MigrationFile } from './files.ts';

/** A migration of this text, as `readMigrations` would read it. For tests only. */
export function fileOf(script: string, name = '0001.sql'): MigrationFile {
  return {
    name,
    path: `migrations/${name}`,
    sha256: '0'.repeat(64),
    statements: splitStatements(script),
    allowances: readAllowances(script),
    unusable: undefined,
  };
}

/** A configured database without anything special. */
export const configured: Database = {
  binding: 'DB',
  name: 'db',
  id: undefined,
  migrationsDirectory: '/migrations',
  migrationsPattern: '*.sql',
  migrationsTable: 'd1_migrations',
  location: { file: 'wrangler.jsonc', line: 3 },
  key: 'd1_databases[0]',
  boundBy: [],
};
