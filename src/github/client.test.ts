import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { LocalGitHub } from '../../local/github/github.ts';
import { start } from '../../local/github/testing.ts';
import { type FaultRuleInput, Faults } from '../../local/http/faults.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { connectGitHub, type GitHubCall, mayHaveRun } from './client.ts';

const faults = new Faults();
let local: LocalGitHub;
let context: TestContext;

beforeAll(async () => {
  local = await start({ faults });
});
afterAll(() => local.close());
beforeEach(() => {
  context = testContext({ GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
});
afterEach(() => faults.set([]));

const Repository = z.looseObject({ full_name: z.string() });

/** Reads the repository. */
async function call(options: Partial<GitHubCall<unknown>> = {}, { token = local.token, signal = context.signal } = {}) {
  const github = (await connectGitHub(token, context)).withSignal(signal);
  const purpose = { what: 'read the repository', permission: 'contents: read', idempotent: true, result: Repository };
  return github.call({ ...purpose, ...options }, (octokit, signal) =>
    octokit.rest.repos.get({ owner: github.owner, repo: github.repo, request: { signal } }),
  );
}

async function failureOf(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error;
}

/** How many calls reach GitHub while something runs. */
async function calls(run: () => Promise<unknown>): Promise<number> {
  const before = local.server.calls.length;
  await run();
  return local.server.calls.length - before;
}

const respond = (status: number, headers: Record<string, string> = {}, body: unknown = { message: 'no' }) =>
  ({ kind: 'respond', status, headers: { 'content-type': 'application/json', ...headers }, body }) as const;

describe('connecting', () => {
  test.each([
    ['without a token', undefined, {}, 'github-token'],
    ['outside of a repository', 'token', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY'],
    ['to what is no URL', 'token', { GITHUB_API_URL: 'localhost:80' }, 'GITHUB_API_URL is `localhost:80`'],
  ])('%s is refused before any call', async (_, token, env, text) => {
    const bad = testContext({ GITHUB_REPOSITORY: 'voygent/voygent', ...env });
    const error = await failureOf(connectGitHub(token, bad, 'record the release', 'deployments: write'));
    expect(error).toMatchObject({ code: 'input-invalid', hint: expect.any(String) });
    expect(error.message).toContain(text);
  });
});

describe('what is said where there is no token', () => {
  const bad = testContext({ GITHUB_REPOSITORY: 'voygent/voygent' });

  test('names what GitHub is needed for, and the permission', async () => {
    expect(await failureOf(connectGitHub(undefined, bad, 'record the release', 'deployments: write'))).toMatchObject({
      message: 'The input `github-token` is empty, and without it the action cannot record the release.',
      hint: 'Leave the input out for the token of the job, with `permissions: deployments: write`.',
    });
  });

  test('claims neither, where neither is told', async () => {
    expect(await failureOf(connectGitHub(undefined, bad))).toMatchObject({
      message: 'The input `github-token` is empty, and without it the action cannot reach GitHub.',
      hint: 'Leave the input out for the token of the job.',
    });
  });
});

test('a call reads the answer through its schema, and names who asks', async () => {
  expect(await call()).toMatchObject({ full_name: 'voygent/voygent' });
  expect(local.server.calls.at(-1)?.headers['user-agent']).toContain('voygent-actions');
});

describe('how often a read and a write are tried where the answers are', () => {
  test.each<[string, FaultRuleInput['action'], number, number]>([
    ['500', respond(500), 4, 1],
    ['503 without a body', { kind: 'respond', status: 503 }, 4, 1],
    ['a connection that is cut', { kind: 'reset' }, 4, 1],
    ['an answer that is cut', { kind: 'truncate' }, 4, 1],
    ['half of an answer', { kind: 'halve' }, 4, 1],
    ['another schema', respond(200, {}, { name: 7 }), 4, 1],
    ['429', respond(429, { 'retry-after': '1' }), 4, 4],
    ['403 with Retry-After', respond(403, { 'retry-after': '1' }), 4, 4],
    ['403', respond(403), 1, 1],
    ['404', respond(404), 1, 1],
    ['422', respond(422), 1, 1],
  ])('%s', async (_, action, reads, writes) => {
    for (const [idempotent, times] of [
      [true, reads],
      [false, writes],
    ] as const) {
      faults.set([{ path: '^/repos', when: 'after', action }]);
      expect(await calls(() => failureOf(call({ idempotent })))).toBe(times);
    }
  });

  test('a read is tried until it succeeds', async () => {
    faults.set([{ path: '^/repos', times: 3, action: { kind: 'reset' } }]);
    expect(await call()).toMatchObject({ full_name: 'voygent/voygent' });
  });
});

describe('the rate limit', () => {
  test('is waited for as long as Retry-After says', async () => {
    faults.set([{ path: '^/repos', times: 1, action: respond(403, { 'retry-after': '60' }) }]);
    await call({ idempotent: false });
    expect(context.clock.slept).toEqual([60_000]);
  });

  test('is waited for until it is reset, where that is soon', async () => {
    const reset = String(context.clock.now() / 1000 + 20);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    faults.set([{ path: '^/repos', times: 1, action: respond(403, headers) }]);
    await call();
    expect(context.clock.slept).toEqual([20_000]);
  });

  test('that is reset in an hour is told as what it is, and not as a missing permission', async () => {
    const reset = String(context.clock.now() / 1000 + 3600);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    faults.set([{ path: '^/repos', action: respond(403, headers) }]);
    const error = await failureOf(call());
    expect(error).toMatchObject({ code: 'github-refused', hint: expect.stringContaining('rate limit') });
    expect(context.clock.slept).toEqual([]);
  });
});

describe('an error', () => {
  test.each([
    [401, 'github-auth', 'permissions: contents: read'],
    [403, 'github-auth', 'permissions: contents: read'],
    [404, 'github-auth', 'permissions: contents: read'],
    [422, 'github-refused', 'Correct what the message names'],
    [502, 'github-refused', 'www.githubstatus.com'],
  ])('of %d is %s, with its message and what to do', async (status, code, hint) => {
    faults.set([{ path: '^/repos', action: respond(status, {}, { message: 'the reason' }) }]);
    const error = await failureOf(call());
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(error.message).toMatch(new RegExp(`^Could not read the repository: GitHub answered ${status}: the reason`));
  });

  test.each([
    [403, 'pull-requests: write', true],
    [403, 'pull-requests: read', false],
    [404, 'pull-requests: write', false],
  ])('of %d for %s speaks of forks: %s', async (status, permission, expected) => {
    faults.set([{ path: '^/repos', action: respond(status) }]);
    const { hint } = await failureOf(call({ permission }));
    expect(hint).toContain(`\`permissions: ${permission}\``);
    expect(hint?.includes('from a fork')).toBe(expected);
  });

  test('of a wrong token is told', async () => {
    expect(await failureOf(call({}, { token: 'wrong' }))).toMatchObject({ code: 'github-auth' });
  });

  test('of another schema names what is wrong in the answer', async () => {
    faults.set([{ path: '^/repos', action: respond(200, {}, { full_name: 7 }) }]);
    const error = await failureOf(call());
    expect(error).toMatchObject({ code: 'github-refused', hint: expect.stringContaining('GITHUB_API_URL') });
    expect(error.message).toContain('full_name');
  });

  test('of a page of a proxy with 200 is told', async () => {
    faults.set([
      {
        path: '^/repos',
        action: { kind: 'respond', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
      },
    ]);
    expect(await failureOf(call())).toMatchObject({ code: 'github-refused' });
  });
});

describe('where GitHub does not answer', () => {
  test('the error names the host', async () => {
    const gone = await start();
    await gone.close();
    context = testContext({ GITHUB_API_URL: gone.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
    const error = await failureOf(call());
    expect(error).toMatchObject({ code: 'github-unreachable' });
    expect(error.hint).toContain(new URL(gone.apiUrl).host);
  });

  test('it is not waited for beyond the deadline', async () => {
    faults.set([{ path: '^/repos', action: { kind: 'stall' } }]);
    const error = await failureOf(call({ idempotent: false, deadlineMs: 200 }));
    expect(error).toMatchObject({ code: 'github-unreachable', message: expect.stringContaining('timeout') });
    expect(mayHaveRun(error)).toBe(true);
  });

  test('a cancellation ends the call with its own reason', async () => {
    faults.set([{ path: '^/repos', action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const before = local.server.calls.length;
    const running = call({}, { signal: controller.signal });
    await expect.poll(() => local.server.calls.length).toBe(before + 1);
    controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('whether a failed call may have had its effect', () => {
  test.each<[string, FaultRuleInput['action'], boolean]>([
    ['500', respond(500), true],
    ['a cut connection', { kind: 'reset' }, true],
    ['an answer that cannot be read', { kind: 'halve' }, true],
    ['422', respond(422), false],
    ['404', respond(404), false],
    ['the rate limit', respond(429), false],
  ])('after %s: %s', async (_, action, expected) => {
    faults.set([{ path: '^/repos', when: 'after', action }]);
    expect(mayHaveRun(await failureOf(call({ idempotent: false })))).toBe(expected);
  });
});
