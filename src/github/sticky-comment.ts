import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import type { GitHub, Octokit } from './client.ts';
import { fitted } from './fitted.ts';
import { markerLine } from './marker.ts';
import { ownUser, User } from './own-user.ts';

const pageSize = 100;
/** GitHub closes a conversation at 2,500 comments. */
const mostPages = 50;

const write = 'pull-requests: write';

const Comment = z.looseObject({ id: z.number(), body: z.string().nullish(), user: User });
type Comment = z.infer<typeof Comment>;
const Page = z.object({ comments: z.array(Comment), isLast: z.boolean() });
type Page = z.infer<typeof Page>;

type ReadPage = (page: number) => Promise<Page>;

/** A pull request's one comment with one marker, as one token sees it. */
interface Place {
  github: GitHub;
  pullRequest: number;
  isOurs: (comment: Comment) => boolean;
}

/**
 * Brings the comment with this marker up to date, and makes it where there is none; of several, the oldest.
 * Not made twice: after a lost answer it is looked for first.
 * @param marker tells this comment from others of ours, such as `plan production`; it is not seen
 * @param body Markdown; what is above GitHub's limit is cut off at the end of a line
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`, or the signal's reason
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: number,
  marker: string,
  body: string,
  whole = 'the log of this run',
): Promise<'created' | 'updated' | 'unchanged'> {
  const text = fitted(`${markerLine(marker)}\n${body}`, whole);
  const place = { github, pullRequest, isOurs: await ownership(github, marker) };
  const found = await findComment(place);
  if (found && isSame(found, text)) return 'unchanged';
  if (!found) return createComment(place, text);
  await github.call(
    {
      what: `bring the comment on pull request ${pullRequest} up to date`,
      permission: write,
      idempotent: true,
      result: Comment,
    },
    (octokit, signal) => update(octokit, github, found.id, text, signal),
  );
  return 'updated';
}

/** The body of the comment with this marker, without the marker; `undefined` where there is none. */
export async function readComment(github: GitHub, pullRequest: number, marker: string): Promise<string | undefined> {
  const comment = await findComment({ github, pullRequest, isOurs: await ownership(github, marker) });
  return comment && normalise(comment.body).split('\n').slice(1).join('\n');
}

/** What tells our comment from one that quotes it: the marker is its very first line, and the token's own user wrote it. */
async function ownership(github: GitHub, marker: string): Promise<(comment: Comment) => boolean> {
  const line = markerLine(marker);
  const isOwn = await ownUser(github);
  return ({ body, user }) => normalise(body).split('\n', 1)[0] === line && isOwn(user);
}

function findComment({ github, pullRequest, isOurs }: Place): Promise<Comment | undefined> {
  const call = {
    what: `read the comments of pull request ${pullRequest}`,
    permission: 'pull-requests: read',
    idempotent: true,
    result: Page,
  };
  return firstOf(isOurs, (page) =>
    github.call(call, async (octokit, signal) => ({
      data: await readPage(octokit, github, pullRequest, page, signal),
    })),
  );
}

/** GitHub lists the oldest first. A page may be short without being the last, as it leaves out what it hides. */
async function firstOf(isOurs: Place['isOurs'], read: ReadPage): Promise<Comment | undefined> {
  for (let page = 1; page <= mostPages; page++) {
    const { comments, isLast } = await read(page);
    const found = comments.find(isOurs);
    if (found || isLast) return found;
  }
  throw new ActionError(
    'github-refused',
    `The list of comments does not come to an end: ${mostPages} pages were read, more than GitHub lets a pull request have. No comment was written.`,
    { hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.' },
  );
}

async function readPage(
  octokit: Octokit,
  { owner, repo }: GitHub,
  pullRequest: number,
  page: number,
  signal: AbortSignal,
): Promise<Page> {
  const { data, headers } = await octokit.rest.issues.listComments({
    owner,
    repo,
    issue_number: pullRequest,
    per_page: pageSize,
    page,
    request: { signal },
  });
  return Page.parse({ comments: data, isLast: !headers.link?.includes('rel="next"') });
}

/**
 * Every further attempt looks first, so that a comment of which only the answer was lost is not made again. What it finds
 * may also be another run's, with another body.
 */
async function createComment({ github, pullRequest, isOurs }: Place, text: string): Promise<'created' | 'updated'> {
  const { owner, repo } = github;
  let isFirst = true;
  let outcome: 'created' | 'updated' = 'created';
  await github.call(
    { what: `comment on pull request ${pullRequest}`, permission: write, idempotent: true, result: Comment },
    async (octokit, signal) => {
      const read = (page: number) => readPage(octokit, github, pullRequest, page, signal);
      const there = isFirst ? undefined : await firstOf(isOurs, read);
      isFirst = false;
      if (there && isSame(there, text)) return { data: there };
      outcome = there ? 'updated' : 'created';
      if (there) return update(octokit, github, there.id, text, signal);
      const place = { owner, repo, issue_number: pullRequest };
      return octokit.rest.issues.createComment({ ...place, body: text, request: { signal } });
    },
  );
  return outcome;
}

function update(octokit: Octokit, { owner, repo }: GitHub, id: number, body: string, signal: AbortSignal) {
  return octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body, request: { signal } });
}

/** As GitHub may give back what it was given: with other line ends, and without space at the end. */
function normalise(body: string | null | undefined): string {
  return (body ?? '').replaceAll('\r\n', '\n').trimEnd();
}

function isSame({ body }: Comment, text: string): boolean {
  return normalise(body) === normalise(text);
}
