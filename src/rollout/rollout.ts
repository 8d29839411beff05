import type { Cloudflare } from '../cloudflare/client.ts';
import { CloudflareError } from '../cloudflare/errors.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import type { Deployment } from '../cloudflare/workers.ts';
import type { Clock } from '../runtime/clock.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import type { StepOutcome, Timeline } from '../runtime/timeline.ts';
import { type Baseline, describeShares, undoCommand } from './baseline.ts';
import { readNote, writeNote } from './message.ts';

/** What became of going back. */
export type WayBack =
  /** Nothing of this rollout was deployed. */
  | { kind: 'unchanged'; deploymentId: string }
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
  readonly baseline: Baseline;
  readonly #cloudflare: Cloudflare;
  readonly #events: Events;
  readonly #clock: Clock;
  readonly #timeline: Timeline;
  readonly #run: string;
  readonly #cutOffRuns: readonly string[];
  readonly #force: boolean;
  #last: string;
  /** The messages of what this rollout deployed, or may have deployed: an answer can be lost, or not be waited for. */
  readonly #notes = new Set<string>();

  constructor(options: {
    worker: string;
    baseline: Baseline;
    cloudflare: Cloudflare;
    events: Events;
    clock: Clock;
    timeline: Timeline;
    run: string;
    /** Runs that are taken over: their last request may have its effect only now. */
    cutOffRuns?: readonly string[];
    /** To go over a change of secrets, which Cloudflare otherwise refuses with code 10220. */
    force?: boolean;
  }) {
    this.worker = options.worker;
    this.baseline = options.baseline;
    this.#cloudflare = options.cloudflare;
    this.#events = options.events;
    this.#clock = options.clock;
    this.#timeline = options.timeline;
    this.#run = options.run;
    this.#cutOffRuns = options.cutOffRuns ?? [];
    this.#force = options.force ?? false;
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
  async promote(version: VersionId, percentage: number): Promise<void> {
    await this.#checkOurs(version);
    const rest = this.baseline.shares.map((share) => ({
      ...share,
      percentage: (share.percentage * (100 - percentage)) / 100,
    }));
    const shares = percentage === 100 ? [] : rest;
    await this.#deploy(this.#cloudflare, [...shares, { version_id: version, percentage }], percentage);
    this.#events.info('deployment.made', `${this.worker}: version ${version} is at ${percentage} %.`, {
      percentage,
      deployment_id: this.#last,
    });
  }

  /** Puts the former deployment back, with a signal of its own. It does not throw: it says what became of it. */
  putBack(): Promise<WayBack> {
    return this.#timeline.step(this.worker, 'put back', () => this.#surelyPutBack(), outcomeOf);
  }

  async #surelyPutBack(): Promise<WayBack> {
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
    if (current && !this.#isOurs(current)) return this.#leaveAlone(current);
    const isUntouched = current === undefined || current.id === this.baseline.deploymentId;
    if (isUntouched && this.#notes.size === 0 && this.baseline.interruptedAt === undefined)
      return { kind: 'unchanged', deploymentId: this.#last };
    // After a lost answer to an earlier attempt it may be there already.
    if (messageOf(current) === this.#note('back')) this.#last = current?.id ?? this.#last;
    else await this.#deploy(cloudflare, this.baseline.shares, 'back');
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
    const note = this.#note(step);
    const isKnown = this.#notes.has(note);
    this.#notes.add(note);
    // The former version may lack a secret that the new one brought.
    const takesOver = this.baseline.interruptedAt !== undefined && this.#last === this.baseline.deploymentId;
    const force = this.#force || step === 'back' || takesOver;
    try {
      this.#last = (await cloudflare.workers.deploy(this.worker, shares, note, { force })).id;
    } catch (error) {
      if (error instanceof CloudflareError && error.failure.kind !== 'unknown') {
        if (!isKnown) this.#notes.delete(note);
        throw error;
      }
      // The answer was lost, and the deployment may be there: its message tells whether it is this one.
      const current = await cloudflare.workers.currentDeployment(this.worker);
      if (current === undefined || messageOf(current) !== note || current.id === this.#last) throw error;
      this.#last = current.id;
    }
  }

  #note(step: number | 'back'): string {
    return writeNote({ step, run: this.#run, wayBack: this.baseline.shares });
  }

  #isOurs(current: Deployment): boolean {
    return current.id === this.#last || this.#notes.has(messageOf(current) ?? '') || this.#isTakenOver(current);
  }

  /** Whether a run that is taken over made it, on its way from where this one starts. */
  #isTakenOver(current: Deployment): boolean {
    const note = readNote(messageOf(current));
    if (!note || !this.#cutOffRuns.includes(note.run)) return false;
    return describeShares(note.wayBack) === describeShares(this.baseline.shares);
  }

  async #checkOurs(version: VersionId): Promise<void> {
    const current = await this.#cloudflare.workers.currentDeployment(this.worker);
    if (current && this.#isOurs(current)) return;
    throw new ActionError(
      'changed-meanwhile',
      `Someone else has deployed ${this.worker} in the meantime: ${describeShares(current?.versions ?? [])}. Theirs was left as it is, and version ${version} was not promoted.`,
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

function outcomeOf({ kind }: WayBack): StepOutcome {
  if (kind === 'failed') return 'failed';
  return kind === 'put-back' ? 'passed' : 'skipped';
}

function messageOf(deployment: Deployment | undefined): string | undefined {
  return deployment?.annotations?.['workers/message'];
}
