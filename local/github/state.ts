import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const DeploymentState = z.enum(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']);
export type DeploymentState = z.infer<typeof DeploymentState>;

const Payload = z.union([z.string(), z.record(z.string(), z.unknown())]);

const Deployment = z.object({
  id: z.int(),
  sha: z.string(),
  ref: z.string(),
  task: z.string(),
  payload: Payload,
  original_environment: z.string(),
  environment: z.string(),
  description: z.string().nullable(),
  transient_environment: z.boolean(),
  production_environment: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Deployment = z.infer<typeof Deployment>;

const DeploymentStatus = z.object({
  id: z.int(),
  deployment_id: z.int(),
  state: DeploymentState,
  description: z.string(),
  environment: z.string(),
  environment_url: z.string(),
  log_url: z.string(),
  created_at: z.string(),
});
export type DeploymentStatus = z.infer<typeof DeploymentStatus>;

const Environment = z.object({ id: z.int(), name: z.string(), created_at: z.string(), updated_at: z.string() });
export type Environment = z.infer<typeof Environment>;

/** A commit that the repository has, and what decides whether a deployment of it goes through. */
const Commit = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  message: z.string().default('A commit'),
  parents: z.array(z.string()).default([]),
  committed_at: z.string().default('2026-01-01T00:00:00Z'),
  /** Branches and tags that name it. */
  refs: z.array(z.string()).default([]),
  /** Commit statuses by context. */
  contexts: z.record(z.string(), z.enum(['error', 'failure', 'pending', 'success'])).default({}),
  /** How it stands to the default branch, which matters to a deployment with `auto_merge`. */
  behind: z.enum(['no', 'mergeable', 'conflicting']).default('no'),
});
export type Commit = z.infer<typeof Commit>;
export type CommitInput = z.input<typeof Commit>;

/** What a test opens; its comments are what actions write. */
const PullRequest = z.object({ number: z.int(), title: z.string(), created_at: z.string() });
export type PullRequest = z.infer<typeof PullRequest>;

const Comment = z.object({
  id: z.int(),
  issue_number: z.int(),
  body: z.string(),
  user: z.object({ login: z.string(), type: z.enum(['Bot', 'User']) }),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Comment = z.infer<typeof Comment>;

/** A workflow run: whoever asks is told whether it still runs. */
const WorkflowRun = z.object({
  id: z.int(),
  status: z.enum(['queued', 'in_progress', 'completed']),
  created_at: z.string(),
});
export type WorkflowRun = z.infer<typeof WorkflowRun>;

const State = z.object({
  next_id: z.int().default(1),
  created_at: z.string(),
  deployments: z.array(Deployment).default([]),
  statuses: z.array(DeploymentStatus).default([]),
  environments: z.array(Environment).default([]),
  commits: z.array(Commit).default([]),
  pull_requests: z.array(PullRequest).default([]),
  comments: z.array(Comment).default([]),
  runs: z.array(WorkflowRun).default([]),
});
type State = z.infer<typeof State>;

/** What the local GitHub remembers. Every change is on the disk before its answer is sent. */
export class Store {
  readonly #file: string;
  readonly #state: State;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#file = join(directory, 'github.json');
    this.#state = State.parse(read(this.#file) ?? { created_at: now() });
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  /** Makes a change and saves it. `nextId` gives ids that are never used twice. */
  change<T>(make: (state: State, nextId: () => number) => T): T {
    const result = make(this.#state, () => this.#state.next_id++);
    this.#save();
    return result;
  }

  registerCommit(input: CommitInput): Commit {
    const commit = Commit.parse(input);
    return this.change((state) => {
      state.commits = [...state.commits.filter(({ sha }) => sha !== commit.sha), commit];
      return commit;
    });
  }

  setRun(id: number, status: WorkflowRun['status']): void {
    this.change((state) => {
      const created_at = state.runs.find((run) => run.id === id)?.created_at ?? now();
      state.runs = [...state.runs.filter((run) => run.id !== id), { id, status, created_at }];
    });
  }

  openPullRequest(title: string): PullRequest {
    return this.change((state) => {
      const pullRequest = { number: state.pull_requests.length + 1, title, created_at: now() };
      state.pull_requests.push(pullRequest);
      return pullRequest;
    });
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
    throw new Error(`the state of the local GitHub in ${file} cannot be read`, { cause: error });
  }
}

/** GitHub's timestamps have no fraction of a second. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
