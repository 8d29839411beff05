import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder, write } from './checkout.ts';
import { createDatabase, migrate, migrationCheckout, type TestDatabase } from './database.ts';
import { checkoutSample } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => {
  stack.faults.set([]);
  expect(stack.github.defects).toEqual([]);
});

const Comments = z.array(z.looseObject({ id: z.number(), body: z.string() }));
type Comment = z.infer<typeof Comments>[number];

async function commentsOn(pullRequest: number): Promise<Comment[]> {
  const { apiUrl, repository, token } = stack.github;
  const answer = await fetch(`${apiUrl}/repos/${repository}/issues/${pullRequest}/comments?per_page=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Comments.parse(await answer.json());
}

/** What the runner tells of a workflow on a pull request. */
function onPullRequest(number: number, event = 'pull_request'): Record<string, string> {
  const file = join(temporaryFolder(), 'event.json');
  writeFileSync(file, JSON.stringify({ action: 'synchronize', number, pull_request: { number } }));
  return {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: `refs/pull/${number}/merge`,
    GITHUB_RUN_ID: '88',
    GITHUB_RUN_ATTEMPT: '1',
  };
}

const files = { '1_trips.sql': 'CREATE TABLE trips (name TEXT);' };

function plan(
  workspace: string,
  env: Record<string, string>,
  inputs: Record<string, string> = {},
): Promise<ActionResult> {
  return migrate(stack, workspace, { mode: 'plan', ...inputs }, env);
}

async function project(name: string): Promise<{ database: TestDatabase; workspace: string; pullRequest: number }> {
  const database = await createDatabase(stack, name);
  return { database, workspace: migrationCheckout(database, files), pullRequest: stack.github.openPullRequest(name) };
}

test('a plan on a pull request is shown as a comment, and updated in place', async () => {
  const { database, workspace, pullRequest } = await project('discussed');
  await database.query("CREATE TABLE places (name TEXT); INSERT INTO places VALUES ('Faro'), ('Porto')");
  const env = onPullRequest(pullRequest);
  const first = await plan(workspace, env);
  expect(first.exitCode, first.log).toBe(0);
  const [comment, ...more] = await commentsOn(pullRequest);
  expect(more).toEqual([]);
  expect(comment?.body).toContain('Migrations of discussed');
  expect(comment?.body).toContain('1 migration would be applied. This was a plan: nothing was changed.');
  expect(comment?.body).toContain('`1_trips.sql`');
  expect(comment?.body).toMatch(/\*\*Rehearsed\*\* on a fresh export/);
  expect(comment?.body).toMatch(/`places` 2/);
  expect(comment?.body).toContain('CREATE TABLE trips');
  expect(comment?.body).toContain(
    `Planned for aaaaaaaa by [this run](https://github.com/${stack.github.repository}/actions/runs/88)`,
  );

  write(workspace, 'migrations/2_drop.sql', 'DROP TABLE places;\n');
  const second = await plan(workspace, env);
  expect(second).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  const [updated, ...others] = await commentsOn(pullRequest);
  expect(others).toEqual([]);
  expect(updated?.id).toBe(comment?.id);
  expect(updated?.body).toContain('Blocked: nothing was done, 2 migrations pending.');
  expect(updated?.body).toMatch(/⛔ \[`drop-table`\][^\n]*`2_drop\.sql:1`[^\n]*The table places is dropped/);
  expect(updated?.body).toMatch(/\| `places` \| 2 \| gone \|/);
  expect(updated?.body).not.toContain('would be applied');

  // Nothing is pending any more: what was said before must not stand.
  const merged = await migrate(stack, migrationCheckout(database, files));
  expect(merged.exitCode, merged.log).toBe(0);
  await plan(migrationCheckout(database, files), env);
  const [last, ...rest] = await commentsOn(pullRequest);
  expect(rest).toEqual([]);
  expect(last?.id).toBe(comment?.id);
  expect(last?.body).toContain('Nothing to do: the one migration is applied.');
});

test('the same plan twice leaves the comment as it is', async () => {
  const { workspace, pullRequest } = await project('twice');
  const env = onPullRequest(pullRequest);
  await plan(workspace, env);
  const before = await commentsOn(pullRequest);
  const again = await plan(workspace, env);
  expect(again.log).toContain(`The plan is on pull request ${pullRequest} (comment unchanged).`);
  expect(await commentsOn(pullRequest)).toEqual(before);
});

test('no comment is made where nothing is pending', async () => {
  const { database, workspace, pullRequest } = await project('quiet');
  await migrate(stack, workspace);
  const result = await plan(migrationCheckout(database, files), onPullRequest(pullRequest));
  expect(result.exitCode, result.log).toBe(0);
  expect(await commentsOn(pullRequest)).toEqual([]);
});

