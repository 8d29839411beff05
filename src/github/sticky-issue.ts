import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import type { GitHub } from './client.ts';
import { fitted } from './fitted.ts';
import { markerLine } from './marker.ts';
import { ownUser, User } from './own-user.ts';

/** An open issue of ours. */
const Issue = z
  .looseObject({
    number: z.int(),
    html_url: z.string(),
    body: z.string().nullish(),
    user: User,
    pull_request: z.unknown().optional(),
  })
  .transform(({ number, html_url, body, user, pull_request }) => ({
    number,
    url: html_url,
    body: (body ?? '').replaceAll('\r\n', '\n'),
    user,
    isPullRequest: pull_request !== undefined,
  }));
type Issue = z.infer<typeof Issue>;

export type OpenIssue = Pick<Issue, 'number' | 'url' | 'body'>;

export const issuesPermission = 'issues: write';

const pageSize = 100;
const mostPages = 20;

/**
 * The one open issue with a marker, as the token's own user wrote it: somebody else's with the same first line is none.
 * It is found by its label, and of several the oldest counts.
 */
export class StickyIssue {
  readonly #github: GitHub;
  readonly #line: string;
  readonly #label: string;

  constructor(github: GitHub, marker: string, label: string) {
    this.#github = github;
    this.#line = markerLine(marker);
    this.#label = label;
  }

  /** @throws ActionError `github-…` */
  async find(): Promise<OpenIssue | undefined> {
    return (await this.#all())[0];
  }

  /**
   * Not opened twice: after a lost answer it is looked for first, and where two runs have opened one each, the younger is
   * closed again.
   * @param whole where a reader finds all of a body that was cut, in Markdown
   */
  async open(title: string, body: string, whole: string): Promise<OpenIssue> {
    const { owner, repo } = this.#github;
    const what = `open the issue «${title}»`;
    const made = await this.#github.call(
      { what, permission: issuesPermission, idempotent: true, result: Issue },
      async (octokit, signal) => {
        const found = await this.find();
        if (found) return { data: { ...found, html_url: found.url } };
        const text = fitted(`${this.#line}\n${body}`, whole);
        return octokit.rest.issues.create({
          owner,
          repo,
          title,
          body: text,
          labels: [this.#label],
          request: { signal },
        });
      },
    );
    const [oldest = made] = await this.#all();
    if (oldest.number < made.number)
      await this.close(made.number, `The same as #${oldest.number}, which another run opened at the same time.`);
    return oldest;
  }

  async update(issue: OpenIssue, title: string, body: string, whole: string): Promise<void> {
    const { owner, repo } = this.#github;
    const text = fitted(`${this.#line}\n${body}`, whole);
    await this.#github.call(
      {
        what: `bring issue ${issue.number} up to date`,
        permission: issuesPermission,
        idempotent: true,
        result: z.unknown(),
      },
      (octokit, signal) =>
        octokit.rest.issues.update({ owner, repo, issue_number: issue.number, title, body: text, request: { signal } }),
    );
  }

  /** Never again after an answer that was lost: two comments are two mails. */
  async comment(number: number, body: string): Promise<void> {
    const { owner, repo } = this.#github;
    await this.#github.call(
      { what: `comment on issue ${number}`, permission: issuesPermission, idempotent: false, result: z.unknown() },
      (octokit, signal) =>
        octokit.rest.issues.createComment({ owner, repo, issue_number: number, body, request: { signal } }),
    );
  }

  /** Says why, and closes it. */
  async close(number: number, why: string): Promise<void> {
    const { owner, repo } = this.#github;
    await this.comment(number, why);
    await this.#github.call(
      { what: `close issue ${number}`, permission: issuesPermission, idempotent: true, result: z.unknown() },
      (octokit, signal) =>
        octokit.rest.issues.update({
          owner,
          repo,
          issue_number: number,
          state: 'closed',
          state_reason: 'completed',
          request: { signal },
        }),
    );
  }

  /** The oldest first. */
  async #all(): Promise<Issue[]> {
    const isOwn = await ownUser(this.#github);
    const found: Issue[] = [];
    for (let page = 1; page <= mostPages; page++) {
      const issues = await this.#page(page);
      found.push(
        ...issues.filter(
          (issue) => !issue.isPullRequest && isOwn(issue.user) && issue.body.split('\n', 1)[0] === this.#line,
        ),
      );
      if (issues.length < pageSize) return found;
    }
    throw new ActionError(
      'github-refused',
      `There are more than ${mostPages * pageSize} open issues with the label «${this.#label}».`,
      {
        hint: 'Close those that are settled.',
      },
    );
  }

  #page(page: number): Promise<Issue[]> {
    const { owner, repo } = this.#github;
    return this.#github.call(
      {
        what: `read the issues with the label «${this.#label}»`,
        permission: issuesPermission,
        idempotent: true,
        result: z.array(Issue),
      },
      (octokit, signal) =>
        octokit.rest.issues.listForRepo({
          owner,
          repo,
          labels: this.#label,
          state: 'open',
          sort: 'created',
          direction: 'asc',
          per_page: pageSize,
          page,
          request: { signal },
        }),
    );
  }
}
