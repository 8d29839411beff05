import { tokens } from './tokens.ts';

/** One SQL statement of a script. */
export interface SqlStatement {
  /** The text from the first token to before the `;`, comments between included. */
  sql: string;
  /** Line of the first token, counted from 1. */
  line: number;
}

/**
 * Splits a script where SQLite would: at each `;` outside of strings, quoted names, comments and trigger bodies. Parts
 * that hold no token are left out. It never fails: what is no SQL is split all the same, and refused by the database.
 */
export function splitStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  const lineAt = lineCounter(script);
  let form = new StatementForm();
  let start: number | undefined;
  let end = 0;
  for (const token of tokens(script)) {
    if (token.kind === 'end' && (start === undefined || form.endsHere())) {
      if (start !== undefined) statements.push({ sql: script.slice(start, end), line: lineAt(start) });
      start = undefined;
      form = new StatementForm();
      continue;
    }
    start ??= token.start;
    end = token.end;
    form.take(
      token.kind === 'end' ? ';' : token.kind === 'word' ? script.slice(token.start, token.end).toUpperCase() : '',
    );
  }
  if (start !== undefined) statements.push({ sql: script.slice(start, end), line: lineAt(start) });
  return statements;
}

/** Whether a text that ends with a `;` outside of quotes and comments ends with that of a statement, and not of a trigger's body. */
export function isComplete(sql: string): boolean {
  const form = new StatementForm();
  let isEndAhead = false;
  for (const { kind, start, end } of tokens(sql)) {
    if (isEndAhead) form.take(';');
    isEndAhead = kind === 'end';
    if (!isEndAhead) form.take(kind === 'word' ? sql.slice(start, end).toUpperCase() : '');
  }
  return isEndAhead && form.endsHere();
}

/** What is known of the statement that is being read: whether it is a trigger, whose body has `;` of its own. */
class StatementForm {
  readonly #head: string[] = [];
  #isTrigger = false;
  #last = '';
  #beforeLast = '';

  /** A word in upper case, `;`, or empty for any other token. */
  take(word: string): void {
    this.#beforeLast = this.#last;
    this.#last = word;
    if (this.#isTrigger || this.#head.length >= longestHead) return;
    this.#head.push(word);
    this.#isTrigger = triggerHead.test(this.#head.join(' '));
  }

  /** A trigger ends at `; END ;`, as in SQLite's own sqlite3_complete(); anything else at its first `;`. */
  endsHere(): boolean {
    return !this.#isTrigger || (this.#last === 'END' && this.#beforeLast === ';');
  }
}

const triggerHead = /^(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER$/;
const longestHead = 6;

/** A function from ascending offsets to line numbers, linear in all. */
function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (let newline = text.indexOf('\n', at); newline !== -1 && newline < offset; newline = text.indexOf('\n', at)) {
      line++;
      at = newline + 1;
    }
    return line;
  };
}