test('two environments have a comment each', async () => {
  const workspace = checkoutSample();
  const pullRequest = stack.github.openPullRequest();
  const env = onPullRequest(pullRequest, 'pull_request_target');
  for (const environment of ['staging', 'production', 'staging']) {
    const result = await plan(workspace, env, { environment });
    expect(result.exitCode, result.log).toBe(0);
  }
  const comments = await commentsOn(pullRequest);
  expect(comments.map(({ body }) => /Database migrations of (\w+)/.exec(body)?.[1])).toEqual(['staging', 'production']);
  expect(comments.map(({ body }) => /Migrations of ([\w-]+)/.exec(body)?.[1])).toEqual([
    'voygent-staging',
    'voygent-prod',
  ]);
});

test('what somebody else has written is left alone, even where it quotes the marker', async () => {
  const { workspace, pullRequest } = await project('quoted');
  const env = onPullRequest(pullRequest);
  await plan(workspace, env);
  const [ours] = await commentsOn(pullRequest);
  const { apiUrl, repository } = stack.github;
  const other = stack.github.openPullRequest('quoting');
  const quote = `${ours?.body}\nI do not agree.`;
  await fetch(`${apiUrl}/repos/${repository}/issues/${other}/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.github.tokenOf('reviewer')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: quote }),
  });
  await plan(workspace, onPullRequest(other));
  const comments = await commentsOn(other);
  expect(comments).toHaveLength(2);
  expect(comments[0]?.body).toBe(quote);
});

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    'without permission to write',
    () => ({ 'github-token': stack.github.readOnlyToken }),
    /::warning::The plan could not be shown on pull request \d+: [^\n]*pull-requests: write/,
  ],
  [
    'with a token that is wrong',
    () => ({ 'github-token': 'no-such-token' }),
    /::warning::The plan could not be shown on pull request \d+: /,
  ],
])('%s there is a warning, and the plan passes all the same', async (what, inputs, says) => {
  const { workspace, pullRequest } = await project(`unshown-${what.replaceAll(' ', '-')}`);
  const result = await plan(workspace, onPullRequest(pullRequest), inputs());
  expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(result.log).toMatch(says);
  expect(result.log).not.toContain('::error');
  expect(result.summary).toContain('1 migration would be applied.');
  expect(await commentsOn(pullRequest)).toEqual([]);
});

test('a GitHub that does not answer does not keep a blocked plan from being told', async () => {
  const { database, pullRequest } = await project('github-down');
  await database.query('CREATE TABLE places (name TEXT)');
  const workspace = migrationCheckout(database, { '1_drop.sql': 'DROP TABLE places;' });
  stack.faults.set([{ service: 'github', path: '/comments', action: { kind: 'respond', status: 503, body: {} } }]);
  const result = await plan(workspace, onPullRequest(pullRequest));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(result.log).toMatch(/::error [^\n]*\[drop-table\]/);
  expect(result.log).toContain(`The plan could not be shown on pull request ${pullRequest}`);
});

test.each<[string, (pullRequest: number) => Record<string, string>, Record<string, string>]>([
  [
    'a push to a branch that has a pull request',
    (number) => ({ ...onPullRequest(number), GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/feature' }),
    {},
  ],
  ['a run by hand', () => ({ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/heads/main' }), {}],
  ['an apply', (number) => onPullRequest(number), { mode: 'apply' }],
])('%s is not commented, and GitHub is not asked for anything', async (what, env, inputs) => {
  const { workspace, pullRequest } = await project(`silent-${what.replaceAll(' ', '-')}`);
  const before = stack.github.server.calls.length;
  const result = await plan(workspace, env(pullRequest), inputs);
  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).not.toContain('::warning');
  expect(stack.github.server.calls.slice(before)).toEqual([]);
  expect(await commentsOn(pullRequest)).toEqual([]);
});

test('what files say goes into the comment as text', async () => {
  const { database, pullRequest } = await project('hostile');
  await database.query('CREATE TABLE places (name TEXT)');
  const reason = 'as <img src=x onerror=alert(1)> | said --> @everyone [here](https://evil.example)';
  const workspace = migrationCheckout(database, {
    '1_drop.sql': `-- voygent:allow drop-table,contract-step ${reason}\nDROP TABLE places;\nCREATE TABLE \`a</summary>\` (x);`,
  });
  const result = await plan(workspace, onPullRequest(pullRequest));
  expect(result.exitCode, result.log).toBe(0);
  expect(JSON.parse(result.outputs['findings'] ?? '[]')).toMatchObject([
    { rule: 'drop-table', line: 2, allowed: true, reason },
    { rule: 'contract-step', line: 2, allowed: true, reason },
  ]);
  const [comment] = await commentsOn(pullRequest);
  expect(comment?.body).toContain('allowed');
  expect(comment?.body).not.toMatch(/(?<!\\)(<img|\]\(https:\/\/evil)|@everyone/);
  const row = comment?.body.split('\n').find((line) => line.includes('drop-table')) ?? '';
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
});
