import { z } from 'zod';
import { allPages } from './all-pages.ts';
import type { GitHub, Octokit } from './client.ts';
import { ownUser, User } from './own-user.ts';

const read = 'pull-requests: read';
const write = 'pull-requests: write';

const ChangedFile = z
  .looseObject({ filename: z.string(), sha: z.string().nullish(), patch: z.string().nullish() })
  .transform(({ filename, sha, patch }) => ({
    path: filename,
    blob: sha ?? undefined,
    lines: patch == null ? [] : linesOf(patch),
  }));
/** A file of a pull request, and the lines of its new content that GitHub shows, and takes comments on. */
export type ChangedFile = z.infer<typeof ChangedFile>;

const Comment = z.looseObject({ body: z.string(), user: User });
type Comment = z.infer<typeof Comment>;

const Created = z.looseObject({ id: z.int() });

/** A comment on a line of the new content. Its first line tells it from others. */
export interface LineComment {
  path: string;
  line: number;
  /** Not seen, and the same for the same remark. */
  marker: string;
  /** Markdown. */
  body: string;
}

/** The files of a pull request. GitHub leaves the lines of large changes out, unmarked. @throws ActionError `github-…` */
export function filesOf(github: GitHub, number: number): Promise<ChangedFile[]> {
  const list = { what: `read the files of pull request ${number}`, permission: read, item: ChangedFile };
  return allPages(github, list, (octokit, page, request) =>
    octokit.rest.pulls.listFiles({ ...place(github, number), ...page, request }),
  );
}

/** First and last line of every hunk, in the new file. */
function linesOf(patch: string): [first: number, last: number][] {
  return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => {
    const first = Number(start);
    return [first, first + Number(count ?? 1) - 1];
  });
}

/**
 * Writes those comments that are not there yet, all in one review. After a lost answer it is looked first what is there.
 * @returns how many were written
 * @throws ActionError `github-…`
 */
export async function commentOnLines(
  github: GitHub,
  { number, head }: { number: number; head: string },
  comments: readonly LineComment[],
): Promise<number> {
  const isOwn = await ownUser(github);
  let there = await markersOf(github, number, isOwn);
  let written = 0;
  let isFirst = true;
  const missing = () => comments.filter(({ marker }) => !there.has(marker));
  if (missing().length === 0) return 0;
  await github.call(
    { what: `comment on lines of pull request ${number}`, permission: write, idempotent: true, result: Created },
    async (octokit, signal) => {
      if (!isFirst) there = await markersOf(github.withSignal(signal), number, isOwn);
      isFirst = false;
      const wanted = missing();
      // Of an attempt whose answer was lost.
      if (wanted.length === 0) return { data: { id: 0 } };
      written = wanted.length;
      return createReview(octokit, { ...place(github, number), commit_id: head }, wanted, signal);
    },
  );
  return written;
}

async function markersOf(github: GitHub, number: number, isOwn: (user: User) => boolean): Promise<Set<string>> {
  const list = { what: `read the line comments of pull request ${number}`, permission: read, item: Comment };
  const comments = await allPages<Comment>(github, list, (octokit, page, request) =>
    octokit.rest.pulls.listReviewComments({ ...place(github, number), ...page, request }),
  );
  return new Set(comments.filter(({ user }) => isOwn(user)).map(({ body }) => body.split(/\r?\n/, 1)[0] ?? ''));
}

function createReview(
  octokit: Octokit,
  at: { owner: string; repo: string; pull_number: number; commit_id: string },
  comments: readonly LineComment[],
  signal: AbortSignal,
) {
  return octokit.rest.pulls.createReview({
    ...at,
    event: 'COMMENT',
    comments: comments.map(({ path, line, marker, body }) => ({
      path,
      line,
      side: 'RIGHT',
      body: `${marker}\n${body}`,
    })),
    request: { signal },
  });
}

function place({ owner, repo }: GitHub, number: number) {
  return { owner, repo, pull_number: number };
}
