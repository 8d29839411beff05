import { type Token, tokens } from './tokens.ts';

const rowIds = ['rowid', 'oid', '_rowid_'];

/**
 * Whether a DELETE or UPDATE is limited by a WHERE of its own that looks at the rows: one that names a column, or asks
 * another table. `WHERE 1` and `WHERE true` limit nothing.
 */
export function isLimited(sql: string, columns: readonly string[]): boolean {
  const names = new Set([...columns, ...rowIds].map((name) => name.toLowerCase()));
  return whereOf(sql).some(
    ({ kind, text }) =>
      // What stands in single quotes is a text, whatever column has that name.
      (!text.startsWith("'") && names.has(kind === 'quoted' ? text.slice(1, -1) : text)) ||
      (kind === 'word' && text === 'select'),
  );
}

interface Part {
  kind: Token['kind'];
  /** In lower case. */
  text: string;
}

/** The tokens of the statement's own WHERE: that of a subquery or of a CTE stands in parentheses. */
function whereOf(sql: string): Part[] {
  const parts = [...tokens(sql)].map(({ kind, start, end }) => ({ kind, text: sql.slice(start, end).toLowerCase() }));
  const from = indexOutside(parts, 'where', 0);
  if (from === -1) return [];
  const to = indexOutside(parts, 'returning', from);
  return parts.slice(from + 1, to === -1 ? undefined : to);
}

/** Where a keyword stands outside of all parentheses, from an index on; -1 where it does not. */
function indexOutside(parts: readonly Part[], keyword: string, from: number): number {
  let depth = 0;
  return parts.findIndex(({ kind, text }, index) => {
    if (text === '(') depth++;
    if (text === ')') depth--;
    return index >= from && depth === 0 && kind === 'word' && text === keyword;
  });
}

/** Whether a keyword stands anywhere in a statement, strings, names in quotes and comments aside. */
export function hasKeyword(sql: string, keyword: string): boolean {
  return countKeyword(sql, keyword) > 0;
}

export function countKeyword(sql: string, keyword: string): number {
  let found = 0;
  for (const token of tokens(sql))
    if (token.kind === 'word' && sql.slice(token.start, token.end).toUpperCase() === keyword) found++;
  return found;
}
