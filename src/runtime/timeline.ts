import type { Clock } from './clock.ts';
import { type ActionError, toActionError } from './errors.ts';
import type { Events } from './events.ts';

/** `unfinished`: it was under way when it was looked at. `skipped`: it was not come to, or there was nothing to do. */
export type StepOutcome = 'passed' | 'failed' | 'blocked' | 'cancelled' | 'skipped' | 'unfinished';

/** A part of what a run did. */
export interface Step {
  /** What it is about: a database, a Worker, or the run as a whole. */
  subject: string;
  name: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
  outcome: StepOutcome;
}

/** What a run did, in the order in which it began. Each step's beginning and end are events as well. */
export class Timeline {
  readonly #events: Events;
  readonly #clock: Clock;
  readonly #steps: (Omit<Step, 'durationMs'> & { durationMs: number | undefined })[] = [];

  constructor(events: Events, clock: Clock) {
    this.#events = events;
    this.#clock = clock;
  }

  /** @param judge tells how work ended that did not throw; default: it passed */
  async step<T>(
    subject: string,
    name: string,
    work: () => Promise<T>,
    judge: (result: T) => StepOutcome = () => 'passed',
  ): Promise<T> {
    const step = { subject, name, startedAt: this.#clock.now(), durationMs: undefined, outcome: 'unfinished' } as const;
    const index = this.#steps.push(step) - 1;
    this.#events.debug('step.started', { subject, name });
    const end = (outcome: StepOutcome) => {
      const durationMs = this.#clock.now() - step.startedAt;
      this.#steps[index] = { ...step, durationMs, outcome };
      this.#events.debug('step.ended', { subject, name, outcome, duration_ms: durationMs });
    };
    try {
      const result = await work();
      end(judge(result));
      return result;
    } catch (thrown) {
      end(outcomeOf(toActionError(thrown)));
      throw thrown;
    }
  }

  /** For what was planned and is not done. */
  skip(subject: string, name: string): void {
    this.#steps.push({ subject, name, startedAt: this.#clock.now(), durationMs: 0, outcome: 'skipped' });
    this.#events.debug('step.skipped', { subject, name });
  }

  /** As far as it is; what is under way lasts until now. */
  get steps(): Step[] {
    const now = this.#clock.now();
    return this.#steps.map((step) => ({ ...step, durationMs: step.durationMs ?? now - step.startedAt }));
  }

  /** What is under way and began last. */
  get current(): Step | undefined {
    return this.steps.findLast(({ outcome }) => outcome === 'unfinished');
  }
}

/** How what has this error ended. */
export function outcomeOf(error: ActionError | undefined): StepOutcome {
  if (!error) return 'passed';
  if (error.code === 'cancelled') return 'cancelled';
  return error.status === 'blocked' ? 'blocked' : 'failed';
}
