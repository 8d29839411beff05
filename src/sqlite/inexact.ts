import { quoteIdentifier } from './identifier.ts';
import { affinityOf, type Column } from './shape.ts';

/**
 * A condition that is true of values which a D1 export does not give as they are. D1 writes a dump with JavaScript's
 * numbers, and its texts with `replace()`:
 * - an integer beyond 2^53 is rounded;
 * - 2.0 in a column that takes values as they come is written as 2, an integer;
 * - a NUL ends the statement that it stands in;
 * - a text with a line end and, besides, a backslash and an n gets a second line end in place of these;
 * - bytes that are no UTF-8 become U+FFFD.
 *
 * Each was seen with workerd's own dump. It is also true of some values that come through, such as 2^53. It is not of all
 * texts that are no UTF-8: SQLite reads a lone continuation byte, and most characters that were cut, as other characters.
 * Nor of -0.0, which comes back as 0.0: nothing but atan2() tells them apart.
 */
export function inexactCondition({ name, type }: Pick<Column, 'name' | 'type'>): string {
  const value = quoteIdentifier(name);
  const has = (text: string) => `instr(${value}, ${text}) > 0`;
  const isRetyped = `WHEN 'real' THEN ${value} = round(${value}) AND ${value} BETWEEN -9.3e18 AND 9.3e18`;
  // Every row of a table is asked: what is rare is only looked for where something cheap says that it may be there. To
  // SQLite a text ends at a NUL, and every other ASCII character has one byte.
  const isNotPlain = `length(${value}) <> length(CAST(${value} AS BLOB))`;
  // What SQLite reads as U+FFFD and is none.
  const isReplaced = `${value} GLOB '*' || char(65533) || '*' AND NOT ${has('char(65533)')}`;
  const isRewritten = ([end, written]: readonly [string, string]) =>
    `${value} LIKE '%' || ${end} || '%' AND ${has(`'${written}'`)}`;
  const rewritten = (
    [
      ['char(10)', '\\n'],
      ['char(13)', '\\r'],
    ] as const
  ).map((form) => `(${isRewritten(form)})`);
  const ofText = [`(${isNotPlain} AND ${has('char(0)')})`, `(${isReplaced})`, ...rewritten].join(' OR ');
  return [
    `CASE typeof(${value})`,
    `WHEN 'integer' THEN ${value} > 9007199254740991 OR ${value} < -9007199254740991`,
    `WHEN 'text' THEN ${ofText}`,
    ...(affinityOf(type) === 'BLOB' ? [isRetyped] : []),
    'ELSE 0 END',
  ].join(' ');
}

/** A value as an SQL literal that gives exactly this value again, of the same type; -0.0 as 0.0. All of it is ASCII. */
export function exactLiteral(column: string): string {
  const value = quoteIdentifier(column);
  // Bytes that are no UTF-8 would not survive the answer, which is JSON; the sqlite3 CLI makes one line end of CR and LF.
  const isOther = `instr(${value}, char(0)) > 0 OR instr(${value}, char(13)) > 0 OR ${value} GLOB '*[^' || char(1) || '-' || char(127) || ']*'`;
  const text = `CASE WHEN ${isOther} THEN 'CAST(X''' || hex(${value}) || ''' AS TEXT)' ELSE quote(${value}) END`;
  return `CASE typeof(${value}) WHEN 'text' THEN ${text} ELSE quote(${value}) END`;
}
