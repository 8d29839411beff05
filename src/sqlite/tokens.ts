/** A token of SQL; white space and comments are none. */
export interface Token {
  /** A word is a keyword, an unquoted name or a number; `end` is `;`. */
  kind: 'word' | 'quoted' | 'end' | 'other';
  /** Offsets in the script, in UTF-16 units. */
  start: number;
  end: number;
}

const space = /[\t\n\f\r \uFEFF]/;
// SQLite takes every character outside of ASCII as part of a name, and `$` after the first.
const word = /[\w$\u0080-\uFFFF]+/y;

/** The tokens of a script as SQLite's tokenizer finds them (https://www.sqlite.org/src/file/src/tokenize.c), in linear time. */
export function* tokens(script: string): Generator<Token> {
  let at = 0;
  while (at < script.length) {
    const comment = endOfComment(script, at);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const start = at;
    const character = script.charAt(at);
    const kind = kindOf(character);
    at = kind === 'quoted' ? endOfQuoted(script, at) : kind === 'word' ? endOfWord(script, at) : at + 1;
    if (kind !== 'space') yield { kind, start, end: at };
  }
}

function kindOf(character: string): Token['kind'] | 'space' {
  if (space.test(character)) return 'space';
  if (character === ';') return 'end';
  if (character === "'" || character === '"' || character === '`' || character === '[') return 'quoted';
  word.lastIndex = 0;
  return word.test(character) ? 'word' : 'other';
}

/** The offset after the comment that begins here, if one does; one that is not closed runs to the end. */
function endOfComment(script: string, at: number): number | undefined {
  if (script.startsWith('--', at)) return after(script, '\n', at);
  if (script.startsWith('/*', at)) return after(script, '*/', at + 2);
  return undefined;
}

function endOfQuoted(script: string, at: number): number {
  const open = script.charAt(at);
  if (open === '[') return after(script, ']', at);
  let end = after(script, open, at + 1);
  // A doubled quote is a quote in the text.
  while (script.charAt(end) === open) end = after(script, open, end + 1);
  return end;
}

function endOfWord(script: string, at: number): number {
  word.lastIndex = at;
  word.test(script);
  return Math.max(word.lastIndex, at + 1);
}

function after(script: string, mark: string, from: number): number {
  const found = script.indexOf(mark, from);
  return found === -1 ? script.length : found + mark.length;
}
