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
// `:name`, `@name`, `$name`, and Tcl's `$name::space(…)`, where the … may hold anything but white space, a `;` as well.
const variable = /[$@:#](?:::)*(?:[\w$\u0080-\uFFFF](?:[\w$\u0080-\uFFFF]|::)*(?:\([^\t\n\f\r )]*\)?)?)?/y;

/** The tokens of a script as SQLite's tokenizer finds them (https://www.sqlite.org/src/file/src/tokenize.c), in linear time. */
export function* tokens(script: string): Generator<Token> {
  for (const { kind, start, end } of parts(script)) {
    if (kind === 'space' || kind === 'comment') continue;
    yield { kind: kind === 'variable' ? 'other' : kind, start, end };
  }
}

/** The comments of a script, their marks included. Offsets are as those of tokens. */
export function* comments(script: string): Generator<Omit<Token, 'kind'>> {
  for (const { kind, start, end } of parts(script)) if (kind === 'comment') yield { start, end };
}

type Kind = Token['kind'] | 'space' | 'variable';

function* parts(script: string): Generator<{ kind: Kind | 'comment'; start: number; end: number }> {
  let at = 0;
  while (at < script.length) {
    const start = at;
    const comment = endOfComment(script, at);
    const kind = comment === undefined ? kindOf(script.charAt(at)) : 'comment';
    at = comment ?? endOf(kind as Kind, script, at);
    yield { kind, start, end: at };
  }
}

function kindOf(character: string): Kind {
  if (space.test(character)) return 'space';
  if (character === ';') return 'end';
  if (character === "'" || character === '"' || character === '`' || character === '[') return 'quoted';
  if (character === ':' || character === '$' || character === '@' || character === '#') return 'variable';
  word.lastIndex = 0;
  return word.test(character) ? 'word' : 'other';
}

function endOf(kind: Kind, script: string, at: number): number {
  switch (kind) {
    case 'quoted':
      return endOfQuoted(script, at);
    case 'word':
      return endOfMatch(word, script, at);
    case 'variable':
      return endOfMatch(variable, script, at);
    default:
      return at + 1;
  }
}

/** The offset after the comment that begins here, if one does; one that is not closed runs to the end. */
function endOfComment(script: string, at: number): number | undefined {
  if (script.startsWith('--', at)) return after(script, '\n', at);
  // At the very end of a script it is no comment to SQLite, but two operators.
  if (script.startsWith('/*', at) && at + 2 < script.length) return after(script, '*/', at + 2);
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

function endOfMatch(form: RegExp, script: string, at: number): number {
  form.lastIndex = at;
  form.test(script);
  return Math.max(form.lastIndex, at + 1);
}

function after(script: string, mark: string, from: number): number {
  const found = script.indexOf(mark, from);
  return found === -1 ? script.length : found + mark.length;
}
