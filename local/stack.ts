import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalCloudflare, startCloudflare } from './cloudflare/index.ts';
import { type LocalGitHub, startGitHub } from './github/github.ts';
import { Faults } from './http/faults.ts';
import { type LocalRender, startRender } from './render/render.ts';
import { sampleDatabases } from './sample.ts';

export interface StackOptions {
  /** Everything that outlives the stack: databases, versions, releases. */
  stateDir: string;
  /** The first of the ports in a row; 0 takes any free ones. */
  portBase?: number;
  /** A file of fault rules, read again whenever it changes. */
  faultsFile?: string;
  databases?: readonly { name: string; uuid: string }[];
}

export interface Stack extends AsyncDisposable {
  cloudflare: LocalCloudflare;
  github: LocalGitHub;
  render: LocalRender;
  faults: Faults;
  /** What directs clients here: the content of `.local/env`. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Starts all servers on loopback. */
export async function startStack({
  stateDir,
  portBase = 0,
  faultsFile,
  databases = sampleDatabases,
}: StackOptions): Promise<Stack> {
  mkdirSync(stateDir, { recursive: true });
  const faults = new Faults(faultsFile);
  const port = (offset: number) => (portBase === 0 ? 0 : portBase + offset);
  const cloudflare = await startCloudflare({
    stateDir: join(stateDir, 'cloudflare'),
    apiPort: port(0),
    workersPort: port(1),
    faults,
    databases,
  });
  const github = await startGitHub({ stateDir: join(stateDir, 'github'), port: port(2), faults });
  const render = await startRender({ stateDir: join(stateDir, 'render'), port: port(3), faults });
  const close = async () => {
    await Promise.all([cloudflare.close(), github.close(), render.close()]);
  };
  return {
    cloudflare,
    github,
    render,
    faults,
    env: envOf(cloudflare, github, render),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function envOf(cloudflare: LocalCloudflare, github: LocalGitHub, render: LocalRender): Record<string, string> {
  return {
    CLOUDFLARE_API_BASE_URL: cloudflare.apiBaseUrl,
    CLOUDFLARE_API_TOKEN: cloudflare.token,
    CLOUDFLARE_ACCOUNT_ID: cloudflare.accountId,
    WORKERS_DEV_URL: cloudflare.workersDevUrl,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_TOKEN: github.token,
    GITHUB_REPOSITORY: github.repository,
    RENDER_API_URL: render.apiUrl,
    RENDER_API_KEY: render.token,
  };
}

/** Writes KEY=VALUE lines, last of all: whoever waits for the file finds a stack that is ready. */
export function writeEnv(file: string, env: Readonly<Record<string, string>>): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}
