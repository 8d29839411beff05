import type { Clock } from './clock.ts';
import { inSeconds } from './deadline.ts';
import type { Events } from './events.ts';
import type { Timeline } from './timeline.ts';

/** For how long a run may be at work without a word in its log. */
const silenceMs = 10_000;

/**
 * Sees to it that whoever watches a log knows that the run is at work, and with what: after ten seconds without a line it
 * says so, whatever it is that takes long. What tells of its own progress more often is not interrupted.
 */
export class Pulse {
  readonly #clock: Clock;
  #heardAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#heardAt = clock.now();
  }

  /** To be told of every line of the log. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** Looks whether a line is due. */
  beat(timeline: Timeline, events: Events): void {
    const silentMs = this.#clock.now() - this.#heardAt;
    if (silentMs < silenceMs) return;
    const { current } = timeline;
    const what = current
      ? `${current.subject}, ${current.name} (${inSeconds(whole(current.durationMs))} so far)`
      : `no news for ${inSeconds(whole(silentMs))}`;
    events.info('run.at-work', `Still at work: ${what}.`, {
      ...(current ? { subject: current.subject, name: current.name, elapsed_ms: current.durationMs } : {}),
    });
    this.heard();
  }

  /** Looks every second, until the process has nothing else to do. */
  start(timeline: Timeline, events: Events): Disposable {
    const timer = setInterval(() => this.beat(timeline, events), 1000).unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
  }
}

function whole(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}
