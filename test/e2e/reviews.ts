import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Stack } from '../../local/stack.ts';
import { toolCache } from '../../src/review/codex.fixture.ts';
import { type ActionResult, runAction } from './action.ts';
import { checkout, temporaryFolder, write } from './checkout.ts';

/** Files by path; `null` takes one away. */
export type Files = Readonly<Record<string, string | null>>;

/** A repository with its history, as actions/checkout leaves it with `fetch-depth: 0`. */
export interface History {
  workspace: string;
  /** Commits on what is checked out. @returns its id */
  commit(files: Files, message?: string): string;
  git(...args: string[]): string;
  /** Says that the default branch is here. */
  setDefaultBranch(commit?: string): void;
  eventFile: string;
}

export function history(files: Readonly<Record<string, string>>): History {
  return historyIn(checkout(files));
}

/** Of what lies in a folder. */
export function historyIn(workspace: string): History {
  const eventFile = join(temporaryFolder(), 'event.json');
  write(dirname(eventFile), basename(eventFile), JSON.stringify({ repository: { default_branch: 'main' } }));
  const made = historyOf(workspace, eventFile);
  made.git('init', '--quiet', '--initial-branch', 'main');
  made.commit({}, 'Begin');
  made.setDefaultBranch();
  return made;
}

/** The same once more, to be changed. */
export function copyOf({ workspace, eventFile }: History): History {
  const copy = temporaryFolder();
  cpSync(workspace, copy, { recursive: true, verbatimSymlinks: true });
  return historyOf(copy, eventFile);
}

function historyOf(workspace: string, eventFile: string): History {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: workspace,
      encoding: 'utf8',
    }).trim();
  const commit = (changed: Files, message = 'Change') => {
    for (const [path, content] of Object.entries(changed)) {
      if (content === null) rmSync(join(workspace, path), { force: true });
      else write(workspace, path, content);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  const setDefaultBranch = (id = 'HEAD') => void git('update-ref', 'refs/remotes/origin/main', id);
  return { workspace, commit, git, setDefaultBranch, eventFile };
}

export interface ReviewRun {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** Of the workflow. Default: one of its own. */
  run?: number;
}

/** Runs a built action of the review on a repository. */
export function runReview(
  stack: Stack,
  action: 'review' | 'gate',
  { workspace, eventFile }: History,
  { inputs = {}, env = {}, run = randomInt(1, 2 ** 31) }: ReviewRun = {},
): Promise<ActionResult> {
  const key: Record<string, string> = action === 'review' ? { 'openai-api-key': stack.openai.apiKey } : {};
  return runAction(action, {
    inputs: { 'github-token': stack.github.token, base: 'empty', ...key, ...inputs },
    workspace,
    env: {
      GITHUB_API_URL: stack.env['GITHUB_API_URL'] ?? '',
      GITHUB_REPOSITORY: stack.env['GITHUB_REPOSITORY'] ?? '',
      OPENAI_BASE_URL: stack.openai.baseUrl,
      ACTIONS_RESULTS_URL: stack.artifacts.resultsUrl,
      ACTIONS_RUNTIME_TOKEN: stack.artifacts.runtimeToken(run),
      GITHUB_RUN_ID: String(run),
      GITHUB_EVENT_PATH: eventFile,
      RUNNER_TOOL_CACHE: toolCache(),
      ...env,
    },
  });
}

/** The gate's inputs, from the review's outputs. */
export function handedOn({ outputs }: ActionResult): Record<string, string> {
  return { verdict: outputs['verdict-artifact'] ?? '', 'verdict-sha256': outputs['verdict-sha256'] ?? '' };
}
