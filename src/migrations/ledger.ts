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

/** The tables that are about migrations: no part of the schema that they make. */
export function ownTables({ migrationsTable }: Pick<Database, 'migrationsTable'>): string[] {
  return [migrationsTable, checksumTable, lockTable];
}

/** Keeps two runs apart: one row, whose holder is named and whose time runs out. */
export const lockTable = 'voygent_lock';

/** What a database says of its migrations, read without writing. */
export interface Ledger {
  /** Names in the order in which they were applied. */
  applied: string[];
  /** sha256 by name, for those that this action applied. */
  checksums: ReadonlyMap<string, string>;
  /** Which run applied it, by name, for the same ones. */
  runs: ReadonlyMap<string, string>;
  /** The file that a run began and did not end, if there is one. */
  begun?: string;
  schema: SchemaObject[];
  /** See `schemaDigest`. */
  digest: string;
}

/** Two calls at most: which tables there are, and what is in those of the ledger. */
export async function readLedger(target: Target, cloudflare: Cloudflare): Promise<Ledger> {
  const { database } = target;
  const [schemaAnswer] = await cloudflare.d1.query(target.id, `read the schema of ${target.name}`, [
    { sql: schemaQuery },
  ]);
  const { schema } = readSchema(target, schemaAnswer);
  const tables = new Set(schema.filter(({ type }) => type === 'table').map(({ name }) => name));
  const isThere = [database.migrationsTable, checksumTable, lockTable].map((table) => tables.has(table));
  const present = ledgerRows(database).filter((_, index) => isThere[index]);
  const answers =
    present.length === 0
      ? []
      : await cloudflare.d1.query(target.id, `read the migration ledger of ${target.name}`, present);
  return readAnswers(target, [schemaAnswer, ...isThere.map((there) => (there ? answers.shift() : noRows))]);
}

const noRows: StatementResult = { success: true, results: [], meta: undefined };

/** What `readAnswers` reads, where the tables of the ledger are sure to be there. */
export function ledgerQueries(database: Database): Statement[] {
  return [{ sql: schemaQuery }, ...ledgerRows(database)];
}

function ledgerRows({ migrationsTable }: Database): Statement[] {
  return [
    { sql: `SELECT name FROM ${quoteIdentifier(migrationsTable)} ORDER BY id` },
    { sql: `SELECT name, sha256, run FROM ${checksumTable} WHERE ledger = ?`, params: [migrationsTable] },
    { sql: `SELECT file AS name FROM ${lockTable} WHERE file IS NOT NULL` },
  ];
}

/** The answers to `ledgerQueries`. */
export function readAnswers(
  target: Target,
  [schemaAnswer, appliedAnswer, checksumAnswer, begunAnswer]: readonly (StatementResult | undefined)[],
): Ledger {
  const what = `read the migration ledger of ${target.name}`;
  const applied = rowsOf(AppliedRow, appliedAnswer, what);
  const checksums = rowsOf(ChecksumRow, checksumAnswer, what);
  const [begun] = rowsOf(AppliedRow, begunAnswer, what);
  return {
    applied: applied.map(({ name }) => name),
    checksums: new Map(checksums.map(({ name, sha256 }) => [name, sha256])),
    runs: new Map(checksums.map(({ name, run }) => [name, run ?? ''])),
    ...(begun ? { begun: begun.name } : {}),
    ...readSchema(target, schemaAnswer),
  };
}

const AppliedRow = z.looseObject({ name: z.string() });
const ChecksumRow = z.looseObject({ name: z.string(), sha256: z.string(), run: z.string().nullish() });

/** The answer to `schemaQuery`. */
export function readSchema(target: Target, answer: StatementResult | undefined): Pick<Ledger, 'schema' | 'digest'> {
  const schema = rowsOf(SchemaObject, answer, `read the schema of ${target.name}`);
  return { schema, digest: schemaDigest(schema, ownTables(target.database)) };
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
