import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import { describeShares } from '../rollout/baseline.ts';
import { check, everyone } from '../rollout/checks.ts';
import { soleVersion } from '../rollout/history.ts';
import type { Proof } from '../rollout/proof.ts';
import { prove } from '../rollout/prove.ts';
import { Rollout, type WayBack } from '../rollout/rollout.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import { failureOf } from '../smoke/report.ts';
import type { CheckResult } from '../smoke/result.ts';
import type { WorkerMove } from './plan.ts';

/** A Worker on its way back. */
export interface MovedWorker {
  move: WorkerMove;
  /** `undefined` where it was there already. */
  rollout: Rollout | undefined;
  /** `undefined`: its version could not be proven, as it tells none; it was said. */
  proof?: Proof;
  checks: CheckResult[];
  /** What became of it when the rollback was given up. */
  putBack?: WayBack;
}

export interface MoveOptions {
  /** Names this rollback in Cloudflare's deployments. */
  run: string;
  waitMs: number;
  /** Whether the old versions may bring back secrets that were changed since. */
  secretsMayChange: boolean;
  /** Whether the old code is expected to work before the databases are restored. */
  isFitBefore: boolean;
}

/** Rollouts of what moves; nothing is deployed yet. */
export function begin(
  moves: readonly WorkerMove[],
  { run, secretsMayChange }: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): MovedWorker[] {
  return moves
    .filter(({ to }) => to !== undefined)
    .map((move) => {
      const { worker, from } = move;
      const events = context.events.step(`roll back ${worker.name}`);
      const baseline = { shares: from.serving, deploymentId: from.id };
      const { clock, timeline } = context;
      const options = { worker: worker.name, baseline, cloudflare, events, clock, timeline, run };
      return {
        move,
        rollout: move.isThere ? undefined : new Rollout({ ...options, force: secretsMayChange }),
        checks: [],
      };
    });
}

/**
 * Proves each old version at 0 %, where nobody is served by it, and only then promotes them one after the other.
 * @throws ActionError; what was promoted is put back by the caller
 */
export async function moveAll(
  moved: readonly MovedWorker[],
  options: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  for (const one of moved) {
    const { rollout, move } = one;
    // A deployment has room for two versions.
    if (!rollout || soleVersion(move.from) === undefined) continue;
    await context.timeline.step(move.worker.name, '0 %', () => tryAtZero(one, options, cloudflare, context));
  }
  for (const { rollout, move } of moved) {
    const { to, worker } = move;
    if (rollout && to) await context.timeline.step(worker.name, '100 %', () => promote(rollout, to, 100));
  }
}

async function tryAtZero(
  one: MovedWorker,
  options: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<void> {
  const { move, rollout } = one;
  if (!rollout || !move.to) return;
  await promote(rollout, move.to, 0);
  const proof = await proveOrTell(move, move.to, options, cloudflare, context);
  if (!proof) return;
  one.proof = proof;
  if (!options.isFitBefore || move.checks.length === 0) return;
  const checks = await check(move, proof.subject, { ...options, extent: 'brief' }, cloudflare, context);
  const failure = failureOf([{ url: proof.subject.base.href, results: checks }]);
  if (!failure) return;
  throw new ActionError(failure.code, `Version ${move.to}, tried at 0 %: ${failure.message}`, {
    hint: `If the checks are of the newer code, hold the old one to others, or to the proof that it answers: \`checks: none\`. ${failure.hint ?? ''}`.trim(),
    cause: failure,
  });
}

async function promote(rollout: Rollout, version: VersionId, percentage: number): Promise<void> {
  try {
    await rollout.promote(version, percentage);
  } catch (error) {
    if (!(error instanceof CloudflareError) || !error.has(secretsChanged)) throw error;
    throw new ActionError(
      'changed-meanwhile',
      `Secrets of ${rollout.worker} were changed since version ${version} was made, and it would run with the old values: ${error.message}`,
      {
        hint: 'If the old values are good still, go on with `allow: secrets-changed`. If one was revoked, set it again first, and release the old commit anew.',
        cause: error,
      },
    );
  }
}

const secretsChanged = 10220;

/** An old version that tells none cannot be proven; it has served before, so that this alone does not keep it back. */
async function proveOrTell(
  move: WorkerMove,
  version: VersionId,
  options: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Proof | undefined> {
  try {
    return await prove(move, version, options, cloudflare, context);
  } catch (error) {
    const isProof = error instanceof ActionError && error.code === 'proof-failed';
    if (!isProof || move.worker.versionHeader.configured) throw error;
    context.events.warning(
      'version.unproven',
      `${move.worker.name}: it cannot be proven at 0 % that version ${version} works, as it does not tell its version: ${error.message}`,
    );
    return undefined;
  }
}

/** With all at 100 %, every check as everybody sees it. */
export function smokeAll(
  moved: readonly MovedWorker[],
  options: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<ActionError | undefined> {
  const look = () => checkAll(moved, options, cloudflare, context);
  return context.timeline.step('rollback', 'check everything', look, outcomeOf);
}

async function checkAll(
  moved: readonly MovedWorker[],
  options: MoveOptions,
  cloudflare: Cloudflare,
  context: Context,
): Promise<ActionError | undefined> {
  try {
    await Promise.all(
      moved.map(async (one) => {
        const { move, proof } = one;
        const subject = proof ? everyone(move.url, proof) : { base: move.url, headers: {} };
        one.checks = await check(move, subject, { ...options, extent: 'brief' }, cloudflare, context);
      }),
    );
    return failureOf(moved.map(({ move, checks }) => ({ url: move.url.href, results: checks })));
  } catch (error) {
    return toActionError(error);
  }
}

/** The last first. It does not throw: each says what became of it. */
export async function putBackAll(moved: readonly MovedWorker[]): Promise<void> {
  for (const one of moved.toReversed()) if (one.rollout) one.putBack = await one.rollout.putBack();
}

/** In which state a Worker is after the rollback was given up; part of every error. */
export function stateOf({ move, putBack }: MovedWorker): string {
  const { name } = move.worker;
  const before = describeShares(move.from.serving);
  switch (putBack?.kind) {
    case undefined:
      return `${name} was not changed: ${before}.`;
    case 'unchanged':
    case 'put-back':
      return `${name} serves what it served before: ${before}.`;
    case 'left-alone':
      return `${name} was deployed by someone else in the meantime, and that was left alone.`;
    case 'failed':
      return putBack.error.message;
  }
}
