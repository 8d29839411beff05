import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, matchesGlob, relative } from 'node:path';
import type { Database } from '../project/project.ts';
import { ActionError } from '../runtime/errors.ts';
import { type SqlStatement, splitStatements } from '../sqlite/statements.ts';
import { type Allowances, readAllowances } from './allow.ts';

export interface MigrationFile {
  /** Relative to the migrations directory, with `/` and extension: the name that wrangler's ledger keeps. */
  name: string;
  /** Relative to the workspace, for messages. */
  path: string;
  /** Of the file's bytes; 64 hexadecimal characters. */
  sha256: string;
  statements: SqlStatement[];
  allowances: Allowances;
  /** Why it cannot be applied. It matters only while it is pending: wrangler may have applied it long ago. */
  unusable: ActionError | undefined;
}

/**
 * The migrations of a database in wrangler's order.
 * @throws ActionError `migrations-invalid` when the folder cannot be read.
 */
export async function readMigrations(database: Database, workspace: string): Promise<MigrationFile[]> {
  const names = await listNames(database, workspace);
  return Promise.all(names.sort(compareNames).map((name) => readMigration(database, name, workspace)));
}

async function listNames(database: Database, workspace: string): Promise<string[]> {
  try {
    const entries = await readdir(database.migrationsDirectory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(database.migrationsDirectory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((name) => matches(name, database.migrationsPattern));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    throw new ActionError(
      'migrations-invalid',
      `The migrations folder ${relative(workspace, database.migrationsDirectory)} of the database ${database.name ?? database.binding} ${code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`}. Nothing was done.`,
      {
        hint: `Create it, or correct \`migrations_dir\` of \`${database.key}\` in ${database.location.file}.`,
        location: database.location,
        cause,
      },
    );
  }
}

function matches(name: string, pattern: string): boolean {
  // wrangler matches without `dot`: hidden files are not migrations.
  if (name.split('/').some((segment) => segment.startsWith('.'))) return false;
  return pattern === '*.sql' ? name.endsWith('.sql') && !name.includes('/') : matchesGlob(name, pattern);
}

async function readMigration(database: Database, name: string, workspace: string): Promise<MigrationFile> {
  const file = join(database.migrationsDirectory, name);
  const path = relative(workspace, file);
  const bytes = await readFile(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const script = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const statements = splitStatements(script);
  const allowances = readAllowances(script);
  return { name, path, sha256, statements, allowances, unusable: problemOf(path, bytes, statements) };
}

function problemOf(path: string, bytes: Buffer, statements: readonly SqlStatement[]): ActionError | undefined {
  if (bytes.includes(0))
    return unusable(
      path,
      'holds a NUL byte, at which SQLite stops reading',
      'Remove it; UTF-16 files must be saved as UTF-8.',
    );
  if (!isUtf8(bytes)) return unusable(path, 'is not UTF-8', 'Save it as UTF-8.');
  if (statements.length === 0) return unusable(path, 'holds no SQL statement', 'Write one, or remove the file.');
  return undefined;
}

function unusable(path: string, problem: string, hint: string): ActionError {
  return new ActionError('migrations-invalid', `The migration ${path} ${problem}. Nothing was done.`, {
    hint,
    location: { file: path },
  });
}

/** wrangler's order: the leading number of each path segment, numbered before unnumbered, then by code unit. */
export function compareNames(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) break;
    const order = compareSegments(segment, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareSegments(a: string, b: string): number {
  const left = leadingNumber(a);
  const right = leadingNumber(b);
  if (left !== right) {
    if (Number.isFinite(left) && Number.isFinite(right)) return left - right;
    if (Number.isFinite(left)) return -1;
    if (Number.isFinite(right)) return 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

export function leadingNumber(segment: string): number {
  return Number.parseInt(segment, 10);
}
