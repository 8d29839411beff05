import { unquoted } from '../sqlite/schema-diff-definitions.ts';
import { canonicalSql } from '../sqlite/schema-diff-same.ts';
import { tokens } from '../sqlite/tokens.ts';
import { type Contraction, isSameName, knownColumns, type TableChange } from './fit-change.ts';

/** Conditions that rows must fulfil and had not to. One that is only about new columns binds no old code. */
export function contractedChecks(change: TableChange): Contraction[] {
  const { table, successor, line } = change;
  const before = checksOf(table.sql);
  const known = knownColumns(change).map(({ name }) => name);
  const tighter = checksOf(successor.sql).filter(
    (check) => mentions(check, known) && !before.some((other) => isLooserOrSame(check, other)),
  );
  if (tighter.length === 0) return [];
  return [{ what: `The table ${successor.name} gets a CHECK (${tighter.map(shown).join('), (')}).`, line }];
}

interface Check {
  /** As written. */
  text: string;
  words: readonly string[];
}

/** The conditions of all CHECKs of a table, wherever they stand in it. */
function checksOf(sql: string): Check[] {
  const all = [...tokens(sql)];
  const words = all.map(({ start, end }) => sql.slice(start, end));
  return words.flatMap((word, index) => {
    if (word.toUpperCase() !== 'CHECK' || words[index + 1] !== '(') return [];
    const inside = insideOf(words, index + 1);
    const text = sql.slice(all[index + 2]?.start, all[index + 1 + inside.length]?.end);
    return [{ text, words: inside }];
  });
}

/** What stands in the parentheses that open at an index. */
function insideOf(words: readonly string[], open: number): readonly string[] {
  let depth = 0;
  const length = words.slice(open).findIndex((word) => {
    if (word === '(') depth++;
    if (word === ')') depth--;
    return depth === 0;
  });
  return words.slice(open + 1, open + length);
}

function mentions({ words }: Check, columns: readonly string[]): boolean {
  return words.some((word) => !word.startsWith("'") && columns.some((name) => isSameName(name, unquoted(word))));
}

/** The same condition, or one whose lists of values are longer: `IN ('a', 'b', 'c')` takes what `IN ('a', 'b')` takes. */
function isLooserOrSame(check: Check, other: Check): boolean {
  const [now, before] = [listsOf(check.words), listsOf(other.words)];
  if (now.rest !== before.rest) return false;
  const isLonger = now.lists.every((list, index) => before.lists[index]?.every((value) => list.includes(value)));
  const isSame = now.lists.every((list, index) => list.join() === before.lists[index]?.join());
  return isSame || (isLonger && !check.words.some((word) => word.toUpperCase() === 'NOT'));
}

/** A condition without its lists of values, and those. */
function listsOf(words: readonly string[]): { rest: string; lists: string[][] } {
  const rest: string[] = [];
  const lists: string[][] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    rest.push(word);
    if (word.toUpperCase() !== 'IN' || words[at + 1] !== '(') continue;
    const inside = insideOf(words, at + 1);
    lists.push(inside.filter((value) => value !== ','));
    at += inside.length + 2;
  }
  return { rest: canonicalSql(rest.join(' ')), lists };
}

function shown({ text }: Check): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
