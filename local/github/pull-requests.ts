import type { LocalResponse } from '../http/server.ts';
import { notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { findCommit, viewRepository } from './repository.ts';
import type { PullRequest, Review } from './state.ts';
import { repositoryUrl, viewCommit, viewUser } from './views.ts';

/** Pull requests, as far as somebody asks who has approved what. */
export const pullRequestRoutes: Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/pulls/{pull_number}', answer: getOne },
  { method: 'GET', template: '/repos/{owner}/{repo}/commits/{commit_sha}/pulls', answer: listOfCommit },
  { method: 'GET', template: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews', answer: listReviews },
  { method: 'GET', template: '/repos/{owner}/{repo}/pulls/{pull_number}/commits', answer: listCommits },
];

function listOfCommit(call: Call): LocalResponse {
  const sha = call.params['commit_sha'] ?? '';
  const of = call.store.state.pull_requests.filter(
    ({ merged_as, brought, head }) => merged_as === sha || brought.includes(sha) || head === sha,
  );
  const { items, headers } = paginate(call, of);
  return { status: 200, headers, body: items.map((one) => viewPullRequest(call, one)) };
}

/** Alone it is told with more than in a list. */
function getOne(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const body = {
    ...viewPullRequest(call, pullRequest),
    merged: pullRequest.merged_as !== null,
    mergeable: true,
    rebaseable: true,
    mergeable_state: 'clean',
    merged_by: null,
    comments: 0,
    review_comments: pullRequest.review_comments.length,
    maintainer_can_modify: false,
    commits: 1,
    additions: 0,
    deletions: 0,
    changed_files: pullRequest.files.length,
  };
  return { status: 200, body };
}

function find(call: Call): PullRequest | undefined {
  return call.store.state.pull_requests.find(({ number }) => number === idOf(call, 'pull_number'));
}

function listReviews(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const { items, headers } = paginate(call, pullRequest.reviews);
  return { status: 200, headers, body: items.map((review, index) => viewReview(call, pullRequest, review, index)) };
}

function listCommits(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const { items, headers } = paginate(call, pullRequest.committers);
  const commit = findCommit(call, pullRequest.head);
  if (!commit) return notFound();
  const body = items.map((login) => ({ ...viewCommit(call, commit), author: viewUser(call, login, 'User') }));
  return { status: 200, headers, body };
}

function viewReview(call: Call, { number, created_at }: PullRequest, review: Review, index: number) {
  const page = `https://github.com/${call.repository}/pull/${number}#pullrequestreview-${index + 1}`;
  const url = repositoryUrl(call, `/pulls/${number}`);
  return {
    id: index + 1,
    node_id: Buffer.from(`Review:${number}.${index}`).toString('base64url'),
    user: viewUser(call, review.user, review.type),
    body: '',
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: created_at,
    commit_id: review.commit_id,
    author_association: 'COLLABORATOR',
  };
}

function viewPullRequest(call: Call, pullRequest: PullRequest) {
  const { number, title, created_at, author, merged_as, head, base } = pullRequest;
  const url = repositoryUrl(call, `/pulls/${number}`);
  const issue = repositoryUrl(call, `/issues/${number}`);
  const page = `https://github.com/${call.repository}/pull/${number}`;
  const owner = call.repository.split('/')[0] ?? '';
  const end = (ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: viewUser(call, owner, 'Organization'),
    repo: { ...viewRepository(call), has_downloads: true },
  });
  const links = {
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    statuses: repositoryUrl(call, `/statuses/${head}`),
    review_comments: `${url}/comments`,
    review_comment: repositoryUrl(call, '/pulls/comments{/number}'),
  };
  return {
    url,
    id: number,
    node_id: Buffer.from(`PullRequest:${number}`).toString('base64url'),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number,
    state: merged_as === null ? 'open' : 'closed',
    locked: false,
    title,
    user: viewUser(call, author, 'User'),
    body: null,
    labels: [],
    milestone: null,
    created_at,
    updated_at: created_at,
    closed_at: merged_as === null ? null : created_at,
    merged_at: merged_as === null ? null : created_at,
    merge_commit_sha: merged_as,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: end(`change-${number}`, head),
    base: end(base, 'c'.repeat(40)),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      ...Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    },
    author_association: 'COLLABORATOR',
    auto_merge: null,
    draft: false,
  };
}
