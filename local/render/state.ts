import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Render's own words: api-docs.render.com, «List deploys», `status`. */
export const DeployStatus = z.enum([
  'created',
  'queued',
  'build_in_progress',
  'pre_deploy_in_progress',
  'update_in_progress',
  'live',
  'deactivated',
  'build_failed',
  'pre_deploy_failed',
  'update_failed',
  'canceled',
]);
export type DeployStatus = z.infer<typeof DeployStatus>;

/** «Update service»: `commit` deploys what is pushed, `checksPass` waits until the branch is green. */
export const AutoDeployTrigger = z.enum(['off', 'commit', 'checksPass']);
export type AutoDeployTrigger = z.infer<typeof AutoDeployTrigger>;

const Commit = z.object({ id: z.string(), message: z.string(), created_at: z.string() });

const Deploy = z.object({
  id: z.string(),
  service: z.string(),
  /** `null` for a service that runs an image. */
  commit: Commit.nullable(),
  image: z.object({ ref: z.string(), sha: z.string() }).nullable().default(null),
  status: DeployStatus,
  trigger: z.enum(['new_commit', 'rollback', 'manual', 'api']),
  /** The statuses that are still before it. One that is under way and has none stays as it is for ever. */
  ahead: z.array(DeployStatus),
  created_at: z.string(),
  updated_at: z.string(),
  finished_at: z.string().nullable(),
});
export type Deploy = z.infer<typeof Deploy>;

const Service = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['web_service', 'private_service', 'background_worker', 'static_site', 'cron_job']),
  auto_deploy: AutoDeployTrigger,
  suspended: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Service = z.infer<typeof Service>;

const State = z.object({
  services: z.array(Service).default([]),
  /** In the order in which they were made. */
  deploys: z.array(Deploy).default([]),
});
export type State = z.infer<typeof State>;

/** What the local Render remembers. Every change is on the disk before its answer is sent. */
export class Store {
  readonly #file: string;
  readonly #state: State;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#file = join(directory, 'render.json');
    this.#state = State.parse(read(this.#file) ?? {});
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  change<T>(make: (state: State) => T): T {
    const result = make(this.#state);
    this.#save();
    return result;
  }

  /** Whoever reads the file after a SIGKILL finds the old state or the new one, and no half of either. */
  #save(): void {
    const draft = `${this.#file}.${process.pid}.draft`;
    const descriptor = openSync(draft, 'w');
    try {
      writeFileSync(descriptor, JSON.stringify(this.#state, null, 1));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, this.#file);
  }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`the state of the local Render in ${file} cannot be read`, { cause: error });
  }
}
