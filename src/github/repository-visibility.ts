import { z } from 'zod';
import type { GitHub } from './client.ts';

const Visibility = z.enum(['public', 'private', 'internal']);

/** Who can see a repository. `internal` is everybody of the enterprise. */
export type Visibility = z.infer<typeof Visibility>;

const Repository = z.object({ visibility: Visibility });

/**
 * Who can see the repository, which decides who can download its artifacts: of a public one, anybody with an account.
 * @throws ActionError `github-auth`, `github-unreachable`, or `github-refused`: also where the answer does not tell it
 */
export async function repositoryVisibility(github: GitHub): Promise<Visibility> {
  const { owner, repo } = github;
  const { visibility } = await github.call(
    {
      what: `tell whether the repository ${owner}/${repo} is public`,
      // The metadata of a repository needs no more than any token of it has.
      permission: 'contents: read',
      idempotent: true,
      result: Repository,
    },
    (octokit, signal) => octokit.rest.repos.get({ owner, repo, request: { signal } }),
  );
  return visibility;
}
