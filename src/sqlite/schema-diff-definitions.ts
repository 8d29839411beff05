import { type Token, tokens } from './tokens.ts';

/** A CREATE TABLE in its parts; `definitions` are the columns and constraints, without the commas between them. */
export interface TableText {
  /** From `CREATE` up to and with the `(`. */
  head: string;
  definitions: Definition[];
  /** From the `)` on. */
  tail: string;
}

export interface Definition {
  /** As written, without white space and comments around it. */
  text: string;
  words: Word[];
}

export interface Word {
  /** As written, quotes included. */
  text: string;
  kind: Token['kind'];
  /** Where it starts in its definition's text. */
  start: number;
}

/** Splits a CREATE TABLE at its top-level commas; `undefined` where there are no parentheses. */
export function tableTextOf(sql: string): TableText | undefined {
  const all = [...tokens(sql)];
  const textOf = ({ start, end }: Token) => sql.slice(start, end);
  const open = all.findIndex((token) => textOf(token) === '(');
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of all.slice(open)) {
    const text = textOf(token);
    if (text === ')' && --depth === 0) {
      return {
        head: sql.slice(0, all[open]?.end),
        definitions: parts.filter((part) => part.length > 0).map((part) => definitionOf(sql, part)),
        tail: sql.slice(token.start),
      };
    }
    if (text === ',' && depth === 1) parts.push([]);
    else if (depth > 0) parts.at(-1)?.push(token);
    if (text === '(') depth++;
  }
  return undefined;
}

function definitionOf(sql: string, part: readonly Token[]): Definition {
  const from = part[0]?.start ?? 0;
  const words = part.map(({ start, end, kind }) => ({ text: sql.slice(start, end), kind, start: start - from }));
  return { text: sql.slice(from, part.at(-1)?.end), words };
}

/** A name without its quotes. */
export function unquoted(text: string): string {
  const quote = text.charAt(0);
  if (quote === '[') return text.slice(1, -1);
  if (quote !== '"' && quote !== '`' && quote !== "'") return text;
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
