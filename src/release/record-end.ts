import type { RecordedRelease } from '../ledger/entry.ts';
import type { ReleaseLedger } from '../ledger/ledger.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { ReleasePlan, ReleaseResult } from './run.ts';

/** The end is recorded also when the job is being cancelled. Gives an error when that fails. */
export async function recordEnd(
  { ledger, workers, releases }: Pick<ReleasePlan, 'ledger' | 'workers' | 'releases'>,
  { deploymentId, release }: { deploymentId: number; release: string },
  { error }: Pick<ReleaseResult, 'error'>,
  context: Context,
): Promise<ActionError | undefined> {
  const surely = ledger.withSignal(AbortSignal.timeout(60_000));
  const links = { log: context.runner.runUrl, environment: workers[0]?.url.href };
  const told = error ? context.secrets.redact(error.message) : 'Released';
  try {
    await context.timeline.step('release', 'record the end', async () => {
      await surely.mark(deploymentId, error ? 'failure' : 'success', told, links);
      if (!error) await retire(surely, { deploymentId, release }, releases, context);
    });
    return undefined;
  } catch (cause) {
    const what = error ? error.message : 'The release is done and serves.';
    return new ActionError(
      'github-refused',
      `${what} Its end could not be recorded: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: [error?.hint, 'The ledger shows the release as in progress; the next one will take it over.']
          .filter(Boolean)
          .join(' '),
        cause,
      },
    );
  }
}

/** For those who read GitHub's list of deployments; nothing of ours depends on it, so that its failure fails nothing. */
async function retire(
  ledger: ReleaseLedger,
  { deploymentId, release }: { deploymentId: number; release: string },
  releases: readonly RecordedRelease[],
  { events }: Context,
): Promise<void> {
  try {
    await ledger.retireBefore(deploymentId, releases, `release ${release}`);
  } catch (error) {
    events.warning(
      'release.not-retired',
      `Earlier releases still stand as active in the list of deployments: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
