import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';
import { everyRow } from '../oddities.ts';
import { type ActionResult, type RunningAction, startAction } from './action.ts';
import { checkout } from './checkout.ts';
import { createDatabase, databaseOf, type TestDatabase } from './database.ts';
import { credentials, networkOf } from './sample.ts';

/** A pair of age keys, made for tests: it opens nothing else. */
export async function ageKeys(): Promise<{ identity: string; recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A checkout of a Worker that binds these databases, with what voygent.yml says of them. */
export function backupCheckout(databases: readonly TestDatabase[], settings?: object): string {
  const bindings = databases.map(({ name, id }, index) => ({
    binding: `DB${index}`,
    database_name: name,
    database_id: id,
  }));
  return checkout({
    'wrangler.jsonc': JSON.stringify({ name: 'trips', d1_databases: bindings }, undefined, 2),
    // JSON is YAML.
    ...(settings ? { '.github/voygent.yml': JSON.stringify({ version: 1, ...settings }, undefined, 2) } : {}),
  });
}

export interface Run {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  onLog?(chunk: string): void;
}

/** Starts the built action as a run of its own on GitHub: what it uploads is of that run. */
export function startOn(
  stack: Stack,
  action: 'backup' | 'restore',
  workspace: string,
  { inputs = {}, env = {}, onLog }: Run = {},
): RunningAction {
  const run = randomInt(1, 2 ** 31);
  return startAction(action, {
    inputs: { ...credentials(stack), ...inputs },
    workspace,
    env: {
      ...networkOf(stack),
      ACTIONS_RESULTS_URL: stack.artifacts.resultsUrl,
      ACTIONS_RUNTIME_TOKEN: stack.artifacts.runtimeToken(run),
      GITHUB_RUN_ID: String(run),
      ...env,
    },
    ...(onLog ? { onLog } : {}),
  });
}

export function runOn(
  stack: Stack,
  action: 'backup' | 'restore',
  workspace: string,
  run: Run = {},
): Promise<ActionResult> {
  return startOn(stack, action, workspace, run).result;
}

/** A new database in which these statements were run. */
export async function databaseWith(stack: Stack, name: string, statements: readonly string[]): Promise<TestDatabase> {
  const database = await createDatabase(stack, name);
  for (const sql of statements) await database.query(sql);
  return database;
}

/** A database that an action has made. */
export async function databaseNamed(stack: Stack, name: string): Promise<TestDatabase> {
  const found = await findDatabase(stack, name);
  if (!found) throw new Error(`there is no database ${name}`);
  return found;
}

const Listed = z.object({ result: z.array(z.object({ uuid: z.string(), name: z.string() })) });

export async function findDatabase(stack: Stack, name: string): Promise<TestDatabase | undefined> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const response = await fetch(`${apiBaseUrl}/accounts/${accountId}/d1/database?name=${name}&per_page=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const row = Listed.parse(await response.json()).result.find((one) => one.name === name);
  return row && databaseOf(stack, { name, id: row.uuid });
}

const Column = z.object({ name: z.string() });

/** Everything that a database is: its schema, and every value of every table with its type. */
export async function contentOf(database: TestDatabase): Promise<Record<string, unknown>> {
  const schema = (await database.schema()).filter(({ name }) => name !== 'voygent_lock');
  const content: Record<string, unknown> = { schema };
  const tables = schema.filter(
    ({ type, sql }) => type === 'table' && !/^CREATE\s+VIRTUAL|'\w+_\w+'\(/i.test(String(sql)),
  );
  for (const { name } of tables) content[String(name)] = await rowsOf(database, String(name));
  const hasCounters = schema.some(({ sql }) => /AUTOINCREMENT/i.test(String(sql)));
  if (hasCounters)
    content['counters'] = await database.query(
      'SELECT name, CAST(seq AS TEXT) AS seq FROM sqlite_sequence ORDER BY name',
    );
  return content;
}

async function rowsOf(database: TestDatabase, table: string): Promise<unknown> {
  const columns = z
    .array(Column)
    .parse(await database.query(`SELECT name FROM pragma_table_xinfo('${table.replaceAll("'", "''")}')`));
  const rows = [];
  for (let from = 0; from < columns.length; from += 20) {
    const names = columns.slice(from, from + 20).map(({ name }) => name);
    rows.push(await database.query(everyRow(table, names)));
  }
  return rows;
}
