import { type Definition, tableTextOf, unquoted, type Word } from './schema-diff-definitions.ts';
import { tokens } from './tokens.ts';

/** An expression that decides what a row may hold: of a CHECK, of a generated column, or of an index. */
export interface Expression {
  /** What the words are in. */
  text: string;
  words: Word[];
}

/** A CHECK constraint, under the name by which SQLite tells that it failed. */
export interface Check extends Expression {
  label: string;
}

/** The CHECK constraints of a CREATE TABLE, in the order in which SQLite asks them. */
export function checksOf(sql: string): Check[] {
  return (tableTextOf(sql)?.definitions ?? []).flatMap(checksIn);
}

function checksIn({ text, words }: Definition): Check[] {
  const found: Check[] = [];
  let name: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.text.toUpperCase();
    if (word === 'CONSTRAINT') name = unquoted(words[at + 1]?.text ?? '');
    if (word === 'CONSTRAINT') at++;
    if (word !== 'CHECK' || words[at + 1]?.text !== '(') continue;
    const close = closing(words, at + 1);
    const inside = words.slice(at + 2, close);
    const expression = text.slice((words[at + 1]?.start ?? 0) + 1, words[close]?.start).trim();
    found.push({ label: name ?? expression, text, words: inside });
    at = close;
  }
  return found;
}

/** The index of the parenthesis that closes the one at an index. */
function closing(words: readonly Word[], open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at++) {
    if (words[at]?.text === '(') depth++;
    if (words[at]?.text === ')' && --depth === 0) return at;
  }
  return words.length;
}

/** The definition of a column in a CREATE TABLE, by its name. */
export function definitionOf(sql: string, column: string): Expression | undefined {
  return tableTextOf(sql)?.definitions.find(({ words }) => unquoted(words[0]?.text ?? '') === column);
}

/** What a CREATE INDEX is made of, from its first parenthesis on. */
export function indexExpression(sql: string): Expression {
  const text = sql.slice(Math.max(0, sql.indexOf('(')));
  const words = [...tokens(text)].map(({ start, end, kind }) => ({ text: text.slice(start, end), kind, start }));
  return { text, words };
}

/** Those of the columns that an expression names. It may find one too many: a function may have a column's name. */
export function columnsIn({ words }: Expression, columns: readonly string[]): string[] {
  const named = new Set(words.map(({ text }) => unquoted(text).toLowerCase()));
  return columns.filter((column) => named.has(column.toLowerCase()));
}

/** The texts and numbers in an expression, those that come soonest after the column first. */
export function literalsNear(expression: Expression, column: string, columns: readonly string[]): (string | number)[] {
  const { words } = expression;
  const lower = columns.map((name) => name.toLowerCase());
  const mentions = words.flatMap(({ text }, index) =>
    unquoted(text).toLowerCase() === column.toLowerCase() ? [index] : [],
  );
  const found = words.flatMap((_, index) => {
    const value = literalOf(expression, index, lower);
    const before = mentions.filter((mention) => mention < index).at(-1);
    return value === undefined ? [] : [{ value, distance: before === undefined ? words.length : index - before }];
  });
  return found.sort((a, b) => a.distance - b.distance).map(({ value }) => value);
}

function literalOf(
  { text, words }: Expression,
  index: number,
  columns: readonly string[],
): string | number | undefined {
  const word = words[index];
  if (!word) return undefined;
  const quote = word.text.charAt(0);
  if (quote === "'") return unquoted(word.text);
  // SQLite takes "x" as a text where no column has that name.
  if (quote === '"' && !columns.includes(unquoted(word.text).toLowerCase())) return unquoted(word.text);
  const number = /^(0x[0-9a-f]+|\d+(\.\d+)?(e[+-]?\d+)?)/i.exec(text.slice(word.start));
  if (word.kind !== 'word' || !number) return undefined;
  return Number(number[0]) * (words[index - 1]?.text === '-' ? -1 : 1);
}
