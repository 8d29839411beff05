import { createHash } from 'node:crypto';
import type { Call } from './call.ts';
import type { Comment, Commit, Deployment, DeploymentStatus, Environment } from './state.ts';

const website = 'https://github.com';

export const defaultBranch = 'main';

function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** URLs of the API, rooted at the repository. */
export function repositoryUrl(call: Call, rest = ''): string {
  return `${call.origin}/repos/${call.repository}${rest}`;
}

export function viewUser(call: Call, login: string, type: 'Bot' | 'Organization' | 'User') {
  const url = `${call.origin}/users/${encodeURIComponent(login)}`;
  const id = createHash('sha256').update(login).digest().readUInt32BE();
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${website}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

/** Workflows act as this app. */
function viewActor(call: Call) {
  return viewUser(call, 'github-actions[bot]', 'Bot');
}

/** What the token's own user is told of itself: the public part, which is all that is needed here. */
export function viewAuthenticatedUser(call: Call) {
  const { login, type } = call.account;
  const { created_at } = call.store.state;
  return {
    ...viewUser(call, login, type),
    user_view_type: 'public',
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at,
    updated_at: created_at,
  };
}

export function viewComment(call: Call, comment: Comment) {
  return {
    url: repositoryUrl(call, `/issues/comments/${comment.id}`),
    html_url: `${website}/${call.repository}/pull/${comment.issue_number}#issuecomment-${comment.id}`,
    issue_url: repositoryUrl(call, `/issues/${comment.issue_number}`),
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: viewUser(call, comment.user.login, comment.user.type),
    created_at: comment.created_at,
    updated_at: comment.updated_at,
    author_association: comment.user.type === 'Bot' ? 'NONE' : 'COLLABORATOR',
    body: comment.body,
    performed_via_github_app: null,
  };
}

export function viewDeployment(call: Call, deployment: Deployment) {
  const url = repositoryUrl(call, `/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    task: deployment.task,
    original_environment: deployment.original_environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.created_at,
    updated_at: deployment.updated_at,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(call),
    creator: viewActor(call),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient_environment,
    production_environment: deployment.production_environment,
    performed_via_github_app: null,
  };
}

export function viewStatus(call: Call, status: DeploymentStatus) {
  const deploymentUrl = repositoryUrl(call, `/deployments/${status.deployment_id}`);
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: viewActor(call),
    description: status.description,
    environment: status.environment,
    target_url: status.log_url,
    created_at: status.created_at,
    updated_at: status.created_at,
    deployment_url: deploymentUrl,
    repository_url: repositoryUrl(call),
    environment_url: status.environment_url,
    log_url: status.log_url,
    performed_via_github_app: null,
  };
}

export function viewEnvironment(call: Call, environment: Environment) {
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: repositoryUrl(call, `/environments/${encodeURIComponent(environment.name)}`),
    html_url: `${website}/${call.repository}/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
    created_at: environment.created_at,
    updated_at: environment.updated_at,
    can_admins_bypass: true,
    protection_rules: [],
    deployment_branch_policy: null,
  };
}

export function viewCommit(call: Call, commit: Commit) {
  const url = repositoryUrl(call, `/commits/${commit.sha}`);
  const person = { name: 'GitHub', email: 'noreply@github.com', date: commit.committed_at };
  const tree = createHash('sha1').update(commit.sha).digest('hex');
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: person,
      committer: person,
      message: commit.message,
      tree: { sha: tree, url: repositoryUrl(call, `/git/trees/${tree}`) },
      url: repositoryUrl(call, `/git/commits/${commit.sha}`),
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url,
    html_url: `${website}/${call.repository}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryUrl(call, `/commits/${sha}`),
      html_url: `${website}/${call.repository}/commit/${sha}`,
    })),
    stats: { total: 0, additions: 0, deletions: 0 },
    files: [],
  };
}
