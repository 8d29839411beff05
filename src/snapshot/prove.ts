import { Loader, LoadRefused } from './loader.ts';
import type { Loaded, Questions } from './loading.ts';

/** What came of loading a dump twice. */
export interface Proof extends Pick<Loaded, 'schema' | 'prints' | 'assertions'> {
  /** What is wrong with it when nothing is asked of the rows: what SQLite's own checks find. */
  asItIs: string[];
  /** Why D1 would refuse to import it. */
  asD1: string[];
}

const nothing: Questions = { printed: [], assertions: [] };

/** Loads a dump into two databases side by side, as it is read. */
export class Prover implements AsyncDisposable {
  readonly #asItIs = new Loader('as-it-is');
  readonly #asD1 = new Loader('as-d1');
  #refusal: LoadRefused | undefined;

  /**
   * Whole statements, the next in order.
   * @throws LoadRefused where not even as it is it can be loaded
   */
  async feed(sql: Buffer): Promise<void> {
    await Promise.all([this.#asItIs.feed(sql), this.#orRefused(this.#asD1.feed(sql))]);
  }

  /** @throws LoadRefused, as `feed` */
  async finish(questions: Questions): Promise<Proof> {
    // Each has half of the work, and both hold the same rows; what D1 would refuse is asked of the other one.
    const [asItIs, answers] = await Promise.all([
      this.#asItIs.finish(nothing),
      this.#orRefused(this.#asD1.finish(questions)),
    ]);
    if (answers && !this.#refusal) return { ...answers, asItIs: asItIs.problems, asD1: answers.problems };
    const problems = [this.#refusal?.message ?? 'it could not be loaded'];
    return { ...(await this.#asItIs.finish(questions)), asItIs: asItIs.problems, asD1: problems };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#asItIs[Symbol.asyncDispose](), this.#asD1[Symbol.asyncDispose]()]);
  }

  /** What D1 would refuse is found out in full, and does not end the other load. */
  async #orRefused<T>(work: Promise<T>): Promise<T | undefined> {
    if (this.#refusal) {
      await work.catch(() => undefined);
      return undefined;
    }
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof LoadRefused)) throw error;
      this.#refusal = error;
      return undefined;
    }
  }
}
