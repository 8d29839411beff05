/** Reads a stream of bytes by lines, records and lengths, without holding more than what is asked for. */
export interface ByteReader {
  /**
   * The bytes before the next `end`, which is taken too; `undefined` at the end of the stream. What stands after the last `end`
   * is not given: it was cut off.
   * @throws RangeError when there are more than `longest` before it
   */
  until(end: number, longest: number): Promise<Buffer | undefined>;
  /** Exactly so many bytes; `undefined` when the stream ends before. */
  exactly(length: number): Promise<Buffer | undefined>;
}

export function createByteReader(stream: AsyncIterable<Buffer>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let ahead: Buffer = Buffer.alloc(0);

  async function more(): Promise<Buffer | undefined> {
    const { done, value } = await chunks.next();
    return done ? undefined : value;
  }

  /** Gathers chunks until `enough` says how much of the last one belongs to what is asked for. */
  async function gather(enough: (chunk: Buffer, before: number) => number | undefined, skipped: number) {
    const parts: Buffer[] = [];
    let before = 0;
    for (let chunk: Buffer | undefined = ahead; ; chunk = await more()) {
      if (chunk === undefined) {
        ahead = Buffer.alloc(0);
        return undefined;
      }
      const length = enough(chunk, before);
      if (length !== undefined) {
        ahead = chunk.subarray(length + skipped);
        parts.push(chunk.subarray(0, length));
        return parts.length === 1 ? parts[0] : Buffer.concat(parts);
      }
      parts.push(chunk);
      before += chunk.length;
    }
  }

  return {
    until: (end, longest) =>
      gather((chunk, before) => {
        const at = chunk.indexOf(end);
        if (before + (at === -1 ? chunk.length : at) > longest)
          throw new RangeError(`more than ${longest} bytes without an end`);
        return at === -1 ? undefined : at;
      }, 1),
    exactly: (length) => gather((chunk, before) => (before + chunk.length >= length ? length - before : undefined), 0),
  };
}
