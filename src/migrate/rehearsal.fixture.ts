import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Database } from '../project/project.ts';
import { likeD1 } from '../sqlite/load.ts';
import { Observer } from '../sqlite/observer.ts';
import { SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import { splitStatements } from '../sqlite/statements.ts';
import { readAllowances } from './allow.ts';
import type { MigrationFile } from './files.ts';
import { type Trial, tryFile } from './trial.ts';

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

/** An open database as D1 would have it after this script. */
export function databaseLikeD1(script: string): DatabaseSync {
  const database = new DatabaseSync(':memory:', likeD1);
  database.exec(script);
  return database;
}

export function schemaIn(database: DatabaseSync): SchemaObject[] {
  return z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
}

/** What scripts do, one after the other, to a database that a first one made. */
export function trialsOf(base: string, ...scripts: string[]): { database: DatabaseSync; trials: Trial[] } {
  const database = databaseLikeD1(base);
  const observer = new Observer(database);
  const trials = scripts.map((script, index) => tryFile(database, observer, fileOf(script, `000${index + 1}.sql`)));
  return { database, trials };
}

/** The same for one script. */
export function trialOf(base: string, script: string): Trial {
  const [trial] = trialsOf(base, script).trials;
  if (!trial) throw new Error('there is no trial');
  return trial;
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
