import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { notFound, validationFailed } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { type Issue, nextNumber, now } from './state.ts';
import { repositoryUrl, viewUser } from './views.ts';

const all = '/repos/{owner}/{repo}/issues';
const one = `${all}/{issue_number}`;

/** Issues that are no pull requests. */
export const issueRoutes: Route[] = [
  { method: 'GET', template: all, answer: listIssues },
  { method: 'POST', template: all, answer: createIssue },
  { method: 'GET', template: one, answer: getIssue },
  { method: 'PATCH', template: one, answer: updateIssue },
];

const Body = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  labels: z.array(z.string()).optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.string().optional(),
});

function find(call: Call): Issue | undefined {
  return call.store.state.issues.find(({ number }) => number === idOf(call, 'issue_number'));
}

/** Newest first; open ones, unless others are asked for. */
function listIssues(call: Call): LocalResponse {
  const state = call.query.get('state') ?? 'open';
  const labels = (call.query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const wanted = call.store.state.issues.filter(
    (issue) => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label)),
  );
  const { items, headers } = paginate(call, call.query.get('direction') === 'asc' ? wanted : wanted.toReversed());
  return { status: 200, headers, body: items.map((issue) => view(call, issue)) };
}

function getIssue(call: Call): LocalResponse {
  const issue = find(call);
  return issue ? { status: 200, body: view(call, issue) } : notFound();
}

const longestBody = 65_536;

function createIssue(call: Call): LocalResponse {
  const { title = '', body = '', labels = [] } = Body.parse(call.body);
  if (title.trim() === '') return validationFailed({ resource: 'Issue', field: 'title', code: 'missing_field' });
  const refusal = refuseBody(body);
  if (refusal) return refusal;
  const issue = call.store.change((state) => {
    const created: Issue = {
      number: nextNumber(state),
      title,
      body,
      labels,
      state: 'open',
      user: { login: call.account.login, type: call.account.type },
      created_at: now(),
      updated_at: now(),
    };
    state.issues.push(created);
    return created;
  });
  return { status: 201, body: view(call, issue) };
}

function updateIssue(call: Call): LocalResponse {
  const issue = find(call);
  if (!issue) return notFound();
  const changes = Body.parse(call.body);
  const refusal = refuseBody(changes.body ?? '');
  if (refusal) return refusal;
  const { state_reason: _, ...kept } = changes;
  call.store.change(() => Object.assign(issue, kept, { updated_at: now() }));
  return { status: 200, body: view(call, issue) };
}

function refuseBody(body: string): LocalResponse | undefined {
  if ([...body].length <= longestBody) return undefined;
  const message = `body is too long (maximum is ${longestBody} characters)`;
  return validationFailed({ resource: 'Issue', field: 'body', code: 'custom', message });
}

function view(call: Call, issue: Issue) {
  const { number, title, body, labels, state, user, created_at, updated_at } = issue;
  const url = repositoryUrl(call, `/issues/${number}`);
  return {
    id: number,
    node_id: Buffer.from(`Issue:${number}`).toString('base64url'),
    url,
    repository_url: repositoryUrl(call),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `https://github.com/${call.repository}/issues/${number}`,
    number,
    state,
    title,
    body,
    user: viewUser(call, user.login, user.type),
    labels: labels.map((name) => ({ name })),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: 0,
    closed_at: state === 'closed' ? updated_at : null,
    created_at,
    updated_at,
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}
