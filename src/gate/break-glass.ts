import { resolveCommit } from '../git/commits.ts';
import { openRepository } from '../git/repository.ts';
import { connectGitHub, type GitHub } from '../github/client.ts';
import { openIssue } from '../github/issues.ts';
import { approvalsOf, workflowRun } from '../github/workflow-runs.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { readTerms, type Terms } from '../terms/terms.ts';
import { trustedCommit } from '../terms/trusted.ts';
import type { Admission, AdmitInputs } from './admit.ts';
import { auditOf } from './audit-issue.ts';

/** That somebody has put himself above the gate. */
export interface Override {
  /** Whose word it is: a GitHub login. */
  by: string;
  /** Why his word counts, after «as». */
  as: string;
  reason: string;
  /** The commit that he lets through. */
  head: string;
  /** Where it is written down. */
  issue: { number: number; url: string };
}

export interface OverrideQuestion {
  reason: string;
  environment: string;
  /** Why the gate does not open by itself. */
  refused: ActionError;
  /** What it has found; `undefined` where it could not judge. */
  admission: Admission | undefined;
}

/**
 * Lets somebody who is named for it on the default branch through the closed gate, and writes that down in an issue first: what
 * cannot be written down is not let through.
 * @throws ActionError `break-glass-refused`, `input-invalid`, `commit-not-found`, `config-invalid`, `github-…`
 */
export async function breakGlass(
  { reason, environment, refused, admission }: OverrideQuestion,
  inputs: AdmitInputs,
  context: Context,
): Promise<Override> {
  requireReason(reason);
  if (inputs['policy-ref'] !== undefined)
    throw no('with `policy-ref` it cannot be told who is named on the default branch');
  await using repository = await openRepository(context);
  const terms = await readTerms(repository, await trustedCommit(repository, undefined, context), inputs);
  const head = admission?.ends.head ?? (await resolveCommit(repository, inputs.head ?? 'HEAD', 'head'));
  const github = await connectGitHub(
    inputs['github-token'],
    context,
    'write down who broke the glass',
    'issues: write',
  );
  const { by, as } = await authority(terms, github, context);
  const audit = auditOf({ by, as, reason, environment, head, refused, admission }, context);
  const whole = context.runner.runUrl === undefined ? 'the log' : `[the run](${context.runner.runUrl})`;
  const issue = await openIssue(github, audit, whole);
  context.events.warning(
    'gate.overridden',
    `${by}, ${as}, has broken the glass: ${head.slice(0, 12)} goes to ${environment} although the gate is closed. It is written down in issue ${issue.number}: ${issue.url}`,
    { by, head, environment, issue: issue.number },
  );
  return { by, as, reason, head, issue };
}

const shortestReason = 10;

function requireReason(reason: string): void {
  if (reason.trim().length >= shortestReason) return;
  throw no('the input `break-glass` does not say why, in ten characters at least');
}

/** By GitHub's own records of this run: what the job's environment says, a workflow can set. */
async function authority(
  { breakGlass: named, trusted }: Terms,
  github: GitHub,
  { runner }: Context,
): Promise<{ by: string; as: string }> {
  const { actors, environments } = named;
  const where = `\`review.break-glass\` of the configuration on ${trusted.told}`;
  if (actors.length + environments.length === 0) throw no(`${where} names nobody`);
  const run = Number(runner.runId);
  if (!Number.isSafeInteger(run) || run <= 0) throw no('this is no workflow run, and it cannot be told whose it is');
  const { startedBy } = await workflowRun(github, run);
  if (startedBy !== undefined && actors.some((login) => login.toLowerCase() === startedBy.toLowerCase()))
    return { by: startedBy, as: `named in ${where}` };
  const told = `${startedBy ?? 'whoever started this run'} is not among the actors of ${where}`;
  if (environments.length === 0) throw no(told);
  const approvals = (await approvalsOf(github, run)).filter(({ isApproval }) => isApproval);
  for (const { by, environments: entered } of approvals) {
    const environment = entered.find((name) => environments.includes(name));
    if (environment !== undefined) return { by, as: `a reviewer of the environment ${environment}` };
  }
  throw no(`${told}, and no reviewer of ${environments.join(' or ')} has approved this run`);
}

function no(why: string): ActionError {
  return new ActionError('break-glass-refused', `The glass stays whole: ${why}. Nothing was done.`, {
    hint: 'Who may break it stands under `review.break-glass` in .github/voygent.yml on the default branch: docs/verdict.md, break-glass.',
  });
}
