/** What a concurrency group holds or keeps waiting. */
interface Member {
  cancel(): void;
}

interface Waiting extends Member {
  enter(): void;
}

/** Concurrency groups of a repository: one runs, one waits, and who comes later takes the place of the one that waits. */
export class ConcurrencyGroups {
  readonly #running = new Map<string, Member>();
  readonly #waiting = new Map<string, Waiting>();

  /** Waits for the turn. @returns whether it came, and not a cancellation before it */
  async enter(group: string, member: Member, signal: AbortSignal, cancelInProgress: boolean): Promise<boolean> {
    const key = group.toLowerCase();
    if (signal.aborted) return false;
    const running = this.#running.get(key);
    if (!running) {
      this.#running.set(key, member);
      return true;
    }
    this.#waiting.get(key)?.cancel();
    if (cancelInProgress) running.cancel();
    return new Promise((done) => {
      const waiting = { cancel: () => member.cancel(), enter: () => done(true) };
      this.#waiting.set(key, waiting);
      signal.addEventListener('abort', () => {
        if (this.#waiting.get(key) === waiting) this.#waiting.delete(key);
        done(false);
      });
    });
  }

  leave(group: string, member: Member): void {
    const key = group.toLowerCase();
    if (this.#running.get(key) !== member) return;
    this.#running.delete(key);
    const next = this.#waiting.get(key);
    if (!next) return;
    this.#waiting.delete(key);
    this.#running.set(key, next);
    next.enter();
  }
}
