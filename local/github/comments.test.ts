import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalGitHub } from './github.ts';
import { clientOf, newStateDir, place, plain, refusalOf, start } from './testing.ts';

let github: LocalGitHub;
let client: ReturnType<typeof clientOf>;
const started: LocalGitHub[] = [];

async function startOne(stateDir = newStateDir()): Promise<LocalGitHub> {
  const one = await start({ stateDir });
  started.push(one);
  return one;
}

beforeEach(async () => {
  github = await startOne();
  client = clientOf(github);
});

afterAll(async () => {
  expect(started.flatMap(({ defects }) => defects)).toEqual([]);
  await Promise.all(started.map((one) => one.close()));
});

const bodies = (comments: readonly { body?: string }[]) => comments.map(({ body }) => body);

describe('a comment', () => {
  test('is made, read, listed, changed in place and deleted', async () => {
    const issue_number = github.openPullRequest();
    const made = await client.issues.createComment({ ...place, issue_number, body: 'first' });
    expect(made.status).toBe(201);
    const comment = { ...place, comment_id: made.data.id };
    expect((await client.issues.getComment(comment)).data).toEqual(made.data);
    const changed = await client.issues.updateComment({ ...comment, body: 'second' });
    expect(changed.data).toMatchObject({ id: made.data.id, body: 'second', created_at: made.data.created_at });
    expect((await client.issues.listComments({ ...place, issue_number })).data).toEqual([changed.data]);
    expect((await client.issues.deleteComment(comment)).status).toBe(204);
    expect((await client.issues.listComments({ ...place, issue_number })).data).toEqual([]);
  });

  test("is the app's with the token of the job, and a person's with that person's", async () => {
    const issue_number = github.openPullRequest();
    const person = clientOf({ ...github, token: github.tokenOf('reader') });
    await client.issues.createComment({ ...place, issue_number, body: 'a' });
    await person.issues.createComment({ ...place, issue_number, body: 'b' });
    const { data } = await client.issues.listComments({ ...place, issue_number });
    expect(data.map(({ user }) => [user?.login, user?.type])).toEqual([
      ['github-actions[bot]', 'Bot'],
      ['reader', 'User'],
    ]);
    expect((await person.users.getAuthenticated()).data).toMatchObject({ login: 'reader', type: 'User' });
    expect((await refusalOf(client.users.getAuthenticated())).status).toBe(403);
  });

  test('stays with its pull request, and is there after a restart', async () => {
    const stateDir = newStateDir();
    const first = await startOne(stateDir);
    const numbers = [first.openPullRequest(), first.openPullRequest('Another')];
    for (const issue_number of numbers)
      await clientOf(first).issues.createComment({ ...place, issue_number, body: `on ${issue_number}` });
    await first.close();
    const again = await startOne(stateDir);
    expect(again.openPullRequest()).toBe(3);
    for (const issue_number of numbers) {
      const { data } = await clientOf(again).issues.listComments({ ...place, issue_number });
      expect(bodies(data)).toEqual([`on ${issue_number}`]);
    }
  });
});

test('comments come in pages, oldest first, with links to the others', async () => {
  const issue_number = github.openPullRequest();
  for (const body of ['1', '2', '3']) await client.issues.createComment({ ...place, issue_number, body });
  const page = (number: number) => client.issues.listComments({ ...place, issue_number, per_page: 2, page: number });
  const [first, second] = [await page(1), await page(2)];
  expect([bodies(first.data), bodies(second.data)]).toEqual([['1', '2'], ['3']]);
  expect(first.headers.link).toContain('rel="next"');
  expect(second.headers.link).not.toContain('rel="next"');
  const later = await client.issues.listComments({ ...place, issue_number, since: '2999-01-01T00:00:00Z' });
  expect(later.data).toEqual([]);
});

describe('a refusal', () => {
  test('of a pull request or a comment that does not exist is 404', async () => {
    const calls = [
      client.issues.listComments({ ...place, issue_number: 7 }),
      client.issues.createComment({ ...place, issue_number: 7, body: 'x' }),
      client.issues.getComment({ ...place, comment_id: 7 }),
      client.issues.updateComment({ ...place, comment_id: 7, body: 'x' }),
      client.issues.deleteComment({ ...place, comment_id: 7 }),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals.map(({ status }) => status)).toEqual(calls.map(() => 404));
  });

  test('of a body is 422: too long in characters, blank, or none', async () => {
    const issue_number = github.openPullRequest();
    const write = (body: string) => client.issues.createComment({ ...place, issue_number, body });
    const made = await write('🧭'.repeat(65_536));
    const tooLong = { status: 422, body: { errors: [{ message: 'Body is too long (maximum is 65536 characters)' }] } };
    expect(await refusalOf(write('x'.repeat(65_537)))).toMatchObject(tooLong);
    const change = client.issues.updateComment({ ...place, comment_id: made.data.id, body: 'x'.repeat(65_537) });
    expect(await refusalOf(change)).toMatchObject(tooLong);
    expect((await refusalOf(write(' '))).status).toBe(422);
    expect((await refusalOf(write(undefined as never))).status).toBe(422);
  });

  test('of a token that only reads is 403, for every write and no read', async () => {
    const issue_number = github.openPullRequest();
    const { data } = await client.issues.createComment({ ...place, issue_number, body: 'x' });
    const reader = clientOf({ ...github, token: github.readOnlyToken });
    expect(bodies((await reader.issues.listComments({ ...place, issue_number })).data)).toEqual(['x']);
    const writes = [
      reader.issues.createComment({ ...place, issue_number, body: 'y' }),
      reader.issues.updateComment({ ...place, comment_id: data.id, body: 'y' }),
      reader.issues.deleteComment({ ...place, comment_id: data.id }),
      reader.repos.createDeployment(plain),
    ];
    for (const refusal of await Promise.all(writes.map(refusalOf)))
      expect(refusal).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
  });
});
