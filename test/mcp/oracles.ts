import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Era } from '../../src/project/checks/mcp.ts';

const packages = resolve(import.meta.dirname, '../../node_modules/@modelcontextprotocol');
const inspector = join(packages, 'inspector/clients/launcher/build/index.js');
const conformance = join(packages, 'conformance/dist/index.js');

interface Ended {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a program of another maker with a home of its own: the inspector keeps files there. */
function run(program: string, given: readonly string[]): Promise<Ended> {
  const home = mkdtempSync(join(tmpdir(), 'voygent-oracle-'));
  const env = { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' };
  return new Promise((done) => {
    const options = { cwd: home, env, timeout: 40_000, killSignal: 'SIGKILL', maxBuffer: 10_000_000 } as const;
    execFile(process.execPath, [program, ...given], options, (error, stdout, stderr) => {
      rmSync(home, { recursive: true, force: true });
      // Without a number it did not end by itself.
      done({ exitCode: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr });
    });
  });
}

/** The inspector's exit codes that have a meaning of their own. */
export const inspectorSays = { ok: 0, failed: 1, auth: 3, unreachable: 4, tool: 5, schema: 6 } as const;

export interface Inspected extends Ended {
  /** The JSON that it printed; `undefined` unless it ended well. */
  result: Record<string, unknown> | undefined;
}

/** Asks the MCP inspector, which is built upon the SDK of the protocol. */
export async function inspect(url: URL, era: Era, method: string, more: readonly string[] = []): Promise<Inspected> {
  const ended = await run(inspector, [
    ...['--cli', url.href, '--transport', era === 'legacy-sse' ? 'sse' : 'http'],
    ...['--protocol-era', era === 'modern' ? 'modern' : 'legacy', '--method', method, '--format', 'json', ...more],
  ]);
  const printed = ended.exitCode === 0 ? (JSON.parse(ended.stdout) as { result: Record<string, unknown> }) : undefined;
  return { ...ended, result: printed?.result };
}

/** The names of the tools that the inspector lists. */
export function toolsOf({ result, stderr }: Inspected): string[] {
  if (!Array.isArray(result?.['tools'])) throw new Error(`the inspector did not list tools: ${stderr}`);
  return result['tools'].map(({ name }: { name: string }) => name);
}

/** The scenarios of the conformance suite that a server of any kind can pass. The others want tools of their own. */
export const scenarios = ['server-initialize', 'ping', 'tools-list', 'server-sse-multiple-streams'] as const;
export type Scenario = (typeof scenarios)[number] | 'dns-rebinding-protection';

export interface Conformed {
  passed: boolean;
  /** What it printed, for failures. */
  said: string;
}

/** Runs one scenario of the conformance suite, which speaks streamable HTTP with `initialize`. */
export async function conform(url: URL, scenario: Scenario): Promise<Conformed> {
  const { exitCode, stdout, stderr } = await run(conformance, ['server', '--url', url.href, '--scenario', scenario]);
  return { passed: exitCode === 0, said: stdout + stderr };
}
