import type { Context } from '../runtime/context.ts';

/** The commits that a rollback takes out of production. */
export type Undone =
  | { kind: 'known'; from: string; to: string; commits: Commit[]; more: number }
  /** `compare`: a page that shows them, where there is one. */
  | { kind: 'unknown'; why: string; compare?: string };

export interface Commit {
  /** 40 hexadecimal characters. */
  id: string;
  subject: string;
}

const shown = 20;

/** Reads the checkout's history; never fails: a plan without the list is still a plan. */
export async function commitsBetween(
  to: string | undefined,
  from: string | undefined,
  context: Context,
): Promise<Undone> {
  if (to === undefined || from === undefined)
    return { kind: 'unknown', why: 'the versions do not tell of which commits they were made' };
  if (to === from) return { kind: 'known', from, to, commits: [], more: 0 };
  const { runner } = context;
  const server = runner.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const compare =
    runner.repository === undefined ? {} : { compare: `${server}/${runner.repository}/compare/${to}...${from}` };
  const log = await git(['log', '--format=%H%x09%s', `${to}..${from}`], context);
  const isAncestor = log !== undefined && (await git(['merge-base', '--is-ancestor', to, from], context)) !== undefined;
  if (log === undefined)
    return {
      kind: 'unknown',
      why: 'the checkout does not have both commits (`fetch-depth: 0` fetches them)',
      ...compare,
    };
  if (!isAncestor) return { kind: 'unknown', why: 'neither commit follows from the other', ...compare };
  const commits = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, line.indexOf('\t')), subject: line.slice(line.indexOf('\t') + 1) }));
  return { kind: 'known', from, to, commits: commits.slice(0, shown), more: Math.max(0, commits.length - shown) };
}

/** The output; `undefined` when git says no. */
async function git(args: readonly string[], { runner, exec, signal }: Context): Promise<string | undefined> {
  const env = { PATH: runner.env['PATH'] ?? '', HOME: runner.env['HOME'] ?? runner.temporary, GIT_OPTIONAL_LOCKS: '0' };
  try {
    const { exitCode, stdout } = await exec.run('git', [...args], {
      cwd: runner.workspace,
      env,
      signal,
      deadlineMs: 30_000,
    });
    return exitCode === 0 ? stdout : undefined;
  } catch {
    // There may be no git at all.
    signal.throwIfAborted();
    return undefined;
  }
}
