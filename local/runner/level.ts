import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ancestorsOf, type LoadedWorkflow } from './calls.ts';
import { unsupported, WorkflowError } from './errors.ts';
import {
  asText,
  holds,
  isTruthy,
  resolve,
  type Scope,
  type Standing,
  textOf,
  textsOf,
  type Value,
} from './expressions.ts';
import type { ConcurrencyGroups } from './groups.ts';
import type { Host } from './host.ts';
import { inputsOf } from './inputs.ts';
import { type JobResult, runJob } from './job.ts';
import type { Conclusion } from './job-state.ts';
import { type Combination, combinationsOf } from './matrix.ts';
import type { ConcurrencyNode, Job } from './model.ts';

/** What all jobs of a run share, those of called workflows too. */
export interface RunContext {
  host: Host;
  runId: number;
  groups: ConcurrencyGroups;
  /** The context `github`, without what a job adds. */
  github: Readonly<Record<string, Value>>;
  eventFile: string;
  /** Where the jobs have their folders. */
  folder: string;
  /** Aborts when the run is cancelled. */
  signal: AbortSignal;
  /** Secrets of an environment reach nobody where the event is a fork's. */
  isForeign: boolean;
  results: JobResult[];
}

/** One workflow of a run: the one that was triggered, or one that a job of it calls. */
export interface Level {
  loaded: LoadedWorkflow;
  inputs: Readonly<Record<string, Value>>;
  /** What `secrets` holds, without the token. */
  secrets: Readonly<Record<string, string>>;
  /** Whether environments' secrets are there as well: for the run's own workflow, and down every `inherit`. */
  inherits: boolean;
  /** The names of the jobs that call, each with ` / `. */
  prefix: string;
}

/** How a job of a level ended, all its combinations and what it called taken together. */
export interface JobEnd {
  result: Conclusion;
  outputs: Record<string, string>;
}

/** Runs the jobs as what they need ends. @throws WorkflowError after all that had begun has ended */
export async function runLevel(level: Level, run: RunContext): Promise<Record<string, JobEnd>> {
  const { jobs } = level.loaded.workflow;
  const ends = new Map<string, Promise<JobEnd>>();
  const start = (id: string): Promise<JobEnd> => {
    const begun = ends.get(id);
    if (begun) return begun;
    const job = jobs[id] as Job;
    const end = Promise.all(job.needs.map(start)).then(async () => {
      const all = Object.fromEntries(
        await Promise.all([...ancestorsOf(id, jobs)].map(async (need) => [need, await start(need)] as const)),
      );
      return new LevelJob(id, job, all, level, run).run();
    });
    ends.set(id, end);
    return end;
  };
  const settled = await Promise.allSettled(Object.keys(jobs).map(start));
  const failed = settled.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return Object.fromEntries(await Promise.all([...ends].map(async ([id, end]) => [id, await end] as const)));
}

class LevelJob {
  readonly #id: string;
  readonly #job: Job;
  /** Of all that it needs, directly or not. */
  readonly #before: Readonly<Record<string, JobEnd>>;
  readonly #level: Level;
  readonly #run: RunContext;
  readonly #where: string;

  constructor(id: string, job: Job, before: Readonly<Record<string, JobEnd>>, level: Level, run: RunContext) {
    this.#id = id;
    this.#job = job;
    this.#before = before;
    this.#level = level;
    this.#run = run;
    this.#where = `${level.loaded.workflow.file}: ${id}`;
  }

