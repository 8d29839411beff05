import { z } from 'zod';
import type { GitHub } from './client.ts';

const permission = 'actions: read';
const mostPages = 10;
const pageSize = 100;

const Workflow = z.looseObject({ path: z.string(), state: z.string() });
/** A workflow file, and whether GitHub runs it: `active`, `disabled_inactivity`, `disabled_manually`, … */
export type Workflow = z.infer<typeof Workflow>;

const Page = z.looseObject({ workflows: z.array(Workflow) });

/** The workflows of the repository. @throws ActionError `github-…` */
export async function listWorkflows(github: GitHub): Promise<Workflow[]> {
  const { owner, repo } = github;
  const found: Workflow[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { workflows } = await github.call(
      { what: 'list the workflows', permission, idempotent: true, result: Page },
      (octokit, signal) =>
        octokit.rest.actions.listRepoWorkflows({ owner, repo, per_page: pageSize, page, request: { signal } }),
    );
    found.push(...workflows);
    if (workflows.length < pageSize) break;
  }
  return found;
}
