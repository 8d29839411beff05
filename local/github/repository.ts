import { createHash } from 'node:crypto';
import type { LocalResponse } from '../http/server.ts';
import { failure } from './answers.ts';
import type { Call, Route } from './call.ts';
import type { Commit } from './state.ts';
import { defaultBranch, repositoryUrl, viewCommit, viewUser } from './views.ts';

const website = 'https://github.com';

export const repositoryRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}', answer: getRepository },
  { method: 'GET', template: '/repos/{owner}/{repo}/commits/{ref}', answer: getCommit },
];

/**
 * The commit that a branch, a tag or a SHA names. Every full SHA exists, so that a caller's own git history need not
 * be told to the server first; the default branch has a head from the start.
 */
export function findCommit(call: Call, ref: string): Commit | undefined {
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const registered = call.store.state.commits.findLast(({ sha, refs }) => sha === ref || refs.includes(name));
  if (registered) return registered;
  if (/^[0-9a-f]{40}$/.test(ref)) return plainCommit(call, ref);
  return name === defaultBranch ? plainCommit(call, firstCommit(call.repository)) : undefined;
}

function plainCommit(call: Call, sha: string): Commit {
  const { created_at } = call.store.state;
  return { sha, message: 'A commit', parents: [], committed_at: created_at, refs: [], contexts: {}, behind: 'no' };
}

function firstCommit(repository: string): string {
  return createHash('sha1').update(repository).digest('hex');
}

function getCommit(call: Call): LocalResponse {
  const ref = call.params.ref ?? '';
  const commit = findCommit(call, ref);
  return commit ? { status: 200, body: viewCommit(call, commit) } : failure(422, `No commit found for SHA: ${ref}`);
}

function getRepository(call: Call): LocalResponse {
  return { status: 200, body: viewRepository(call) };
}

export function viewRepository(call: Call) {
  return { ...identity(call), ...links(call), ...counts(call) };
}

function identity(call: Call) {
  const [owner = '', name = ''] = call.repository.split('/');
  const { created_at, deployments, visibility } = call.store.state;
  const touched = deployments.at(-1)?.updated_at ?? created_at;
  const page = `${website}/${call.repository}`;
  return {
    id: 1,
    node_id: Buffer.from(`Repository:${call.repository}`).toString('base64url'),
    name,
    full_name: call.repository,
    owner: viewUser(call, owner, 'Organization'),
    private: visibility !== 'public',
    visibility,
    description: null,
    fork: false,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    archived: false,
    disabled: false,
    default_branch: defaultBranch,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `git://github.com/${call.repository}.git`,
    ssh_url: `git@github.com:${call.repository}.git`,
    svn_url: page,
    created_at,
    updated_at: touched,
    pushed_at: touched,
  };
}

/** Each link and where below the repository it leads. */
const linkPaths = {
  url: '',
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

function links(call: Call): Record<string, string> {
  return Object.fromEntries(Object.entries(linkPaths).map(([name, path]) => [name, repositoryUrl(call, path)]));
}

function counts(call: Call) {
  return {
    forks: 0,
    forks_count: 0,
    network_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: call.store.state.commits.length,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers: 0,
    watchers_count: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
  };
}
