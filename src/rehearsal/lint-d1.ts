import type { DatabaseSync } from 'node:sqlite';
import { type Finding, finding, type RuleId } from '../migrations/rules.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import type { Judged } from './lint.ts';
import type { Step, Trial } from './trial.ts';

// developers.cloudflare.com/d1/platform/limits
const mostColumns = 100;
const rowBytes = 2_000_000;

/** What D1 refuses, and its limits. */
export function lintD1({ trial, database }: Judged): Finding[] {
  return [
    ...trial.steps.flatMap((step) => judgeStep(step, trial)),
    ...trial.steps.flatMap((step) => tooSlow(step, trial)),
    ...(trial.end ? [...tooWide(trial), ...tooLarge(trial, database)] : []),
  ];
}

function judgeStep({ refusal, statement, effects }: Step, { file }: Trial): Finding[] {
  if (refusal !== undefined) {
    const rule: RuleId = transaction.test(statement.sql) ? 'transaction-statement' : 'refused-by-d1';
    return [finding(rule, file.name, refusal, statement.line)];
  }
  const { virtualTable } = effects;
  if (!virtualTable) return [];
  const message = `${virtualTable.name} is a virtual table (${virtualTable.module}): \`wrangler d1 export\` fails on a database that has one.`;
  return [finding('virtual-table', file.name, message, statement.line)];
}

const transaction = /^(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** D1 writes to disk and to its replicas, where the rehearsal writes to memory: a guess, and said to be one. */
export const timesSlower = 3;
export const callSeconds = 30;

export function estimatedSeconds(milliseconds: number): number {
  return (milliseconds * timesSlower) / 1000;
}

function tooSlow({ statement, milliseconds }: Step, { file }: Trial): Finding[] {
  const seconds = estimatedSeconds(milliseconds);
  if (seconds <= callSeconds) return [];
  const message = `One statement may take ${Math.round(seconds)} s (in the rehearsal ${Math.round(milliseconds / 1000)} s): D1 ends it after ${callSeconds} s. Do the work in parts, each limited by a WHERE.`;
  return [finding('too-slow', file.name, message, statement.line)];
}

function tooWide({ file, start, end }: Trial): Finding[] {
  return [...(end?.tables.values() ?? [])]
    .filter(
      ({ name, columns }) => columns.length > mostColumns && start.tables.get(name)?.columns.length !== columns.length,
    )
    .map(({ name, columns }) =>
      finding(
        'too-many-columns',
        file.name,
        `The table ${name} has ${columns.length} columns: D1 allows ${mostColumns}.`,
      ),
    );
}

/** The largest row of each table that the file writes to. */
function tooLarge({ file, steps, end }: Trial, database: DatabaseSync): Finding[] {
  const written = new Set(
    steps.flatMap(({ effects }) =>
      effects.own && effects.own.verb !== 'delete' ? [effects.own.table] : effects.insertsInto,
    ),
  );
  return [...(end?.tables.values() ?? [])]
    .filter(({ name }) => written.has(name))
    .flatMap(({ name, columns }) => {
      const sizes = columns.map((column) => `ifnull(length(CAST(${quoteIdentifier(column.name)} AS BLOB)), 0)`);
      const row = database.prepare(`SELECT max(${sizes.join(' + ')}) AS bytes FROM ${quoteIdentifier(name)}`).get();
      const bytes = Number(row?.['bytes'] ?? 0);
      if (bytes <= rowBytes) return [];
      const message = `A row of ${name} has ${bytes} bytes afterwards: D1 allows 2 MB.`;
      return [finding('row-too-large', file.name, message, writer(steps, name))];
    });
}

function writer(steps: readonly Step[], table: string): number | undefined {
  return steps.findLast(({ effects }) => effects.own?.table === table)?.statement.line;
}