  async run(): Promise<JobEnd> {
    if (!this.#isWanted())
      return this.#end([{ result: this.#run.signal.aborted ? 'cancelled' : 'skipped', outputs: {} }]);
    const { strategy } = this.#job;
    const scope = this.#scope();
    const matrix = strategy && combinationsOf(resolve(strategy.matrix, scope), this.#where);
    if (matrix?.length === 0) return this.#end([{ result: 'skipped', outputs: {} }]);
    const combinations: (Combination | undefined)[] = matrix ?? [undefined];
    const failFast = new AbortController();
    const canFailFast = isTruthy(resolve(strategy?.['fail-fast'] ?? true, scope));
    const most = Number(resolve(strategy?.['max-parallel'] ?? combinations.length, scope));
    const parts = await inTurns(combinations, most, async (combination, index) => {
      const strategyContext = {
        'fail-fast': canFailFast,
        'job-index': index,
        'job-total': combinations.length,
        'max-parallel': most,
      };
      const part = await this.#once(combination, strategyContext, failFast.signal);
      if (part.result === 'failure' && canFailFast) failFast.abort();
      return part;
    });
    return this.#end(parts);
  }

  /** One combination of the matrix, or the job as it is. */
  async #once(matrix: Combination | undefined, strategy: Value, failFast: AbortSignal): Promise<JobEnd> {
    const scope = this.#scope({ matrix: matrix ?? null, strategy });
    const name = this.#nameOf(matrix, scope);
    const own = new AbortController();
    const stop = () => {
      // A job whose condition holds in a cancelled run, such as `always()`, goes on.
      if (!this.#run.signal.aborted || !this.#isWanted()) own.abort();
    };
    this.#run.signal.addEventListener('abort', stop);
    failFast.addEventListener('abort', () => own.abort());
    if (failFast.aborted) own.abort();
    try {
      const end = await withinGroup(this.#job.concurrency, scope, this.#run.groups, own, () =>
        this.#job.uses === undefined ? this.#steps(name, scope, own.signal) : this.#call(name, scope),
      );
      const isExcused = end.result === 'failure' && isTruthy(resolve(this.#job['continue-on-error'] ?? false, scope));
      return isExcused ? { ...end, result: 'success' } : end;
    } finally {
      this.#run.signal.removeEventListener('abort', stop);
    }
  }

  async #steps(name: string, scope: Scope, signal: AbortSignal): Promise<JobEnd> {
    const { host, runId, github, eventFile, folder } = this.#run;
    if (this.#job.steps === undefined) throw new WorkflowError('the job has neither steps nor `uses`', this.#where);
    const permissions = this.#level.loaded.permissions[this.#id] ?? {};
    const token = host.github.jobToken(permissions);
    const { secrets, vars } = this.#ofEnvironment(scope);
    const result = await runJob({
      host,
      runId,
      name,
      job: this.#job,
      workflow: this.#level.loaded.workflow,
      contexts: {
        ...scope.contexts,
        github: { ...github, job: this.#id },
        vars,
        secrets: { ...secrets, GITHUB_TOKEN: token },
      },
      secrets: Object.values(secrets),
      token,
      permissions,
      folder: join(folder, randomUUID()),
      own: this.#level.loaded.own,
      eventFile,
      signal,
    });
    this.#run.results.push(result);
    return { result: result.result, outputs: result.outputs };
  }

  async #call(name: string, scope: Scope): Promise<JobEnd> {
    const loaded = this.#level.loaded.called[this.#id] as LoadedWorkflow;
    const declared = loaded.workflow.on.workflow_call;
    if (declared === undefined) throw new WorkflowError('it calls a workflow that has no `workflow_call`', this.#where);
    const given = Object.fromEntries(
      Object.entries(this.#job.with ?? {}).map(([key, node]) => [key, resolve(node, scope)]),
    );
    const inputs = inputsOf(declared?.inputs ?? {}, given, this.#where);
    const inherits = this.#job.secrets === 'inherit';
    const secrets = inherits ? this.#level.secrets : this.#handedOver(scope, declared?.secrets ?? {});
    const level = { loaded, inputs, secrets, inherits: inherits && this.#level.inherits, prefix: `${name} / ` };
    const jobs = await runLevel(level, this.#run);
    const outputs = Object.entries(declared?.outputs ?? {}).map(([key, { value }]) => [
      key,
      textOf(value, { contexts: { jobs: jobs as unknown as Value, inputs, github: this.#run.github } }),
    ]);
    return { result: together(Object.values(jobs).map(({ result }) => result)), outputs: Object.fromEntries(outputs) };
  }

  #handedOver(scope: Scope, declared: Readonly<Record<string, { required: boolean } | null>>): Record<string, string> {
    const texts = textsOf(this.#job.secrets === 'inherit' ? {} : this.#job.secrets, scope);
    const unknown = Object.keys(texts).filter((name) => !(name in declared));
    if (unknown.length > 0)
      throw new WorkflowError(`the called workflow has no secret ${unknown.join(', ')}`, this.#where);
    const missing = Object.keys(declared).filter((name) => declared[name]?.required && !(name in texts));
    if (missing.length > 0)
      throw new WorkflowError(`the called workflow requires the secret ${missing.join(', ')}`, this.#where);
    // An empty secret is none: `secrets.X` is empty where it is not set.
    return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
  }

  #ofEnvironment(scope: Scope): { secrets: Record<string, string>; vars: Record<string, string> } {
    const { environments, vars } = this.#run.host.repository;
    const { secrets } = this.#level;
    const { environment } = this.#job;
    if (!environment) return { secrets: { ...secrets }, vars: { ...vars } };
    if (isTruthy(resolve(environment.deployment, scope)))
      throw unsupported('an environment without `deployment: false`: the runner’s own Deployments', this.#where);
    const settings = environments?.[textOf(environment.name, scope)];
    const reaches = this.#level.inherits && !this.#run.isForeign;
    return { secrets: { ...secrets, ...(reaches ? settings?.secrets : {}) }, vars: { ...vars, ...settings?.vars } };
  }

  #isWanted(): boolean {
    return holds(this.#job.if, this.#scope(), this.#where);
  }

  #scope(more: Record<string, Value> = {}): Scope {
    const needs = Object.fromEntries(this.#job.needs.map((id) => [id, { ...this.#before[id] } as Value]));
    const { github, host } = this.#run;
    const contexts = {
      github: { ...github },
      inputs: { ...this.#level.inputs },
      vars: { ...host.repository.vars },
      secrets: { ...this.#level.secrets },
      needs,
      matrix: null,
      strategy: null,
      ...more,
    };
    return { contexts, standing: this.#standing() };
  }

  #standing(): Standing {
    if (this.#run.signal.aborted) return 'cancelled';
    const results = Object.values(this.#before).map(({ result }) => result);
    if (results.includes('failure')) return 'failure';
    return results.every((result) => result === 'success') ? 'success' : 'skipped';
  }

  #nameOf(matrix: Combination | undefined, scope: Scope): string {
    const { name } = this.#job;
    const values = Object.values(matrix ?? {})
      .map(asText)
      .join(', ');
    const own = name === undefined ? this.#id : textOf(name, scope);
    const isTold = typeof name === 'object' && name !== null;
    return `${this.#level.prefix}${own}${values === '' || isTold ? '' : ` (${values})`}`;
  }

  #end(parts: readonly JobEnd[]): JobEnd {
    return {
      result: together(parts.map(({ result }) => result)),
      outputs: Object.assign({}, ...parts.map(({ outputs }) => outputs)),
    };
  }
}

/** The result of several that count as one. */
export function together(results: readonly Conclusion[]): Conclusion {
  for (const worst of ['failure', 'cancelled'] as const) if (results.includes(worst)) return worst;
  return results.length > 0 && results.every((result) => result === 'skipped') ? 'skipped' : 'success';
}

/** Runs it when the concurrency group lets it in. */
export async function withinGroup<T extends { result: Conclusion }>(
  concurrency: ConcurrencyNode | undefined,
  scope: Scope,
  groups: ConcurrencyGroups,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T | { result: 'cancelled'; outputs: Record<string, string> }> {
  const group = concurrency === undefined ? '' : textOf(concurrency.group, scope);
  if (group === '') return work();
  const member = { cancel: () => controller.abort() };
  const isIn = await groups.enter(
    group,
    member,
    controller.signal,
    isTruthy(resolve(concurrency?.['cancel-in-progress'] ?? false, scope)),
  );
  if (!isIn) return { result: 'cancelled', outputs: {} };
  try {
    return await work();
  } finally {
    groups.leave(group, member);
  }
}

/** In order, at most so many at once. */
async function inTurns<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
