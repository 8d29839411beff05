import { affinityOf, type Column } from '../sqlite/shape.ts';
import { type Contraction, columnNow, isSameName, knownColumns, type TableChange } from './fit-change.ts';
import { isStrict } from './fit-options.ts';

/** What became of the columns that code knows, and which it must know from now on. */
export function contractedColumns(change: TableChange): Contraction[] {
  return [...knownColumns(change).flatMap((column) => contracted(column, change)), ...required(change)];
}

function contracted(column: Column, change: TableChange): Contraction[] {
  const now = columnNow(change, column.name);
  const told = `The column ${change.table.name}.${column.name}`;
  const what = !now
    ? 'goes away'
    : !isSameName(now.name, column.name)
      ? `is renamed to ${now.name}`
      : (generation(column, now) ?? tightened(column, now) ?? refused(column, now, change));
  return what === undefined ? [] : [{ what: `${told} ${what}.`, line: change.line }];
}

function generation(column: Column, now: Column): string | undefined {
  if (column.generated === now.generated) return undefined;
  return now.generated ? 'becomes generated, and cannot be written' : 'is not generated any more, and stays empty';
}

function tightened(column: Column, now: Column): string | undefined {
  // What is not written gets its default, and a generated column its value; a key of one INTEGER gets its number.
  if (now.generated || !now.notNull || now.inPrimaryKey) return undefined;
  if (!column.notNull)
    return now.default === undefined ? 'becomes NOT NULL' : 'becomes NOT NULL, which a NULL that is written breaks';
  const isLost = column.default !== undefined && now.default === undefined;
  return isLost ? 'loses its default, and is NOT NULL' : undefined;
}

/** What a STRICT table does not take any more. In others, every value goes into every column. */
function refused(column: Column, now: Column, { table, successor }: TableChange): string | undefined {
  if (!isStrict(table) || !isStrict(successor) || now.type.toUpperCase() === 'ANY') return undefined;
  const change = `${affinityOf(column.type)} ${affinityOf(now.type)}`;
  return refusing.has(change) ? `goes from ${column.type} to ${now.type}, and the table is STRICT` : undefined;
}

// Those to which a type is narrowed have a rule of their own.
const refusing = new Set(['REAL INTEGER', 'BLOB TEXT', 'INTEGER BLOB', 'TEXT BLOB', 'REAL BLOB']);

/** Columns that ask for a value and have none to offer: an INSERT that does not name them fails. */
function required(change: TableChange): Contraction[] {
  const { table, successor, trial, isNew, line } = change;
  const known = knownColumns(change).map(({ name }) => columnNow(change, name)?.name);
  const wasRequired = table.columns.filter((column) => isNew(column.name) && asksForValue(column));
  // Without a rebuild, SQLite takes such a column only in an empty table, and that has a rule of its own.
  const isToldElsewhere = isSameName(table.name, successor.name) && trial.lineage.nowOf(table.name) === table.name;
  return successor.columns
    .filter((column) => asksForValue(column) && !known.includes(column.name))
    .filter(({ name }) => !wasRequired.some((other) => isSameName(other.name, name)))
    .map(({ name }) => ({
      what: `The column ${table.name}.${name} is new, NOT NULL and without a default: an INSERT that does not name it fails.`,
      line,
      isToldElsewhere,
    }));
}

function asksForValue({ notNull, default: value, generated, inPrimaryKey }: Column): boolean {
  return notNull && value === undefined && !generated && !inPrimaryKey;
}
