import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Loaded, LoadMode, Questions } from './loading.ts';

export type ToLoader = { kind: 'sql'; bytes: ArrayBuffer } | { kind: 'finish'; questions: Questions };
export type FromLoader = { kind: 'taken' } | { kind: 'loaded'; loaded: Loaded } | { kind: 'failed'; message: string };

/** A dump that SQLite refused. */
export class LoadRefused extends Error {
  readonly mode: LoadMode;

  constructor(mode: LoadMode, message: string) {
    super(message);
    this.mode = mode;
  }
}

// Enough that the thread never waits, and little enough that memory stays flat: blocks are of 1 MB or so.
const mostAhead = 4;

/** To be called before SQLite is used: it asks the environment of the process once where its temporary files go. */
export function keepTemporaryFilesIn(folder: string): void {
  process.env['SQLITE_TMPDIR'] ??= folder;
}

/** Loads a dump in a thread of its own, block by block. */
export class Loader implements AsyncDisposable {
  readonly #mode: LoadMode;
  readonly #worker: Worker;
  #ahead = 0;
  #loaded: Loaded | undefined;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(mode: LoadMode) {
    this.#mode = mode;
    this.#worker = new Worker(entry(), { workerData: mode, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    this.#worker.on('message', (message: FromLoader) => this.#take(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => {
      if (!this.#loaded) this.#fail(new Error(`the thread that loads ended with ${code}`));
    });
  }

  /**
   * Hands over whole statements, a copy of them; waits while the thread is far behind.
   * @throws LoadRefused for what came before
   */
  async feed(sql: Buffer): Promise<void> {
    const bytes = new Uint8Array(sql).buffer;
    await this.#until(() => this.#ahead < mostAhead);
    this.#ahead++;
    this.#send({ kind: 'sql', bytes }, [bytes]);
  }

  /** @throws LoadRefused */
  async finish(questions: Questions): Promise<Loaded> {
    this.#loaded = undefined;
    this.#send({ kind: 'finish', questions });
    await this.#until(() => this.#loaded !== undefined);
    // What `until` waits for is set in a callback, which the compiler cannot see.
    return this.#loaded as unknown as Loaded;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToLoader, transfer: ArrayBuffer[] = []): void {
    if (!this.#failure) this.#worker.postMessage(message, transfer);
  }

  #take(message: FromLoader): void {
    if (message.kind === 'taken') this.#ahead--;
    else if (message.kind === 'loaded') this.#loaded = message.loaded;
    else this.#fail(new LoadRefused(this.#mode, message.message));
    this.#wake();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!this.#failure && !isSo()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure) throw this.#failure;
  }
}

/** Where the thread begins: a file beside the bundle, else this folder's own. */
function entry(): string {
  const own = import.meta.url;
  return fileURLToPath(new URL(own.endsWith('.ts') ? 'load-worker.ts' : 'load-worker.js', own));
}
