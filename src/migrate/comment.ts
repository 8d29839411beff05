import { connectGitHub } from '../github/client.ts';
import { readComment, upsertComment } from '../github/sticky-comment.ts';
import type { Context } from '../runtime/context.ts';
import { toActionError } from '../runtime/errors.ts';
import { Summary } from '../runtime/summary.ts';
import type { DatabaseResult } from './databases.ts';
import { report } from './report.ts';

export interface Discussion {
  'github-token': string | undefined;
  environment: string | undefined;
  'working-directory': string | undefined;
}

/**
 * Shows a plan on the pull request that it is made for: one comment for each environment and project, updated in place.
 * That it cannot be shown changes nothing about the plan.
 */
export async function discuss(results: readonly DatabaseResult[], inputs: Discussion, context: Context): Promise<void> {
  const { pullRequest, runUrl } = context.runner;
  if (pullRequest === undefined || inputs['github-token'] === undefined) return;
  const place = [inputs.environment ?? 'default', inputs['working-directory'] ?? '.'].join(' ');
  const marker = `migrate ${place}`;
  try {
    const github = await connectGitHub(
      inputs['github-token'],
      context,
      'show the plan on the pull request',
      'pull-requests: write',
    );
    const isQuiet = results.every(({ pending, findings }) => pending.length === 0 && findings.length === 0);
    if (isQuiet && (await readComment(github, pullRequest, marker)) === undefined) return;
    const body = bodyOf(results, inputs, context);
    const whole = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
    const done = await upsertComment(github, pullRequest, marker, body, whole);
    context.events.info('migration.discussed', `The plan is on pull request ${pullRequest} (comment ${done}).`, {
      done,
    });
  } catch (error) {
    const { message: reason, hint } = toActionError(error);
    context.events.warning(
      'migration.undiscussed',
      `The plan could not be shown on pull request ${pullRequest}: ${[reason, hint].filter(Boolean).join(' ')}`,
    );
  }
}

function bodyOf(results: readonly DatabaseResult[], { environment }: Discussion, { runner, secrets }: Context): string {
  const summary = new Summary();
  summary.heading(`Database migrations${environment === undefined ? '' : ` of ${environment}`}`);
  report(results, 'plan', summary);
  const commit = runner.sha === undefined ? '' : `for ${runner.sha.slice(0, 8)}`;
  summary.markdown(
    `<sub>Planned ${commit}${runner.runUrl === undefined ? '' : ` by [this run](${runner.runUrl})`}.</sub>`,
  );
  return summary.toString((markdown) => secrets.redactMarkdown(markdown));
}
