import type { IncomingMessage } from 'node:http';
import { inSeconds } from '../runtime/deadline.ts';
import { CloudflareError } from './errors.ts';
import type { Transfer } from './storage.ts';
import { unreachable } from './translate.ts';

/** The body of one answer of the storage, read as it comes: nothing is read ahead of who asks for it. */
export class Body {
  readonly #answer: IncomingMessage;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #transfer: Transfer;
  readonly #stallMs: number;
  #toSkip: number;
  #hasBrought = false;

  /**
   * @param toSkip how many bytes at its beginning are known already
   * @param stallMs without a byte for so long, it is broken off
   */
  constructor(answer: IncomingMessage, transfer: Transfer, { toSkip, stallMs }: { toSkip: number; stallMs: number }) {
    this.#answer = answer;
    this.#chunks = answer[Symbol.asyncIterator]();
    this.#transfer = transfer;
    this.#stallMs = stallMs;
    this.#toSkip = toSkip;
  }

  /** Whether it has given anything yet. */
  get hasBrought(): boolean {
    return this.#hasBrought;
  }

  /**
   * The next bytes, `undefined` at the end.
   * @throws CloudflareError when the connection breaks or stalls; the signal's reason when it is aborted
   */
  async next(): Promise<Buffer | undefined> {
    for (;;) {
      const chunk = await this.#read();
      if (chunk === undefined) return undefined;
      const fresh = chunk.subarray(Math.min(this.#toSkip, chunk.length));
      this.#toSkip -= chunk.length - fresh.length;
      if (fresh.length === 0) continue;
      this.#hasBrought = true;
      return fresh;
    }
  }

  /** Closes the connection. */
  close(): void {
    this.#answer.destroy();
  }

  async #read(): Promise<Buffer | undefined> {
    const { line, purpose, url } = this.#transfer;
    const timer = setTimeout(() => this.#answer.destroy(stalled(this.#transfer, this.#stallMs)), this.#stallMs);
    try {
      const { done, value } = await this.#chunks.next();
      return done ? undefined : value;
    } catch (error) {
      line.signal.throwIfAborted();
      throw error instanceof CloudflareError ? error : unreachable(purpose, url.origin, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The connection is open, and nothing comes. */
export function stalled({ purpose, url }: Transfer, stallMs: number): CloudflareError {
  return new CloudflareError(
    'cloudflare-unreachable',
    `Could not ${purpose.what}: the storage at ${url.host} sent nothing for ${inSeconds(stallMs)}.`,
    {
      hint: 'Check the network and www.cloudflarestatus.com, then run this again.',
      failure: { kind: 'unknown' },
    },
  );
}
