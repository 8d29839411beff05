import { join } from 'node:path';
import type { Value } from './expressions.ts';
import { resolve, textOf, textsOf } from './expressions.ts';
import { type Host, serverUrl } from './host.ts';
import { type Conclusion, type JobState, layOut, type StepResult, scopeOf } from './job-state.ts';
import { type Annotation, JobLog } from './log.ts';
import type { Job, Workflow } from './model.ts';
import type { Permissions } from './permissions.ts';
import { runPost, runStep } from './step.ts';

export interface JobResult {
  /** Its name as people see it, with those of its callers. */
  name: string;
  result: Conclusion;
  outputs: Record<string, string>;
  steps: StepResult[];
  annotations: Annotation[];
  /** As GitHub would show it. */
  log: string;
  /** As the steps printed it, before masking and without what told the runner what to mask. */
  raw: string;
  /** What its token could do. */
  permissions: Permissions;
}

/** All that a job is given. */
export interface JobOrder {
  host: Host;
  runId: number;
  name: string;
  job: Job;
  workflow: Workflow;
  /** `github`, `inputs`, `vars`, `secrets`, `needs`, `matrix`, `strategy`. */
  contexts: Readonly<Record<string, Value>>;
  /** What is masked. */
  secrets: readonly string[];
  token: string;
  permissions: Permissions;
  /** A folder of its own, which is not there yet. */
  folder: string;
  /** The folder of the repository that the workflow is from. */
  own: string;
  eventFile: string;
  signal: AbortSignal;
}

const minutesOfJob = 360;

/** Runs the steps of a job, and then what its actions have left for the end. */
export async function runJob(order: JobOrder): Promise<JobResult> {
  const { host, job, name } = order;
  const late = new AbortController();
  const state = begin(order, AbortSignal.any([order.signal, late.signal]));
  const minutes = Number(resolve(job['timeout-minutes'] ?? minutesOfJob, scopeOf(state)));
  const timer = setTimeout(() => late.abort(), minutes * (host.minuteMs ?? 60_000));
  timer.unref();
  try {
    for (const [index, step] of (job.steps ?? []).entries()) note(await runStep(step, index, state), state);
    for (const post of state.posts) note(await runPost(post, state), state);
  } finally {
    clearTimeout(timer);
  }
  if (late.signal.aborted)
    state.log.say(`error: The job has exceeded the maximum execution time of ${minutes} minutes.`);
  const { log, steps } = state;
  return {
    name,
    result: state.signal.aborted ? 'cancelled' : state.failed ? 'failure' : 'success',
    outputs: outputsOf(job, state),
    steps,
    annotations: log.annotations,
    log: log.text,
    raw: log.raw,
    permissions: order.permissions,
  };
}

function note(result: StepResult | undefined, state: JobState): void {
  if (!result) return;
  state.steps.push(result);
  if (result.conclusion === 'failure') state.failed = true;
}

/** GitHub leaves an output out that has a secret in it. */
function outputsOf(job: Job, state: JobState): Record<string, string> {
  const outputs = textsOf(job.outputs, scopeOf(state));
  return Object.fromEntries(
    Object.entries(outputs).filter(([name, value]) => {
      if (state.log.masked(value) === value) return true;
      state.log.say(`warning: Skip output '${name}' since it may contain secret.`);
      return false;
    }),
  );
}

function begin(order: JobOrder, signal: AbortSignal): JobState {
  const { host, job, workflow, contexts } = order;
  const { workspace, temporary, home } = layOut(order.folder, host);
  const runner = {
    os: 'Linux',
    arch: 'X64',
    name: 'local',
    temp: temporary,
    tool_cache: host.toolCache,
    environment: 'self-hosted',
  };
  const github = { ...(contexts['github'] as Record<string, Value>), token: order.token, workspace };
  const scope = { contexts: { ...contexts, github, runner } };
  const defaults = { ...workflow.defaults?.run, ...job.defaults?.run };
  const env = textsOf(workflow.env, scope);
  return {
    host,
    log: new JobLog([...order.secrets, order.token], (line) => host.onLine?.(order.name, line)),
    contexts: scope.contexts,
    base: baseOf(order, github, { workspace, temporary, home }),
    actionsOnly: {
      ACTIONS_RUNTIME_TOKEN: host.artifacts.runtimeToken(order.runId),
      ACTIONS_RESULTS_URL: host.artifacts.resultsUrl,
    },
    env: { ...env, ...textsOf(job.env, { contexts: { ...scope.contexts, env } }) },
    path: [],
    repositories: { others: host.others, own: order.own, workspace },
    defaults: {
      ...(defaults.shell === undefined ? {} : { shell: textOf(defaults.shell, scope) }),
      ...(defaults['working-directory'] === undefined
        ? {}
        : { directory: textOf(defaults['working-directory'], scope) }),
    },
    temporary,
    steps: [],
    posts: [],
    failed: false,
    signal,
  };
}

/** What is in `github`, and in the environment too. */
const exported = [
  ...[
    'job',
    'ref',
    'ref_name',
    'ref_type',
    'sha',
    'repository',
    'repository_owner',
    'run_id',
    'run_number',
    'run_attempt',
  ],
  ...['actor', 'triggering_actor', 'event_name', 'workflow', 'workflow_ref', 'workflow_sha', 'head_ref', 'base_ref'],
];

function baseOf(
  { host, eventFile }: JobOrder,
  github: Record<string, Value>,
  { workspace, temporary, home }: { workspace: string; temporary: string; home: string },
): Record<string, string> {
  const told = exported.map((name) => [`GITHUB_${name.toUpperCase()}`, String(github[name] ?? '')]);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(told),
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_API_URL: host.github.apiUrl,
    GITHUB_GRAPHQL_URL: `${host.github.apiUrl}/graphql`,
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: eventFile,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'local',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: host.toolCache,
    RUNNER_WORKSPACE: join(workspace, '..'),
    ...(host.nodeModules === undefined ? {} : { LOCAL_RUNNER_NODE_MODULES: host.nodeModules }),
    ...host.env,
  };
}
