import type { Body } from './body.ts';
import { repeating } from './call.ts';
import { DumpCheck } from './dump-check.ts';
import { CloudflareError } from './errors.ts';
import { damaged, type Transfer } from './storage.ts';
import { openAt, type StoredFile } from './stored-file.ts';

// As many attempts in a row may bring nothing; each that brings something counts anew.
const mostInVain = 5;

/** A dump that is read as it streams: what is there of it, and where it goes on. */
export class DownloadStream {
  readonly #transfer: Transfer;
  readonly #file: StoredFile;
  readonly #stallMs: number;
  readonly #check: DumpCheck;
  #body: Body;

  constructor(transfer: Transfer, { file, body }: { file: StoredFile; body: Body }, stallMs: number) {
    this.#transfer = transfer;
    this.#file = file;
    this.#stallMs = stallMs;
    this.#check = new DumpCheck(file);
    this.#body = body;
  }

  /** How many bytes were given so far. */
  get bytes(): number {
    return this.#check.bytes;
  }

  /**
   * The bytes, in order and each once. Where the connection breaks, it goes on behind what was given. To be read once.
   * @throws CloudflareError, also after the last chunk: what ends without one is whole, and what the storage has
   */
  async *chunks(): AsyncGenerator<Buffer, void, void> {
    try {
      for (let chunk = await this.#next(); chunk; chunk = await this.#next()) {
        this.#require(this.#check.add(chunk));
        yield chunk;
      }
      this.#require(this.#check.end());
    } finally {
      this.close();
    }
  }

  /** Closes the connection. */
  close(): void {
    this.#body.close();
  }

  async #next(): Promise<Buffer | undefined> {
    try {
      return await this.#read();
    } catch (broken) {
      const isWhole = broken instanceof CloudflareError && this.bytes === this.#file.bytes;
      return isWhole ? undefined : this.#goOn(broken);
    }
  }

  /** @throws CloudflareError also where the body ends before the file does */
  async #read(): Promise<Buffer | undefined> {
    const chunk = await this.#body.next();
    const { bytes: total } = this.#file;
    if (chunk === undefined && total !== undefined && this.bytes < total)
      throw damaged(this.#transfer.purpose, 'the connection was closed before the end');
    return chunk;
  }

  /** The next bytes, on a new connection. That the last one broke is the first failure, so that a pause follows it. */
  async #goOn(broken: unknown): Promise<Buffer | undefined> {
    const { line, purpose } = this.#transfer;
    const attempts = mostInVain + (this.#body.hasBrought ? 1 : 0);
    let isFirst = true;
    try {
      return await repeating({ what: purpose.what, idempotent: true, attempts }, line, async () => {
        if (isFirst) {
          isFirst = false;
          throw this.#withoutETag(broken);
        }
        const body = await openAt(this.#transfer, this.#file, this.bytes, this.#stallMs);
        this.#body.close();
        this.#body = body;
        return this.#read();
      });
    } catch (error) {
      throw this.#placed(error);
    }
  }

  /** Without an ETag to compare, the rest may be that of another file: the break is then final. */
  #withoutETag(broken: unknown): unknown {
    if (this.#file.etag !== undefined || !(broken instanceof CloudflareError)) return broken;
    return retold(broken, `${broken.message} The storage gave no ETag, so it cannot be gone on with.`, true);
  }

  #placed(error: unknown): unknown {
    if (!(error instanceof CloudflareError) || error.code === 'cloudflare-answer') return error;
    const { bytes: total } = this.#file;
    const of = total === undefined ? '' : ` of ${total}`;
    return retold(error, `${error.message} It had read ${this.bytes}${of} bytes.`, false);
  }

  #require(problem: string | undefined): void {
    if (problem !== undefined) throw damaged(this.#transfer.purpose, problem);
  }
}

function retold(error: CloudflareError, message: string, isFinal: boolean): CloudflareError {
  return new CloudflareError(error.code, message, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    failure: isFinal ? { kind: 'final' } : error.failure,
    httpStatus: error.httpStatus,
    cause: error.cause ?? error,
  });
}
