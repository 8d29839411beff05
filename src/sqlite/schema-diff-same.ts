import type { SchemaObject } from './schema.ts';
import { unquoted } from './schema-diff-definitions.ts';
import { type Token, tokens } from './tokens.ts';

/**
 * Whether two schemas are the same but for white space, comments, the letters of keywords, and how names are quoted: two
 * versions of SQLite write what ALTER TABLE RENAME makes with other quotes. The order of the objects does not matter.
 *
 * `Name` and `name` are different names. Words that SQLite takes both as keywords and as names (`key`, `Key`, `"KEY"`)
 * are the same whatever their letters, since nothing but a parser could tell which they are. A text 'x' is never the
 * name "x".
 */
export function sameSchema(a: readonly SchemaObject[], b: readonly SchemaObject[]): boolean {
  return canonicalSchema(a) === canonicalSchema(b);
}

function canonicalSchema(objects: readonly SchemaObject[]): string {
  const rows = objects.map(({ type, name, tbl_name, sql }) =>
    JSON.stringify([type, name, tbl_name, sql === null ? null : canonicalSql(sql)]),
  );
  return rows.sort().join('\n');
}

/** A text that is the same for statements that differ in white space, comments, letters of keywords and quotes only. */
export function canonicalSql(sql: string): string {
  const all = [...tokens(sql)];
  const parts = all.map((token, index) => {
    // What touches is one: x'00' is bytes, x 'y' is a name and a text.
    const touches = all[index - 1]?.end === token.start && isBytesMark(sql, all[index - 1]);
    return touches ? sql.slice(token.start, token.end).toLowerCase() : canonicalToken(sql, token, all[index + 1]);
  });
  return JSON.stringify(parts);
}

function canonicalToken(sql: string, token: Token, next: Token | undefined): string {
  const text = sql.slice(token.start, token.end);
  const lower = text.toLowerCase();
  if (token.kind === 'quoted') return text.startsWith("'") ? `text ${unquoted(text)}` : nameOf(unquoted(text));
  if (token.kind !== 'word') return text;
  if (isBytesMark(sql, token) && next?.start === token.end && sql.charAt(next.start) === "'") return 'bytes';
  if (/^\d/.test(text)) return `number ${lower}`;
  return keywords.has(lower) ? `keyword ${lower}` : nameOf(text);
}

function isBytesMark(sql: string, token: Token | undefined): boolean {
  return token?.kind === 'word' && sql.slice(token.start, token.end).toLowerCase() === 'x';
}

function nameOf(name: string): string {
  const lower = name.toLowerCase();
  return `name ${eitherWords.has(lower) ? lower : name}`;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that are names only when they are quoted. */
export const keywords = words(`
  add all alter and as autoincrement between case check collate commit constraint create default deferrable delete
  distinct drop else escape except exists foreign from group having in index insert intersect into is isnull join limit
  not nothing notnull null on or order primary references returning select set table then to transaction union unique
  update using values when where`);

/** Words that are keywords in some places and names in others. */
export const eitherWords = words(`
  abort action after always analyze asc attach before begin by cascade cast column conflict cross current current_date
  current_time current_timestamp database deferred desc detach do each end exclude exclusive explain fail false filter
  first following for full generated glob groups if ignore immediate indexed initially inner instead key last left like
  match materialized natural no nulls of offset others outer over partition plan pragma preceding query raise range
  recursive regexp reindex release rename replace restrict right rollback row rowid rows savepoint stored strict temp
  temporary ties trigger true unbounded vacuum view virtual window with within without`);
