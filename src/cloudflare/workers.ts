import type { BaseCloudflare } from 'cloudflare/client';
import type { BaseDeployments } from 'cloudflare/resources/workers/scripts/deployments';
import type { BaseSecrets } from 'cloudflare/resources/workers/scripts/secrets';
import type { BaseVersions } from 'cloudflare/resources/workers/scripts/versions';
import type { BaseSubdomains } from 'cloudflare/resources/workers/subdomains';
import { z } from 'zod';
import { type AttemptOptions, type Line, perform } from './call.ts';
import { isNotFound } from './errors.ts';
import { type AccountId, VersionId } from './ids.ts';

export const Share = z.looseObject({ version_id: VersionId, percentage: z.number() });
/** A version and the percentage of requests that reach it. */
export type Share = z.infer<typeof Share>;

const Deployment = z.looseObject({
  id: z.string(),
  created_on: z.string().optional(),
  source: z.string().optional(),
  versions: z.array(Share),
  annotations: z.record(z.string(), z.string()).nullish(),
});
export type Deployment = z.infer<typeof Deployment>;

const Version = z.looseObject({
  id: VersionId,
  number: z.number().optional(),
  metadata: z.looseObject({ has_preview: z.boolean().optional(), created_on: z.string().optional() }).nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
});
export type Version = z.infer<typeof Version>;

const permission = 'Account → Workers Scripts → Edit';

/** The Workers calls of `facts`: each says whether it may be repeated. */
export class Workers {
  readonly #api: {
    client: BaseCloudflare;
    deployments: BaseDeployments;
    versions: BaseVersions;
    secrets: BaseSecrets;
    subdomains: BaseSubdomains;
  };
  readonly #account: { account_id: AccountId };
  readonly #line: Line;

  constructor(
    api: {
      client: BaseCloudflare;
      deployments: BaseDeployments;
      versions: BaseVersions;
      secrets: BaseSecrets;
      subdomains: BaseSubdomains;
    },
    accountId: AccountId,
    line: Line,
  ) {
    this.#api = api;
    this.#account = { account_id: accountId };
    this.#line = line;
  }

  /** Whether a Worker of this name exists. */
  async exists(name: string): Promise<boolean> {
    const path = `/accounts/${this.#account.account_id}/workers/services/${encodeURIComponent(name)}`;
    try {
      await this.#read(`look for the Worker ${name}`, z.unknown(), (options) =>
        this.#api.client.get(path, options).asResponse(),
      );
      return true;
    } catch (error) {
      // 7003 means that nothing of that address exists, such as the account: the Worker may exist on another one.
      if (isNotFound(error) && !error.has(7003)) return false;
      throw error;
    }
  }

  /** The deployment that serves now; `undefined` for a Worker that has never been deployed. */
  async currentDeployment(name: string): Promise<Deployment | undefined> {
    const [current] = await this.deployments(name);
    return current;
  }

  /** Newest first; Cloudflare keeps and tells the last ones only. */
  async deployments(name: string): Promise<Deployment[]> {
    const answer = await this.#read(
      `read the deployments of ${name}`,
      z.looseObject({ deployments: z.array(Deployment) }),
      (options) => this.#api.deployments.list(name, this.#account, options).asResponse(),
    );
    return answer.deployments;
  }

  /**
   * Makes a deployment. It sets a state, but is not repeated: a repetition could overwrite what someone else has
   * deployed meanwhile. Read the current deployment after an error. `force` goes back over a change of secrets, which
   * Cloudflare otherwise refuses with code 10220.
   */
  deploy(
    name: string,
    shares: readonly Share[],
    message: string,
    { force = false }: { force?: boolean } = {},
  ): Promise<Deployment> {
    return perform(
      {
        what: `deploy ${name}`,
        permission,
        idempotent: false,
        result: Deployment,
        send: (options) =>
          this.#api.deployments
            .create(
              name,
              {
                ...this.#account,
                ...(force ? { force } : {}),
                strategy: 'percentage',
                versions: shares.map(({ version_id, percentage }) => ({ version_id, percentage })),
                annotations: { 'workers/message': message },
              },
              options,
            )
            .asResponse(),
      },
      this.#line,
    );
  }

  /** Those that can be deployed, newest first: the last 100 (developers.cloudflare.com/workers/configuration/versions-and-deployments). */
  async versions(name: string): Promise<Version[]> {
    const answer = await this.#read(
      `read the versions of ${name}`,
      z.looseObject({ items: z.array(Version) }),
      // With `deployable` the service does not page.
      (options) => this.#api.versions.list(name, { ...this.#account, deployable: true }, options).asResponse(),
    );
    return answer.items;
  }

  version(name: string, id: VersionId): Promise<Version> {
    return this.#read(`read version ${id} of ${name}`, Version, (options) =>
      this.#api.versions.get(id, { ...this.#account, script_name: name }, options).asResponse(),
    );
  }

  /** The names of the secrets that are set. */
  async secretNames(name: string): Promise<string[]> {
    const secrets = await this.#read(
      `read the names of the secrets of ${name}`,
      z.array(z.looseObject({ name: z.string() })),
      (options) => this.#api.secrets.list(name, this.#account, options).asResponse(),
    );
    return secrets.map((secret) => secret.name);
  }

  /** The account's `<subdomain>` in `<worker>.<subdomain>.workers.dev`; `undefined` when it has none. */
  async subdomain(): Promise<string | undefined> {
    try {
      const answer = await this.#read(
        'read the workers.dev subdomain',
        z.looseObject({ subdomain: z.string().nullish() }),
        (options) => this.#api.subdomains.get(this.#account, options).asResponse(),
      );
      return answer.subdomain ?? undefined;
    } catch (error) {
      // 7003 says that the address is wrong, as of an account that is not there.
      if (isNotFound(error) && !error.has(7003)) return undefined;
      throw error;
    }
  }

  #read<T>(what: string, result: z.ZodType<T>, send: (options: AttemptOptions) => Promise<Response>): Promise<T> {
    return perform({ what, permission, idempotent: true, result, send }, this.#line);
  }
}
