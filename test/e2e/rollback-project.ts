import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, startAction } from './action.ts';
import { write } from './checkout.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { credentials, networkOf } from './sample.ts';
import { type Behaviour, healthCheck, serving, workerModule, wranglerCheckout, wranglerConfig } from './workers.ts';

/** A Worker with a database, in a git repository, that is released and rolled back. Its name is that of the environment too. */
export interface Project {
  name: string;
  workspace: string;
  database: TestDatabase;
  /** Commits a state of the project: what the Worker says, and migrations by name. */
  commit(subject: string, says: Behaviour, migrations?: Record<string, string>): string;
}

/** @param settings more lines of voygent.yml */
export async function createProject(stack: Stack, name: string, settings = ''): Promise<Project> {
  const database = await createDatabase(stack, `${name}-db`);
  const binding = { binding: 'DB', database_name: database.name, database_id: database.id };
  const workspace = wranglerCheckout({
    'wrangler.jsonc': wranglerConfig(name, { d1_databases: [binding] }),
    '.github/voygent.yml': `version: 1\nenvironments: { ${name}: { wrangler-environment: '' } }\n${settings}`,
    '.gitignore': 'node_modules\n.wrangler\n',
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@voygent.example');
  return {
    name,
    workspace,
    database,
    commit(subject, says, migrations = {}) {
      write(workspace, 'worker.js', workerModule(says));
      for (const [file, sql] of Object.entries(migrations)) write(workspace, `migrations/${file}`, sql);
      git('add', '--all');
      git('commit', '--quiet', '--message', subject);
      return git('rev-parse', 'HEAD');
    },
  };
}

let lastRun = 1000;

/** Starts an action in a workflow run of its own, which GitHub takes for running until it has ended. */
export function startIn(
  stack: Stack,
  action: 'release' | 'rollback',
  { name, workspace }: Project,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): RunningAction & { run: number } {
  const run = ++lastRun;
  stack.github.setRun(run, 'in_progress');
  const common = { environment: name, wait: '5s', checks: healthCheck };
  const own = action === 'release' ? { dwell: '0s', promote: '0,100' } : {};
  const started = startAction(action, {
    inputs: { ...credentials(stack), ...common, ...own, ...inputs },
    workspace,
    env: { ...networkOf(stack), GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: '1', ...env },
  });
  const result = started.result.finally(() => stack.github.setRun(run, 'completed'));
  return { ...started, result, run };
}

/** Releases what is checked out; gives the version that serves. */
export async function released(
  stack: Stack,
  project: Project,
  commit: string,
  inputs: Record<string, string> = {},
): Promise<{ id: string; version: string }> {
  const { result, run } = startIn(stack, 'release', project, inputs, { GITHUB_SHA: commit });
  const { exitCode, log } = await result;
  if (exitCode !== 0) throw new Error(`the release failed:\n${log}`);
  return { id: `${run}.1`, version: await servedBy(stack, project) };
}

/** The one version that serves. */
export async function servedBy(stack: Stack, { name }: Project): Promise<string> {
  const shares = await serving(stack, name);
  const [version, ...more] = Object.entries(shares).filter(([, percentage]) => percentage > 0);
  if (!version || more.length > 0) throw new Error(`not one version serves: ${JSON.stringify(shares)}`);
  return version[0];
}

export function rollback(
  stack: Stack,
  project: Project,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<ActionResult> {
  return startIn(stack, 'rollback', project, inputs, env).result;
}

const Plan = z.looseObject({
  source: z.string(),
  done: z.string().nullable(),
  confirm: z.string(),
  commits: z.array(z.object({ id: z.string(), subject: z.string() })).nullable(),
  workers: z.array(z.looseObject({ name: z.string(), to: z.string().nullable(), stays: z.string().nullable() })),
  databases: z.array(z.looseObject({ name: z.string(), action: z.string(), fit: z.string() })),
});

/** The output `plan`. */
export function planOf({ outputs }: ActionResult): z.infer<typeof Plan> {
  return Plan.parse(JSON.parse(outputs['plan'] ?? ''));
}

/** Everything in a database, row by row, but for what is about migrations. */
export async function contentOf(database: TestDatabase): Promise<unknown> {
  const tables = await database.tables();
  const rows = [];
  for (const table of tables) rows.push([table, await database.query(`SELECT * FROM "${table}" ORDER BY rowid`)]);
  return { schema: await database.made(), ledger: await database.ledger(), rows };
}
