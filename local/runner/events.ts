import { unsupported } from './errors.ts';
import type { Value } from './expressions.ts';
import type { EventName, Workflow } from './model.ts';

/** What happened on GitHub. */
export interface Trigger {
  event: EventName;
  /** `refs/heads/main`, `refs/pull/7/merge`. Default: the default branch. */
  ref?: string;
  actor?: string;
  /** Of a dispatch, as the form gives them. */
  inputs?: Readonly<Record<string, string>>;
  /** Only this file of `.github/workflows`, as a dispatch and a schedule name it. */
  workflow?: string;
  /** Of a pull request. */
  pullRequest?: { number: number; head: string; headRef: string; base: string; baseRef: string; isFork?: boolean };
  /** The cron expression of a schedule. */
  schedule?: string;
}

/** Whether the event starts the workflow. */
export function isTriggered({ on, file }: Workflow, trigger: Trigger): boolean {
  const { event, workflow, schedule, ref = '' } = trigger;
  if (workflow !== undefined && !file.endsWith(`/${workflow}`)) return false;
  if (!(event in on)) return false;
  if (event === 'workflow_dispatch') return true;
  if (event === 'schedule')
    return on.schedule?.some(({ cron }) => schedule === undefined || cron === schedule) ?? false;
  const { branches, tags } = on[event] ?? {};
  const branch = trigger.pullRequest?.baseRef ?? /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  // A filter of the one kind shuts the other kind out.
  const [name, patterns, others] = branch === undefined ? [tagOf(ref), tags, branches] : [branch, branches, tags];
  if (patterns === undefined) return others === undefined;
  return patterns.some((pattern) => matches(pattern, name, file));
}

function tagOf(ref: string): string {
  return ref.replace(/^refs\/tags\//, '');
}

function matches(pattern: string, name: string, where: string): boolean {
  if (/[?+[\]!]/.test(pattern)) throw unsupported(`the pattern \`${pattern}\``, where);
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.\\^$|(){}]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`).test(name);
}

/** The event's payload, as far as our actions and workflows look into it. */
export function payloadOf(
  trigger: Trigger,
  repository: string,
  defaultBranch: string,
  sha: string,
): Record<string, Value> {
  const { event, pullRequest, inputs = {}, actor = 'octocat' } = trigger;
  const [owner = '', name = ''] = repository.split('/');
  const shared = {
    repository: { name, full_name: repository, default_branch: defaultBranch, owner: { login: owner } },
    sender: { login: actor, type: 'User' },
  };
  if (event === 'pull_request' && pullRequest) {
    const { number, head, headRef, base, baseRef, isFork = false } = pullRequest;
    const headName = isFork ? `${actor}/${name}` : repository;
    return {
      ...shared,
      action: 'synchronize',
      number,
      pull_request: {
        number,
        title: 'A pull request',
        head: { sha: head, ref: headRef, repo: { full_name: headName, fork: isFork } },
        base: { sha: base, ref: baseRef, repo: { full_name: repository, fork: false } },
        user: { login: actor },
        draft: false,
        labels: [],
      },
    };
  }
  if (event === 'workflow_dispatch')
    return { ...shared, inputs: { ...inputs }, ref: trigger.ref ?? `refs/heads/${defaultBranch}` };
  if (event === 'schedule') return { ...shared, schedule: trigger.schedule ?? '' };
  return {
    ...shared,
    ref: trigger.ref ?? `refs/heads/${defaultBranch}`,
    after: sha,
    before: '0'.repeat(40),
    commits: [],
    pusher: { name: actor },
  };
}
