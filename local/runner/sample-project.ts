import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Stack } from '../stack.ts';
import { Origin } from './origin.ts';
import { WorkflowRunner } from './runner.ts';

const root = resolve(import.meta.dirname, '../..');

/** What leads npm to its registry where this machine is behind something. */
const passedOn = ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY', 'NPM_CONFIG_REGISTRY', 'NODE_COMPILE_CACHE'];

/** The sample project on a GitHub of this machine: its repository, and what runs its workflows. */
export interface SampleProject {
  origin: Origin;
  runner: WorkflowRunner;
}

export interface SampleProjectOptions {
  /** Where everything lies; it must not be there yet. */
  folder: string;
  toolCache: string;
  /** Of the environment `production`, beside those by which Cloudflare is reached. What is changed later counts. */
  secrets: Readonly<Record<string, string>>;
  /** Changes the files before they are pushed for the first time. */
  prepare?(workingCopy: string): void;
  onLine?(job: string, line: string): void;
}

/** Its workflows call those of this repository, as `voygent/voygent-actions`, from the folder that this file is in. */
export function openSampleProject(stack: Stack, options: SampleProjectOptions): SampleProject {
  const workingCopy = join(options.folder, 'voygent');
  cpSync(join(root, 'examples', 'voygent'), workingCopy, { recursive: true });
  options.prepare?.(workingCopy);
  const origin = new Origin(join(options.folder, 'origin.git'), workingCopy);
  const { CLOUDFLARE_API_BASE_URL = '', WORKERS_DEV_URL = '' } = stack.env;
  const { token, accountId } = stack.cloudflare;
  const runner = new WorkflowRunner({
    repository: {
      name: stack.github.repository,
      git: origin.git,
      defaultBranch: 'main',
      secrets: { OPENAI_API_KEY: stack.openai.apiKey },
      environments: {
        production: {
          get secrets() {
            return { CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_ACCOUNT_ID: accountId, ...options.secrets };
          },
        },
      },
    },
    others: { 'voygent/voygent-actions': root },
    github: stack.github,
    artifacts: stack.artifacts,
    env: {
      CLOUDFLARE_API_BASE_URL,
      WORKERS_DEV_URL,
      OPENAI_BASE_URL: stack.openai.baseUrl,
      ...Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    },
    folder: join(options.folder, 'runs'),
    toolCache: options.toolCache,
    nodeModules: join(root, 'node_modules'),
    ...(options.onLine ? { onLine: options.onLine } : {}),
  });
  return { origin, runner };
}
