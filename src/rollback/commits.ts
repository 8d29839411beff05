import type { Context } from '../runtime/context.ts';

/** The commits that a rollback takes out of production, or brings back where it undoes another one. */
export type Undone =
  | { kind: 'known'; direction: 'out' | 'back'; from: string; to: string; commits: Commit[]; more: number }
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
  if (to === from) return { kind: 'known', direction: 'out', from, to, commits: [], more: 0 };
  const { runner } = context;
  const server = runner.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const compare =
    runner.repository === undefined ? {} : { compare: `${server}/${runner.repository}/compare/${to}...${from}` };
  if (await isAncestor(to, from, context)) return known('out', { from, to }, await log(to, from, context));
  if (await isAncestor(from, to, context)) return known('back', { from, to }, await log(from, to, context));
  const hasBoth = (await log(to, from, context)) !== undefined;
  if (hasBoth) return { kind: 'unknown', why: 'neither commit follows from the other', ...compare };
  return {
    kind: 'unknown',
    why: 'the checkout does not have both commits (`fetch-depth: 0` fetches them)',
    ...compare,
  };
}

function known(direction: 'out' | 'back', ends: { from: string; to: string }, text = ''): Undone {
  const commits = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, line.indexOf('\t')), subject: line.slice(line.indexOf('\t') + 1) }));
  return {
    kind: 'known',
    direction,
    ...ends,
    commits: commits.slice(0, shown),
    more: Math.max(0, commits.length - shown),
  };
}

async function isAncestor(older: string, newer: string, context: Context): Promise<boolean> {
  return (await git(['merge-base', '--is-ancestor', older, newer], context)) !== undefined;
}

/** Those that the second has and the first has not, newest first. */
function log(without: string, of: string, context: Context): Promise<string | undefined> {
  return git(['log', '--format=%H%x09%s', `${without}..${of}`], context);
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
