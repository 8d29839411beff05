import type { Row, TestDatabase } from '../../test/e2e/database.ts';

interface Table {
  columns: string[];
  /** The columns of the primary key; without one, rows are told apart by their order. */
  key: string[];
  rows: Row[];
}

/** What is in the tables of a database, but for those of the ledgers. */
export type Contents = ReadonlyMap<string, Table>;

/** What is gone of a table that was there. */
export interface Loss {
  table: string;
  rows: number;
  /** By column, in rows that are still there: values that were not NULL, and are gone or another. */
  values: Record<string, number>;
}

const tableList = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'
  AND name NOT GLOB '_cf_*' AND name NOT GLOB 'd1_*' AND name NOT GLOB 'voygent_*' ORDER BY name`;

export async function readContents(database: TestDatabase): Promise<Contents> {
  const names = (await database.query(tableList)).map(({ name }) => String(name));
  const tables = new Map<string, Table>();
  for (const name of names) tables.set(name, await readTable(database, name));
  return tables;
}

async function readTable(database: TestDatabase, name: string): Promise<Table> {
  const columns = await database.query(`SELECT name, pk FROM pragma_table_info('${name}') ORDER BY cid`);
  const key = columns.filter(({ pk }) => pk !== 0).map((column) => String(column['name']));
  return {
    columns: columns.map((column) => String(column['name'])),
    key,
    rows: await database.query(`SELECT * FROM "${name}"`),
  };
}

/** What went between two looks, by table. A table or column that only has another name now has lost nothing. */
export function lossesBetween(before: Contents, after: Contents): Loss[] {
  return [...before].flatMap(([name, table]) => {
    const successor = after.get(name) ?? renamed(table, before, after);
    const loss = successor ? lossOf(name, table, successor) : { table: name, rows: table.rows.length, values: {} };
    return loss.rows > 0 || Object.keys(loss.values).length > 0 ? [loss] : [];
  });
}

function renamed(table: Table, before: Contents, after: Contents): Table | undefined {
  const isSame = (other: Table) => JSON.stringify(other) === JSON.stringify(table);
  return [...after].find(([name, other]) => !before.has(name) && isSame(other))?.[1];
}

function lossOf(name: string, table: Table, successor: Table): Loss {
  const pairs = pairsOf(table, successor);
  const values = table.columns
    .map((column) => [column, lostValues(column, table, successor, pairs)] as const)
    .filter(([, lost]) => lost > 0);
  return { table: name, rows: table.rows.length - pairs.length, values: Object.fromEntries(values) };
}

type Pair = readonly [Row, Row];

/** The rows that are still there, with what they are now. */
function pairsOf({ key, rows }: Table, successor: Table): Pair[] {
  if (key.length === 0)
    return rows.slice(0, successor.rows.length).flatMap((row, index): Pair[] => {
      const now = successor.rows[index];
      // Without a key nobody can tell which ones are left.
      return now ? [[row, rows.length === successor.rows.length ? now : row]] : [];
    });
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
  const now = new Map(successor.rows.map((row) => [keyOf(row), row]));
  return rows.flatMap((row): Pair[] => {
    const found = now.get(keyOf(row));
    return found ? [[row, found]] : [];
  });
}

function lostValues(column: string, table: Table, successor: Table, pairs: readonly Pair[]): number {
  const isKept = (name: string) => pairs.every(([before, now]) => same(before[column], now[name]));
  const isMoved = successor.columns.some((name) => !table.columns.includes(name) && isKept(name));
  if (isMoved && !successor.columns.includes(column)) return 0;
  return pairs.filter(([before, now]) => before[column] !== null && !same(before[column], now[column])).length;
}

/** A number and its own text are the same value: nobody has lost anything. */
function same(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return one === other;
  return typeof one === 'object' ? JSON.stringify(one) === JSON.stringify(other) : String(one) === String(other);
}
