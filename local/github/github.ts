import type { Faults } from '../http/faults.ts';
import { type LocalServer, startServer } from '../http/server.ts';
import type { Route } from './call.ts';
import { deploymentRoutes } from './deployments.ts';
import { environmentRoutes } from './environments.ts';
import { createHandler } from './handler.ts';
import { repositoryRoutes } from './repository.ts';
import { type CommitInput, Store } from './state.ts';
import { statusRoutes } from './statuses.ts';

export interface GitHubOptions {
  /** Where `github.json` lies: what a restart finds again. */
  stateDir: string;
  /** 0 takes any free port. */
  port?: number;
  faults: Faults;
  /** The only token that is let in. */
  token?: string;
  /** `owner/name` of the only repository. */
  repository?: string;
}

export interface LocalGitHub extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  apiUrl: string;
  token: string;
  repository: string;
  server: LocalServer;
  /** Answers that GitHub's own description does not allow. Any entry is a defect of the local GitHub. */
  defects: string[];
  /** Gives the repository a commit with refs, checks or a standing to the default branch. */
  registerCommit(commit: CommitInput): void;
  close(): Promise<void>;
}

export const routes: Route[] = [...repositoryRoutes, ...deploymentRoutes, ...statusRoutes, ...environmentRoutes];

/** Starts a GitHub on loopback with the part of the REST API that a ledger of releases needs. */
export function startGitHub(options: GitHubOptions): Promise<LocalGitHub> {
  return startGitHubWith(routes, options);
}

/** The same with other routes, so that a test can prove what happens to a wrong answer. */
export async function startGitHubWith(served: Route[], options: GitHubOptions): Promise<LocalGitHub> {
  const { stateDir, port = 0, faults, token = 'local-github-token', repository = 'voygent/voygent' } = options;
  const store = new Store(stateDir);
  const defects: string[] = [];
  const handler = createHandler({ routes: served, store, token, repository, defects });
  const server = await startServer({ service: 'github', handler, faults, port });
  return {
    apiUrl: server.origin,
    token,
    repository,
    server,
    defects,
    registerCommit: (commit) => void store.registerCommit(commit),
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
