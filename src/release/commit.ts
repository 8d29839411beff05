import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * The commit that is released: GITHUB_SHA, or what is checked out where no workflow runs.
 * @throws ActionError `input-invalid`
 */
export async function commitOf(context: Context): Promise<string> {
  if (context.runner.sha !== undefined) return context.runner.sha;
  const { commit, said } = await revision('HEAD', context);
  if (commit !== undefined) return commit;
  throw new ActionError(
    'input-invalid',
    `It cannot be told which commit is released: GITHUB_SHA is not set, and \`git rev-parse HEAD\` says «${said}». Nothing was done.`,
    {
      hint: 'GitHub sets GITHUB_SHA in every workflow; by hand, run this in a checkout.',
    },
  );
}

/** Git's id of a commit's content; `null` where the checkout does not have the commit. */
export async function treeOf(commit: string, context: Context): Promise<string | null> {
  const { commit: tree } = await revision(`${commit}^{tree}`, context).catch(() => ({ commit: undefined }));
  return tree ?? null;
}

async function revision(
  name: string,
  { runner, exec, signal }: Context,
): Promise<{ commit: string | undefined; said: string }> {
  const env = { PATH: runner.env['PATH'] ?? '', HOME: runner.env['HOME'] ?? runner.temporary };
  const { exitCode, stdout, stderr } = await exec.run('git', ['rev-parse', name], {
    cwd: runner.workspace,
    env,
    signal,
  });
  const found = stdout.trim();
  const isId = exitCode === 0 && /^[0-9a-f]{40,64}$/.test(found);
  return { commit: isId ? found : undefined, said: stderr.trim() || found };
}
