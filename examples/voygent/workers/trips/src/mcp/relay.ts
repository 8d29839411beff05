/** What feeds an open stream: the outbox, and a clock that a test can wind. */
export interface RelaySource {
  take(): Promise<string[]>;
  wait(milliseconds: number): Promise<unknown>;
}

const FASTEST_MS = 50;
const SLOWEST_MS = 2_000;
const KEEP_ALIVE_MS = 15_000;
/**
 * D1 allows 1,000 queries per Worker invocation on the paid plan (developers.cloudflare.com/d1/platform/limits), and a
 * stream is one invocation. An idle stream lives about half an hour; then the client reconnects by itself.
 */
const MAX_POLLS = 900;
const MAX_FAILURES_IN_A_ROW = 5;

/** Polls fast while a conversation is going on and slower while it is not. */
export class Relay {
  readonly #source: RelaySource;
  #delayMs = FASTEST_MS;
  #silentMs = 0;
  #polls = 0;
  #failures = 0;

  constructor(source: RelaySource) {
    this.#source = source;
  }

  /** The next piece of the stream: messages or a keep-alive. Undefined when the stream should end. */
  async next(): Promise<string | undefined> {
    while (this.#polls < MAX_POLLS && this.#failures < MAX_FAILURES_IN_A_ROW) {
      const messages = await this.#poll();
      if (messages.length > 0) return this.#speak(messages.map((body) => `event: message\ndata: ${body}\n\n`).join(''));
      if (this.#silentMs >= KEEP_ALIVE_MS) return this.#keepAlive();
      await this.#pause();
    }
    return undefined;
  }

  async #poll(): Promise<string[]> {
    this.#polls += 1;
    try {
      const messages = await this.#source.take();
      this.#failures = 0;
      return messages;
    } catch {
      // D1 loses a connection now and then; the messages are still there for the next poll.
      this.#failures += 1;
      return [];
    }
  }

  #speak(chunk: string): string {
    this.#delayMs = FASTEST_MS;
    this.#silentMs = 0;
    return chunk;
  }

  #keepAlive(): string {
    this.#silentMs = 0;
    return ': keep-alive\n\n';
  }

  async #pause(): Promise<void> {
    await this.#source.wait(this.#delayMs);
    this.#silentMs += this.#delayMs;
    this.#delayMs = Math.min(this.#delayMs * 1.5, SLOWEST_MS);
  }
}
