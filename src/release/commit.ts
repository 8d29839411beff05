import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * The commit that is released: GITHUB_SHA, or what is checked out where no workflow runs.
 * @throws ActionError `input-invalid`
 */
export async function commitOf({ runner, exec, signal }: Context): Promise<string> {
  if (runner.sha !== undefined) return runner.sha;
  const env = { PATH: runner.env['PATH'] ?? '', HOME: runner.env['HOME'] ?? runner.temporary };
  const { exitCode, stdout, stderr } = await exec.run('git', ['rev-parse', 'HEAD'], {
    cwd: runner.workspace,
    env,
    signal,
  });
  const commit = stdout.trim();
  if (exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new ActionError(
    'input-invalid',
    `It cannot be told which commit is released: GITHUB_SHA is not set, and \`git rev-parse HEAD\` says «${stderr.trim() || commit}». Nothing was done.`,
    {
      hint: 'GitHub sets GITHUB_SHA in every workflow; by hand, run this in a checkout.',
    },
  );
}
