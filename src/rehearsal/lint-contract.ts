import { type Finding, finding } from '../migrations/rules.ts';
import { type Contraction, isSameName, type TableChange } from './fit-change.ts';
import { contractedChecks } from './fit-checks.ts';
import { contractedColumns } from './fit-columns.ts';
import { contractedKeys } from './fit-keys.ts';
import { contractedOptions } from './fit-options.ts';
import type { Judged } from './lint.ts';
import { dropLine, gone, lineOfChange } from './lint-schema.ts';
import type { Trial } from './trial.ts';

/**
 * Steps of contraction: what they take away, the running code may still use. They belong into a release of their own,
 * after the one whose code needs it no more.
 */
export function lintContract(judged: Judged): Finding[] {
  return contractions(judged)
    .filter(({ isToldElsewhere }) => !isToldElsewhere)
    .map(({ what, line }) =>
      finding(
        'contract-step',
        judged.trial.file.name,
        `${what} The Worker that runs now may still need it as it was: until the new one serves, and after a rollback.`,
        line,
      ),
    );
}

/** What a trial takes from the code that ran before it: all of it, whatever other rules find the same. */
export function contractions({ trial, novelty }: Judged): Contraction[] {
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
      const change: TableChange = {
        table,
        successor,
        trial,
        isNew: (column) => novelty.hasColumn(table.name, column),
        line: lineOfChange(trial, table.name, successor.name),
      };
      return [
        ...renamed(change),
        ...contractedColumns(change),
        ...contractedKeys(change),
        ...contractedChecks(change),
        ...contractedOptions(change),
      ];
    }),
  ];
}

function viewLine({ steps }: Trial, name: string): number | undefined {
  return steps.findLast(({ effects }) => effects.dropsView === name)?.statement.line;
}

function renamed({ table, successor, trial }: TableChange): Contraction[] {
  if (isSameName(successor.name, table.name)) return [];
  const line = trial.steps.find(({ effects }) => effects.alters === table.name)?.statement.line;
  return [{ what: `The table ${table.name} is renamed to ${successor.name}.`, line }];
}
