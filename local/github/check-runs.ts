import { z } from 'zod';
import type { LocalResponse } from '../http/server.ts';
import { failure, notFound, validationFailed } from './answers.ts';
import { type Call, idOf, type Route } from './call.ts';
import { paginate } from './pages.ts';
import { findCommit } from './repository.ts';
import { type CheckRun, now } from './state.ts';
import { repositoryUrl } from './views.ts';

const all = '/repos/{owner}/{repo}/check-runs';
const one = `${all}/{check_run_id}`;

/** Checks on commits, as far as actions make them. */
export const checkRunRoutes: Route[] = [
  { method: 'POST', template: all, answer: createCheckRun },
  { method: 'GET', template: one, answer: getCheckRun },
  { method: 'PATCH', template: one, answer: updateCheckRun },
  { method: 'GET', template: `${one}/annotations`, answer: listAnnotations },
  { method: 'GET', template: '/repos/{owner}/{repo}/commits/{ref}/check-runs', answer: listForRef },
];

const Annotation = z.object({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  title: z.string().nullable().default(null),
  message: z.string(),
});

const Output = z.object({
  title: z.string().optional(),
  summary: z.string().optional(),
  text: z.string().optional(),
  annotations: z.array(Annotation).default([]),
});

const Body = z.object({
  name: z.string().optional(),
  head_sha: z.string().optional(),
  external_id: z.string().optional(),
  details_url: z.string().optional(),
  conclusion: z.string().optional(),
  output: Output.optional(),
});
type Body = z.infer<typeof Body>;

function createCheckRun(call: Call): LocalResponse {
  const body = Body.parse(call.body);
  const commit = findCommit(call, body.head_sha ?? '');
  if (!commit) return failure(422, `No commit found for SHA: ${body.head_sha}`);
  const refusal = refuse(body);
  if (refusal) return refusal;
  const run = call.store.change((state, nextId) => {
    const created: CheckRun = {
      id: nextId(),
      name: body.name ?? '',
      head_sha: commit.sha,
      external_id: body.external_id ?? '',
      details_url: body.details_url ?? null,
      conclusion: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
      created_at: now(),
    };
    state.check_runs.push(created);
    apply(created, body);
    return created;
  });
  return { status: 201, body: view(call, run) };
}

function getCheckRun(call: Call): LocalResponse {
  const run = find(call);
  return run ? { status: 200, body: view(call, run) } : notFound();
}

function updateCheckRun(call: Call): LocalResponse {
  const run = find(call);
  if (!run) return notFound();
  const body = Body.parse(call.body);
  const refusal = refuse(body);
  if (refusal) return refusal;
  call.store.change(() => apply(run, body));
  return { status: 200, body: view(call, run) };
}

/** Every change adds its annotations to those that are there. */
function apply(run: CheckRun, { conclusion, output }: Body): void {
  run.conclusion = conclusion ?? run.conclusion;
  if (!output) return;
  run.title = output.title ?? run.title;
  run.summary = output.summary ?? run.summary;
  run.text = output.text ?? run.text;
  run.annotations.push(...output.annotations);
}

/** GitHub refuses the whole request for one annotation that it does not take. */
function refuse({ output }: Body): LocalResponse | undefined {
  const invalid = (field: string, message: string) =>
    validationFailed({ resource: 'CheckRun', field, code: 'invalid', message });
  for (const { message, title, start_line, end_line } of output?.annotations ?? []) {
    if (Buffer.byteLength(message) > 65_536) return invalid('annotations', 'message is too long');
    if ((title ?? '').length > 255) return invalid('annotations', 'title is too long (maximum is 255 characters)');
    if (start_line < 1 || end_line < start_line) return invalid('annotations', 'lines are not in order');
  }
  return undefined;
}

function find(call: Call): CheckRun | undefined {
  return call.store.state.check_runs.find(({ id }) => id === idOf(call, 'check_run_id'));
}

function listForRef(call: Call): LocalResponse {
  const commit = findCommit(call, call.params['ref'] ?? '');
  if (!commit) return failure(422, `No commit found for SHA: ${call.params['ref']}`);
  const name = call.query.get('check_name');
  const runs = call.store.state.check_runs.filter(
    (run) => run.head_sha === commit.sha && (name === null || run.name === name),
  );
  const { items, headers } = paginate(call, runs.toReversed());
  const body = { total_count: runs.length, check_runs: items.map((run) => view(call, run)) };
  return { status: 200, headers, body };
}

function listAnnotations(call: Call): LocalResponse {
  const run = find(call);
  if (!run) return notFound();
  const { items, headers } = paginate(call, run.annotations);
  const body = items.map((annotation) => ({
    ...annotation,
    start_column: null,
    end_column: null,
    raw_details: null,
    blob_href: `https://github.com/${call.repository}/blob/${run.head_sha}/${annotation.path}`,
  }));
  return { status: 200, headers, body };
}

function view(call: Call, run: CheckRun) {
  const { id, name, head_sha, external_id, details_url, conclusion, title, summary, text, annotations } = run;
  const url = repositoryUrl(call, `/check-runs/${id}`);
  const page = `https://github.com/${call.repository}/runs/${id}`;
  return {
    id,
    node_id: Buffer.from(`CheckRun:${id}`).toString('base64url'),
    name,
    head_sha,
    external_id,
    url,
    html_url: page,
    details_url: details_url ?? page,
    status: conclusion === null ? 'queued' : 'completed',
    conclusion,
    started_at: run.created_at,
    completed_at: conclusion === null ? null : run.created_at,
    output: { title, summary, text, annotations_count: annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: 1 },
    app: null,
    pull_requests: [],
  };
}
