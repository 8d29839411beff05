import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { notFound, validationFailed } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { type Comment, type Issue, now, type PullRequest } from './state.ts';
import { viewComment } from './views.ts';

const all = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

/** Comments on issues, among which GitHub's API counts pull requests. */
export const commentRoutes: Route[] = [
  { method: 'GET', template: all, answer: listComments },
  { method: 'POST', template: all, answer: createComment },
  { method: 'GET', template: one, answer: getComment },
  { method: 'PATCH', template: one, answer: updateComment },
  { method: 'DELETE', template: one, answer: deleteComment },
];

function findPullRequest(call: Call): PullRequest | undefined {
  const number = idOf(call, 'issue_number');
  return call.store.state.pull_requests.find((candidate) => candidate.number === number);
}

function findIssue(call: Call): Issue | undefined {
  const number = idOf(call, 'issue_number');
  return call.store.state.issues.find((candidate) => candidate.number === number);
}

function findComment(call: Call): Comment | undefined {
  const id = idOf(call, 'comment_id');
  return call.store.state.comments.find((candidate) => candidate.id === id);
}

/** GitHub orders them by ascending id. */
function listComments(call: Call): LocalResponse {
  const number = findPullRequest(call)?.number ?? findIssue(call)?.number;
  if (number === undefined) return notFound();
  const since = Date.parse(call.query.get('since') ?? '');
  const comments = call.store.state.comments.filter(
    ({ issue_number, updated_at }) =>
      issue_number === number && (Number.isNaN(since) || Date.parse(updated_at) >= since),
  );
  const { items, headers } = paginate(call, comments);
  return { status: 200, headers, body: items.map((comment) => viewComment(call, comment)) };
}

function getComment(call: Call): LocalResponse {
  const comment = findComment(call);
  return comment ? { status: 200, body: viewComment(call, comment) } : notFound();
}

const NewComment = z.object({ body: z.string() });

const longestBody = 65_536;

/** GitHub counts characters, not bytes. */
function refuseBody(body: string): LocalResponse | undefined {
  const refusal = (message: string) =>
    validationFailed({ resource: 'IssueComment', field: 'data', code: 'unprocessable', message });
  if (body.trim() === '') return refusal("Body can't be blank");
  return [...body].length > longestBody
    ? refusal(`Body is too long (maximum is ${longestBody} characters)`)
    : undefined;
}

function createComment(call: Call): LocalResponse {
  const number = findPullRequest(call)?.number ?? findIssue(call)?.number;
  if (number === undefined) return notFound();
  const { body } = NewComment.parse(call.body);
  const refusal = refuseBody(body);
  if (refusal) return refusal;
  const comment = call.store.change((state, nextId) => {
    const created: Comment = {
      id: nextId(),
      issue_number: number,
      body,
      user: { login: call.account.login, type: call.account.type },
      created_at: now(),
      updated_at: now(),
    };
    state.comments.push(created);
    return created;
  });
  const view = viewComment(call, comment);
  return { status: 201, headers: { location: view.url }, body: view };
}

/** Whoever may write may also change what others have written. */
function updateComment(call: Call): LocalResponse {
  const comment = findComment(call);
  if (!comment) return notFound();
  const { body } = NewComment.parse(call.body);
  const refusal = refuseBody(body);
  if (refusal) return refusal;
  call.store.change(() => {
    comment.body = body;
    comment.updated_at = now();
  });
  return { status: 200, body: viewComment(call, comment) };
}

function deleteComment(call: Call): LocalResponse {
  const comment = findComment(call);
  if (!comment) return notFound();
  call.store.change((state) => {
    state.comments = state.comments.filter(({ id }) => id !== comment.id);
  });
  return { status: 204 };
}
