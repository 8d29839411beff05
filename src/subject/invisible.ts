/** Why a character cannot be seen, or makes others look as what they are not. */
export type InvisibleKind =
  | 'bidirectional'
  | 'zero-width'
  | 'tag'
  | 'variation-selector'
  | 'soft-hyphen'
  | 'filler'
  | 'line-separator'
  | 'control'
  | 'private-use'
  | 'format';

/** Characters that cannot be seen, on a line of the new file. */
export interface InvisibleFinding {
  path: string;
  /** Of the new file, from 1; `null` in the path itself. */
  line: number | null;
  /** Such as `U+202E`. */
  character: string;
  kind: InvisibleKind;
  /** How many of it are on the line. */
  count: number;
  /** Whether the change brings the line in; else it was there before. */
  isAdded: boolean;
}

export interface InvisibleCharacter {
  /** Where, in UTF-16 units. */
  from: number;
  to: number;
  character: string;
  kind: InvisibleKind;
}

// Emoji as UTS #51 composes them: with a joiner between pictographs, a selector or skin tone after one, a keycap, and the
// three flags that are made of tags. There the same characters hide nothing.
const pictograph = '\\p{Extended_Pictographic}[\\u{FE0E}\\u{FE0F}]?[\\u{1F3FB}-\\u{1F3FF}]?';
const flag = ['gbeng', 'gbsct', 'gbwls'].map((name) => [...name].map(asTag).join('')).join('|');
const emoji = `\\u{1F3F4}(?:${flag})\\u{E007F}|${pictograph}(?:\\u200D${pictograph}){0,8}|[0-9#*]\\uFE0F\\u20E3`;

// All that Unicode calls format, control, separator of lines or private, without what is seen in Arabic, Syriac and Kaithi,
// and with what is blank though it counts as a letter or mark.
const visibleFormats = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';
const blanks =
  '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F\\u2800\\u3164\\uFFA0\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}';
const invisible = `(?![\\t\\n${visibleFormats}])[\\p{Cf}\\p{Cc}\\p{Co}\\p{Zl}\\p{Zp}${blanks}]`;
const scanned = new RegExp(`(?:${emoji})|(?<found>${invisible})`, 'gu');

function asTag(letter: string): string {
  return `\\u{${(0xe0000 + letter.charCodeAt(0)).toString(16)}}`;
}

/** The characters of a text that cannot be seen, in order; those within an emoji are none. Tabs and line feeds can be seen. */
export function findInvisible(text: string): InvisibleCharacter[] {
  const characters: InvisibleCharacter[] = [];
  for (const match of text.matchAll(scanned)) {
    const found = match.groups?.['found'];
    if (found === undefined) continue;
    const code = found.codePointAt(0) ?? 0;
    characters.push({ from: match.index, to: match.index + found.length, character: nameOf(code), kind: kindOf(code) });
  }
  return characters;
}

/** A character that cannot be seen wherever it stands, or a mark, or a space that is not the common one. */
export const isHidden: RegExp = new RegExp(`${invisible}|\\p{M}|(?! )\\p{Zs}`, 'gu');

/** Ranges of code points, the first that fits. */
const kinds: readonly (readonly [kind: InvisibleKind, from: number, to: number])[] = [
  ['control', 0x00, 0x1f],
  ['control', 0x7f, 0x9f],
  ['soft-hyphen', 0xad, 0xad],
  ['zero-width', 0x034f, 0x034f],
  ['bidirectional', 0x061c, 0x061c],
  ['filler', 0x115f, 0x1160],
  ['filler', 0x17b4, 0x17b5],
  ['variation-selector', 0x180b, 0x180d],
  ['zero-width', 0x180e, 0x180e],
  ['variation-selector', 0x180f, 0x180f],
  ['zero-width', 0x200b, 0x200d],
  ['bidirectional', 0x200e, 0x200f],
  ['line-separator', 0x2028, 0x2029],
  ['bidirectional', 0x202a, 0x202e],
  ['zero-width', 0x2060, 0x2065],
  ['bidirectional', 0x2066, 0x2069],
  ['filler', 0x2800, 0x2800],
  ['filler', 0x3164, 0x3164],
  ['private-use', 0xe000, 0xf8ff],
  ['variation-selector', 0xfe00, 0xfe0f],
  ['zero-width', 0xfeff, 0xfeff],
  ['filler', 0xffa0, 0xffa0],
  ['tag', 0xe0000, 0xe007f],
  ['variation-selector', 0xe0100, 0xe01ef],
  ['private-use', 0xf0000, 0x10ffff],
];

function kindOf(code: number): InvisibleKind {
  return kinds.find(([, from, to]) => code >= from && code <= to)?.[0] ?? 'format';
}

function nameOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
