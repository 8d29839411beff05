import type { Clock } from '../runtime/clock.ts';
import type { Events } from '../runtime/events.ts';

/** How far something long is. */
export interface Amount {
  bytes: number;
  /** All there is, where it is known. */
  total?: number | undefined;
  rows?: number | undefined;
}

/** Tells how far something is, no more often than every ten seconds; nothing of what takes less. */
export class Progress {
  readonly #what: string;
  readonly #events: Events;
  readonly #clock: Clock;
  readonly #started: number;
  #told: number;

  /** @param what begins the message, as in `Exporting trips-prod` */
  constructor(what: string, events: Events, clock: Clock) {
    this.#what = what;
    this.#events = events;
    this.#clock = clock;
    this.#started = clock.now();
    this.#told = this.#started;
  }

  at(amount: Amount): void {
    const now = this.#clock.now();
    if (now - this.#told < 10_000) return;
    this.#told = now;
    const { bytes, total, rows } = amount;
    this.#events.info('snapshot.progress', `${this.#what}: ${told(amount, now - this.#started)}`, {
      bytes,
      total_bytes: total,
      rows,
      elapsed_ms: now - this.#started,
    });
  }
}

/** `120 MB of 500 MB, 451,000 rows, 12 MB/s, about 32 s to go`. */
function told({ bytes, total, rows }: Amount, elapsedMs: number): string {
  const rate = bytes / (elapsedMs / 1000);
  const remaining = total === undefined || rate === 0 ? undefined : Math.max(0, (total - bytes) / rate);
  return [
    total === undefined ? inMegabytes(bytes) : `${inMegabytes(bytes)} of ${inMegabytes(total)}`,
    ...(rows === undefined ? [] : [`${grouped(rows)} rows`]),
    `${inMegabytes(rate)}/s`,
    ...(remaining === undefined ? [] : [`about ${Math.ceil(remaining)} s to go`]),
  ].join(', ');
}

/** `1234567` → `1,234,567`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1.2 MB`; `34 KB` of what is less. */
export function inMegabytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}
