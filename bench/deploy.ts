import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runAction } from '../local/action.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { interleaved, median, spread, table } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const key = { MCP_AUTH_KEY: 'a-key-for-the-benchmark' };

/** The sample's Worker from the start of the process to 100 %, beside `wrangler deploy`. */
export async function deploy(rounds: number): Promise<string> {
  const stateDir = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  const workspace = join(stateDir, 'voygent');
  cpSync(join(root, 'examples/voygent'), workspace, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  await using stack = await startStack({ stateDir: join(stateDir, 'state') });
  await runAs('migrate', stack, workspace, {});
  // The first deploy takes another way.
  await byDeploy(stack, workspace, '0,100');
  const plain = '`wrangler deploy`';
  const times = await interleaved(rounds, {
    'deploy, steps 0, 100': () => byDeploy(stack, workspace, '0,100'),
    'deploy, steps 0, 10, 100 without dwelling': () => byDeploy(stack, workspace, '0,10,100'),
    [plain]: () => byWrangler(stack, workspace),
  });
  rmSync(stateDir, { recursive: true, force: true });
  const least = median(times.get(plain) ?? []);
  const rows = [...times].map(([name, took]) => [name, spread(took), `${(median(took) / least).toFixed(2)}×`]);
  return `## Deploying the sample

From the start of the process until 100 % of the requests reach the new version, ${rounds} runs in turn. \`deploy\` records what is deployed, proves the new version
by its own header, and runs the sample's two checks at each step, which wrangler does not. Target: at most 1.5 times \`wrangler deploy\` with steps 0, 100.

${table(['', 'median (least to most)', 'of wrangler'], rows)}`;
}

function byDeploy(stack: Stack, workspace: string, promote: string): Promise<void> {
  return runAs('deploy', stack, workspace, { dwell: '0s', promote });
}

async function runAs(
  name: 'deploy' | 'migrate',
  stack: Stack,
  workspace: string,
  inputs: Record<string, string>,
): Promise<void> {
  const { CLOUDFLARE_API_BASE_URL = '', WORKERS_DEV_URL = '' } = stack.env;
  const { exitCode, log } = await runAction(name, {
    workspace,
    inputs: {
      'cloudflare-api-token': stack.cloudflare.token,
      'cloudflare-account-id': stack.cloudflare.accountId,
      environment: 'production',
      ...inputs,
    },
    env: { CLOUDFLARE_API_BASE_URL, WORKERS_DEV_URL, ...key },
  });
  if (exitCode !== 0) throw new Error(`${name} failed:\n${log}`);
}

async function byWrangler(stack: Stack, workspace: string): Promise<void> {
  const script = join(root, 'node_modules/wrangler/bin/wrangler.js');
  const child = spawn(process.execPath, [script, 'deploy', '--env', 'production'], {
    cwd: join(workspace, 'workers/trips'),
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      CI: 'true',
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_API_TOKEN: stack.cloudflare.token,
      CLOUDFLARE_ACCOUNT_ID: stack.cloudflare.accountId,
      CLOUDFLARE_API_BASE_URL: stack.cloudflare.apiBaseUrl,
    },
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`wrangler deploy ended with ${code}`);
}
