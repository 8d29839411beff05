import { z } from 'zod';
import type { GitHub } from './client.ts';

const permission = 'actions: read';

const Person = z.looseObject({ login: z.string() }).nullish();

const Run = z
  .looseObject({
    actor: Person,
    triggering_actor: Person,
    event: z.string(),
    head_branch: z.string().nullish(),
    repository: z.looseObject({ id: z.int() }),
    head_repository: z.looseObject({ id: z.int() }).nullish(),
  })
  .transform(({ actor, triggering_actor, event, head_branch, repository, head_repository }) => ({
    /** Who started it, or this attempt of it. */
    startedBy: triggering_actor?.login ?? actor?.login,
    event,
    branch: head_branch ?? undefined,
    /** Of this repository's own commits, not of a fork's. */
    isOurs: head_repository?.id === repository.id,
  }));
/** A workflow run, as GitHub tells it. */
export type WorkflowRun = z.infer<typeof Run>;

const Approval = z
  .looseObject({
    state: z.string(),
    user: z.looseObject({ login: z.string() }),
    environments: z.array(z.looseObject({ name: z.string() })),
  })
  .transform(({ state, user, environments }) => ({
    isApproval: state === 'approved',
    by: user.login,
    environments: environments.map(({ name }) => name),
  }));
/** What a reviewer of an environment has said to a run. */
export type Approval = z.infer<typeof Approval>;

/** @throws ActionError `github-…` */
export function workflowRun(github: GitHub, id: number): Promise<WorkflowRun> {
  const { owner, repo } = github;
  return github.call(
    { what: `read the workflow run ${id}`, permission, idempotent: true, result: Run },
    (octokit, signal) => octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: id, request: { signal } }),
  );
}

/** Who let it into which environments, or did not. @throws ActionError `github-…` */
export function approvalsOf(github: GitHub, id: number): Promise<Approval[]> {
  const { owner, repo } = github;
  return github.call(
    { what: `read who approved the workflow run ${id}`, permission, idempotent: true, result: z.array(Approval) },
    (octokit, signal) => octokit.rest.actions.getReviewsForRun({ owner, repo, run_id: id, request: { signal } }),
  );
}
