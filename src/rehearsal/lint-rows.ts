import { type Finding, finding } from '../migrations/rules.ts';
import { count } from '../runtime/words.ts';
import { isLimited } from '../sqlite/where.ts';
import type { Loss } from './census.ts';
import type { Judged } from './lint.ts';
import type { Step, Trial } from './trial.ts';

/** What goes from tables whose rows nobody said should go, and what is said of all rows at once. */
export function lintRows(judged: Judged): Finding[] {
  return [
    ...withoutWhere(judged),
    ...emptiedAll(judged),
    ...cascades(judged),
    ...lostRows(judged),
    ...lostValues(judged),
  ];
}

function withoutWhere({ trial, novelty }: Judged): Finding[] {
  return trial.steps.flatMap((step) => {
    const { own, updated } = step.effects;
    const table = own && startTable(trial, own.table);
    if (!own || own.verb === 'insert' || !table || novelty.hasTable(table.name)) return [];
    const names = table.columns.map(({ name }) => name);
    if (isLimited(step.statement.sql, names)) return [];
    if (own.verb === 'delete') return isLasting(step, trial) ? [emptied(step, trial, table.name)] : [];
    const overwritten = updated.filter((name) => names.includes(name) && !novelty.hasColumn(table.name, name));
    return overwritten.length === 0 ? [] : [overwrites(step, trial, table.name, overwritten)];
  });
}

/** A DELETE with a WHERE that finds every row there is, such as `id > 0`; made-up rows cannot show it. */
function emptiedAll({ trial, novelty, rowsAreReal }: Judged): Finding[] {
  const { end, lineage, rowsAtStart, rowsAtEnd } = trial;
  if (!end || !rowsAreReal) return [];
  return trial.steps.flatMap((step) => {
    const table = step.effects.own?.verb === 'delete' ? startTable(trial, step.effects.own.table) : undefined;
    const successor = table && lineage.successorOf(table.name, end);
    if (!table || !successor || novelty.hasTable(table.name)) return [];
    const isAll = (rowsAtStart.get(table.name) ?? 0) > 1 && rowsAtEnd.get(successor.name) === 0;
    const isTold = !isLimited(
      step.statement.sql,
      table.columns.map(({ name }) => name),
    );
    return isAll && !isTold ? [emptied(step, trial, table.name)] : [];
  });
}

function emptied({ statement }: Step, { file, rowsAtStart }: Trial, table: string): Finding {
  return finding(
    'delete-without-where',
    file.name,
    `This DELETE takes every row of ${table}${inNumbers(rowsAtStart.get(table))}.`,
    statement.line,
  );
}

function overwrites(
  { statement }: Step,
  { file, rowsAtStart }: Trial,
  table: string,
  columns: readonly string[],
): Finding {
  return finding(
    'update-without-where',
    file.name,
    `UPDATE without a WHERE overwrites ${columns.join(', ')} in every row of ${table}${inNumbers(rowsAtStart.get(table))}.`,
    statement.line,
  );
}

function cascades(judged: Judged): Finding[] {
  return [...seenCascades(judged), ...(judged.rowsAreReal ? [] : possibleCascades(judged))];
}

/** What a DELETE or a REPLACE may set off where it finds a row: made-up rows are seldom the ones that it looks for. */
function possibleCascades({ trial, novelty }: Judged): Finding[] {
  return trial.steps.flatMap((step) => {
    const { own } = step.effects;
    const tables = step.atRisk
      .map(({ table }) => table)
      .filter((table) => table !== own?.table && !novelty.hasTable(table));
    if (!own || tables.length === 0 || step.losses.length > 0) return [];
    const verb = own.verb === 'delete' ? 'DELETE from' : 'REPLACE into';
    const message = `This ${verb} ${own.table} sets off what foreign keys or triggers do in ${[...new Set(tables)].join(', ')}, for each row that it finds: on made-up rows it cannot be seen what that takes. Rehearse on the real rows with \`rehearse: export\`.`;
    return [finding('cascade-wipe', trial.file.name, message, step.statement.line)];
  });
}

function seenCascades({ trial, novelty }: Judged): Finding[] {
  const byTable = Map.groupBy(
    trial.lastingLosses.filter(({ step, loss }) => isByForeignKey(step, loss) && !novelty.hasTable(loss.table)),
    ({ loss }) => `${loss.table} ${JSON.stringify(loss.of)}`,
  );
  return [...byTable.values()].flatMap(([first]) => (first ? [cascade(first.step, first.loss, trial)] : []));
}

