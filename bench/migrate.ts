import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { runAction } from '../local/action.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { interleaved, median, spread, table } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const Created = z.object({ result: z.object({ uuid: z.string() }) });

/** One pending file on a database that is new in every round, by `migrate` and by wrangler, on the same local stack. */
export async function migrate(rounds: number): Promise<string> {
  const stateDir = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  await using stack = await startStack({ stateDir });
  const calls: Record<string, number[]> = { migrate: [], wrangler: [] };
  let prepared = await checkout(stack, 'warm-up');
  await byWrangler(stack, prepared);
  const times = new Map<string, number[]>([
    ['migrate', []],
    ['wrangler', []],
  ]);
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of [
      ['migrate', byMigrate],
      ['wrangler', byWrangler],
    ] as const) {
      prepared = await checkout(stack, `${name}-${round}`);
      const before = stack.cloudflare.api.calls.length;
      const took = await interleaved(1, { [name]: () => run(stack, prepared) });
      times.get(name)?.push(...(took.get(name) ?? []));
      calls[name]?.push(stack.cloudflare.api.calls.length - before);
    }
  }
  rmSync(stateDir, { recursive: true, force: true });
  return report(times, calls, rounds);
}

function report(
  times: ReadonlyMap<string, number[]>,
  calls: Readonly<Record<string, number[]>>,
  rounds: number,
): string {
  const ratio = median(times.get('wrangler') ?? []) / median(times.get('migrate') ?? []);
  const rows = [...times].map(([name, values]) => [
    name === 'wrangler' ? '`wrangler d1 migrations apply`' : '`migrate`',
    spread(values),
    String(median(calls[name] ?? [])),
  ]);
  return `## One pending migration\n\nThe whole process, ${rounds} runs in turn, each on a new database. Target: ten times faster.\n\n${table(['', 'median (least to most)', 'API calls'], rows)}\n\n**${ratio.toFixed(1)} times** faster.`;
}

async function checkout(stack: Stack, name: string): Promise<string> {
  const answer = await fetch(`${stack.cloudflare.apiBaseUrl}/accounts/${stack.cloudflare.accountId}/d1/database`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.cloudflare.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  const { uuid } = Created.parse(await answer.json()).result;
  const workspace = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  mkdirSync(join(workspace, 'migrations'));
  writeFileSync(
    join(workspace, 'migrations', '0001_trips.sql'),
    'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\nCREATE INDEX trips_by_title ON trips (title);\n',
  );
  writeFileSync(
    join(workspace, 'wrangler.json'),
    JSON.stringify({
      name: 'bench',
      compatibility_date: '2026-10-01',
      d1_databases: [{ binding: 'DB', database_name: name, database_id: uuid }],
    }),
  );
  return workspace;
}

async function byMigrate(stack: Stack, workspace: string): Promise<void> {
  const result = await runAction('migrate', {
    workspace,
    inputs: { 'cloudflare-api-token': stack.cloudflare.token, 'cloudflare-account-id': stack.cloudflare.accountId },
    env: { CLOUDFLARE_API_BASE_URL: stack.cloudflare.apiBaseUrl },
  });
  if (result.outputs['status'] !== 'passed') throw new Error(`migrate did not pass: ${result.log}`);
}

function byWrangler(stack: Stack, workspace: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/wrangler/bin/wrangler.js'), 'd1', 'migrations', 'apply', 'DB', '--remote'],
    {
      cwd: workspace,
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: workspace,
        CI: 'true',
        WRANGLER_SEND_METRICS: 'false',
        CLOUDFLARE_API_BASE_URL: stack.cloudflare.apiBaseUrl,
        CLOUDFLARE_API_TOKEN: stack.cloudflare.token,
        CLOUDFLARE_ACCOUNT_ID: stack.cloudflare.accountId,
      },
    },
  );
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(`wrangler exited with ${code}`))));
  });
}
