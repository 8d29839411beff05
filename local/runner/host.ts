import type { WorkflowRun, WorkflowRunInput } from '../github/state.ts';
import type { Permissions } from './permissions.ts';

/** What the repository's settings hold for an environment. */
export interface EnvironmentSettings {
  secrets?: Readonly<Record<string, string>>;
  vars?: Readonly<Record<string, string>>;
}

/** The world of the runner: a repository with its settings, the services, and the machine that jobs run on. */
export interface Host {
  repository: {
    /** `owner/name` */
    name: string;
    /** The folder of its git repository, as a server has it. */
    git: string;
    defaultBranch: string;
    secrets?: Readonly<Record<string, string>>;
    vars?: Readonly<Record<string, string>>;
    environments?: Readonly<Record<string, EnvironmentSettings>>;
    /** What a token may do where the workflow does not say. Default: GitHub's restricted setting. */
    permissions?: Permissions;
  };
  /** Folders of other repositories that `uses:` can name, by `owner/name`. */
  others: Readonly<Record<string, string>>;
  github: {
    apiUrl: string;
    /** A token for one job. */
    jobToken(permissions: Permissions): string;
    setRun(id: number, status: WorkflowRun['status'], more?: WorkflowRunInput): void;
  };
  artifacts: { resultsUrl: string; runtimeToken(runId: number): string };
  /** What the machine gives every step, such as the addresses of local services. */
  env: Readonly<Record<string, string>>;
  /** Where jobs have their folders. */
  folder: string;
  /** What outlives the jobs: tools that actions have installed. */
  toolCache: string;
  /** Is linked into each checkout as its `node_modules`, as if they came from a cache. */
  nodeModules?: string;
  /** How long a minute of `timeout-minutes` lasts. Default: 60,000 ms. */
  minuteMs?: number;
  /** The masked log as it comes. */
  onLine?(job: string, line: string): void;
}

/** `owner/name` is fetched from here, whatever the host: git is told in every job's home. */
export const serverUrl = 'https://github.com';
