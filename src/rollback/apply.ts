import type { Destination, RecordedRelease, WayBack } from '../ledger/entry.ts';
import { isUnfinished } from '../ledger/entry.ts';
import { momentOf } from '../migrations/moment.ts';
import { undoCommand } from '../rollout/baseline.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { runId } from '../runtime/run-id.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { isAllowed } from './databases.ts';
import type { Inputs, RollbackPlan } from './plan.ts';
import { type Recorded, record, recordEnd } from './record.ts';
import { type RestoredDatabase, restoreAll } from './restore.ts';
import { goalOf, type MovedService, moveService } from './service.ts';
import { rollbackPrefix } from './target.ts';
import { begin, type MovedWorker, type MoveOptions, moveAll, putBackAll, smokeAll, stateOf } from './workers.ts';

/** What was done, as far as it was come to. */
export interface RollbackResult {
  rollback: string;
  moved: MovedWorker[];
  restored: RestoredDatabase[];
  service: MovedService | undefined;
  /** `undefined`: there is no ledger that can be written. */
  recorded: Recorded | undefined;
  /** The commands that take it back, one each. */
  undo: string[];
  error: ActionError | undefined;
}

/**
 * Carries a plan out: records it, proves the old versions at 0 %, promotes them, restores the databases, checks.
 * @throws ActionError while nothing was done; what fails later is in the result
 */
export async function apply(plan: RollbackPlan, inputs: Inputs, context: Context): Promise<RollbackResult> {
  const rollback = `${rollbackPrefix}${runId(context)}`;
  const options: MoveOptions = {
    run: rollback,
    waitMs: inputs.wait,
    secretsMayChange: isAllowed(inputs.allow, 'secrets-changed'),
    isFitBefore: plan.databases.every(({ fit }) => fit.kind === 'same' || fit.kind === 'fits'),
  };
  const recorded = await context.timeline.step('rollback', 'record the way back', async () => {
    const wayBack = await beforeAnyChange(() => findWayBack(plan));
    return writeDown(plan, inputs, { rollback, wayBack }, context);
  });
  const moved = begin(plan.workers, options, plan.cloudflare, context);
  const { restored, service, error } = await steps(plan, moved, options, recorded, context);
  const end = recorded && (await tellEnd(recorded, { rollback, error }, plan, context));
  const undo = undoOf(moved, restored, service);
  return { rollback, moved, restored, service, recorded, undo, error: end ?? error };
}

function tellEnd(
  recorded: Recorded,
  { rollback, error }: Pick<RollbackResult, 'rollback' | 'error'>,
  { releases }: RollbackPlan,
  context: Context,
): Promise<ActionError | undefined> {
  const tell = () => recordEnd(recorded, rollback, error, releases, context);
  return context.timeline.step('rollback', 'record the end', tell, outcomeOf);
}

/** What is there before the first step; of what was cut off, what was there before that. */
async function findWayBack({ workers, databases, service, chosen, cloudflare }: RollbackPlan): Promise<WayBack> {
  const earlier = chosen.continues?.entry.way_back;
  return {
    workers: workers.map(({ worker: { name }, from }) => ({
      name,
      versions: earlier?.workers.find((one) => one.name === name)?.versions ?? [...from.serving],
    })),
    databases: await Promise.all(
      databases.map(
        async ({ target, ledger }) =>
          earlier?.databases.find(({ id }) => id === target.id) ?? (await momentOf(target, ledger, cloudflare)),
      ),
    ),
    services: earlier && earlier.services.length > 0 ? earlier.services : service ? [service.now] : [],
  };
}

async function writeDown(
  { ledger, releases, workers, databases, service, environment, target, undone, chosen }: RollbackPlan,
  { reason }: Inputs,
  { rollback, wayBack }: { rollback: string; wayBack: WayBack },
  context: Context,
): Promise<Recorded | undefined> {
  const destination: Destination = {
    target,
    reason: reason ?? null,
    workers: workers.flatMap(({ worker, to }) => (to === undefined ? [] : [{ name: worker.name, version: to }])),
    databases: databases.flatMap((move) =>
      move.kind === 'restore' ? [{ name: move.target.name, id: move.target.id, bookmark: move.state.bookmark }] : [],
    ),
    services: goalOf(service),
  };
  if (!ledger) return undefined;
  const commit = (undone.kind === 'known' ? undone.to : undefined) ?? commitOf(workers) ?? context.runner.sha;
  if (commit === undefined)
    throw new ActionError(
      'input-invalid',
      'It cannot be told which commit the target is of, and GITHUB_SHA is not set. Nothing was done.',
      {
        hint: 'GitHub sets GITHUB_SHA in every workflow; by hand: GITHUB_SHA=$(git rev-parse HEAD).',
      },
    );
  const entry = { rollback, environment, commit, destination, wayBack };
  const takenOver = releases.filter(isUnfinished);
  return record(ledger, entry, await overAmong(ledger, takenOver, chosen.continues, context), context);
}

