/** An answer for a legacy stream, with its place in the session. */
export interface Letter {
  readonly seq: number;
  readonly body: string;
}

/** What feeds an open stream: the outbox, and a clock that a test can wind. */
export interface RelaySource {
  after(seq: number): Promise<Letter[]>;
  /** The event id of a letter, with which a client comes back for what was put after it. */
  idOf(letter: Letter): string;
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
  #seen: number;
  #delayMs = FASTEST_MS;
  #silentMs = 0;
  #polls = 0;
  #failures = 0;

  /** @param seen The last letter that the client has, 0 when it has none. */
  constructor(source: RelaySource, seen = 0) {
    this.#source = source;
    this.#seen = seen;
  }

  /** The next piece of the stream: messages or a keep-alive. Undefined when the stream should end. */
  async next(): Promise<string | undefined> {
    while (this.#polls < MAX_POLLS && this.#failures < MAX_FAILURES_IN_A_ROW) {
      const letters = await this.#poll();
      if (letters.length > 0) return this.#speak(letters);
      if (this.#silentMs >= KEEP_ALIVE_MS) return this.#keepAlive();
      await this.#pause();
    }
    return undefined;
  }

  async #poll(): Promise<Letter[]> {
    this.#polls += 1;
    try {
      const letters = await this.#source.after(this.#seen);
      this.#failures = 0;
      return letters;
    } catch {
      // D1 loses a connection now and then; the letters are still there for the next poll.
      this.#failures += 1;
      return [];
    }
  }

  #speak(letters: readonly Letter[]): string {
    this.#seen = letters.at(-1)?.seq ?? this.#seen;
    this.#delayMs = FASTEST_MS;
    this.#silentMs = 0;
    return letters
      .map((letter) => `id: ${this.#source.idOf(letter)}\nevent: message\ndata: ${letter.body}\n\n`)
      .join('');
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
