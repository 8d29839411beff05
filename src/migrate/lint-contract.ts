import type { Table } from '../sqlite/shape.ts';
import { countKeyword } from '../sqlite/where.ts';
import type { Judged } from './lint.ts';
import { dropLine, gone, lineOfChange } from './lint-schema.ts';
import { type Finding, finding } from './rules.ts';
import type { Trial } from './trial.ts';

/** A change that takes something from the Worker that runs while the migration does, and again after a rollback. */
interface Contraction {
  what: string;
  line: number | undefined;
}

/**
 * Steps of contraction: what they take away, the running code may still use. They belong into a release of their own,
 * after the one whose code needs it no more.
 */
export function lintContract(judged: Judged): Finding[] {
  return contractions(judged).map(({ what, line }) =>
    finding(
      'contract-step',
      judged.trial.file.name,
      `${what} The Worker that runs now may still need it as it was: until the new one serves, and after a rollback.`,
      line,
    ),
  );
}

function contractions({ trial, novelty }: Judged): Contraction[] {
  const { start, end, lineage } = trial;
  if (!end) return [];
  const old = [...start.tables.values()].filter(({ name }) => !novelty.hasTable(name));
  const dropped = gone(trial)
    .filter((name) => !novelty.hasTable(name))
    .map((name) => ({ what: `The table ${name} goes away.`, line: dropLine(trial, name) }));
  const views = start.views
    .filter((name) => !end.views.includes(name) && !end.tables.has(name) && !novelty.hasView(name))
    .map((name) => ({ what: `The view ${name} goes away.`, line: viewLine(trial, name) }));
  return [
    ...dropped,
    ...views,
    ...old.flatMap((table) => {
      const successor = lineage.successorOf(table.name, end);
      if (!successor) return [];
      const isNew = (column: string) => novelty.hasColumn(table.name, column);
      return [
        ...renamed(table, successor, trial),
        ...columnsOf(table, successor, trial, isNew),
        ...tightened(table, successor, trial, isNew),
      ];
    }),
  ];
}

function viewLine({ steps }: Trial, name: string): number | undefined {
  return steps.findLast(({ effects }) => effects.dropsView === name)?.statement.line;
}

function renamed(table: Table, successor: Table, trial: Trial): Contraction[] {
  if (successor.name === table.name || trial.start.tables.has(successor.name)) return [];
  const line = trial.steps.find(({ effects }) => effects.alters === table.name)?.statement.line;
  return [{ what: `The table ${table.name} is renamed to ${successor.name}.`, line }];
}

function columnsOf(table: Table, successor: Table, trial: Trial, isNew: (column: string) => boolean): Contraction[] {
  const line = lineOfChange(trial, table.name, successor.name);
  return table.columns
    .filter(({ name, generated }) => !isNew(name) && !generated)
    .flatMap(({ name, notNull, inPrimaryKey }) => {
      const now = trial.lineage.columnOf(table.name, name, successor);
      const column = `The column ${table.name}.${name}`;
      if (!now) return [{ what: `${column} goes away.`, line }];
      if (now.name.toLowerCase() !== name.toLowerCase())
        return [{ what: `${column} is renamed to ${now.name}.`, line }];
      if (now.notNull && !notNull && !inPrimaryKey && now.default === undefined)
        return [{ what: `${column} becomes NOT NULL.`, line }];
      return [];
    });
}

/** What rows must now fulfil and had not to. */
function tightened(table: Table, successor: Table, trial: Trial, isNew: (column: string) => boolean): Contraction[] {
  const isUniqueBefore = new Set(table.indexes.filter(({ unique }) => unique).map(({ signature }) => signature));
  const wasThere = (column: string) => table.columns.some(({ name }) => name === column) && !isNew(column);
  const unique = successor.indexes
    .filter(
      (index) =>
        index.unique && !isUniqueBefore.has(index.signature) && index.columns.every(wasThere) && index.origin !== 'pk',
    )
    .filter((index) => !table.indexes.some(({ name, unique: was }) => was && name === index.name))
    .map(({ columns, name }) => ({
      what: `${successor.name} (${columns.join(', ') || name}) becomes UNIQUE.`,
      line:
        trial.steps.find(({ statement }) => statement.sql.includes(name))?.statement.line ??
        lineOfChange(trial, table.name, successor.name),
    }));
  const checks =
    countKeyword(successor.sql, 'CHECK') > countKeyword(table.sql, 'CHECK') && onOldColumns(table, successor);
  return checks
    ? [...unique, { what: `${successor.name} gets a CHECK.`, line: lineOfChange(trial, table.name, successor.name) }]
    : unique;
}

/** A table that was made anew with more checks; a check that comes with an added column binds only that. */
function onOldColumns(table: Table, successor: Table): boolean {
  return successor.columns.length <= table.columns.length;
}
