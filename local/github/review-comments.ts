import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { failure, notFound } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { now, type PullRequest, type ReviewComment } from './state.ts';
import { repositoryUrl, viewUser } from './views.ts';

const root = '/repos/{owner}/{repo}/pulls/{pull_number}';

/** Comments on lines of a pull request's files, which come with reviews. */
export const reviewCommentRoutes: Route[] = [
  { method: 'GET', template: `${root}/files`, answer: listFiles },
  { method: 'GET', template: `${root}/comments`, answer: listComments },
  { method: 'POST', template: `${root}/reviews`, answer: createReview },
];

function find(call: Call): PullRequest | undefined {
  return call.store.state.pull_requests.find(({ number }) => number === idOf(call, 'pull_number'));
}

function listFiles(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const { items, headers } = paginate(call, pullRequest.files);
  const body = items.map((file) => {
    const path = encodeURI(file.filename);
    return {
      ...file,
      additions: 0,
      deletions: 0,
      changes: 0,
      blob_url: `https://github.com/${call.repository}/blob/${pullRequest.head}/${path}`,
      raw_url: `https://github.com/${call.repository}/raw/${pullRequest.head}/${path}`,
      contents_url: repositoryUrl(call, `/contents/${path}?ref=${pullRequest.head}`),
    };
  });
  return { status: 200, headers, body };
}

function listComments(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const { items, headers } = paginate(call, pullRequest.review_comments);
  return { status: 200, headers, body: items.map((comment) => viewComment(call, pullRequest, comment)) };
}

const NewReview = z.object({
  commit_id: z.string(),
  event: z.literal('COMMENT'),
  body: z.string().default(''),
  comments: z
    .array(z.object({ path: z.string(), line: z.int(), side: z.literal('RIGHT'), body: z.string().min(1) }))
    .default([]),
});

/** All of its comments or none: one that is not on a line of the diff makes GitHub refuse the review. */
function createReview(call: Call): LocalResponse {
  const pullRequest = find(call);
  if (!pullRequest) return notFound();
  const { comments, commit_id, body } = NewReview.parse(call.body);
  const isStray = ({ path, line }: { path: string; line: number }) => !isInDiff(pullRequest, path, line);
  if (comments.some(isStray)) return failure(422, 'Unprocessable Entity', { errors: ['Line could not be resolved'] });
  const id = call.store.change((state, nextId) => {
    for (const { path, line, body: text } of comments)
      pullRequest.review_comments.push({
        id: nextId(),
        path,
        line,
        body: text,
        commit_id,
        user: { login: call.account.login, type: call.account.type },
        created_at: now(),
      });
    return state.next_id++;
  });
  const page = `https://github.com/${call.repository}/pull/${pullRequest.number}#pullrequestreview-${id}`;
  const url = repositoryUrl(call, `/pulls/${pullRequest.number}`);
  const view = {
    id,
    node_id: Buffer.from(`Review:${id}`).toString('base64url'),
    user: viewUser(call, call.account.login, call.account.type),
    body,
    state: 'COMMENTED',
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: now(),
    commit_id,
    author_association: 'NONE',
  };
  return { status: 200, body: view };
}

/** Whether a line of the new file stands in a hunk. */
function isInDiff({ files }: PullRequest, path: string, line: number): boolean {
  const patch = files.find(({ filename }) => filename === path)?.patch ?? '';
  return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].some(([, start, count]) => {
    const first = Number(start);
    return line >= first && line < first + Number(count ?? 1);
  });
}

function viewComment(call: Call, { number }: PullRequest, comment: ReviewComment) {
  const { id, path, line, body, commit_id, user, created_at } = comment;
  const url = repositoryUrl(call, `/pulls/comments/${id}`);
  const page = `https://github.com/${call.repository}/pull/${number}#discussion_r${id}`;
  const pullRequest = repositoryUrl(call, `/pulls/${number}`);
  return {
    url,
    pull_request_review_id: 1,
    id,
    node_id: Buffer.from(`ReviewComment:${id}`).toString('base64url'),
    diff_hunk: '@@',
    path,
    line,
    side: 'RIGHT',
    commit_id,
    original_commit_id: commit_id,
    user: viewUser(call, user.login, user.type),
    body,
    created_at,
    updated_at: created_at,
    html_url: page,
    pull_request_url: pullRequest,
    author_association: 'NONE',
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullRequest } },
  };
}
