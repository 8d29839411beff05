import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalGitHub } from '../../local/github/github.ts';
import { clientOf, place, start } from '../../local/github/testing.ts';
import { Faults } from '../../local/http/faults.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { connectGitHub, type GitHub } from './client.ts';
import { readComment, upsertComment } from './sticky-comment.ts';

const faults = new Faults();
let local: LocalGitHub;
let github: GitHub;
/** A new one for each test. */
let pullRequest: number;

beforeAll(async () => {
  local = await start({ faults });
});
afterAll(async () => {
  expect(local.defects).toEqual([]);
  await local.close();
});
beforeEach(async () => {
  pullRequest = local.openPullRequest();
  github = await connectedWith(local.token);
});
afterEach(() => faults.set([]));

function connectedWith(token: string, apiUrl = local.apiUrl): Promise<GitHub> {
  const context = testContext({ GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
  return connectGitHub(token, context, 'comment on the pull request', 'pull-requests: write');
}

const marked = (text: string, marker = 'plan') => `<!-- voygent:${marker} -->\n${text}`;

/** A comment as it is there before an action runs. */
async function comment(body: string, token = local.token): Promise<number> {
  const { data } = await clientOf({ ...local, token }).issues.createComment({
    ...place,
    issue_number: pullRequest,
    body,
  });
  return data.id;
}

async function bodies(): Promise<(string | undefined)[]> {
  const { data } = await clientOf(local).issues.listComments({ ...place, issue_number: pullRequest, per_page: 100 });
  return data.map(({ body }) => body);
}

/** The calls that reach GitHub while something runs, as `METHOD status`. */
async function callsOf(run: () => Promise<unknown>): Promise<string[]> {
  const before = local.server.calls.length;
  await run();
  return local.server.calls.slice(before).map(({ method, status }) => `${method} ${status}`);
}

async function failureOf(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error;
}

describe('a comment', () => {
  test('is made once, then updated in place, and left alone while it says the same', async () => {
    expect(await upsertComment(github, pullRequest, 'plan', 'one')).toBe('created');
    expect(await bodies()).toEqual([marked('one')]);
    expect(await upsertComment(github, pullRequest, 'plan', 'two')).toBe('updated');
    expect(await bodies()).toEqual([marked('two')]);
    const calls = await callsOf(async () => {
      expect(await upsertComment(github, pullRequest, 'plan', 'two')).toBe('unchanged');
    });
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  test('counts as the same with other line ends and without the last ones', async () => {
    await comment('<!-- voygent:plan -->\r\na\r\nb');
    expect(await upsertComment(github, pullRequest, 'plan', 'a\nb\n\n')).toBe('unchanged');
    expect(await readComment(github, pullRequest, 'plan')).toBe('a\nb');
  });

  test('is one for each marker and each pull request', async () => {
    const other = local.openPullRequest();
    await upsertComment(github, other, 'plan', 'elsewhere');
    await upsertComment(github, pullRequest, 'plan', 'p');
    await upsertComment(github, pullRequest, 'plan production', 'pp');
    await upsertComment(github, pullRequest, 'plan production', 'pp2');
    expect(await bodies()).toEqual([marked('p'), marked('pp2', 'plan production')]);
    expect(await readComment(github, pullRequest, 'plan')).toBe('p');
    expect(await readComment(github, other, 'plan')).toBe('elsewhere');
  });

  test('is found behind more than a hundred others, and made where there is none among them', async () => {
    for (let index = 0; index < 205; index++) await comment(`talk ${index}`);
    expect(await upsertComment(github, pullRequest, 'plan', 'first')).toBe('created');
    expect(await upsertComment(github, pullRequest, 'plan', 'second')).toBe('updated');
    expect(await readComment(github, pullRequest, 'plan')).toBe('second');
    expect(await readComment(github, pullRequest, 'other')).toBeUndefined();
  });

  test('is the oldest where there are several', async () => {
    await comment(marked('a'));
    await comment(marked('b'));
    expect(await upsertComment(github, pullRequest, 'plan', 'c')).toBe('updated');
    expect(await bodies()).toEqual([marked('c'), marked('b')]);
    expect(await readComment(github, pullRequest, 'plan')).toBe('c');
  });
});

describe('a comment is not ours', () => {
  test.each([
    ['that quotes the marker', '> <!-- voygent:plan -->\n> said'],
    ['with the marker in a later line', 'See:\n<!-- voygent:plan -->\nsaid'],
    ['with the marker indented', ' <!-- voygent:plan -->\nsaid'],
    ['with text after the marker', '<!-- voygent:plan --> said'],
    ['with a longer marker', '<!-- voygent:plan production -->\nsaid'],
  ])('%s, even from the same token', async (_, body) => {
    await comment(body);
    expect(await readComment(github, pullRequest, 'plan')).toBeUndefined();
    expect(await upsertComment(github, pullRequest, 'plan', 'x')).toBe('created');
    expect(await bodies()).toEqual([body, marked('x')]);
  });

  test('where a person wrote it, marker and all', async () => {
    await comment(marked('copied'), local.tokenOf('reader'));
    expect(await readComment(github, pullRequest, 'plan')).toBeUndefined();
    expect(await upsertComment(github, pullRequest, 'plan', 'x')).toBe('created');
    expect(await bodies()).toEqual([marked('copied'), marked('x')]);
  });

  test("where the token is a person's, and the app or another person wrote it", async () => {
    await comment(marked('app'));
    await comment(marked('other'), local.tokenOf('reader'));
    const own = await connectedWith(local.tokenOf('owner'));
    expect(await upsertComment(own, pullRequest, 'plan', 'mine')).toBe('created');
    expect(await upsertComment(own, pullRequest, 'plan', 'mine 2')).toBe('updated');
    expect(await bodies()).toEqual([marked('app'), marked('other'), marked('mine 2')]);
  });
});

describe('a marker', () => {
  test.each([
    ['x --> <b>', '<!-- voygent:x %2D-%3E %3Cb%3E -->'],
    ['a---b', '<!-- voygent:a%2D%2D-b -->'],
    ['two\nlines\r', '<!-- voygent:two%0Alines%0D -->'],
    ['100%', '<!-- voygent:100%25 -->'],
    ['Überprüfung ende-', '<!-- voygent:Überprüfung ende- -->'],
  ])('of %j stays inside of its line', async (marker, line) => {
    await upsertComment(github, pullRequest, marker, 'x');
    expect(await bodies()).toEqual([`${line}\nx`]);
    expect(await upsertComment(github, pullRequest, marker, 'x')).toBe('unchanged');
    expect(await readComment(github, pullRequest, marker)).toBe('x');
  });

  test('is not taken for another that looks like it', async () => {
    for (const marker of ['a-b', 'a--b', 'a%2D-b', 'a b', 'a\nb']) {
      expect(await upsertComment(github, pullRequest, marker, marker)).toBe('created');
    }
  });
});

describe('where the answer to a new comment is lost', () => {
  test.each(['reset', 'truncate', 'halve'] as const)('after the effect (%s), it is not made again', async (kind) => {
    faults.set([{ method: 'POST', path: '/comments$', times: 1, when: 'after', action: { kind } }]);
    const calls = await callsOf(async () => {
      expect(await upsertComment(github, pullRequest, 'plan', 'x')).toBe('created');
    });
    expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(await bodies()).toEqual([marked('x')]);
  });

  test.each(['reset', 'truncate'] as const)('before the effect (%s), it is made', async (kind) => {
    faults.set([{ method: 'POST', path: '/comments$', times: 2, when: 'before', action: { kind } }]);
    expect(await upsertComment(github, pullRequest, 'plan', 'x')).toBe('created');
    expect(await bodies()).toEqual([marked('x')]);
  });

  test('and another run makes one before the next attempt, that one is brought up to date', async () => {
    const context = testContext({ GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: 'voygent/voygent' });
    context.clock.sleep = async () => void (await comment(marked('theirs')));
    faults.set([{ method: 'POST', path: '/comments$', body: 'mine', action: { kind: 'reset' } }]);
    const connected = await connectGitHub(local.token, context);
    expect(await upsertComment(connected, pullRequest, 'plan', 'mine')).toBe('updated');
    expect(await bodies()).toEqual([marked('mine')]);
  });

  test('it is looked for on every page', async () => {
    for (let index = 0; index < 101; index++) await comment(`talk ${index}`);
    faults.set([{ method: 'POST', path: '/comments$', times: 1, when: 'after', action: { kind: 'reset' } }]);
    const calls = await callsOf(() => upsertComment(github, pullRequest, 'plan', 'x'));
    expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });
});

describe('an answer of 503', () => {
  test.each(['GET', 'POST', 'PATCH'])('to %s is tried again', async (method) => {
    if (method === 'PATCH') await comment(marked('old'));
    faults.set([{ method, path: '^/', times: 2, action: { kind: 'respond', status: 503 } }]);
    expect(await upsertComment(github, pullRequest, 'plan', 'x')).toBe(method === 'PATCH' ? 'updated' : 'created');
    faults.set([]);
    expect(await bodies()).toEqual([marked('x')]);
  });

  test('that stays is told, and nothing was written', async () => {
    faults.set([{ method: 'POST', path: '^/', action: { kind: 'respond', status: 503, body: { message: 'busy' } } }]);
    const error = await failureOf(upsertComment(github, pullRequest, 'plan', 'x'));
    expect(error).toMatchObject({ code: 'github-refused', hint: expect.stringContaining('www.githubstatus.com') });
    expect(error.message).toContain(`Could not comment on pull request ${pullRequest}: GitHub answered 503`);
    expect(await bodies()).toEqual([]);
  });

  test('to the question whose token it is, is not taken for an app without a name', async () => {
    await comment(marked('app'));
    faults.set([{ path: '^/user$', action: { kind: 'respond', status: 503 } }]);
    expect(await failureOf(upsertComment(github, pullRequest, 'plan', 'x'))).toMatchObject({ code: 'github-refused' });
    expect(await bodies()).toEqual([marked('app')]);
  });
});

describe('a refusal', () => {
  test('of a token that only reads names the permission and speaks of forks, for a new comment and an old one', async () => {
    const reader = await connectedWith(local.readOnlyToken);
    for (const _ of ['new', 'old']) {
      const error = await failureOf(upsertComment(reader, pullRequest, 'plan', 'x'));
      expect(error).toMatchObject({ code: 'github-auth' });
      expect(error.message).toContain('GitHub answered 403: Resource not accessible by integration');
      expect(error.hint).toContain('`permissions: pull-requests: write`');
      expect(error.hint).toContain('from a fork');
      await comment(marked('there already'));
    }
    expect(await readComment(reader, pullRequest, 'plan')).toBe('there already');
  });

  test('of a pull request that does not exist is told, and no comment is tried', async () => {
    const calls = await callsOf(async () => {
      const error = await failureOf(upsertComment(github, 4_000_000, 'plan', 'x'));
      expect(error).toMatchObject({ code: 'github-auth' });
      expect(error.message).toMatch(/^Could not read the comments of pull request 4000000: GitHub answered 404/);
    });
    expect(calls).toEqual(['GET 403', 'GET 404']);
  });

  test("of a body (422) is told with GitHub's reason, and not tried again", async () => {
    faults.set([
      {
        method: 'POST',
        path: '/comments$',
        action: {
          kind: 'respond',
          status: 422,
          headers: { 'content-type': 'application/json' },
          body: { message: 'Validation Failed', errors: [{ message: 'Body is too long' }] },
        },
      },
    ]);
    const calls = await callsOf(async () => {
      const error = await failureOf(upsertComment(github, pullRequest, 'plan', 'x'));
      expect(error).toMatchObject({ code: 'github-refused', message: expect.stringContaining('Body is too long') });
    });
    expect(calls).toEqual(['GET 403', 'GET 200', 'POST 422']);
  });

  test('of an endless list is told after a bounded number of pages', async () => {
    const link = `<${local.apiUrl}/next>; rel="next"`;
    const headers = { 'content-type': 'application/json', link };
    faults.set([{ method: 'GET', path: '/comments', action: { kind: 'respond', status: 200, headers, body: [] } }]);
    const calls = await callsOf(async () => {
      const error = await failureOf(upsertComment(github, pullRequest, 'plan', 'x'));
      expect(error).toMatchObject({ code: 'github-refused', message: expect.stringContaining('50 pages') });
    });
    expect(calls).toHaveLength(51);
  });
});

describe('a body above the limit', () => {
  const limit = 65_536;
  const head = marked('').length;
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `- line ${index}`);
  const last = (body: string) => body.split('\n').at(-1);

  async function written(body: string, whole?: string): Promise<string> {
    expect(await upsertComment(github, pullRequest, 'plan', body, whole)).toBe('created');
    const [text = ''] = await bodies();
    expect(text.length).toBeLessThanOrEqual(limit);
    return text;
  }

  test('is cut at the end of a line, and its last line says where the whole is', async () => {
    const all = lines(10_000);
    const text = await written(all.join('\n'), '[the job summary](https://x.example/1)');
    expect(last(text)).toBe(
      '_This is cut off, as GitHub takes no more than 65,536 characters. The whole is in [the job summary](https://x.example/1)._',
    );
    const kept = text.split('\n').slice(1, -2);
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(text.length).toBeGreaterThan(limit - 500);
    expect(await upsertComment(github, pullRequest, 'plan', all.join('\n'), 'elsewhere')).toBe('updated');
    expect(await upsertComment(github, pullRequest, 'plan', all.join('\n'), 'elsewhere')).toBe('unchanged');
  });

  test('begins one character above it', async () => {
    const exact = 'x'.repeat(limit - head);
    expect(await written(exact)).toBe(marked(exact));
    expect(await upsertComment(github, pullRequest, 'plan', `${exact}x`)).toBe('updated');
    expect(last((await bodies())[0] ?? '')).toMatch(/The whole is in the log of this run\._$/);
  });

  test('of one line is cut between characters', async () => {
    for (const shift of ['', 'x']) {
      pullRequest = local.openPullRequest();
      const [, cut = ''] = (await written(shift + '🧭'.repeat(limit))).split('\n');
      expect(cut).toMatch(/^x?🧭+$/u);
    }
  });

  test.each([
    ['a fence of code', ['```sql', ...lines(10_000), '```'], '\n```\n\n_This'],
    ['a fence with another inside of it', ['~~~~', '```', '~~~', ...lines(10_000)], '\n~~~~\n\n_This'],
    ['a fence that was closed', ['```', 'x', '```', ...lines(10_000)], /- line \d+\n\n_This/],
    ['folded parts', ['<details>', '', '<details open>', ...lines(10_000)], '\n\n</details>\n\n</details>\n\n_This'],
    ['a folded part that was closed', ['<details>x</details>', ...lines(10_000)], /- line \d+\n\n_This/],
    ['code in a folded part', ['<details>', '', '```', ...lines(10_000)], '\n```\n\n</details>\n\n_This'],
    ['a tag in a fence', ['```', '<details>', '```', ...lines(10_000)], /- line \d+\n\n_This/],
    ['deeply folded parts', ['<details>'.repeat(200), ...lines(10_000)], '</details>\n\n_This'],
  ])('that leaves %s open does not hide the last line in it', async (_, body, end) => {
    expect(await written(body.join('\n'))).toMatch(typeof end === 'string' ? new RegExp(`${end}[^\n]+$`) : end);
  });
});
