import type { Trial } from './trial.ts';

/** How many rows a table had and has. */
export interface RowChange {
  /** Its name afterwards, or the last one it had. */
  table: string;
  /** Its name before, where that was another; `null` for a table that is new. */
  from: string | null;
  before: number;
  /** `null`: the table is gone. */
  after: number | null;
}

/** The tables that had rows before a file, or have some after it; new ones, and those that are gone, in any case. */
export function rowChanges(trial: Trial, except: readonly string[]): RowChange[] {
  const { start, end, lineage, rowsAtStart, rowsAtEnd } = trial;
  if (!end) return [];
  const successors = new Set<string>();
  const old = [...start.tables.keys()].map((from): RowChange => {
    const successor = lineage.successorOf(from, end)?.name;
    if (successor !== undefined) successors.add(successor);
    const after = successor === undefined ? null : (rowsAtEnd.get(successor) ?? 0);
    return { table: successor ?? from, from, before: rowsAtStart.get(from) ?? 0, after };
  });
  const made = [...end.tables.keys()]
    .filter((table) => !successors.has(table))
    .map((table): RowChange => ({ table, from: null, before: 0, after: rowsAtEnd.get(table) ?? 0 }));
  return [...old, ...made].filter(({ table, from, before, after }) => {
    if (except.includes(table) || (from !== null && except.includes(from))) return false;
    return before !== 0 || after !== 0 || from === null;
  });
}

/** What all files together did, from the first one's beginning to the last one's end. */
export function overall(files: readonly { rows: readonly RowChange[] }[]): RowChange[] {
  const now = new Map<string, RowChange>();
  const gone: RowChange[] = [];
  for (const { rows } of files) {
    const next = rows.map((row) => {
      const earlier = row.from === null ? undefined : now.get(row.from);
      return earlier ? { ...row, from: earlier.from, before: earlier.before } : row;
    });
    for (const { from } of rows) if (from !== null) now.delete(from);
    for (const row of next) {
      if (row.after !== null) now.set(row.table, row);
      // What these files made and dropped again never was production's.
      else if (row.from !== null) gone.push(row);
    }
  }
  return [...gone, ...now.values()].sort((a, b) => (a.table < b.table ? -1 : 1));
}
