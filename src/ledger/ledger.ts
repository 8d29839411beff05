import { z } from 'zod';
import { type GitHub, mayHaveRun } from '../github/client.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { isUnfinished, type RecordedRelease, type ReleaseEntry, readEntry, task } from './entry.ts';

export type State = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

const permission = 'deployments: write';
// docs.github.com/rest/deployments/statuses: a description has at most 140 characters.
const descriptionLength = 140;
type Life = 'alive' | 'over' | 'untold';

/** After that long a run of which nothing can be learnt counts as dead: it is longer than any step of ours may take. */
const silentForMs = 30 * 60_000;
/** How far back an unfinished release is looked for. */
const lookBack = 10;

const DeploymentRow = z.looseObject({ id: z.number(), payload: z.unknown(), created_at: z.string() });
const StatusRow = z.looseObject({ state: z.string(), description: z.string().nullish() });

/** The releases of one environment, kept as GitHub Deployments. */
export class ReleaseLedger {
  readonly #github: GitHub;
  readonly #environment: string;
  readonly #ownRef: string | undefined;

  /** @param ref of the job: for what is recorded of commits that are gone */
  constructor(github: GitHub, environment: string, ref?: string) {
    this.#github = github;
    this.#environment = environment;
    this.#ownRef = ref;
  }

  /** The newest releases and rollbacks, newest first; the state of the newest ten only is asked for. */
  async recent(count = lookBack): Promise<RecordedRelease[]> {
    const rows = await this.#github.call(
      { what: 'read the releases', permission: 'deployments: read', idempotent: true, result: z.array(DeploymentRow) },
      (octokit, signal) =>
        octokit.rest.repos.listDeployments({
          ...this.#repository,
          environment: this.#environment,
          task,
          per_page: count,
          request: { signal },
        }),
    );
    const found = rows.flatMap(({ id, payload, created_at }) => {
      const entry = readEntry(payload);
      return entry ? [{ deploymentId: id, createdAt: created_at, entry }] : [];
    });
    return Promise.all(
      found.map(async (row, index) => ({
        ...row,
        ...(index < lookBack ? await this.#statusOf(row.deploymentId) : { state: 'inactive', description: '' }),
      })),
    );
  }

  /**
   * Writes a release down, before its first step, and marks it as running.
   * @param said its first status
   * @returns the id of the GitHub Deployment
   */
  async begin(entry: ReleaseEntry, said: string): Promise<number> {
    const id = await beforeAnyChange(() => this.#recordAt(entry));
    try {
      await this.mark(id, 'in_progress', said, { log: entry.run_url ?? undefined });
      return id;
    } catch (thrown) {
      const error = toActionError(thrown);
      throw new ActionError(
        error.code,
        `${error.message} ${entry.release} stands in the ledger as GitHub Deployment ${id}; nothing else was done.`,
        {
          status: error.status,
          hint: `${error.hint ?? ''} Then run this again: it takes that one over.`.trim(),
          cause: error,
        },
      );
    }
  }

  /** A commit that the repository does not have any more is recorded all the same, at the one that the job runs on. */
  async #recordAt(entry: ReleaseEntry): Promise<number> {
    try {
      return await this.record(entry);
    } catch (error) {
      if (this.#ownRef === undefined || this.#ownRef === entry.commit || !isUnprocessable(error)) throw error;
      return this.record(entry, this.#ownRef);
    }
  }

  /**
   * Not repeated blindly: after a lost answer it is looked for.
   * @param ref the commit that GitHub shows
   * @returns the id of the GitHub Deployment
   */
  async record(entry: ReleaseEntry, ref = entry.commit): Promise<number> {
    try {
      const created = await this.#github.call(
        { what: 'record the release', permission, idempotent: false, result: DeploymentRow },
        (octokit, signal) =>
          octokit.rest.repos.createDeployment({
            ...this.#repository,
            ref,
            task,
            environment: this.#environment,
            auto_merge: false,
            required_contexts: [],
            production_environment: this.#isProduction,
            description: cut(`Release ${entry.release}`),
            payload: { ...entry },
            request: { signal },
          }),
      );
      return created.id;
    } catch (error) {
      const recorded = mayHaveRun(error) ? await this.#find(entry.release) : undefined;
      if (recorded) return recorded.deploymentId;
      throw error;
    }
  }

  /** `undefined` also where it cannot be told: what is to be heard of then is why it was looked for. */
  async #find(release: string): Promise<RecordedRelease | undefined> {
    const releases = await this.recent().catch(() => []);
    return releases.find(({ entry }) => entry.release === release);
  }

