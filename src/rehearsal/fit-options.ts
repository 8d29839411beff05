import { tableTextOf } from '../sqlite/schema-diff-definitions.ts';
import type { Table } from '../sqlite/shape.ts';
import { hasKeyword } from '../sqlite/where.ts';
import type { Contraction, TableChange } from './fit-change.ts';

/** What stands after the columns of a table and makes it stricter. */
export function contractedOptions({ table, successor, line }: TableChange): Contraction[] {
  const contractions: Contraction[] = [];
  if (!isStrict(table) && isStrict(successor))
    contractions.push({ what: `The table ${table.name} becomes STRICT: it refuses values of another type.`, line });
  if (!isWithoutRowid(table) && isWithoutRowid(successor))
    contractions.push({ what: `The table ${table.name} becomes WITHOUT ROWID: its rows have no rowid.`, line });
  return contractions;
}

export function isStrict(table: Table): boolean {
  return hasOption(table, 'STRICT');
}

function isWithoutRowid(table: Table): boolean {
  return hasOption(table, 'ROWID');
}

function hasOption({ sql }: Table, keyword: string): boolean {
  return hasKeyword(tableTextOf(sql)?.tail ?? '', keyword);
}
