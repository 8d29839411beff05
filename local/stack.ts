import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalArtifacts, startArtifacts } from './artifacts/artifacts.ts';
import { type LocalCloudflare, startCloudflare } from './cloudflare/index.ts';
import { type LocalGitHub, startGitHub } from './github/github.ts';
import { Faults } from './http/faults.ts';
import { type LocalOpenAI, startOpenAI } from './openai/openai.ts';
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
  artifacts: LocalArtifacts;
  openai: LocalOpenAI;
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
  const artifacts = await startArtifacts({ stateDir: join(stateDir, 'artifacts'), port: port(4), faults });
  const github = await startGitHub({
    stateDir: join(stateDir, 'github'),
    port: port(2),
    faults,
    artifacts: artifacts.shelf,
  });
  const render = await startRender({ stateDir: join(stateDir, 'render'), port: port(3), faults });
  const openai = await startOpenAI({ port: port(5), faults });
  const close = async () => {
    await Promise.all([cloudflare.close(), github.close(), render.close(), artifacts.close(), openai.close()]);
  };
  return {
    cloudflare,
    github,
    render,
    artifacts,
    openai,
    faults,
    env: envOf({ cloudflare, github, render, artifacts, openai }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The run of the token that `.local/env` gives. */
const runId = 1;

function envOf({
  cloudflare,
  github,
  render,
  artifacts,
  openai,
}: Pick<Stack, 'cloudflare' | 'github' | 'render' | 'artifacts' | 'openai'>): Record<string, string> {
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
    ACTIONS_RESULTS_URL: artifacts.resultsUrl,
    ACTIONS_RUNTIME_TOKEN: artifacts.runtimeToken(runId),
    OPENAI_BASE_URL: openai.baseUrl,
    OPENAI_API_KEY: openai.apiKey,
  };
}

/** Writes KEY=VALUE lines, last of all: whoever waits for the file finds a stack that is ready. */
export function writeEnv(file: string, env: Readonly<Record<string, string>>): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}
