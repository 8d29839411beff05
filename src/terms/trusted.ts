import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { resolveCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

const Event = z.looseObject({ repository: z.looseObject({ default_branch: z.string().min(1) }) });

/** The commit whose configuration, constitution and waivers count. */
export interface Trusted {
  /** Its full id. */
  commit: string;
  /** After «of», for people. */
  told: string;
  /** The default branch; `undefined` where another ref was asked for. */
  branch: string | undefined;
}

/**
 * The default branch as it is known here: what is judged must not say by what it is judged. On a push to it, that is the commit
 * that was pushed.
 * @param asked the input `policy-ref`
 * @throws ActionError `input-invalid` where no event tells the default branch; `commit-not-found` where it was not fetched
 */
export async function trustedCommit(
  repository: Repository,
  asked: string | undefined,
  context: Context,
): Promise<Trusted> {
  if (asked !== undefined)
    return { commit: await resolveCommit(repository, asked, 'policy-ref'), told: asked, branch: undefined };
  const branch = defaultBranch(context);
  const { ref, sha } = context.runner;
  if (ref === `refs/heads/${branch}` && sha !== undefined)
    return { commit: await resolveCommit(repository, sha, 'pushed commit'), told: branch, branch };
  const remote = `refs/remotes/origin/${branch}`;
  return { commit: await resolveCommit(repository, remote, 'default branch'), told: branch, branch };
}

function defaultBranch({ runner }: Context): string {
  const path = runner.env['GITHUB_EVENT_PATH'];
  try {
    if (path !== undefined) return Event.parse(JSON.parse(readFileSync(path, 'utf8'))).repository.default_branch;
  } catch {
    // Told below.
  }
  throw new ActionError(
    'input-invalid',
    'It cannot be told which branch is the default branch, whose configuration a review goes by: no event of GitHub tells it. Nothing was done.',
    { hint: 'Name it with the input `policy-ref`, such as `origin/main`.' },
  );
}
