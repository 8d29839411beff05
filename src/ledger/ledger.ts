import { z } from 'zod';
import { type GitHub, mayHaveRun } from '../github/client.ts';
import { type RecordedRelease, type ReleaseEntry, readEntry, task } from './entry.ts';

export type State = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

const permission = 'deployments: write';
// docs.github.com/rest/deployments/statuses: a description has at most 140 characters.
const descriptionLength = 140;
/** How far back an unfinished release is looked for. */
const lookBack = 10;

const DeploymentRow = z.looseObject({ id: z.number(), payload: z.unknown() });
const StatusRow = z.looseObject({ state: z.string() });

/** The releases of one environment, kept as GitHub Deployments. */
export class ReleaseLedger {
  readonly #github: GitHub;
  readonly #environment: string;

  constructor(github: GitHub, environment: string) {
    this.#github = github;
    this.#environment = environment;
  }

  /** The newest releases, newest first. */
  async recent(): Promise<RecordedRelease[]> {
    const rows = await this.#github.call(
      { what: 'read the releases', permission: 'deployments: read', idempotent: true, result: z.array(DeploymentRow) },
      (octokit, signal) =>
        octokit.rest.repos.listDeployments({
          ...this.#repository,
          environment: this.#environment,
          task,
          per_page: lookBack,
          request: { signal },
        }),
    );
    const found = rows.flatMap(({ id, payload }) => {
      const entry = readEntry(payload);
      return entry ? [{ id, entry }] : [];
    });
    return Promise.all(
      found.map(async ({ id, entry }) => ({ deploymentId: id, entry, state: await this.#stateOf(id) })),
    );
  }

  /**
   * Writes a release down, before its first step. Not repeated blindly: after a lost answer it is looked for.
   * @returns the id of the GitHub Deployment
   */
  async record(entry: ReleaseEntry): Promise<number> {
    try {
      const created = await this.#github.call(
        { what: 'record the release', permission, idempotent: false, result: DeploymentRow },
        (octokit, signal) =>
          octokit.rest.repos.createDeployment({
            ...this.#repository,
            ref: entry.commit,
            task,
            environment: this.#environment,
            auto_merge: false,
            required_contexts: [],
            production_environment: this.#environment === 'production',
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

  async #stateOf(deploymentId: number): Promise<string> {
    const rows = await this.#github.call(
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
          per_page: 1,
          request: { signal },
        }),
    );
    return rows[0]?.state ?? 'pending';
  }

  withSignal(signal: AbortSignal): ReleaseLedger {
    return new ReleaseLedger(this.#github.withSignal(signal), this.#environment);
  }

  get #repository() {
    return { owner: this.#github.owner, repo: this.#github.repo };
  }
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= descriptionLength ? text : `${characters.slice(0, descriptionLength - 1).join('')}…`;
}