function commitOf(workers: RollbackPlan['workers']): string | undefined {
  return workers.map(({ version }) => version?.commit).find((commit) => commit !== undefined);
}

/** Those that are not on their way any more. */
async function overAmong(
  ledger: NonNullable<RollbackPlan['ledger']>,
  unfinished: readonly RecordedRelease[],
  continues: RecordedRelease | undefined,
  { runner }: Context,
): Promise<RecordedRelease[]> {
  const { alive, untold } = await ledger.underWay(runner.runId, unfinished);
  const over = unfinished.filter((one) => !alive.includes(one) && !untold.includes(one));
  return continues && over.includes(continues) ? [continues, ...over.filter((one) => one !== continues)] : over;
}

async function steps(
  plan: RollbackPlan,
  moved: readonly MovedWorker[],
  options: MoveOptions,
  recorded: Recorded | undefined,
  context: Context,
): Promise<Pick<RollbackResult, 'restored' | 'service' | 'error'>> {
  const { cloudflare, chosen } = plan;
  try {
    await moveAll(moved, options, cloudflare, context);
  } catch (thrown) {
    return { restored: [], service: undefined, error: await giveUp(toActionError(thrown), moved) };
  }
  const restored = recorded ? await restoreAll(plan.databases, recorded, chosen.continues, cloudflare, context) : [];
  const failed = restored.find(({ error }) => error);
  if (failed?.error) return { restored, service: undefined, error: await afterRestore(failed, restored, moved) };
  const service = await moveService(plan.service, context);
  const failure = service?.error ?? (await smokeAll(moved, options, cloudflare, context));
  return { restored, service, error: failure && staysAll(failure, moved, restored, service) };
}

/** Nothing of the rollback stays. */
async function giveUp(error: ActionError, moved: readonly MovedWorker[]): Promise<ActionError> {
  await putBackAll(moved);
  const stuck = moved.flatMap(({ putBack }) => (putBack?.kind === 'failed' ? [putBack.error] : []));
  return new ActionError(
    stuck.length > 0 ? 'way-back-failed' : error.code,
    [error.message, ...moved.map(stateOf)].join(' '),
    {
      status: error.status,
      hint: [...stuck.map(({ hint }) => hint), error.hint].filter(Boolean).join('\n'),
      cause: error,
    },
  );
}

/** Old code belongs to the old database: where none went back, the code does not stay back either. */
async function afterRestore(
  { move, outcome, error }: RestoredDatabase,
  restored: readonly RestoredDatabase[],
  moved: readonly MovedWorker[],
): Promise<ActionError> {
  const cause = error ?? toActionError(new Error('a restore failed without a reason'));
  const told = outcome?.told ?? `${move.target.name} was not restored: ${cause.message}`;
  const isNoneBack = restored.every(({ outcome: one }) => one === undefined || one.state === 'failed');
  const failure = new ActionError(cause.code, told, {
    status: cause.status,
    hint: [cause.hint, outcome?.undoCommand && `To take the restore back: ${outcome.undoCommand}`]
      .filter(Boolean)
      .join('\n'),
    cause,
  });
  return isNoneBack ? giveUp(failure, moved) : staysAll(failure, moved, restored);
}

/** What serves is the old version: what it replaced is what someone wanted to get away from, so it stays. */
function staysAll(
  error: ActionError,
  moved: readonly MovedWorker[],
  restored: readonly RestoredDatabase[],
  service?: MovedService,
): ActionError {
  const serves = moved.map(({ move }) => `${move.worker.name} serves version ${move.to} to everybody.`);
  const back = restored
    .filter(({ outcome }) => outcome?.state === 'restored')
    .map(({ move }) => `${move.target.name} was restored to the bookmark ${move.state.bookmark}.`);
  const undo = undoOf(moved, restored, service);
  return new ActionError(error.code, [error.message, ...serves, ...back, 'It was left so.'].join(' '), {
    status: error.status,
    hint: [error.hint, ...(undo.length === 0 ? [] : ['To take the rollback back:', ...undo])]
      .filter(Boolean)
      .join('\n'),
    cause: error,
  });
}

function undoOf(
  moved: readonly MovedWorker[],
  restored: readonly RestoredDatabase[],
  service: MovedService | undefined,
): string[] {
  const isPutBack = ({ putBack }: MovedWorker) => putBack !== undefined && putBack.kind !== 'failed';
  return [
    ...(service?.done?.undo ?? []),
    ...restored.flatMap(({ outcome }) => outcome?.undoCommand ?? []),
    ...moved
      .filter((one) => one.rollout !== undefined && !isPutBack(one))
      .map(({ move }) => undoCommand(move.worker.name, move.from.serving)),
  ];
}
