import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
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
