import { z } from 'zod';
import type { GitHub, Octokit } from './client.ts';
import { fitted } from './fitted.ts';
import { markerLine } from './marker.ts';
import { ownUser, User } from './own-user.ts';

export interface NewIssue {
  title: string;
  /** Markdown; what is above GitHub's limit is cut off at the end of a line. */
  body: string;
  /** Tells this issue from others of ours; it is not seen. */
  marker: string;
  /** By which it is found. */
  label: string;
}

/** An issue that exists. */
const Issue = z
  .looseObject({ number: z.int(), html_url: z.string(), body: z.string().nullish(), user: User })
  .transform(({ number, html_url, body, user }) => ({ number, url: html_url, body: body ?? '', user }));
export type Issue = z.infer<typeof Issue>;

const permission = 'issues: write';

/**
 * Opens an issue, or gives the one with this marker that is there already, open or closed.
 * Not opened twice: after a lost answer it is looked for first.
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-…`
 */
export async function openIssue(
  github: GitHub,
  { title, body, marker, label }: NewIssue,
  whole: string,
): Promise<Omit<Issue, 'body' | 'user'>> {
  const { owner, repo } = github;
  const line = markerLine(marker);
  const isOwn = await ownUser(github);
  return github.call(
    { what: `open the issue «${title}»`, permission, idempotent: true, result: Issue },
    async (octokit, signal) => {
      const newest = await labelled(octokit, github, label, signal);
      const there = newest.find((issue) => isOwn(issue.user) && issue.body.split(/\r?\n/, 1)[0] === line);
      if (there) return { data: { ...there, html_url: there.url } };
      const text = fitted(`${line}\n${body}`, whole);
      return octokit.rest.issues.create({ owner, repo, title, body: text, labels: [label], request: { signal } });
    },
  );
}

async function labelled(
  octokit: Octokit,
  { owner, repo }: GitHub,
  label: string,
  signal: AbortSignal,
): Promise<Issue[]> {
  const { data } = await octokit.rest.issues.listForRepo({
    owner,
    repo,
    labels: label,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
    request: { signal },
  });
  return z.array(Issue).parse(data);
}
