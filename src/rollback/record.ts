import { connectGitHub } from '../github/client.ts';
import type { Destination, RecordedRelease, WayBack } from '../ledger/entry.ts';
import { ReleaseLedger } from '../ledger/ledger.ts';
import { underWay } from '../ledger/under-way.ts';
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
    const ledger = new ReleaseLedger(github, environment);
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
 * Writes the rollback and the way back from it down, before its first step, and holds that no other release or
 * rollback is at work: of two that begin at once the one that was recorded first goes on.
 * @throws ActionError `locked`
 */
export async function recordStart(
  ledger: ReleaseLedger,
  entry: { rollback: string; environment: string; commit: string; destination: Destination; wayBack: WayBack },
  takenOver: readonly RecordedRelease[],
  context: Context,
): Promise<Recorded> {
  const { runner, events } = context;
  await refuseSecond(ledger, entry.environment, takenOver, Number.POSITIVE_INFINITY, context);
  const deploymentId = await ledger.record({
    voygent: 1,
    release: entry.rollback,
    commit: entry.commit,
    tree: null,
    verdict: null,
    run_url: runner.runUrl ?? null,
    continues: takenOver[0]?.entry.release ?? null,
    way_back: entry.wayBack,
    destination: entry.destination,
  });
  await ledger.mark(deploymentId, 'in_progress', `Rollback to ${entry.destination.target} is running`, {
    log: runner.runUrl,
  });
  try {
    await refuseSecond(ledger, entry.environment, takenOver, deploymentId, context);
  } catch (error) {
    await ledger.mark(deploymentId, 'error', 'Another was under way; nothing was done').catch(() => undefined);
    throw error;
  }
  for (const { deploymentId: id } of takenOver)
    await ledger.mark(id, 'error', `Cut off; taken over by ${entry.rollback}`);
  events.info(
    'rollback.recorded',
    `${entry.rollback} of ${entry.environment} and the way back from it are recorded as GitHub Deployment ${deploymentId}.`,
    { deployment_id: deploymentId },
  );
  return { ledger, deploymentId };
}

/** @param before only what was recorded before this one is in its way */
async function refuseSecond(
  ledger: ReleaseLedger,
  environment: string,
  takenOver: readonly RecordedRelease[],
  before: number,
  { runner }: Context,
): Promise<void> {
  const others = (await ledger.recent()).filter(
    ({ deploymentId }) => deploymentId < before && !takenOver.some((one) => one.deploymentId === deploymentId),
  );
  const { alive, untold } = await ledger.underWay(runner.runId, others);
  const [other] = [...alive, ...untold];
  if (other) throw underWay(other, environment);
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
