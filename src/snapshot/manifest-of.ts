import { DatabaseSync } from 'node:sqlite';
import { ownTables } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { Context } from '../runtime/context.ts';
import { type SchemaObject, schemaDigest } from '../sqlite/schema.ts';
import { type Contents, sequences } from './contents.ts';
import type { Written } from './file.ts';
import type { Manifest } from './manifest.ts';
import type { Passed, Subject } from './pass.ts';

/** All that became known of a snapshot while it was taken. */
export interface Taken {
  id: string;
  /** The name of the dump. */
  file: string;
  recipients: readonly string[];
  moving: { isExact: boolean; tables: string[] };
  schema: readonly SchemaObject[];
  subject: Subject;
  passed: Passed;
  written: Written;
}

/** The manifest of what was taken. */
export function manifestOf({ id, name, database }: Target, taken: Taken, { runner, clock }: Context): Manifest {
  const { moving, recipients, written } = taken;
  const { bookmark, proof } = taken.passed;
  const tables = proof.prints
    .filter(([table]) => table !== sequences)
    .map(([table, { rows }]) => ({ name: table, rows }));
  return {
    format: 'voygent-snapshot',
    version: 1,
    id: taken.id,
    createdAt: taken.subject.createdAt,
    database: { name, id, bookmark },
    exact: moving.isExact,
    moving: moving.tables,
    tables,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    notKept: notKept(taken.subject.contents),
    ledger: taken.subject.ledger,
    schemaDigest: schemaDigest(taken.schema, ownTables(database)),
    dump: {
      file: taken.file,
      bytes: written.bytes,
      sha256: written.sha256,
      sqlBytes: written.sqlBytes,
      compression: 'zstd',
      encryption: recipients.length > 0 ? 'age' : 'none',
      recipients: [...recipients],
    },
    verification: {
      loadedAsItIs: proof.asItIs.length === 0,
      loadedAsD1: proof.asD1.length === 0,
      problems: [...new Set([...proof.asItIs, ...proof.asD1])],
      sqlite: sqliteVersion(),
      at: new Date(clock.now()).toISOString(),
    },
    source: {
      repository: runner.repository ?? null,
      run: runner.runUrl ?? null,
      commit: runner.sha ?? null,
    },
  };
}

function notKept({ tables, searches }: Contents): string[] {
  const momentary = tables.filter(({ isMomentary }) => isMomentary).map(({ name }) => `the row of ${name}`);
  const empty = searches
    .filter(({ content }) => content === 'none')
    .map(({ name }) => `what ${name} has found, an FTS5 table without content, which keeps no text`);
  return [...momentary, ...empty];
}

function sqliteVersion(): string {
  using database = new DatabaseSync(':memory:');
  return String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
}
