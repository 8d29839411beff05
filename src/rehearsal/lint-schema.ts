import { type Finding, finding } from '../migrations/rules.ts';
import { affinityOf, type Column, type ForeignKey, type Index, type Table } from '../sqlite/shape.ts';
import type { Judged } from './lint.ts';
import type { Trial } from './trial.ts';

/** What of the schema is lost, or can no longer hold what it held. */
export function lintSchema(judged: Judged): Finding[] {
  return [...droppedTables(judged), ...tables(judged), ...broken(judged)];
}

function droppedTables({ trial, novelty }: Judged): Finding[] {
  return gone(trial)
    .filter((table) => !novelty.hasTable(table))
    .map((table) =>
      finding(
        'drop-table',
        trial.file.name,
        `The table ${table} is dropped, with all its rows.`,
        dropLine(trial, table),
      ),
    );
}

/** The tables of the start that are not there at the end under any name. */
export function gone({ start, end, lineage }: Trial): string[] {
  return end ? [...start.tables.keys()].filter((table) => !lineage.successorOf(table, end)) : [];
}

export function dropLine({ steps }: Trial, table: string): number | undefined {
  return steps.findLast(({ effects }) => effects.dropsTable === table)?.statement.line;
}

/** The tables that are still there: their columns, and what belongs to them. */
function tables({ trial, novelty }: Judged): Finding[] {
  const { start, end, lineage } = trial;
  if (!end) return [];
  return [...start.tables.values()].flatMap((table) => {
    const successor = lineage.successorOf(table.name, end);
    if (!successor || novelty.hasTable(table.name)) return [];
    const old = table.columns.filter(({ name }) => !novelty.hasColumn(table.name, name));
    return [
      ...old.flatMap((column) => judgeColumn(column, table, successor, trial)),
      ...required(table, successor, trial),
      ...lostIndexes(table, successor, trial),
      ...lostTriggers(table, successor, trial),
      ...lostConstraints(table, successor, trial),
    ];
  });
}

function judgeColumn(column: Column, table: Table, successor: Table, trial: Trial): Finding[] {
  if (column.generated) return [];
  const now = trial.lineage.columnOf(table.name, column.name, successor);
  const line = lineOfChange(trial, table.name, successor.name);
  if (!now) {
    const message = `The column ${table.name}.${column.name} is dropped, with what is in it.`;
    return [finding('drop-column', trial.file.name, message, line)];
  }
  const [from, to] = [affinityOf(column.type), affinityOf(now.type)];
  if (!narrows.has(`${from} ${to}`)) return [];
  return [
    finding(
      'narrowed-type',
      trial.file.name,
      `The column ${table.name}.${now.name} goes from ${column.type || 'no type'} to ${now.type}: values such as '007' or '1e3' are stored as numbers, and do not come back.`,
      line,
    ),
  ];
}

/** Affinities that change the values that the other holds. */
const narrows = new Set([
  'TEXT INTEGER',
  'TEXT REAL',
  'TEXT NUMERIC',
  'BLOB INTEGER',
  'BLOB REAL',
  'BLOB NUMERIC',
  'INTEGER REAL',
]);

/** Columns that ask for a value and have none to offer, added to a table that is there. */
function required(table: Table, successor: Table, trial: Trial): Finding[] {
  const old = new Set(table.columns.map(({ name }) => trial.lineage.columnOf(table.name, name, successor)?.name));
  return successor.columns
    .filter(
      (column) =>
        !old.has(column.name) &&
        column.notNull &&
        column.default === undefined &&
        !column.inPrimaryKey &&
        !column.generated,
    )
    .filter(() => table.name === successor.name && wasAltered(trial, table.name))
    .map(({ name }) =>
      finding(
        'not-null-without-default',
        trial.file.name,
        `The column ${table.name}.${name} is NOT NULL without a default: SQLite refuses it as soon as the table has a row.`,
        lineOfChange(trial, table.name, successor.name),
      ),
    );
}

