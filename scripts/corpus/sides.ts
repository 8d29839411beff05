import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';
import { baseSql, type CorpusCase } from '../../test/corpus/corpus.ts';
import { temporaryFolder } from '../../test/e2e/checkout.ts';
import { createDatabase, migrate, migrationCheckout, type TestDatabase } from '../../test/e2e/database.ts';
import { type Contents, type Loss, lossesBetween, readContents } from './losses.ts';

/** What became of a database after one side was let at a case. */
export interface Outcome {
  exitCode: number | null;
  /** Whether wrangler's ledger has the file. */
  applied: boolean;
  losses: Loss[];
  /** Whether anything in the database is not as it was, ledgers aside. */
  changed: boolean;
  /** The first error that was told; of wrangler the service's own words. */
  error: string | undefined;
  warned: boolean;
  /** The rules of the findings, each once, in alphabetical order. */
  found: string[];
  /** Those that the file allows. */
  allowed: string[];
}

interface Told {
  exitCode: number | null;
  error?: string | undefined;
  warned: boolean;
  found: string[];
  allowed: string[];
}

const fileName = '0001_case.sql';
const root = resolve(import.meta.dirname, '../..');

/** The real `wrangler d1 migrations apply`. */
export function byWrangler(stack: Stack, one: CorpusCase): Promise<Outcome> {
  return onFreshDatabase(stack, `wrangler-${one.kind}-${one.name}`, one, async ({ name }, workspace) => {
    const { exitCode, output } = await wrangler(stack, workspace, 'd1', 'migrations', 'apply', name, '--remote');
    const error = exitCode === 0 ? undefined : serviceError(output);
    return { exitCode, error, warned: /warning/i.test(output), found: [], allowed: [] };
  });
}

const Findings = z.array(z.object({ rule: z.string(), allowed: z.boolean().default(false) }));

/** The built `migrate` action. */
export function byVoygent(stack: Stack, one: CorpusCase): Promise<Outcome> {
  return onFreshDatabase(stack, `voygent-${one.kind}-${one.name}`, one, async (_, workspace) => {
    const { exitCode, outputs, log } = await migrate(stack, workspace, { mode: 'apply' });
    const findings = Findings.parse(JSON.parse(outputs['findings'] || '[]'));
    const rules = (allowed: boolean) =>
      unique(findings.filter((one) => one.allowed === allowed).map(({ rule }) => rule));
    const error = /^::error[^:]*::(.*)$/m.exec(log)?.[1];
    return { exitCode, error, warned: findings.length > 0, found: rules(false), allowed: rules(true) };
  });
}

function unique(rules: readonly string[]): string[] {
  return [...new Set(rules)].sort();
}

async function onFreshDatabase(
  stack: Stack,
  name: string,
  { sql }: CorpusCase,
  work: (database: TestDatabase, workspace: string) => Promise<Told>,
): Promise<Outcome> {
  const database = await createDatabase(stack, name);
  await database.query(baseSql());
  const before = await look(database);
  const told = await work(database, migrationCheckout(database, { [fileName]: sql }));
  const after = await look(database);
  return {
    error: undefined,
    ...told,
    losses: lossesBetween(before.contents, after.contents),
    changed: JSON.stringify(before.all) !== JSON.stringify(after.all),
    applied: (await database.ledger()).includes(fileName),
  };
}

async function look(database: TestDatabase): Promise<{ contents: Contents; all: unknown }> {
  const contents = await readContents(database);
  const schema = (await database.schema()).filter(({ name }) => !/^(d1|voygent)_/.test(String(name)));
  return { contents, all: [[...contents], schema] };
}

/** Runs the real wrangler in a checkout. */
function wrangler(
  { env }: Stack,
  workspace: string,
  ...args: string[]
): Promise<{ exitCode: number | null; output: string }> {
  const { CLOUDFLARE_API_BASE_URL, CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID } = env;
  const script = join(root, 'node_modules/wrangler/bin/wrangler.js');
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      {
        cwd: workspace,
        env: {
          PATH: process.env['PATH'],
          HOME: temporaryFolder(),
          CI: '1',
          NO_COLOR: '1',
          WRANGLER_SEND_METRICS: 'false',
          CLOUDFLARE_API_BASE_URL,
          CLOUDFLARE_API_TOKEN,
          CLOUDFLARE_ACCOUNT_ID,
        },
        maxBuffer: 64 * 1024 * 1024,
      },
      (_, stdout, stderr) => done({ exitCode: child.exitCode, output: `${stdout}${stderr}` }),
    );
  });
}

/** D1's own words, out of what wrangler prints around them. */
function serviceError(output: string): string {
  const line = /^\s*(.*?)(?:: SQLITE_\w+)?(?: \(extended:.*?\))? \[code: \d+\]/m.exec(output)?.[1];
  const said = line ?? output.trim().split('\n').at(-1) ?? '';
  // An internal error of workerd has a number of its own each time.
  return said.trim().replace(/reference = \w+/, 'reference = …');
}
