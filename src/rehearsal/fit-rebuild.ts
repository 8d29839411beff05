import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { MigrationFile } from '../migrations/files.ts';
import { finding } from '../migrations/rules.ts';
import { likeD1, loadSchema } from '../sqlite/load.ts';
import { Observer } from '../sqlite/observer.ts';
import { SchemaObject, schemaDigest, schemaQuery } from '../sqlite/schema.ts';
import { Since, type Taken } from './fit-since.ts';
import type { FileRehearsal, Rehearsal, Stage, Watcher } from './rehearse.ts';
import { type Trial, tryFile } from './trial.ts';

/** A database that was made from its files, up to the first that fails. */
export interface Rebuilt {
  rehearsal: Rehearsal;
  taken: Taken;
}

/**
 * Runs files one after the other, as when the database was made: their rows and nothing else are in it.
 *
 * @param since the index of the first file that the old code does not know
 */
export function rebuild(stage: Stage, files: readonly MigrationFile[], since: number, watcher?: Watcher): Rebuilt {
  using database = new DatabaseSync(':memory:', likeD1);
  loadSchema(database, stage.schema);
  const observer = new Observer(database);
  const rebuilt: FileRehearsal[] = [];
  let later: Since | undefined;
  for (const [index, file] of files.entries()) {
    if (index === since) later = new Since(database);
    const trial = tryFile(database, observer, file, (statement) => watcher?.onStatement(index, statement));
    const summary = summarise(trial, database, stage);
    rebuilt.push(summary);
    watcher?.onFile(summary);
    if (!trial.end) break;
    later?.add(trial);
  }
  const rehearsal = { files: rebuilt, schemaBefore: stage.schema, madeUp: [], unfilled: [] };
  return { rehearsal, taken: later?.taken ?? { findings: [], notes: [] } };
}

function summarise(
  { file: { name }, end, failure, milliseconds }: Trial,
  database: DatabaseSync,
  { ledgerTables }: Stage,
): FileRehearsal {
  const findings = failure ? [finding('fails-in-rehearsal', name, `${failure.message}.`, failure.statement?.line)] : [];
  const schema = end && z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
  const digest = schema && schemaDigest(schema, ledgerTables);
  return { name, findings, rows: [], schema, digest, guards: [], milliseconds };
}
