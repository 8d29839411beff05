import { randomUUID } from 'node:crypto';
import type { ArtifactShelf } from '../artifacts/artifacts.ts';
import type { Faults } from '../http/faults.ts';
import { type LocalServer, startServer } from '../http/server.ts';
import { type Account, accountRoutes, jobAccount, readOnlyAccount } from './accounts.ts';
import { artifactRoutes } from './artifacts.ts';
import type { Route } from './call.ts';
import { checkRunRoutes } from './check-runs.ts';
import { commentRoutes } from './comments.ts';
import { deploymentRoutes } from './deployments.ts';
import { environmentRoutes } from './environments.ts';
import { createHandler } from './handler.ts';
import { issueRoutes } from './issues.ts';
import type { TokenPermissions } from './permissions.ts';
import { pullRequestRoutes } from './pull-requests.ts';
import { repositoryRoutes } from './repository.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { runRoutes } from './runs.ts';
import {
  type CommitInput,
  type PullRequestInput,
  type State,
  Store,
  type Visibility,
  type Workflow,
  type WorkflowRun,
  type WorkflowRunInput,
} from './state.ts';
import { statusRoutes } from './statuses.ts';
import { workflowRoutes } from './workflows.ts';

export interface GitHubOptions {
  /** Where `github.json` lies: what a restart finds again. */
  stateDir: string;
  /** 0 takes any free port. */
  port?: number;
  faults: Faults;
  /** The job's, which may write. */
  token?: string;
  /** `owner/name` of the only repository. */
  repository?: string;
  /** What runs have uploaded. Without it the local GitHub does not know of artifacts. */
  artifacts?: ArtifactShelf;
}

export interface LocalGitHub extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  apiUrl: string;
  token: string;
  /** The job's in a workflow on a pull request from a fork: what it would change is refused with 403. */
  readOnlyToken: string;
  /** Gives a person a token that may write. Deployments are put down to the job's own user all the same. */
  tokenOf(login: string): string;
  /** The token of one job, which can do what its workflow's `permissions:` say. */
  jobToken(permissions: TokenPermissions): string;
  repository: string;
  server: LocalServer;
  /** Answers that GitHub's own description does not allow. Any entry is a defect of the local GitHub. */
  defects: string[];
  /** Gives the repository a commit with refs, checks or a standing to the default branch. */
  registerCommit(commit: CommitInput): void;
  /** Says of a workflow run whether it still runs, and how it came about; one that was never told of does not exist. */
  setRun(id: number, status: WorkflowRun['status'], more?: WorkflowRunInput): void;
  /** Says whether GitHub runs a workflow; of others it knows nothing. */
  setWorkflow(path: string, state: Workflow['state']): void;
  /** All that it remembers, to be looked at. */
  readonly state: Readonly<State>;
  /** Who may see the repository; it is private from the start. */
  setVisibility(visibility: Visibility): void;
  /** Sets the dates of an artifact back, as if so many milliseconds had passed: it may be expired then. */
  ageArtifact(id: number, milliseconds: number): void;
  /** @returns the number of the pull request */
  openPullRequest(title?: string, more?: PullRequestInput): number;
  close(): Promise<void>;
}

export const routes: Route[] = [
  ...repositoryRoutes,
  ...deploymentRoutes,
  ...statusRoutes,
  ...environmentRoutes,
  ...commentRoutes,
  ...pullRequestRoutes,
  ...reviewCommentRoutes,
  ...checkRunRoutes,
  ...issueRoutes,
  ...accountRoutes,
  ...runRoutes,
  ...workflowRoutes,
];

/** Starts a GitHub on loopback with the part of the REST API that a ledger of releases and comments on pull requests need. */
export function startGitHub(options: GitHubOptions): Promise<LocalGitHub> {
  const { artifacts } = options;
  return startGitHubWith(artifacts ? [...routes, ...artifactRoutes(artifacts)] : routes, options);
}

/** The same with other routes, so that a test can prove what happens to a wrong answer. */
export async function startGitHubWith(served: Route[], options: GitHubOptions): Promise<LocalGitHub> {
  const { stateDir, port = 0, faults, token = 'local-github-token', repository = 'voygent/voygent' } = options;
  const store = new Store(stateDir);
  const readOnlyToken = `${token}-that-only-reads`;
  const accounts = new Map<string, Account>([
    [token, jobAccount],
    [readOnlyToken, readOnlyAccount],
  ]);
  const tokenOf = (login: string) => {
    const own = `${token}-of-${login}`;
    accounts.set(own, { login, type: 'User', access: 'write' });
    return own;
  };
  const jobToken = (permissions: TokenPermissions) => {
    const own = `${token}-${randomUUID()}`;
    accounts.set(own, { ...jobAccount, permissions });
    return own;
  };
  const defects: string[] = [];
  const handler = createHandler({ routes: served, store, accounts, repository, defects });
  const server = await startServer({ service: 'github', handler, faults, port });
  return {
    apiUrl: server.origin,
    token,
    readOnlyToken,
    tokenOf,
    jobToken,
    repository,
    server,
    defects,
    registerCommit: (commit) => void store.registerCommit(commit),
    setRun: (id, status, more) => store.setRun(id, status, more),
    setWorkflow: (path, state) =>
      store.change((all) => {
        all.workflows = [...all.workflows.filter((one) => one.path !== path), { path, state }];
      }),
    get state() {
      return store.state;
    },
    setVisibility: (visibility) =>
      store.change((state) => {
        state.visibility = visibility;
      }),
    ageArtifact(id, milliseconds) {
      if (!options.artifacts) throw new Error('this local GitHub was started without artifacts');
      options.artifacts.age(id, milliseconds);
    },
    openPullRequest: (title = 'A pull request', more = {}) => store.openPullRequest(title, more).number,
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
