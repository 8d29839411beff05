import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import type { Deployment } from '../cloudflare/workers.ts';
import type { Clock } from '../runtime/clock.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { type Baseline, describeShares, undoCommand } from './baseline.ts';
import { writeNote } from './message.ts';

/** What became of going back. */
export type WayBack =
  | { kind: 'put-back'; deploymentId: string }
  /** Someone else has deployed since: theirs was left alone. */
  | { kind: 'left-alone'; deploymentId: string }
  | { kind: 'failed'; error: ActionError };

/** What goes back must be tried also when the job is being cancelled: the runner then leaves 7.5 s. */
const wayBackMs = 60_000;
const wayBackAttempts = 5;

/**
 * One version on its way from 0 to 100 %. It makes deployments only where the last one is its own, or the one that it
 * started from: what someone else has deployed in the meantime is never overwritten.
 */
export class Rollout {
  readonly worker: string;
  readonly version: VersionId;
  readonly baseline: Baseline;
  readonly #cloudflare: Cloudflare;
  readonly #events: Events;
  readonly #clock: Clock;
  readonly #run: string;
  #last: string;

  constructor(options: {
    worker: string;
    version: VersionId;
    baseline: Baseline;
    cloudflare: Cloudflare;
    events: Events;
    clock: Clock;
    run: string;
  }) {
    this.worker = options.worker;
    this.version = options.version;
    this.baseline = options.baseline;
    this.#cloudflare = options.cloudflare;
    this.#events = options.events;
    this.#clock = options.clock;
    this.#run = options.run;
    this.#last = options.baseline.deploymentId;
  }

  /** The deployment that this rollout made last. */
  get deploymentId(): string {
    return this.#last;
  }

  /**
   * Gives the version this percentage of the requests, and the former ones the rest.
   * @throws ActionError `changed-meanwhile`, CloudflareError
   */
  async promote(percentage: number): Promise<void> {
    await this.#checkOurs(this.#cloudflare);
    const rest = this.baseline.shares.map((share) => ({
      ...share,
      percentage: (share.percentage * (100 - percentage)) / 100,
    }));
    const shares = percentage === 100 ? [] : rest;
    await this.#deploy(this.#cloudflare, [...shares, { version_id: this.version, percentage }], percentage);
    this.#events.info('deployment.made', `${this.worker}: version ${this.version} is at ${percentage} %.`, {
      percentage,
      deployment_id: this.#last,
    });
  }

  /** Puts the former deployment back, with a signal of its own. It does not throw: it says what became of it. */
  async putBack(): Promise<WayBack> {
    const surely = this.#cloudflare.withSignal(AbortSignal.timeout(wayBackMs));
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#tryPutBack(surely);
      } catch (error) {
        if (attempt < wayBackAttempts && error instanceof CloudflareError && error.failure.kind !== 'final') {
          await this.#clock.sleep(500 * 2 ** (attempt - 1));
          continue;
        }
        return { kind: 'failed', error: this.#wayBackFailed(error) };
      }
    }
  }

  async #tryPutBack(cloudflare: Cloudflare): Promise<WayBack> {
    const current = await cloudflare.workers.currentDeployment(this.worker);
    if (current && current.id !== this.#last) return this.#leaveAlone(current);
    // Nothing of this run was deployed: the former deployment never left.
    if (this.#last === this.baseline.deploymentId && this.baseline.interruptedAt === undefined)
      return { kind: 'put-back', deploymentId: this.#last };
    await this.#deploy(cloudflare, this.baseline.shares, 'back');
    this.#events.info(
      'deployment.put-back',
      `${this.worker}: the former deployment is back: ${describeShares(this.baseline.shares)}.`,
      { deployment_id: this.#last },
    );
    return { kind: 'put-back', deploymentId: this.#last };
  }

  #leaveAlone(current: Deployment): WayBack {
    this.#events.warning(
      'deployment.left-alone',
      `${this.worker}: someone else has deployed in the meantime (${describeShares(current.versions)}); that deployment was left alone.`,
      { deployment_id: current.id },
    );
    return { kind: 'left-alone', deploymentId: current.id };
  }

  async #deploy(cloudflare: Cloudflare, shares: Baseline['shares'], step: number | 'back'): Promise<void> {
    const note = writeNote({ step, run: this.#run, wayBack: this.baseline.shares });
    try {
      this.#last = (await cloudflare.workers.deploy(this.worker, shares, note)).id;
    } catch (error) {
      if (!(error instanceof CloudflareError) || error.failure.kind !== 'unknown') throw error;
      // The answer was lost, and the deployment may be there: its message tells whether it is this one.
      const current = await cloudflare.workers.currentDeployment(this.worker);
      if (current === undefined || current.annotations?.['workers/message'] !== note || current.id === this.#last)
        throw error;
      this.#last = current.id;
    }
  }

  async #checkOurs(cloudflare: Cloudflare): Promise<void> {
    const current = await cloudflare.workers.currentDeployment(this.worker);
    if (current?.id === this.#last) return;
    throw new ActionError(
      'changed-meanwhile',
      `Someone else has deployed ${this.worker} in the meantime: ${describeShares(current?.versions ?? [])}. Theirs was left as it is, and version ${this.version} was not promoted.`,
      {
        hint: 'Find out who deployed and why, then run this again.',
      },
    );
  }

  #wayBackFailed(cause: unknown): ActionError {
    return new ActionError(
      'way-back-failed',
      `The former deployment of ${this.worker} could not be put back: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: `Do it by hand, now: ${undoCommand(this.worker, this.baseline.shares)}`,
        cause,
      },
    );
  }
}
