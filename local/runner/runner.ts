import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkflow } from './calls.ts';
import { WorkflowError } from './errors.ts';
import { isTriggered, payloadOf, type Trigger } from './events.ts';
import type { Value } from './expressions.ts';
import { ConcurrencyGroups } from './groups.ts';
import { type Host, serverUrl } from './host.ts';
import { inputsOf } from './inputs.ts';
import type { JobResult } from './job.ts';
import type { Conclusion } from './job-state.ts';
import { type JobEnd, runLevel, together, withinGroup } from './level.ts';
import { readWorkflow, type Workflow } from './model.ts';
import { type Permissions, restricted } from './permissions.ts';

/** How a run ended. */
export interface RunResult {
  id: number;
  /** The workflow's file, from the root of the repository. */
  file: string;
  name: string;
  conclusion: Conclusion;
  /** In the order in which they ended; those that were skipped are only among the `ends`. */
  jobs: JobResult[];
  /** By the job's id in the workflow that was triggered. */
  ends: Record<string, JobEnd>;
}

export interface RunningWorkflow {
  id: number;
  file: string;
  cancel(): void;
  result: Promise<RunResult>;
}

/** What a job of a fork's pull request may do: at most this. */
const readOnly = (permissions: Permissions): Permissions =>
  Object.fromEntries(
    Object.entries(permissions).map(([scope, access]) => [scope, access === 'write' ? 'read' : access]),
  );

/** Runs the workflows of a repository as GitHub would. What it does not have is a `WorkflowError`, never passed over. */
export class WorkflowRunner {
  readonly #host: Host;
  readonly #groups = new ConcurrencyGroups();
  #lastRun = 1000;

  constructor(host: Host) {
    this.#host = host;
    mkdirSync(host.folder, { recursive: true });
  }

  /** Starts every workflow that the event triggers. @throws WorkflowError where there is none, or a file is wrong */
  start(trigger: Trigger): RunningWorkflow[] {
    const place = this.#placeOf(trigger);
    const files = readdirSync(join(place.source, '.github', 'workflows')).filter((name) => /\.ya?ml$/.test(name));
    const triggered = files
      .map((name) => `.github/workflows/${name}`)
      .filter((path) => isTriggered(readWorkflow(path, readFileSync(join(place.source, path), 'utf8')), place.trigger));
    if (triggered.length === 0) throw new WorkflowError(`no workflow is triggered by ${trigger.event}`);
    return triggered.map((path) => this.#begin(path, place));
  }

  /** Runs the one workflow that the event triggers to its end. */
  async run(trigger: Trigger): Promise<RunResult> {
    const [only, ...more] = this.start(trigger);
    if (!only || more.length > 0) throw new WorkflowError(`${trigger.event} triggers several workflows`);
    return only.result;
  }

  #git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.#host.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /** The commit of the event, and a copy of it, which is where the workflow files are from. */
  #placeOf(trigger: Trigger): Place {
    const { repository } = this.#host;
    const ref = trigger.pullRequest
      ? `refs/pull/${trigger.pullRequest.number}/merge`
      : (trigger.ref ?? `refs/heads/${repository.defaultBranch}`);
    const sha = this.#git('--git-dir', repository.git, 'rev-parse', `${ref}^{commit}`);
    const source = join(this.#host.folder, `source-${++this.#lastRun}`);
    this.#git('clone', '--quiet', '--shared', '--no-checkout', repository.git, source);
    this.#git('-C', source, 'fetch', '--quiet', 'origin', sha);
    this.#git('-C', source, 'checkout', '--quiet', '--detach', sha);
    return { trigger: { ...trigger, ref }, ref, sha, source };
  }

  #begin(path: string, place: Place): RunningWorkflow {
    const host = this.#host;
    const { trigger, ref, sha, source } = place;
    const id = ++this.#lastRun;
    const isForeign = trigger.pullRequest?.isFork ?? false;
    const given = host.repository.permissions ?? restricted;
    const loaded = loadWorkflow(
      { own: source, path, reference: `${host.repository.name}/${path}@${ref}` },
      given,
      host,
    );
    const { workflow } = loaded;
    const payload = payloadOf(trigger, host.repository.name, host.repository.defaultBranch, sha);
    const declared = workflow.on.workflow_dispatch?.inputs ?? {};
    const inputs = trigger.event === 'workflow_dispatch' ? inputsOf(declared, trigger.inputs ?? {}, path, true) : {};
    const folder = join(host.folder, `run-${id}`);
    mkdirSync(folder, { recursive: true });
    const eventFile = join(folder, 'event.json');
    writeFileSync(eventFile, JSON.stringify(payload));
    const github = this.#contextOf(workflow, place, id, payload);
    const controller = new AbortController();
    const results: JobResult[] = [];
    const runHost = isForeign ? { ...host, github: withReadOnlyTokens(host.github) } : host;
    const run = {
      host: runHost,
      runId: id,
      groups: this.#groups,
      github,
      eventFile,
      folder,
      signal: controller.signal,
      isForeign,
      results,
    };
    const level = {
      loaded,
      inputs,
      secrets: isForeign ? {} : { ...host.repository.secrets },
      inherits: true,
      prefix: '',
    };
    const work = async () => {
      const ends = await runLevel(level, run);
      return { ends, result: together(Object.values(ends).map(({ result }) => result)) };
    };
    host.github.setRun(id, 'in_progress', { actor: trigger.actor ?? 'octocat', event: trigger.event });
    const scope = { contexts: { github, inputs, vars: { ...host.repository.vars } } };
    const result = withinGroup(workflow.concurrency, scope, this.#groups, controller, work)
      .then((end) => ({
        id,
        file: path,
        name: workflow.name ?? path,
        conclusion: end.result,
        jobs: results,
        ends: 'ends' in end ? end.ends : {},
      }))
      .finally(() => host.github.setRun(id, 'completed'));
    return { id, file: path, cancel: () => controller.abort(), result };
  }

  #contextOf(
    workflow: Workflow,
    { trigger, ref, sha }: Place,
    id: number,
    payload: Record<string, Value>,
  ): Record<string, Value> {
    const { repository, github } = this.#host;
    const { pullRequest, actor = 'octocat', event } = trigger;
    const [owner = ''] = repository.name.split('/');
    return {
      ref,
      ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
      ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      sha,
      repository: repository.name,
      repository_owner: owner,
      run_id: String(id),
      run_number: String(id),
      run_attempt: '1',
      actor,
      triggering_actor: actor,
      event_name: event,
      workflow: workflow.name ?? workflow.file,
      workflow_ref: `${repository.name}/${workflow.file}@${ref}`,
      workflow_sha: sha,
      head_ref: pullRequest?.headRef ?? '',
      base_ref: pullRequest?.baseRef ?? '',
      server_url: serverUrl,
      api_url: github.apiUrl,
      event: payload,
    };
  }
}

/** Where a trigger leads. */
interface Place {
  trigger: Trigger & { ref: string };
  ref: string;
  /** 40 hexadecimal characters. */
  sha: string;
  /** A checkout of the commit. */
  source: string;
}

function withReadOnlyTokens(github: Host['github']): Host['github'] {
  return {
    apiUrl: github.apiUrl,
    jobToken: (permissions) => github.jobToken(readOnly(permissions)),
    setRun: (id, status, more) => github.setRun(id, status, more),
  };
}