function cascade({ effects, statement }: Step, loss: Loss, { file }: Trial): Finding {
  const isDrop = effects.dropsTable !== undefined;
  const how = isDrop
    ? `DROP TABLE ${effects.dropsTable}`
    : `This ${effects.own?.verb === 'delete' ? 'DELETE from' : 'REPLACE into'} ${effects.own?.table}`;
  const what =
    typeof loss.of === 'object'
      ? `overwrites ${loss.table}.${loss.of.column}, of which ${loss.after} of ${loss.before} are not NULL afterwards`
      : `takes ${loss.before - loss.after} of ${count(loss.before, 'row')} of ${loss.table} with it`;
  const despite = isDrop
    ? ' In a migration neither PRAGMA foreign_keys=OFF nor defer_foreign_keys=ON holds that back.'
    : '';
  const message = `${how} ${what}, by the foreign key's ON DELETE.${despite}`;
  return finding('cascade-wipe', file.name, message, statement.line);
}

function isByForeignKey({ effects }: Step, { table }: Loss): boolean {
  if (effects.triggersDelete.includes(table)) return false;
  // A row that a REPLACE puts in the place of others is of the table that the statement names.
  return effects.own?.table !== table && (effects.dropsTable !== undefined || effects.own !== undefined);
}

/** Tables that end with fewer rows, though no statement says DELETE on them and no foreign key took them. */
function lostRows(judged: Judged): Finding[] {
  const { trial, novelty } = judged;
  const { start, end, lineage } = trial;
  if (!end) return [];
  const told = new Set(
    trial.lastingLosses.filter(({ step, loss }) => isByForeignKey(step, loss)).map(({ loss }) => loss.table),
  );
  return [...start.tables.keys()].flatMap((table) => {
    const successor = lineage.successorOf(table, end);
    const before = trial.rowsAtStart.get(table) ?? 0;
    const after = successor ? (trial.rowsAtEnd.get(successor.name) ?? 0) : before;
    if (after >= before || novelty.hasTable(table) || told.has(table) || isAskedFor(trial, table)) return [];
    const step = culprit(trial, table, successor?.name ?? table);
    const message = `${table} ends with ${after} of its ${count(before, 'row')}, though nothing deletes from it by name.`;
    return [finding('rows-lost', trial.file.name, message, step?.statement.line)];
  });
}

/** Columns of a table that was made anew: the copy left them out, or took them in another order. */
function lostValues({ trial, novelty }: Judged): Finding[] {
  return trial.lostContents
    .filter(({ table, column }) => !novelty.hasColumn(table, column))
    .map(({ table, column, what }) => {
      const successor = trial.end && trial.lineage.successorOf(table, trial.end);
      const step = culprit(trial, table, successor?.name ?? table);
      return finding(
        'values-lost',
        trial.file.name,
        `The column ${table}.${column} ${what}: the copy into the new table does not bring what was in it.`,
        step?.statement.line,
      );
    });
}

function isAskedFor({ steps }: Trial, table: string): boolean {
  return steps.some(({ effects }) => effects.own?.verb === 'delete' && effects.own.table === table);
}

/** The statement that did it: one that replaced rows, else the last that copied rows of the table into another. */
function culprit(trial: Trial, table: string, successor: string): Step | undefined {
  return (
    trial.lastingLosses.find(({ loss }) => loss.table === table)?.step ??
    trial.steps.findLast(
      ({ effects }) =>
        effects.own?.verb === 'insert' &&
        effects.reads.some((name) => name === table || name === successor || trial.lineage.startOf(name) === table),
    ) ??
    trial.steps.findLast(({ effects }) => effects.own?.verb === 'insert' && effects.own.table === table)
  );
}

/** The table as the database had it before the file, if it had one of that name. */
function startTable({ start }: Trial, name: string) {
  return start.tables.get(name);
}

/** Whether the rows that were deleted are not all there again at the end, as they were. */
function isLasting(step: Step, { lastingLosses, end }: Trial): boolean {
  return (
    end === undefined || lastingLosses.some((one) => one.step === step && one.loss.table === step.effects.own?.table)
  );
}

function inNumbers(rows: number | undefined): string {
  return rows ? ` (${count(rows, 'row')})` : '';
}
