import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the runner tells through the environment. The one list of the variables that are read. */
export interface Runner {
  /** The checkout; absolute. */
  workspace: string;
  /** A folder for files of this job; absolute. */
  temporary: string;
  eventFile: string;
  repository: string | undefined;
  sha: string | undefined;
  ref: string | undefined;
  eventName: string | undefined;
  actor: string | undefined;
  /** The number of the pull request that the workflow runs for. The event's file is read when this is asked for. */
  readonly pullRequest: number | undefined;
  runId: string | undefined;
  attempt: string | undefined;
  /** The page of this workflow run. */
  runUrl: string | undefined;
  cloudflareApiUrl: string | undefined;
  githubApiUrl: string;
  /** Where requests for `*.workers.dev` go instead: the local stack's. */
  workersDevUrl: string | undefined;
  /** The whole environment, for programs that need it. */
  env: Readonly<Record<string, string | undefined>>;
}

export function readRunner(env: Readonly<Record<string, string | undefined>>): Runner {
  const at = (name: string) => (env[name]?.trim() ? env[name] : undefined);
  const temporary = resolve(at('RUNNER_TEMP') ?? tmpdir());
  const repository = at('GITHUB_REPOSITORY');
  const runId = at('GITHUB_RUN_ID');
  const serverUrl = at('GITHUB_SERVER_URL') ?? 'https://github.com';
  return {
    workspace: resolve(at('GITHUB_WORKSPACE') ?? process.cwd()),
    temporary,
    eventFile: resolve(at('VOYGENT_EVENTS') ?? join(temporary, 'voygent-events.jsonl')),
    repository,
    sha: at('GITHUB_SHA'),
    ref: at('GITHUB_REF'),
    eventName: at('GITHUB_EVENT_NAME'),
    actor: at('GITHUB_ACTOR'),
    get pullRequest() {
      return ofEvent(at('GITHUB_EVENT_NAME'), at('GITHUB_EVENT_PATH')) ?? ofRef(at('GITHUB_REF'));
    },
    runId,
    attempt: at('GITHUB_RUN_ATTEMPT'),
    runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    cloudflareApiUrl: at('CLOUDFLARE_API_BASE_URL'),
    githubApiUrl: at('GITHUB_API_URL') ?? 'https://api.github.com',
    workersDevUrl: at('WORKERS_DEV_URL'),
    env,
  };
}

/** An event that cannot be read is none: what it is asked for must not fail an action. */
function ofEvent(name: string | undefined, path: string | undefined): number | undefined {
  if (path === undefined || (name !== 'pull_request' && name !== 'pull_request_target')) return undefined;
  try {
    const event: { pull_request?: { number?: unknown } } | null = JSON.parse(readFileSync(path, 'utf8'));
    return pullRequestNumber(event?.pull_request?.number);
  } catch {
    return undefined;
  }
}

function ofRef(ref: string | undefined): number | undefined {
  const [, number] = /^refs\/pull\/(\d+)\/merge$/.exec(ref ?? '') ?? [];
  return pullRequestNumber(Number(number));
}

function pullRequestNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
