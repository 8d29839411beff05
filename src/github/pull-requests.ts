import { z } from 'zod';
import { allPages } from './all-pages.ts';
import type { GitHub } from './client.ts';
import { User } from './own-user.ts';

const permission = 'pull-requests: read';

const PullRequest = z
  .looseObject({
    number: z.int(),
    merged_at: z.string().nullish(),
    user: User,
    head: z.looseObject({ sha: z.string() }),
    base: z.looseObject({ ref: z.string() }),
  })
  .transform(({ number, merged_at, user, head, base }) => ({
    number,
    isMerged: Boolean(merged_at),
    author: user?.login,
    head: head.sha,
    base: base.ref,
  }));
/** A pull request, as GitHub tells it of a commit. */
export type PullRequest = z.infer<typeof PullRequest>;

const Review = z
  .looseObject({ state: z.string(), commit_id: z.string().nullish(), user: User })
  .transform(({ state, commit_id, user }) => ({
    login: user?.login ?? '',
    isPerson: user?.type === 'User',
    state,
    commit: commit_id ?? undefined,
  }));
export type Review = z.infer<typeof Review>;

const Commit = z
  .looseObject({ author: User, committer: User })
  .transform(({ author, committer }) => [author?.login, committer?.login].filter((login) => login !== undefined));

/** @throws ActionError `github-…` */
export function pullRequest(github: GitHub, number: number): Promise<PullRequest> {
  return github.call(
    { what: `read pull request ${number}`, permission, idempotent: true, result: PullRequest },
    (octokit, signal) => octokit.rest.pulls.get({ ...place(github), pull_number: number, request: { signal } }),
  );
}

/** The pull requests that a commit came by. @throws ActionError `github-…` */
export function pullRequestsOf(github: GitHub, commit: string): Promise<PullRequest[]> {
  return allPages(
    github,
    { what: `read by which pull request ${commit.slice(0, 12)} came`, permission, item: PullRequest },
    (octokit, page, request) =>
      octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...place(github),
        commit_sha: commit,
        ...page,
        request,
      }),
  );
}

/** Its reviews, oldest first. @throws ActionError `github-…` */
export function reviewsOf(github: GitHub, number: number): Promise<Review[]> {
  return allPages(
    github,
    { what: `read the reviews of pull request ${number}`, permission, item: Review },
    (octokit, page, request) =>
      octokit.rest.pulls.listReviews({ ...place(github), pull_number: number, ...page, request }),
  );
}

/** Whose commits it has. @throws ActionError `github-…` */
export async function writersOf(github: GitHub, number: number): Promise<string[]> {
  const commits = await allPages(
    github,
    { what: `read the commits of pull request ${number}`, permission, item: Commit },
    (octokit, page, request) =>
      octokit.rest.pulls.listCommits({ ...place(github), pull_number: number, ...page, request }),
  );
  return [...new Set(commits.flat())];
}

function place({ owner, repo }: GitHub) {
  return { owner, repo };
}
