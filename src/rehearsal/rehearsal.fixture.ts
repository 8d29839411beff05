import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { likeD1 } from '../sqlite/load.ts';
import { Observer } from '../sqlite/observer.ts';
import { SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import { type Trial, tryFile } from './trial.ts';

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
