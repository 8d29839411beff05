/** How long a restart of workerd waits for answers that are under way, in milliseconds. A longer stream is cut. */
const PATIENCE_MS = 1000;

/** Requests pass together; a restart of workerd passes alone. */
export class Gate {
  #inside = 0;
  #closed: Promise<void> | undefined;
  #emptied: (() => void) | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  /** Waits for a restart that is going on, and counts the caller as inside until it calls what is returned. */
  async enter(): Promise<() => void> {
    while (this.#closed) await this.#closed;
    this.#inside++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inside--;
      if (this.#inside === 0) this.#emptied?.();
    };
  }

  async shared<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Runs `work` when nobody is inside, or after a second of waiting; one at a time. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(() => this.#alone(work));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#closed = promise;
    try {
      await this.#empty();
      return await work();
    } finally {
      this.#closed = undefined;
      resolve();
    }
  }

  async #empty(): Promise<void> {
    if (this.#inside === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#emptied = resolve;
    const timer = setTimeout(resolve, PATIENCE_MS);
    await promise;
    clearTimeout(timer);
    this.#emptied = undefined;
  }
}
