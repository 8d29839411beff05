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

const Review = z.object({
  user: z.string(),
  type: z.enum(['Bot', 'User']).default('User'),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
  /** The head that was looked at. */
  commit_id: z.string(),
});
export type Review = z.infer<typeof Review>;

const ChangedFile = z.object({
  filename: z.string(),
  /** Of the blob in the head. */
  sha: z.string(),
  status: z.enum(['added', 'modified', 'removed']).default('modified'),
  /** Hunks without the file's header. GitHub leaves it out of large and binary files. */
  patch: z.string().optional(),
});

const ReviewComment = z.object({
  id: z.int(),
  path: z.string(),
  line: z.int(),
  body: z.string(),
  commit_id: z.string(),
  user: z.object({ login: z.string(), type: z.enum(['Bot', 'User']) }),
  created_at: z.string(),
});
export type ReviewComment = z.infer<typeof ReviewComment>;

/** What a test opens; its comments are what actions write. */
const PullRequest = z.object({
  number: z.int(),
  title: z.string(),
  created_at: z.string(),
  author: z.string().default('octocat'),
  head: z.string().default('b'.repeat(40)),
  base: z.string().default('main'),
  /** The commit of the base that it was merged as; `null` where it was not. */
  merged_as: z.string().nullable().default(null),
  /** Other commits of the base that came by it, as a rebase makes them. */
  brought: z.array(z.string()).default([]),
  /** Who wrote its commits. */
  committers: z.array(z.string()).default([]),
  reviews: z.array(Review).default([]),
  files: z.array(ChangedFile).default([]),
  /** On lines of the files. */
  review_comments: z.array(ReviewComment).default([]),
});
export type PullRequest = z.infer<typeof PullRequest>;
export type PullRequestInput = Omit<z.input<typeof PullRequest>, 'number' | 'created_at' | 'title'>;

const Comment = z.object({
  id: z.int(),
  issue_number: z.int(),
  body: z.string(),
  user: z.object({ login: z.string(), type: z.enum(['Bot', 'User']) }),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Comment = z.infer<typeof Comment>;

const Approval = z.object({
  user: z.string(),
  state: z.enum(['approved', 'rejected']),
  environments: z.array(z.string()),
});

/** A workflow run: whoever asks is told whether it still runs, who started it, and who let it into an environment. */
const WorkflowRun = z.object({
  id: z.int(),
  status: z.enum(['queued', 'in_progress', 'completed']),
  created_at: z.string(),
  actor: z.string().default('octocat'),
  event: z.string().default('workflow_dispatch'),
  head_branch: z.string().default('main'),
  approvals: z.array(Approval).default([]),
});
export type WorkflowRun = z.infer<typeof WorkflowRun>;
export type WorkflowRunInput = Omit<z.input<typeof WorkflowRun>, 'id' | 'created_at' | 'status'>;

/** A workflow file, and whether GitHub runs it. */
const Workflow = z.object({
  path: z.string(),
  state: z.enum(['active', 'disabled_inactivity', 'disabled_manually']),
});
export type Workflow = z.infer<typeof Workflow>;

const Issue = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string(),
  labels: z.array(z.string()),
  state: z.enum(['open', 'closed']),
  user: z.object({ login: z.string(), type: z.enum(['Bot', 'User']) }),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Issue = z.infer<typeof Issue>;

const Annotation = z.object({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  title: z.string().nullable().default(null),
  message: z.string(),
});

const CheckRun = z.object({
  id: z.int(),
  name: z.string(),
  head_sha: z.string(),
  external_id: z.string().nullable(),
  details_url: z.string().nullable(),
  conclusion: z.string().nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  text: z.string().nullable(),
  annotations: z.array(Annotation),
  created_at: z.string(),
});
export type CheckRun = z.infer<typeof CheckRun>;

const Visibility = z.enum(['public', 'private', 'internal']);
export type Visibility = z.infer<typeof Visibility>;

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
  workflows: z.array(Workflow).default([]),
  issues: z.array(Issue).default([]),
  check_runs: z.array(CheckRun).default([]),
  visibility: Visibility.default('private'),
});
export type State = z.infer<typeof State>;

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

  setRun(id: number, status: WorkflowRun['status'], more: WorkflowRunInput = {}): void {
    this.change((state) => {
      const known = state.runs.find((run) => run.id === id) ?? { created_at: now() };
      state.runs = [...state.runs.filter((run) => run.id !== id), WorkflowRun.parse({ ...known, ...more, id, status })];
    });
  }

  openPullRequest(title: string, more: PullRequestInput = {}): PullRequest {
    return this.change((state) => {
      const number = nextNumber(state);
      const pullRequest = PullRequest.parse({ number, title, created_at: now(), ...more });
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

/** Issues and pull requests are numbered together. */
export function nextNumber({ pull_requests, issues }: State): number {
  return pull_requests.length + issues.length + 1;
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
