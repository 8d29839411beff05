import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedAction, Repositories } from './actions.ts';
import type { Scope, Standing, Value } from './expressions.ts';
import { type Host, serverUrl } from './host.ts';
import type { JobLog } from './log.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepResult {
  name: string;
  id: string;
  /** What it came to, before `continue-on-error`. */
  outcome: Conclusion;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  summary: string;
}

/** What an action wants done when the job ends. */
export interface PostStep {
  name: string;
  loaded: LoadedAction;
  main: string;
  condition: LoadedAction['action']['runs']['post-if'];
  env: Record<string, string>;
}

/** A job on its way: what its steps share. */
export interface JobState {
  host: Host;
  log: JobLog;
  /** Contexts that stay the same, without `env`, `steps` and `job`. */
  contexts: Readonly<Record<string, Value>>;
  /** The runner's own variables. */
  base: Record<string, string>;
  /** Only actions have these: the way to the artifact service. */
  actionsOnly: Record<string, string>;
  /** `env:` of workflow and job, and what GITHUB_ENV added. */
  env: Record<string, string>;
  path: string[];
  repositories: Repositories;
  defaults: { shell?: string; directory?: string };
  temporary: string;
  steps: StepResult[];
  posts: PostStep[];
  failed: boolean;
  /** Aborts when the job is cancelled or out of time. */
  signal: AbortSignal;
}

export function standingOf({ signal, failed }: JobState): Standing {
  if (signal.aborted) return 'cancelled';
  return failed ? 'failure' : 'success';
}

/** What a step sees; `more` is its own `env:`. */
export function scopeOf(state: JobState, more: Record<string, string> = {}): Scope {
  const steps = Object.fromEntries(
    state.steps.map(({ id, outcome, conclusion, outputs }) => [id, { outcome, conclusion, outputs }]),
  );
  const standing = standingOf(state);
  const contexts = { ...state.contexts, env: { ...state.env, ...more }, steps, job: { status: standing } };
  return { contexts, standing };
}

/** Folders of one job, and what leads its git to the repository. */
export function layOut(folder: string, { repository }: Host): { workspace: string; temporary: string; home: string } {
  const [, name = ''] = repository.name.split('/');
  const folders = { workspace: join(folder, name, name), temporary: join(folder, '_temp'), home: join(folder, 'home') };
  for (const one of Object.values(folders)) mkdirSync(one, { recursive: true });
  const config = `[url "file://${repository.git}"]\n\tinsteadOf = ${serverUrl}/${repository.name}\n`;
  writeFileSync(join(folders.home, '.gitconfig'), config);
  return folders;
}
