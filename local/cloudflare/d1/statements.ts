/**
 * Splits SQL into statements as SQLite's own shell does: the automaton of `sqlite3_complete` (sqlite.org, complete.c),
 * which knows strings, comments, and the `;END;` that ends a trigger. Pieces of white space and comments are dropped.
 * A text that has no closing semicolon is a last statement.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let state: State = 'start';
  let empty = true;
  for (const { kind, end } of tokens(sql)) {
    if (kind !== 'space' && kind !== 'semicolon') empty = false;
    state = NEXT[state][kind];
    if (state !== 'start' || kind !== 'semicolon') continue;
    if (!empty) statements.push(sql.slice(start, end));
    start = end;
    empty = true;
  }
  if (!empty) statements.push(sql.slice(start));
  return statements;
}

type Kind = 'semicolon' | 'space' | 'other' | 'explain' | 'create' | 'temp' | 'trigger' | 'end';
type State = 'start' | 'normal' | 'explain' | 'create' | 'trigger' | 'semi' | 'end';

const KEYWORDS: Record<string, Kind> = {
  create: 'create',
  trigger: 'trigger',
  temp: 'temp',
  temporary: 'temp',
  end: 'end',
  explain: 'explain',
};

/** The transitions of complete.c: `trigger`, `semi` and `end` are inside CREATE TRIGGER, before and after its parts. */
const NEXT: Record<State, Record<Kind, State>> = {
  start: row('start', 'start', 'normal', { explain: 'explain', create: 'create' }),
  normal: row('start', 'normal', 'normal', {}),
  explain: row('start', 'explain', 'normal', { explain: 'explain', create: 'create' }),
  create: row('start', 'create', 'normal', { temp: 'create', trigger: 'trigger' }),
  trigger: row('semi', 'trigger', 'trigger', {}),
  semi: row('semi', 'semi', 'trigger', { end: 'end' }),
  end: row('start', 'end', 'trigger', {}),
};

function row(semicolon: State, space: State, other: State, rest: Partial<Record<Kind, State>>): Record<Kind, State> {
  return { semicolon, space, other, explain: other, create: other, temp: other, trigger: other, end: other, ...rest };
}

const TOKEN =
  /(?<space>\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))|(?<semicolon>;)|(?<quoted>'[^']*(?:'|$)|"[^"]*(?:"|$)|`[^`]*(?:`|$)|\[[^\]]*(?:\]|$))|(?<word>[\w$\u0080-\uffff]+)|[\s\S]/g;

function* tokens(sql: string): Generator<{ kind: Kind; end: number }> {
  for (const match of sql.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    if (match.groups?.['space'] !== undefined) yield { kind: 'space', end };
    else if (match.groups?.['semicolon'] !== undefined) yield { kind: 'semicolon', end };
    else yield { kind: KEYWORDS[match[0].toLowerCase()] ?? 'other', end };
  }
}
