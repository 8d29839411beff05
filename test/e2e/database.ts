import { z } from 'zod';
import type { RecordedCall } from '../../local/http/server.ts';
import type { Stack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, readEvents, startAction } from './action.ts';
import { checkout } from './checkout.ts';
import { credentials, networkOf } from './sample.ts';

export type Row = Record<string, unknown>;

const Answer = z.looseObject({ success: z.boolean(), errors: z.array(z.unknown()), result: z.unknown() });
const Results = z.array(z.object({ results: z.array(z.record(z.string(), z.unknown())) }));

/** A D1 database of the local account, as the test itself sees it: through the REST API. */
export interface TestDatabase {
  name: string;
  id: string;
  /** Runs SQL; the rows of its last statement. */
  query(sql: string): Promise<Row[]>;
  /** What wrangler's ledger says, in the order of application. */
  ledger(): Promise<string[]>;
  /** Everything in the database that is not SQLite's or D1's own. */
  schema(): Promise<Row[]>;
  /** Of that, what migrations have made: the ledgers and the lock left out. */
  made(): Promise<Row[]>;
  /** The names of its tables but for those that are about migrations. */
  tables(): Promise<string[]>;
  /** Who holds the migration lock; `undefined`: nobody. */
  lockHolder(): Promise<string | undefined>;
  /** Lets the time of a dead holder pass: its lock runs out now. */
  expireLock(): Promise<void>;
}

/** Tables that are about migrations: wrangler's ledger, and what this action keeps beside it. */
export const ownTables = ['d1_migrations', 'voygent_migrations', 'voygent_lock'];

export function databaseOf(stack: Stack, { name, id }: { name: string; id: string }): TestDatabase {
  const query = async (sql: string) => {
    const results = Results.parse(await callApi(stack, 'POST', `/d1/database/${id}/query`, { sql }));
    return results.at(-1)?.results ?? [];
  };
  const schema = () =>
    query(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'
      ORDER BY type, name`);
  const ledger = async () => {
    const tables = (await schema()).map((object) => object['name']);
    if (!tables.includes('d1_migrations')) return [];
    return (await query('SELECT name FROM d1_migrations ORDER BY id')).map((row) => String(row['name']));
  };
  const made = async () => (await schema()).filter((object) => !ownTables.includes(String(object['name'])));
  const tables = async () =>
    (await made()).filter(({ type }) => type === 'table').map((table) => String(table['name']));
  const hasLock = async () => (await schema()).some((object) => object['name'] === 'voygent_lock');
  const lockHolder = async () => {
    if (!(await hasLock())) return undefined;
    const [row] = await query('SELECT holder FROM voygent_lock WHERE expires_at > unixepoch()');
    return row && String(row['holder']);
  };
  const expireLock = async () => {
    if (await hasLock()) await query('UPDATE voygent_lock SET expires_at = 0');
  };
  return { name, id, query, ledger, schema, made, tables, lockHolder, expireLock };
}

/** A new, empty database. */
export async function createDatabase(stack: Stack, name: string): Promise<TestDatabase> {
  const { uuid } = z.object({ uuid: z.string() }).parse(await callApi(stack, 'POST', '/d1/database', { name }));
  return databaseOf(stack, { name, id: uuid });
}

async function callApi(stack: Stack, method: string, path: string, body: unknown): Promise<unknown> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const response = await fetch(`${apiBaseUrl}/accounts/${accountId}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer = Answer.parse(await response.json());
  if (!answer.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer.errors)}`);
  return answer.result;
}

/** A checkout of a Worker that binds this database, with these migrations by name. */
export function migrationCheckout(
  database: { name: string; id: string },
  migrations: Readonly<Record<string, string | Buffer>>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const binding = { binding: 'DB', database_name: database.name, database_id: database.id, ...more };
  const files = Object.entries(migrations).map(([name, sql]) => [`migrations/${name}`, sql] as const);
  return checkout({
    'wrangler.jsonc': JSON.stringify({ name: 'trips', d1_databases: [binding] }, undefined, 2),
    ...Object.fromEntries(files),
  });
}

/** Runs the built `migrate` action against the stack. */
export function migrate(
  stack: Stack,
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<ActionResult> {
  return startMigrate(stack, workspace, inputs, env).result;
}

/** The same, to be watched or ended on the way. */
export function startMigrate(
  stack: Stack,
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): RunningAction {
  const run = { inputs: { ...credentials(stack), ...inputs }, workspace, env: { ...networkOf(stack), ...env } };
  return startAction('migrate', run);
}

/** The migrations that a run says it has applied, by name. */
export function appliedBy({ outputs }: ActionResult): string[] {
  const applied = z.array(z.object({ name: z.string() })).parse(JSON.parse(outputs['applied'] ?? '[]'));
  return applied.map(({ name }) => name);
}

/** The command that goes back, with the bookmark of the outputs. */
export function wayBackOf(result: ActionResult, { name }: TestDatabase): string {
  const bookmark = JSON.parse(result.outputs['bookmark-before'] ?? '{}')[name];
  if (typeof bookmark !== 'string') throw new Error(`no bookmark of ${name} in the outputs:\n${result.log}`);
  return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}

/** Whether a run has told an event. */
export function hasTold(action: RunningAction, event: string): boolean {
  return readEvents(action.eventFile).some((one) => one.event === event);
}

/** The calls to Cloudflare's API while `work` ran. */
export async function callsDuring(stack: Stack, work: () => Promise<unknown>): Promise<RecordedCall[]> {
  const before = stack.cloudflare.api.calls.length;
  await work();
  return stack.cloudflare.api.calls.slice(before);
}

/** Whether a call could change something: all but GET, exports, and queries that only select. */
export function mayWrite({ method, path, body }: RecordedCall): boolean {
  if (method === 'GET' || /\/export$/.test(path)) return false;
  if (!/\/query$/.test(path)) return true;
  const query = z.object({ batch: z.array(z.object({ sql: z.string() })) }).safeParse(JSON.parse(body));
  return !query.success || query.data.batch.some(({ sql }) => !/^SELECT\b/.test(sql));
}

/** The calls that carry a migration. */
export function applyCalls(calls: readonly RecordedCall[]): RecordedCall[] {
  return calls.filter(({ body }) => body.includes('INSERT INTO \\"d1_migrations\\"'));
}
