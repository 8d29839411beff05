import { connectGitHub } from '../github/client.ts';
import type { Destination, RecordedRelease, WayBack } from '../ledger/entry.ts';
import { ReleaseLedger } from '../ledger/ledger.ts';
import { recordStart, refuseSecond, type Start } from '../ledger/start.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/** How far back a target is looked for: as many as GitHub tells in one answer. */
const lookBack = 100;

/**
 * The ledger and what is in it. A rollback must be possible while GitHub is not: then Cloudflare alone is asked, and
 * that is said.
 */
export async function openLedger(
  token: string | undefined,
  environment: string,
  context: Context,
): Promise<{ ledger: ReleaseLedger | undefined; releases: RecordedRelease[] }> {
  if (token === undefined) return withoutLedger('the input `github-token` is empty', context);
  try {
    const github = await connectGitHub(token, context, 'read the releases', 'deployments: write');
    const ledger = new ReleaseLedger(github, environment, context.runner.sha);
    const releases = await ledger.recent(lookBack);
    return { ledger, releases };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    return withoutLedger(`${error.message} ${error.hint ?? ''}`.trim(), context);
  }
}

function withoutLedger(why: string, { events }: Context): { ledger: undefined; releases: [] } {
  events.warning(
    'ledger.unread',
    `The ledger of releases on GitHub cannot be read, so the way back is found from Cloudflare alone, and the rollback will not be recorded: ${why}`,
  );
  return { ledger: undefined, releases: [] };
}

/** A rollback that is on record. */
export interface Recorded {
  ledger: ReleaseLedger;
  deploymentId: number;
}

/**
 * Writes the rollback and the way back from it down, before its first step.
 * @throws ActionError `locked` while another release or rollback is at work, or may be
 */
export async function record(
  ledger: ReleaseLedger,
  entry: { rollback: string; environment: string; commit: string; destination: Destination; wayBack: WayBack },
  takenOver: readonly RecordedRelease[],
  context: Context,
): Promise<Recorded> {
  const { rollback, environment, destination } = entry;
  const start: Start = {
    entry: {
      voygent: 1,
      release: rollback,
      commit: entry.commit,
      tree: null,
      verdict: null,
      run_url: context.runner.runUrl ?? null,
      continues: takenOver[0]?.entry.release ?? null,
      way_back: entry.wayBack,
      destination,
    },
    said: `Rollback to ${destination.target} is running`,
    environment,
    takenOver,
    refusesUntold: true,
  };
  const others = (await ledger.recent()).filter(
    (one) => !takenOver.some((over) => over.deploymentId === one.deploymentId),
  );
  await refuseSecond(ledger, others, start, context);
  const deploymentId = await recordStart(ledger, start, context);
  context.events.info(
    'rollback.recorded',
    `${rollback} of ${environment} and the way back from it are recorded as GitHub Deployment ${deploymentId}.`,
    { deployment_id: deploymentId },
  );
  return { ledger, deploymentId };
}

/** Told also when the job is being cancelled. Gives an error when it cannot be. */
export async function recordEnd(
  { ledger, deploymentId }: Recorded,
  rollback: string,
  error: ActionError | undefined,
  releases: readonly RecordedRelease[],
  { runner, secrets, events }: Context,
): Promise<ActionError | undefined> {
  const surely = ledger.withSignal(AbortSignal.timeout(60_000));
  const said = error ? secrets.redact(error.message) : 'Rolled back';
  try {
    await surely.mark(deploymentId, error ? 'failure' : 'success', said, { log: runner.runUrl });
  } catch (cause) {
    const what = error ? error.message : 'The rollback is done and serves.';
    return new ActionError('github-refused', `${what} Its end could not be recorded: ${messageOf(cause)}`, {
      hint: [error?.hint, 'The ledger shows it as in progress: running it again finishes that.']
        .filter(Boolean)
        .join(' '),
      cause,
    });
  }
  if (error) return undefined;
  await surely.retireBefore(deploymentId, releases, rollback).catch((cause: unknown) => {
    events.warning(
      'release.not-retired',
      `Earlier releases still stand as active in the list of deployments: ${messageOf(cause)}`,
    );
  });
  return undefined;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
