import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { ReadOutput, StreamOptions } from '../runtime/subprocess-stream.ts';

/** Where git runs, and with which configuration. */
export interface GitPlace {
  /** The folder that git is started in. */
  folder: string;
  /** A folder of ours: git's HOME, whose `.gitconfig` is all of the user's configuration that there is. */
  home: string;
  /** The repository; where it is not told, git looks for it from the folder upwards. */
  gitDirectory?: string;
  indexFile?: string;
}

export interface GitOptions {
  input?: NonNullable<StreamOptions['input']>;
  deadlineMs?: number;
}

export interface GitEnd<T> {
  exitCode: number | null;
  stderr: string;
  value: T;
}

const defaultDeadlineMs = 120_000;

// What a checkout's own configuration could make git do or print otherwise. Hooks, file-system monitors and external diffs are
// programs that it could start.
const settings = [
  'core.quotepath=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'diff.external=',
  'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting]);

/**
 * Runs git: the one place that does. It reads nothing of the system's and the user's configuration, fetches nothing, replaces
 * no object, asks nothing and starts no program of the repository's.
 * @throws ActionError `subprocess-failed` when git cannot be started, `timeout`; the signal's reason; whatever `read` throws
 */
export function runGit<T>(
  args: readonly string[],
  place: GitPlace,
  { exec, runner, signal }: Context,
  read: ReadOutput<T>,
  { input, deadlineMs = defaultDeadlineMs }: GitOptions = {},
): Promise<GitEnd<T>> {
  const options: StreamOptions = {
    cwd: place.folder,
    env: environment(place, runner.env['PATH'] ?? ''),
    signal,
    deadlineMs,
    ...(input === undefined ? {} : { input }),
  };
  return exec.stream('git', ['--no-pager', ...settings, ...args], options, read);
}

/** The end of a git that must end well. `what` it was to do is told in the error. */
export function expectSuccess<T>({ exitCode, stderr, value }: GitEnd<T>, what: string): T {
  if (exitCode === 0) return value;
  throw gitFailed(what, exitCode === null ? 'it was killed' : `exit code ${exitCode}`, stderr);
}

/** The error for a git that could not do its part. */
export function gitFailed(what: string, why: string, said = ''): ActionError {
  const words = said.trim();
  return new ActionError(
    'subprocess-failed',
    `git could not ${what} (${why})${words === '' ? '' : `: ${words.slice(0, 2_000)}`}. Nothing was changed.`,
    {
      hint: 'Check out the repository anew, with `fetch-depth: 0` and without `filter`, then run this again. `git fsck` tells whether the checkout is damaged.',
    },
  );
}

function environment({ home, gitDirectory, indexFile }: GitPlace, path: string): Record<string, string> {
  return {
    PATH: path,
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Git before 2.45 does not know the first, and would fetch from a partial clone's remote: the second forbids every protocol.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'true',
    GIT_PAGER: 'cat',
    ...(gitDirectory === undefined ? {} : { GIT_DIR: gitDirectory }),
    ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
  };
}