  /** A repetition would only say the same again, so it may be repeated. */
  async mark(
    deploymentId: number,
    state: State,
    description: string,
    links: { log?: string | undefined; environment?: string | undefined } = {},
  ): Promise<void> {
    await this.#github.call(
      { what: `record that the release is ${state}`, permission, idempotent: true, result: z.unknown() },
      (octokit, signal) =>
        octokit.rest.repos.createDeploymentStatus({
          ...this.#repository,
          deployment_id: deploymentId,
          state,
          description: cut(description),
          ...(links.log === undefined ? {} : { log_url: links.log }),
          ...(links.environment === undefined ? {} : { environment_url: links.environment }),
          request: { signal },
        }),
    );
  }

  /**
   * Marks what a success has replaced: GitHub does that by itself for environments that are not production only
   * (docs.github.com, «Create a deployment status», `auto_inactive`).
   */
  async retireBefore(deploymentId: number, releases: readonly RecordedRelease[], by: string): Promise<void> {
    if (!this.#isProduction) return;
    const replaced = releases.filter((one) => one.deploymentId < deploymentId && one.state === 'success');
    for (const one of replaced) await this.mark(one.deploymentId, 'inactive', `Replaced by ${by}`);
  }

  async #statusOf(deploymentId: number): Promise<Pick<RecordedRelease, 'state' | 'description'>> {
    const [newest] = await this.#statuses(deploymentId, 1);
    return { state: newest?.state ?? 'pending', description: newest?.description ?? '' };
  }

  /** Newest first. */
  #statuses(deploymentId: number, count: number): Promise<z.infer<typeof StatusRow>[]> {
    return this.#github.call(
      {
        what: 'read the state of a release',
        permission: 'deployments: read',
        idempotent: true,
        result: z.array(StatusRow),
      },
      (octokit, signal) =>
        octokit.rest.repos.listDeploymentStatuses({
          ...this.#repository,
          deployment_id: deploymentId,
          per_page: count,
          request: { signal },
        }),
    );
  }

  /**
   * Those of the releases that are on their way now, as far as GitHub tells: a run that is over is not. One of which
   * nothing can be learnt is put under `untold`, until it is so old that no job can be expected to be at it still.
   */
  async underWay(
    ownRun: string | undefined,
    releases: readonly RecordedRelease[],
  ): Promise<{ alive: RecordedRelease[]; untold: RecordedRelease[] }> {
    const candidates = releases.filter(isUnfinished);
    const states = await Promise.all(candidates.map((one) => this.#lifeOf(one, ownRun)));
    const those = (wanted: Life) => candidates.filter((_, index) => states[index] === wanted);
    return { alive: those('alive'), untold: those('untold') };
  }

  async #lifeOf({ entry, createdAt }: RecordedRelease, ownRun: string | undefined): Promise<Life> {
    const run = runIdOf(entry.run_url);
    // The same run at a later attempt: GitHub has one attempt at a time.
    if (run !== undefined && run === ownRun) return 'over';
    const status = run === undefined ? undefined : await this.#statusOfRun(run);
    if (status !== undefined) return status === 'completed' ? 'over' : 'alive';
    return Date.now() - Date.parse(createdAt) < silentForMs ? 'untold' : 'over';
  }

  /** `undefined` where it cannot be told, as without the permission. */
  async #statusOfRun(run: string): Promise<string | undefined> {
    const call = {
      what: 'look whether another run is still running',
      permission: 'actions: read',
      idempotent: true,
      result: z.looseObject({ status: z.string().nullable() }),
    };
    try {
      const { status } = await this.#github.call(call, (octokit, signal) =>
        octokit.rest.actions.getWorkflowRun({ ...this.#repository, run_id: Number(run), request: { signal } }),
      );
      return status ?? undefined;
    } catch (error) {
      if (error instanceof ActionError && error.fault !== 'world') return undefined;
      throw error;
    }
  }

  /** What was said of a release on its way, oldest first: the descriptions of its statuses. */
  async journal(deploymentId: number): Promise<string[]> {
    const rows = await this.#statuses(deploymentId, 100);
    return rows.map(({ description }) => description ?? '').reverse();
  }

  withSignal(signal: AbortSignal): ReleaseLedger {
    return new ReleaseLedger(this.#github.withSignal(signal), this.#environment, this.#ownRef);
  }

  get #isProduction() {
    return this.#environment === 'production';
  }

  get #repository() {
    return { owner: this.#github.owner, repo: this.#github.repo };
  }
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= descriptionLength ? text : `${characters.slice(0, descriptionLength - 1).join('')}…`;
}

/** How GitHub says that there is no such commit. */
function isUnprocessable(error: unknown): boolean {
  const cause = error instanceof ActionError ? error.cause : undefined;
  return cause instanceof Error && 'status' in cause && cause.status === 422;
}

function runIdOf(url: string | null): string | undefined {
  return /\/actions\/runs\/(\d+)$/.exec(url ?? '')?.[1];
}
