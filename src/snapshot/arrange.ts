import type { StatementBlock } from '../sqlite/statement-stream.ts';
import type { StoredTable } from './contents.ts';
import { partOf } from './dump.ts';
import { importable, longestStatement } from './long-rows.ts';

const letterI = 0x49;

/**
 * The rows of an export, as they come, and nothing else: definitions are put aside; counters, statistics and the like left
 * out. Rows that are too long for D1 are put into its limits.
 * @param definitions are added to
 * @throws ActionError `snapshot-refused` for a row that is too long for D1 and cannot be written in parts
 */
export function rowsOf(
  { bytes, ends }: StatementBlock,
  tables: ReadonlyMap<string, StoredTable>,
  definitions: string[],
): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  let begin = 0;
  for (const end of ends) {
    if (!isPlainRow(bytes, begin, end)) {
      if (begin > from) kept.push(bytes.subarray(from, begin));
      const other = taken(bytes.toString('utf8', begin, end), tables, definitions);
      if (other !== '') kept.push(Buffer.from(other));
      from = end;
    }
    begin = end;
  }
  if (begin > from) kept.push(bytes.subarray(from, begin));
  const [only] = kept;
  return kept.length === 1 && only ? only : Buffer.concat(kept);
}

// `\nINSERT INTO "` as D1 writes it, up to the name.
const rowHead = Buffer.from('\nINSERT INTO "');
// What must be looked at: the counters, the statistics, and the lock of migrations.
const special = ['sqlite_', 'voygent_'].map((name) => Buffer.from(name));

/** Nearly all of a dump: told without making a text of it. */
function isPlainRow(bytes: Buffer, begin: number, end: number): boolean {
  const start = bytes[begin] === letterI ? begin - 1 : begin;
  const name = start + rowHead.length;
  if (end - begin > longestStatement || end <= name) return false;
  for (let at = Math.max(begin, start); at < name; at++) if (bytes[at] !== rowHead[at - start]) return false;
  return !special.some((prefix) => bytes.compare(prefix, 0, prefix.length, name, name + prefix.length) === 0);
}

/** Another statement: what of it belongs among the rows. */
function taken(statement: string, tables: ReadonlyMap<string, StoredTable>, definitions: string[]): string {
  const text = statement.trimStart();
  switch (partOf(text)) {
    case 'definition':
      definitions.push(text);
      return '';
    case 'row':
      return `\n${importable(text, tables)}`;
    default:
      return '';
  }
}
