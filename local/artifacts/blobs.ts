import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** From the first byte to the last, both included. */
export interface ByteRange {
  from: number;
  to: number;
}

/** Block blobs as files: their blocks one by one, then the whole. Nothing larger than a block is held in memory. */
export class Blobs {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** Where the whole of a blob lies. */
  file(blob: string): string {
    return join(this.#directory, blob);
  }

  /** Bytes of a blob that was committed; `undefined` of any other. */
  size(blob: string): number | undefined {
    return statSync(this.file(blob), { throwIfNoEntry: false })?.size;
  }

  /** Tells one content of a committed blob from another, as Azure writes it. */
  etag(blob: string): string {
    return `"0x${statSync(this.file(blob), { bigint: true }).mtimeNs.toString(16).toUpperCase()}"`;
  }

  read(blob: string, { from, to }: ByteRange): ReadableStream {
    const { size = 0 } = statSync(this.file(blob));
    // An empty file has no byte that a range could begin with.
    const bytes = size === 0 ? Readable.from([]) : createReadStream(this.file(blob), { start: from, end: to });
    return Readable.toWeb(bytes) as ReadableStream;
  }

  async putBlock(blob: string, block: string, body: Buffer): Promise<void> {
    mkdirSync(this.#blocks(blob), { recursive: true });
    await writeFile(this.#block(blob, block), body);
  }

  /** The whole at once. */
  async put(blob: string, body: Buffer): Promise<void> {
    await this.putBlock(blob, '', body);
    await this.commit(blob, ['']);
  }

  /**
   * Makes the blob of these blocks in this order; the blob appears when all of it is on the disk.
   * @returns whether all blocks were there
   */
  async commit(blob: string, blocks: string[]): Promise<boolean> {
    const files = blocks.map((block) => this.#block(blob, block));
    if (files.some((file) => !statSync(file, { throwIfNoEntry: false }))) return false;
    const draft = `${this.file(blob)}.draft`;
    await writeFile(draft, '');
    for (const file of files) await pipeline(createReadStream(file), createWriteStream(draft, { flags: 'a' }));
    const handle = await open(draft);
    await handle.sync().finally(() => handle.close());
    await rename(draft, this.file(blob));
    await rm(this.#blocks(blob), { recursive: true, force: true });
    return true;
  }

  delete(blob: string): void {
    rmSync(this.file(blob), { force: true });
    rmSync(this.#blocks(blob), { recursive: true, force: true });
  }

  #blocks(blob: string): string {
    return `${this.file(blob)}.blocks`;
  }

  /** A block's id is base64 of the client's choice. */
  #block(blob: string, block: string): string {
    return join(this.#blocks(blob), `${Buffer.from(block).toString('hex')}.block`);
  }
}
