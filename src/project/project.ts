import type { Location } from '../runtime/errors.ts';
import type { SmokeCheck } from './checks.ts';
import type { BackupSettings } from './configuration.ts';
import type { RehearsalSource } from './rehearsals.ts';

/** What `loadProject` starts from: the shared inputs of every action. */
export interface ProjectOptions {
  /** Absolute path of the checkout. Nothing outside it is read. */
  workspace: string;
  /** The `working-directory` input, relative to the workspace; empty or `.` for the workspace itself. */
  workingDirectory: string;
  /** The `config` input, relative to the working directory. It need not exist where it is the default. */
  config: string;
  /** The `environment` input; undefined for the top level of the wrangler configuration. */
  environment: string | undefined;
  /** The `wrangler-config` input, relative to the working directory: chooses one Worker by its file. */
  wranglerConfig?: string | undefined;
  /** The `worker` input: chooses one Worker by its name, with or without the environment's suffix. */
  worker?: string | undefined;
}

/** What the configuration files of a repository say, for one environment. */
export interface Project {
  /** Absolute path of the working directory. */
  root: string;
  environment: Environment;
  /** In configuration order; at least one. */
  workers: Worker[];
  /** The distinct D1 databases of the workers, in configuration order, or in that of `databases` where it is given. */
  databases: Database[];
  /** Path of the constitution, relative to the root, with forward slashes. The file exists. */
  constitution: string | undefined;
  /** The service on Render that belongs to the project, where there is one. */
  render: RenderService | undefined;
}

export interface RenderService {
  /** Its id: `srv-…`, or `crn-…` for a cron job. */
  service: string;
  /** Path of its Blueprint, relative to the root, with forward slashes. The file exists. */
  blueprint: string | undefined;
}

export interface Environment {
  /** undefined: no environment was asked for. */
  name: string | undefined;
  /** The environment that must have the same content before this one. */
  after: string | undefined;
  gate: 'required' | 'off';
  /** Whether the configuration says so in so many words. */
  gateSource: 'default' | 'configuration';
  /** The origins of the web pages that may read answers; for checks of CORS that name none. */
  origins: readonly string[];
}

export interface Worker {
  /** The name on Cloudflare in this environment: wrangler appends `-<environment>` where the environment sets none. */
  name: string;
  /** Path of the wrangler configuration, relative to the root, with forward slashes. */
  configFile: string;
  /** Absolute path of the directory of the wrangler configuration. wrangler is run here. */
  directory: string;
  /** What wrangler gets as `--env`; undefined is its top level, for which wrangler wants `--env ""`. */
  wranglerEnvironment: string | undefined;
  /** The configuration that a build wrote for wrangler to deploy in place of `configFile`, as of loading. */
  redirect: Redirect | undefined;
  compatibilityDate: string | undefined;
  /** Absolute path of the entry point. */
  main: string | undefined;
  /** As wrangler decides it: where it is not configured, true unless there are routes. */
  workersDev: boolean;
  previewUrls: boolean | undefined;
  routes: Route[];
  d1: D1Binding[];
  services: ServiceBinding[];
  /** Names of Workers that its service, Durable Object and workflow bindings and its tail consumers lead to. */
  dependsOn: string[];
  /** Durable Object migrations, oldest first. */
  durableObjectMigrations: { tag: string }[];
  /** `secrets.required` of wrangler's configuration, then `required-secrets` of voygent.yml; each once. */
  requiredSecrets: string[];
  varNames: string[];
  versionMetadataBinding: string | undefined;
  hasAssets: boolean;
  rateLimits: RateLimit[];
  /** Percentages of the traffic, ascending, the last one 100. */
  promote: number[];
  /** The response header in which the Worker tells its version. */
  versionHeader: { name: string; configured: boolean };
  smoke: SmokeCheck[];
  /** The origins of the web pages that may read its answers in this environment. */
  origins: readonly string[];
}

export interface Route {
  pattern: string;
  customDomain: boolean;
  zoneName: string | undefined;
}

/** A rate limiting binding: `binding` may be asked `limit` times in a period for one key. */
export interface RateLimit {
  binding: string;
  limit: number;
  periodSeconds: number;
}

export interface ServiceBinding {
  binding: string;
  service: string;
  environment: string | undefined;
}

/** A generated configuration, which `.wrangler/deploy/config.json` tells wrangler to deploy. */
export interface Redirect {
  /** Path of the generated configuration, relative to the root, with forward slashes. */
  file: string;
}

export interface D1Binding {
  binding: string;
  /** `database_name` as written. */
  name: string | undefined;
  /** `database_id` as written: its form is not checked here. */
  id: string | undefined;
  /** Absolute path; it need not exist. */
  migrationsDirectory: string;
  /** A glob relative to `migrationsDirectory`, with forward slashes, such as `*.sql`. */
  migrationsPattern: string;
  migrationsTable: string;
  /**
   * Where `database_id` stands, or the entry without one. Its file is relative to the workspace, as annotations need
   * it.
   */
  location: Location;
  /** The key path of the entry in its file, such as `env.production.d1_databases[0]`. */
  key: string;
}

/** One D1 database, which one or several Workers bind. */
export interface Database extends D1Binding {
  /** Every binding of it, in configuration order. */
  boundBy: BoundBy[];
  /** On what its migrations are rehearsed, where `databases` says so. */
  rehearse?: RehearsalSource | undefined;
  /** How it is backed up, where `databases` says so. */
  backup?: BackupSettings | undefined;
}

export interface BoundBy {
  /** The Worker's name in this environment. */
  worker: string;
  /** Its wrangler configuration, relative to the root. */
  configFile: string;
  binding: string;
}
