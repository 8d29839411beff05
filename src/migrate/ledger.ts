import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import type { Statement, StatementResult } from '../cloudflare/d1.ts';
import type { Database } from '../project/project.ts';
import { ActionError } from '../runtime/errors.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { SchemaObject, schemaDigest, schemaQuery } from '../sqlite/schema.ts';
import type { MigrationFile } from './files.ts';
import type { Target } from './resolve.ts';

/** Beside wrangler's ledger, what it does not keep: the content that was applied. */
export const checksumTable = 'voygent_migrations';

/** What a database says of its migrations, read without writing. */
export interface Ledger {
  /** Names in the order in which they were applied. */
  applied: string[];
  /** sha256 by name, for those that this action applied. */
  checksums: ReadonlyMap<string, string>;
  /** Which run applied it, by name, for the same ones. */
  runs: ReadonlyMap<string, string>;
  schema: SchemaObject[];
  /** See `schemaDigest`. */
  digest: string;
}

/** Two calls at most: which tables there are, and what is in those of the ledger. */
export async function readLedger(target: Target, cloudflare: Cloudflare): Promise<Ledger> {
  const [objects] = await cloudflare.d1.query(target.id, `read the schema of ${target.name}`, [{ sql: schemaQuery }]);
  const { schema, digest } = readSchema(target, objects);
  const { applied, checksums } = await readTables(target, schema, cloudflare);
  return {
    applied: applied.map(({ name }) => name),
    checksums: new Map(checksums.map(({ name, sha256 }) => [name, sha256])),
    runs: new Map(checksums.map(({ name, run }) => [name, run ?? ''])),
    schema,
    digest,
  };
}

const AppliedRow = z.looseObject({ name: z.string() });
const ChecksumRow = z.looseObject({ name: z.string(), sha256: z.string(), run: z.string().nullish() });

interface LedgerRows {
  applied: z.infer<typeof AppliedRow>[];
  checksums: z.infer<typeof ChecksumRow>[];
}

/** The rows of the tables that are there. */
async function readTables(
  target: Target,
  schema: readonly SchemaObject[],
  cloudflare: Cloudflare,
): Promise<LedgerRows> {
  const { migrationsTable } = target.database;
  const what = `read the migration ledger of ${target.name}`;
  const queries: (Statement & { table: string })[] = [
    { table: migrationsTable, sql: `SELECT name FROM ${quoteIdentifier(migrationsTable)} ORDER BY id` },
    {
      table: checksumTable,
      sql: `SELECT name, sha256, run FROM ${checksumTable} WHERE ledger = ?`,
      params: [migrationsTable],
    },
  ];
  const tables = new Set(schema.filter(({ type }) => type === 'table').map(({ name }) => name));
  const present = queries.filter(({ table }) => tables.has(table));
  const answers = present.length === 0 ? [] : await cloudflare.d1.query(target.id, what, present);
  const rowsIn = <T>(table: string, row: z.ZodType<T>): T[] => {
    const index = present.findIndex((query) => query.table === table);
    return index === -1 ? [] : rowsOf(row, answers[index], what);
  };
  return { applied: rowsIn(migrationsTable, AppliedRow), checksums: rowsIn(checksumTable, ChecksumRow) };
}

/** The answer to `schemaQuery`. */
export function readSchema(target: Target, answer: StatementResult | undefined): Pick<Ledger, 'schema' | 'digest'> {
  const schema = rowsOf(SchemaObject, answer, `read the schema of ${target.name}`);
  return { schema, digest: schemaDigest(schema, [target.database.migrationsTable, checksumTable]) };
}

function rowsOf<T>(row: z.ZodType<T>, result: StatementResult | undefined, what: string): T[] {
  const rows = z.array(row).safeParse(result?.success ? result.results : undefined);
  if (rows.success) return rows.data;
  throw new ActionError(
    'cloudflare-answer',
    `Could not ${what}: ${result?.error ?? 'the rows are not of the expected form'}.`,
    {
      hint: 'If the ledger table was not made by wrangler or by this action, look at it with: npx wrangler d1 execute',
      cause: rows.error,
    },
  );
}

/** The tables of both ledgers, where they are not there yet; the first exactly as wrangler makes it. */
export function createLedger(database: Database): Statement[] {
  return [
    {
      sql: `CREATE TABLE IF NOT EXISTS ${quoteIdentifier(database.migrationsTable)}(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`,
    },
    {
      sql: `CREATE TABLE IF NOT EXISTS ${checksumTable}(
  ledger     TEXT NOT NULL,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  run        TEXT,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
  PRIMARY KEY (ledger, name)
)`,
    },
  ];
}

/** The rows that say that a file was applied. They run last: where they are, all before them was done. */
export function recordApplied(database: Database, file: MigrationFile, run: string): Statement[] {
  return [
    {
      sql: `INSERT OR REPLACE INTO ${checksumTable} (ledger, name, sha256, run) VALUES (?, ?, ?, ?)`,
      params: [database.migrationsTable, file.name, file.sha256, run],
    },
    { sql: `INSERT INTO ${quoteIdentifier(database.migrationsTable)} (name) VALUES (?)`, params: [file.name] },
  ];
}
