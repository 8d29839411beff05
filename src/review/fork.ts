import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

const Event = z.looseObject({
  pull_request: z.looseObject({ head: z.looseObject({ repo: z.looseObject({ full_name: z.string() }).nullable() }) }),
});

/**
 * The key, without which nothing is asked. A run for a fork's pull request has no secrets, and waits for a maintainer.
 * @throws ActionError `input-invalid`
 */
export function requireKey(key: string | undefined, context: Context): string {
  if (key !== undefined) return key;
  if (isOfFork(context))
    throw new ActionError(
      'review-refused',
      'This pull request comes from a fork, whose runs are given no secrets: it is awaiting a maintainer. Nothing was reviewed.',
      {
        status: 'failed',
        hint: `A maintainer reviews it as data, from the default branch: gh workflow run review.yml -f pull-request=${context.runner.pullRequest ?? '<number>'}`,
      },
    );
  throw new ActionError('input-invalid', 'The input `openai-api-key` is empty. Nothing was reviewed.', {
    hint: 'Give it from a secret: `openai-api-key: ${{ secrets.OPENAI_API_KEY }}`.',
  });
}

/** A repository that was deleted is not ours either. */
function isOfFork({ runner }: Context): boolean {
  const path = runner.env['GITHUB_EVENT_PATH'];
  if (path === undefined || runner.repository === undefined) return false;
  try {
    const { head } = Event.parse(JSON.parse(readFileSync(path, 'utf8'))).pull_request;
    return head.repo?.full_name.toLowerCase() !== runner.repository.toLowerCase();
  } catch {
    return false;
  }
}
