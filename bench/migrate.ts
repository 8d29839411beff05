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

const fileCounts = [1, 10, 100];
const latenciesMs = [0, 50];

/** What is measured side by side. */
const candidates = {
  migrate: (stack: Stack, workspace: string) => byMigrate(stack, workspace, 'auto'),
  'migrate, `rehearse: off`': (stack: Stack, workspace: string) => byMigrate(stack, workspace, 'off'),
  '`wrangler d1 migrations apply`': byWrangler,
};
type Candidate = keyof typeof candidates;
const names = Object.keys(candidates) as Candidate[];

interface Case {
  files: number;
  latencyMs: number;
}

interface Measured extends Case {
  times: Record<Candidate, number[]>;
  calls: Record<Candidate, number[]>;
}

/** 1, 10 and 100 pending files on a database that is new in every round, with and without latency, by all candidates. */
export async function migrate(rounds: number): Promise<string> {
  const stateDir = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  await using stack = await startStack({ stateDir });
  await byWrangler(stack, await checkout(stack, 'warm-up', 1));
  const measured: Measured[] = [];
  for (const latencyMs of latenciesMs)
    for (const files of fileCounts) measured.push(await measure(stack, { files, latencyMs }, rounds));
  rmSync(stateDir, { recursive: true, force: true });
  return report(measured, rounds);
}

async function measure(stack: Stack, { files, latencyMs }: Case, rounds: number): Promise<Measured> {
  const none = () => Object.fromEntries(names.map((name): [Candidate, number[]] => [name, []])) as Measured['times'];
  const measured: Measured = { files, latencyMs, times: none(), calls: none() };
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const workspace = await checkout(stack, `d-${crypto.randomUUID()}`, files);
      stack.faults.set(
        latencyMs === 0 ? [] : [{ service: 'cloudflare', path: '.', action: { kind: 'delay', ms: latencyMs } }],
      );
      const before = stack.cloudflare.api.calls.length;
      const took = await interleaved(1, { [name]: () => candidates[name](stack, workspace) });
      stack.faults.set([]);
      measured.times[name].push(...(took.get(name) ?? []));
      measured.calls[name].push(stack.cloudflare.api.calls.length - before);
    }
  }
  return measured;
}

function report(measured: readonly Measured[], rounds: number): string {
  const rows = measured.flatMap(({ files, latencyMs, times, calls }) =>
    names.map((name, index) => [
      index === 0 ? `${files}` : '',
      index === 0 ? `${latencyMs} ms` : '',
      name,
      spread(times[name]),
      String(median(calls[name])),
      `${(median(times['`wrangler d1 migrations apply`']) / median(times[name])).toFixed(1)}×`,
    ]),
  );
  return `## Pending migrations

The whole process, ${rounds} runs in turn, each on a new database with a table of 1,000 rows; the latency is added to every call. \`migrate\` rehearses on an
export, takes a lock, and proves the result, which wrangler does not. Target: ten times faster with one file.

${table(['files', 'latency', '', 'median (least to most)', 'API calls', 'wrangler takes'], rows)}`;
}

async function checkout(stack: Stack, name: string, files: number): Promise<string> {
  const answer = await fetch(`${stack.cloudflare.apiBaseUrl}/accounts/${stack.cloudflare.accountId}/d1/database`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.cloudflare.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  const { uuid } = Created.parse(await answer.json()).result;
  const workspace = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  mkdirSync(join(workspace, 'migrations'));
  await fill(stack, uuid);
  for (let number = 1; number <= files; number++) {
    const sql = `CREATE TABLE trips_${number} (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\nCREATE INDEX trips_${number}_by_title ON trips_${number} (title);\n`;
    writeFileSync(join(workspace, 'migrations', `${String(number).padStart(4, '0')}_trips.sql`), sql);
  }
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

/** Rows that are there already. */
async function fill({ cloudflare: { apiBaseUrl, accountId, token } }: Stack, uuid: string): Promise<void> {
  const rows = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)';
  const sql = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO users ${rows} SELECT i, 'user ' || i FROM n;`;
  const response = await fetch(`${apiBaseUrl}/accounts/${accountId}/d1/database/${uuid}/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sql }),
  });
  if (!response.ok) throw new Error(`the database could not be filled: ${await response.text()}`);
}

async function byMigrate(stack: Stack, workspace: string, rehearse: string): Promise<void> {
  const result = await runAction('migrate', {
    workspace,
    inputs: {
      'cloudflare-api-token': stack.cloudflare.token,
      'cloudflare-account-id': stack.cloudflare.accountId,
      rehearse,
    },
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
