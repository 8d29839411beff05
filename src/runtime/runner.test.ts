import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRunner } from './runner.ts';

test('without any variable there are defaults that work by hand', () => {
  expect(readRunner({})).toMatchObject({
    workspace: process.cwd(),
    temporary: tmpdir(),
    eventFile: `${tmpdir()}/voygent-events.jsonl`,
    githubApiUrl: 'https://api.github.com',
    repository: undefined,
    runUrl: undefined,
    cloudflareApiUrl: undefined,
    workersDevUrl: undefined,
  });
});

test("GitHub's variables are taken over, and make the address of the run", () => {
  const env = {
    GITHUB_WORKSPACE: '/checkout',
    RUNNER_TEMP: '/temporary',
    GITHUB_REPOSITORY: 'voygent/voygent',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_API_URL: 'https://github.example/api/v3',
    CLOUDFLARE_API_BASE_URL: 'http://127.0.0.1:1',
  };
  expect(readRunner(env)).toMatchObject({
    workspace: '/checkout',
    eventFile: '/temporary/voygent-events.jsonl',
    attempt: '2',
    runUrl: 'https://github.example/voygent/voygent/actions/runs/42',
    githubApiUrl: 'https://github.example/api/v3',
    cloudflareApiUrl: 'http://127.0.0.1:1',
    env,
  });
});

test('an empty variable counts as none', () => {
  const runner = readRunner({
    GITHUB_WORKSPACE: '',
    GITHUB_API_URL: ' ',
    CLOUDFLARE_API_BASE_URL: '',
    GITHUB_RUN_ID: '',
  });
  expect(runner).toMatchObject({
    workspace: process.cwd(),
    githubApiUrl: 'https://api.github.com',
    cloudflareApiUrl: undefined,
    runUrl: undefined,
  });
});

test('relative paths are made absolute', () => {
  const runner = readRunner({ GITHUB_WORKSPACE: 'a', RUNNER_TEMP: 'b', VOYGENT_EVENTS: 'c/d.jsonl' });
  expect(runner).toMatchObject({
    workspace: `${process.cwd()}/a`,
    temporary: `${process.cwd()}/b`,
    eventFile: `${process.cwd()}/c/d.jsonl`,
  });
});

describe('the pull request', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-event-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const event = JSON.stringify({ action: 'opened', number: 7, pull_request: { number: 7 } });
  const merge = 'refs/pull/8/merge';

  function pullRequestOf(name: string, content: string | undefined, ref = 'refs/heads/main'): number | undefined {
    const path = join(folder, 'event.json');
    rmSync(path, { force: true });
    if (content !== undefined) writeFileSync(path, content);
    return readRunner({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REF: ref }).pullRequest;
  }

  test.each([
    ['pull_request', event, merge, 7],
    ['pull_request_target', event, 'refs/heads/main', 7],
    ['push', event, 'refs/heads/main', undefined],
    ['issue_comment', event, 'refs/heads/main', undefined],
    ['push', '{}', merge, 8],
  ])('of the event %s with %j at %s is %s', (name, content, ref, expected) => {
    expect(pullRequestOf(name, content, ref)).toBe(expected);
  });

  test.each([
    undefined,
    '',
    '{"pull_request":{"number":',
    'null',
    '7',
    '[]',
    '{}',
    '{"pull_request":null}',
    '{"pull_request":{"number":"7"}}',
    '{"pull_request":{"number":0}}',
    '{"pull_request":{"number":1.5}}',
    '{"pull_request":{"number":1e300}}',
  ])('of an event file with %j is that of the ref, or none', (content) => {
    expect(pullRequestOf('pull_request', content)).toBeUndefined();
    expect(pullRequestOf('pull_request', content, merge)).toBe(8);
  });

  test.each([
    'refs/pull/8/head',
    'refs/pull/0/merge',
    'refs/pull//merge',
    'refs/pull/8/merge/x',
    'x/refs/pull/8/merge',
    '',
  ])('of the ref %j is none', (ref) => {
    expect(readRunner({ GITHUB_REF: ref }).pullRequest).toBeUndefined();
  });

  test('of a folder in place of the event file is that of the ref, or none', () => {
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: folder };
    expect(readRunner(env).pullRequest).toBeUndefined();
    expect(readRunner({ ...env, GITHUB_REF: merge }).pullRequest).toBe(8);
  });

  test('is looked up when it is asked for, and not before', () => {
    const path = join(folder, 'later.json');
    const runner = readRunner({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path });
    writeFileSync(path, event);
    expect(runner.pullRequest).toBe(7);
  });
});