/** By ALTER TABLE itself; a table that was made anew has its rows from an INSERT, which is judged by running it. */
function wasAltered({ steps, lineage }: Trial, table: string): boolean {
  return lineage.nowOf(table) === table && steps.some(({ effects }) => effects.alters === table);
}

function lostIndexes(table: Table, successor: Table, trial: Trial): Finding[] {
  const kept = new Set(successor.indexes.map(({ signature }) => signature));
  const columns = new Set(successor.columns.map(({ name }) => name.toLowerCase()));
  const isExpected = (index: Index) =>
    index.origin !== 'c' ||
    kept.has(index.signature) ||
    trial.steps.some(({ effects }) => effects.dropsIndex === index.name) ||
    // Without its column it could not stay; that the column goes is told.
    index.columns.some((name) => !columns.has(name.toLowerCase()) && !isRenamed(trial, table, name, successor));
  return table.indexes
    .filter((index) => !isExpected(index) && !isRenamedIndex(index, successor, trial))
    .map(({ name }) => lost('index', name, table, successor, trial));
}

function isRenamed(trial: Trial, table: Table, column: string, successor: Table): boolean {
  return trial.lineage.columnOf(table.name, column, successor) !== undefined;
}

/** A renamed column changes the text of an index that is still the same one. */
function isRenamedIndex(index: Index, successor: Table, { lineage }: Trial): boolean {
  return lineage.nowOf(index.table) === successor.name && successor.indexes.some(({ name }) => name === index.name);
}

function lostTriggers(table: Table, successor: Table, trial: Trial): Finding[] {
  const { start, end, steps } = trial;
  return start.triggers
    .filter((trigger) => trigger.table === table.name)
    .filter(({ name }) => !end?.triggers.some((other) => other.name === name))
    .filter(({ name }) => !steps.some(({ effects }) => effects.dropsTrigger === name))
    .map(({ name }) => lost('trigger', name, table, successor, trial));
}

/** Constraints in the definition of a table that was made anew, UNIQUE and foreign keys, that the new one has not. */
function lostConstraints(table: Table, successor: Table, trial: Trial): Finding[] {
  if (trial.lineage.nowOf(table.name) === successor.name) return [];
  const isThere = (column: string) => trial.lineage.columnOf(table.name, column, successor) !== undefined;
  const unique = table.indexes
    .filter(({ origin, columns }) => origin === 'u' && columns.every(isThere))
    .filter(({ signature }) => !successor.indexes.some((other) => other.unique && other.signature === signature))
    .map(({ columns }) => `UNIQUE (${columns.join(', ')})`);
  const keyOf = ({ parent, columns }: ForeignKey) => `${columns.join(', ')} ${parent}`.toLowerCase();
  const kept = new Set(successor.foreignKeys.map(keyOf));
  const foreign = table.foreignKeys
    .filter((key) => key.columns.every(isThere) && !kept.has(keyOf(key)))
    .map(({ columns, parent }) => `FOREIGN KEY (${columns.join(', ')}) REFERENCES ${parent}`);
  return [...unique, ...foreign].map((constraint) => lost('constraint', constraint, table, successor, trial));
}

function lost(kind: string, name: string, table: Table, successor: Table, trial: Trial): Finding {
  return finding(
    'lost-in-rebuild',
    trial.file.name,
    `The ${kind} ${name} went with the old ${table.name}, and is not made anew.`,
    lineOfChange(trial, table.name, successor.name),
  );
}

function broken({ trial }: Judged): Finding[] {
  return trial.broken.map(({ kind, name, problem }) =>
    finding('broken-reference', trial.file.name, `The ${kind} ${name} is broken afterwards: ${problem}.`),
  );
}

/** The statement that changed the table: its drop, or the last that altered it under either name. */
export function lineOfChange(trial: Trial, table: string, successor: string): number | undefined {
  const altered = trial.steps.findLast(({ effects }) => effects.alters === table || effects.alters === successor);
  return dropLine(trial, table) ?? altered?.statement.line;
}
