import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import type { GitHub, Octokit } from './client.ts';

const pageSize = 100;
// After 3,000 files, which is all that GitHub tells of a pull request, an empty page comes.
const mostPages = 31;

/** A list that GitHub gives by pages. */
export interface List<T> {
  /** After «could not». */
  what: string;
  /** What the job's token needs, as a workflow writes it. */
  permission: string;
  item: z.ZodType<T>;
}

type Send = (
  octokit: Octokit,
  page: { per_page: number; page: number },
  request: { signal: AbortSignal },
) => Promise<{ data: unknown }>;

/** All of it, to 3,000 entries. @throws ActionError `github-…` */
export async function allPages<T>(github: GitHub, { what, permission, item }: List<T>, send: Send): Promise<T[]> {
  const found: T[] = [];
  const result = z.array(item);
  for (let page = 1; page <= mostPages; page++) {
    const items = await github.call({ what, permission, idempotent: true, result }, (octokit, signal) =>
      send(octokit, { per_page: pageSize, page }, { signal }),
    );
    found.push(...items);
    if (items.length < pageSize) return found;
  }
  throw new ActionError('github-refused', `Could not ${what}: the list has more than 3,000 entries.`, {
    hint: 'A pull request of that size cannot be judged: make a smaller one.',
  });
}
