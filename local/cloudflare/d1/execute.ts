import { z } from 'zod';
import { CloudflareError } from '../api/envelope.ts';
import type { Call } from '../api/routes.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { splitStatements } from './statements.ts';

const Parameter = z.union([z.string(), z.number(), z.null(), z.boolean(), z.array(z.number())]);
const Query = z.object({ sql: z.string(), params: z.array(Parameter).nullish() });

/** The body of `/query` and `/raw`: one text of statements, or a batch of them. */
export const QueryBody = z.union([
  z.object({ batch: z.array(Query) }).transform(({ batch }) => batch),
  Query.array(),
  Query.transform((query) => [query]),
]);

const Meta = z.object({
  changes: z.number(),
  last_row_id: z.number(),
  changed_db: z.boolean(),
  size_after: z.number(),
  rows_read: z.number(),
  rows_written: z.number(),
});

const Answer = z.union([
  z.object({ error: z.string() }),
  z.object({
    results: z.array(
      z.object({
        meta: z.unknown(),
        data: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
      }),
    ),
  }),
]);

export interface Statement {
  sql: string;
  params: unknown[];
}

/** What one statement did. */
export interface StatementResult {
  columns: string[];
  rows: unknown[][];
  meta: Record<string, unknown>;
}

/** The statements of a body, each with its parameters. Throws what D1 answers to those it does not take. */
export function statementsOf(body: z.infer<typeof QueryBody>): Statement[] {
  const statements = body.flatMap(({ sql, params }) => {
    const parts = splitStatements(sql);
    if (parts.length > 1 && params && params.length > 0) {
      throw new CloudflareError(400, 7500, 'Parameters are not supported with multiple statements: SQLITE_ERROR');
    }
    return parts.map((part) => ({ sql: part, params: (params ?? []).map(plainParameter) }));
  });
  if (statements.length === 0) throw new CloudflareError(400, 7500, 'No SQL statements detected.');
  return statements;
}

/** All of the statements; where a fault asks for a partial application, the first half. */
export function toRun(statements: Statement[], { request }: Call): Statement[] {
  return request.isCutInHalf ? statements.slice(0, Math.ceil(statements.length / 2)) : statements;
}

function plainParameter(value: z.infer<typeof Parameter>): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Runs statements in one transaction on D1 itself, and answers one result a statement. */
export async function execute(runtime: Runtime, database: string, statements: Statement[]): Promise<StatementResult[]> {
  const started = performance.now();
  const answer = Answer.parse(await runtime.query(database, statements));
  if ('error' in answer) throw new CloudflareError(400, 7500, answer.error.replace(/^D1_ERROR: /, ''));
  // workerd's clock stands still while SQL runs, so the time is taken here and shared out.
  const duration = (performance.now() - started) / statements.length;
  return answer.results.map(({ data, meta }) => ({ ...data, meta: metaOf(meta, duration) }));
}

function metaOf(meta: unknown, duration: number): Record<string, unknown> {
  const parsed = Meta.safeParse(meta);
  return {
    served_by: 'local-prod',
    served_by_region: 'LOC',
    served_by_primary: true,
    timings: { sql_duration_ms: duration },
    duration,
    ...(parsed.success ? parsed.data : {}),
    total_attempts: 1,
  };
}

/** A result with rows as objects, as `/query` answers. */
export function asObjects({ columns, rows, meta }: StatementResult): Record<string, unknown> {
  const results = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  return { results, success: true, meta };
}

/** A result with columns and rows apart, as `/raw` answers. */
export function asRows({ columns, rows, meta }: StatementResult): Record<string, unknown> {
  return { results: { columns, rows }, success: true, meta };
}

/** The text that D1 itself dumps, a statement a line. */
export async function dump(runtime: Runtime, database: string, options: DumpOptions): Promise<string> {
  const params = [Number(options.noSchema), Number(options.noData), ...options.tables];
  const [result] = await execute(runtime, database, [{ sql: 'PRAGMA miniflare_d1_export(?,?,?);', params }]);
  return `${(result?.rows[0] ?? []).join('\n')}\n`;
}

export interface DumpOptions {
  noSchema: boolean;
  noData: boolean;
  tables: string[];
}
