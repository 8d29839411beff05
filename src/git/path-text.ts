import { isUtf8 } from 'node:buffer';

/**
 * The one text form of a path in a git tree, which is bytes. A path that is UTF-8 and does not begin with a double quote is
 * itself. Any other is quoted as git quotes it with `core.quotePath` on: in double quotes, with `\a \b \t \n \v \f \r \" \\`,
 * and three octal digits for other control characters and every byte from 0x80 on. No two paths have the same text, and
 * nothing is normalized.
 */
export function pathText(bytes: Buffer): string {
  const isPlain = isUtf8(bytes) && bytes[0] !== quote;
  return isPlain ? bytes.toString('utf8') : quotedPath(bytes);
}

/** Any path in double quotes, as git quotes and unquotes it. */
export function quotedPath(bytes: Buffer): string {
  return `"${[...bytes].map(escaped).join('')}"`;
}

/** The bytes of a path from its text: what `pathText` was given. */
export function pathBytes(text: string): Buffer {
  if (!text.startsWith('"')) return Buffer.from(text, 'utf8');
  const inside = text.slice(1, -1);
  const unescaped = inside.replace(
    /\\(?:([0-3][0-7]{2})|(.))/g,
    (_, octal: string | undefined, letter: string | undefined) =>
      octal === undefined
        ? (byLetter.get(letter ?? '') ?? letter ?? '')
        : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(unescaped, 'latin1');
}

/** Orders texts by their bytes in UTF-8, as git and `LC_ALL=C sort` do, and as strings in JavaScript are not compared. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

const quote = 0x22;

const letters: readonly (readonly [letter: string, character: string])[] = [
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
];
const byLetter = new Map(letters);
const byCharacter = new Map(letters.map(([letter, character]) => [character, letter]));

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  const letter = byCharacter.get(character);
  if (letter !== undefined) return `\\${letter}`;
  return byte < 0x20 || byte >= 0x7f ? `\\${byte.toString(8).padStart(3, '0')}` : character;
}
