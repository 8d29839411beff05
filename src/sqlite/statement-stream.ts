import { isComplete } from './statements.ts';
import { tokens } from './tokens.ts';

/** Whole statements of SQL, one after another, as bytes of UTF-8. */
export interface StatementBlock {
  bytes: Buffer;
  /** Where each statement ends, after its `;`; the last one at the end of the bytes. */
  ends: readonly number[];
}

/** SQL that cannot be split. */
export class UnendedStatement extends Error {}

/**
 * Splits SQL into statements as it comes, wherever its chunks were cut: in memory is one chunk and the statement that is not
 * ended yet. Where `splitStatements` finds a statement, this finds one, comments before it included.
 * @param longest a statement of more bytes is an error: what has lost a quote must not be collected to its end
 * @throws UnendedStatement when the SQL ends within a statement, or one is too long
 */
export async function* statementBlocks(
  chunks: AsyncIterable<Buffer>,
  longest = 64 * 1024 * 1024,
): AsyncGenerator<StatementBlock> {
  const scanner = new Scanner();
  /** The beginning of a statement that has not ended. */
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of chunks) {
    const ends = scanner.scan(chunk, (end) => Buffer.concat([...begun, chunk.subarray(0, end)]));
    const last = ends.at(-1);
    if (last === undefined) {
      begun.push(chunk);
      begunBytes += chunk.length;
    } else {
      yield { bytes: Buffer.concat([...begun, chunk.subarray(0, last)]), ends: ends.map((end) => end + begunBytes) };
      begun = [chunk.subarray(last)];
      begunBytes = chunk.length - last;
    }
    if (begunBytes > longest) throw new UnendedStatement(`one statement has more than ${longest} bytes`);
  }
  const rest = Buffer.concat(begun);
  if (!scanner.isClosed || !isBlank(rest)) throw new UnendedStatement('it ends within a statement');
}

/** White space and comments: nothing that a database would run. */
function isBlank(bytes: Buffer): boolean {
  return tokens(bytes.toString('utf8')).next().done === true;
}

const quote = 0x27;
const doubleQuote = 0x22;
const backtick = 0x60;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const semicolon = 0x3b;
const hyphen = 0x2d;
const slash = 0x2f;
const star = 0x2a;
const newline = 0x0a;

/** Outside of everything; in a quoted text that ends at that character; in a comment; or after what may begin or end one. */
const outside = 0;
const lineComment = 1;
const blockComment = 2;
const afterHyphen = 3;
const afterSlash = 4;
const afterStar = 5;

/** Characters that mean something outside of quotes and comments. */
const isMark = new Uint8Array(256);
for (const mark of [quote, doubleQuote, backtick, openBracket, semicolon, hyphen, slash]) isMark[mark] = 1;

/** The state after a byte. Those above `afterStar` are of quoted texts, and are the character that ends them. */
function after(state: number, byte: number): number {
  switch (state) {
    case afterHyphen:
      return byte === hyphen ? lineComment : opened(byte);
    case afterSlash:
      return byte === star ? blockComment : opened(byte);
    case outside:
      return opened(byte);
    case lineComment:
      return byte === newline ? outside : lineComment;
    case blockComment:
      return byte === star ? afterStar : blockComment;
    case afterStar:
      if (byte === slash) return outside;
      return byte === star ? afterStar : blockComment;
    default:
      // A doubled quote ends a text and begins one.
      return byte === state ? outside : state;
  }
}

function opened(byte: number): number {
  if (isMark[byte] === 0 || byte === semicolon) return outside;
  if (byte === hyphen) return afterHyphen;
  if (byte === slash) return afterSlash;
  return byte === openBracket ? closeBracket : byte;
}

// Nearly all of the time is spent in these two.
function nextMark(chunk: Buffer, from: number): number {
  let at = from;
  while (at < chunk.length && isMark[chunk[at] as number] === 0) at++;
  return at;
}

function next(chunk: Buffer, byte: number, from: number): number {
  let at = from;
  while (at < chunk.length && chunk[at] !== byte) at++;
  return at;
}

/** Finds the ends of statements. What it knows between two chunks is one number. */
class Scanner {
  #state = outside;

  /** Whether no quoted text or comment is open, but for one that the end of the SQL closes. */
  get isClosed(): boolean {
    return this.#state === outside || this.#state === lineComment;
  }

  /** @param begun the bytes from the beginning of the statement that was begun to this offset in the chunk */
  scan(chunk: Buffer, begun: (end: number) => Buffer): number[] {
    const ends: number[] = [];
    let state = this.#state;
    for (let at = 0; at < chunk.length; at++) {
      if (state === outside) at = nextMark(chunk, at);
      else if (state > afterStar) at = next(chunk, state, at);
      else if (state === lineComment) at = next(chunk, newline, at);
      if (at >= chunk.length) break;
      const byte = chunk[at] as number;
      state = after(state, byte);
      if (byte === semicolon && state === outside && this.#endsHere(chunk, at + 1, ends.at(-1), begun))
        ends.push(at + 1);
    }
    this.#state = state;
    return ends;
  }

  /** Only triggers have a `;` within. Rows, which are nearly all there is, are told by their first letter. */
  #endsHere(chunk: Buffer, end: number, last: number | undefined, begun: (end: number) => Buffer): boolean {
    if (last !== undefined && beginsWithInsert(chunk, last)) return true;
    const statement = last === undefined ? begun(end) : chunk.subarray(last, end);
    return beginsWithInsert(statement, 0) || isComplete(statement.toString('utf8'));
  }
}

/** `I` or `i` after white space: no trigger begins so. */
function beginsWithInsert(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte > 0x20) return (byte | 0x20) === 0x69;
  }
  return false;
}
