import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

/** What the storage said of a file before its first byte. */
export interface Announced {
  /** The Content-Length. */
  bytes: number | undefined;
  /** In lower-case hexadecimal digits. */
  md5: string | undefined;
}

const semicolon = 0x3b;
const whitespace = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);

/** Looks at a dump as it streams by: whether it is text, whole, and what the storage has. */
export class DumpCheck {
  readonly #announced: Announced;
  readonly #md5 = createHash('md5');
  #bytes = 0;
  #last: number | undefined;
  #cutCharacter: Buffer = Buffer.alloc(0);

  constructor(announced: Announced) {
    this.#announced = announced;
  }

  /** How many bytes have gone by. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next bytes. Gives what is wrong, `undefined` where nothing is. */
  add(chunk: Buffer): string | undefined {
    this.#bytes += chunk.length;
    this.#md5.update(chunk);
    this.#last = lastOf(chunk) ?? this.#last;
    const { bytes } = this.#announced;
    if (bytes !== undefined && this.#bytes > bytes) return `the storage sent more than the ${bytes} bytes it announced`;
    return this.#isText(chunk) ? undefined : 'what was downloaded is no UTF-8';
  }

  /** Whether what has come is UTF-8 as far as that can be said: a character that the chunk's end cuts is kept. */
  #isText(chunk: Buffer): boolean {
    const [first] = this.#cutCharacter;
    const missing = first === undefined ? 0 : lengthOfCharacter(first) - this.#cutCharacter.length;
    const joined = Buffer.concat([this.#cutCharacter, chunk.subarray(0, missing)]);
    if (chunk.length < missing) {
      this.#cutCharacter = joined;
      return true;
    }
    const rest = chunk.subarray(missing);
    const end = endOfLastCharacter(rest);
    // A copy: a part of the chunk would keep all of it in memory.
    this.#cutCharacter = Buffer.from(rest.subarray(end));
    return isUtf8(joined) && isUtf8(rest.subarray(0, end));
  }

  /** Says what is wrong with the whole, `undefined` where nothing is. To be called once, after the last bytes. */
  end(): string | undefined {
    const { bytes, md5 } = this.#announced;
    if (bytes !== undefined && this.#bytes !== bytes)
      return `${this.#bytes} bytes were downloaded, and the storage announced ${bytes}`;
    if (md5 !== undefined && this.#md5.digest('hex') !== md5) return 'what was downloaded is not what the storage has';
    if (this.#cutCharacter.length > 0) return 'what was downloaded is no UTF-8';
    // Every dump has statements, and the last one ends as they all do.
    return this.#last === semicolon ? undefined : 'what was downloaded ends within a statement';
  }
}

/** The last byte that is no white space. */
function lastOf(chunk: Buffer): number | undefined {
  for (let at = chunk.length - 1; at >= 0; at--) {
    const byte = chunk[at];
    if (byte !== undefined && !whitespace.has(byte)) return byte;
  }
  return undefined;
}

/** Where a character begins at the block's end that is longer than what is left of the block; else its length. */
function endOfLastCharacter(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    return lengthOfCharacter(byte) > back ? block.length - back : block.length;
  }
  return block.length;
}

/** Of the form 10xxxxxx: it goes on what began before it. */
function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

function lengthOfCharacter(firstByte: number): number {
  if (firstByte < 0x80) return 1;
  if (firstByte < 0xe0) return 2;
  return firstByte < 0xf0 ? 3 : 4;
}
