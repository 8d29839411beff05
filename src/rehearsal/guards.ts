import type { Statement } from '../cloudflare/d1.ts';
import { lockTable } from '../migrations/ledger.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { hasKeyword } from '../sqlite/where.ts';
import type { Trial } from './trial.ts';

/**
 * What a migration must not lose in production, as it lost nothing of it in the rehearsal: rows of a table, or the values
 * of a column, under the names that they have before and after.
 */
export interface Guard {
  before: Subject;
  after: Subject;
}

interface Subject {
  table: string;
  /** Counted where it is not NULL; without it rows are counted. */
  column?: string;
}

/** The tables that a statement of the file may take something from and, in the rehearsal, did not. */
export function guardsOf({ start, end, lineage, steps, rowsAtStart, rowsAtEnd, lastingLosses }: Trial): Guard[] {
  if (!end) return [];
  const risky = new Set(steps.flatMap(({ effects }) => effects.deletesFrom));
  const replaces = steps.some(({ statement }) => hasKeyword(statement.sql, 'REPLACE'));
  const lost = new Set(lastingLosses.map(({ loss }) => loss.table));
  const rows = [...start.tables.keys()].flatMap((table): Guard[] => {
    const successor = lineage.successorOf(table, end);
    const isRisky = replaces || risky.has(table) || (successor && risky.has(successor.name));
    const kept = successor && (rowsAtEnd.get(successor.name) ?? 0) >= (rowsAtStart.get(table) ?? 0);
    return isRisky && kept && !lost.has(table) ? [{ before: { table }, after: { table: successor.name } }] : [];
  });
  const overwritten = steps.flatMap(({ effects }) => (effects.own?.verb === 'update' ? [] : effects.overwrites));
  const values = overwritten.flatMap(({ table, column }): Guard[] => {
    const successor = start.tables.has(table) ? lineage.successorOf(table, end) : undefined;
    const now = successor && lineage.columnOf(table, column, successor)?.name;
    if (!successor || now === undefined || lost.has(table)) return [];
    return [{ before: { table, column }, after: { table: successor.name, column: now } }];
  });
  return [...rows, ...values];
}

// D1 limits the depth of an expression and the arguments of a function: one statement a guard.

/** Counts within the migration's own batch, before its first statement. */
export function countBefore(guards: readonly Guard[]): Statement[] {
  return guards.map(({ before }) => ({
    sql: `UPDATE ${lockTable} SET counts = json_insert(counts, '$[#]', ${counted(before)}) WHERE name = 'migrations'`,
  }));
}

/** Counts again after its last, and fails the batch where something is missing: `counts` may not be NULL. */
export function refuseLoss(guards: readonly Guard[]): Statement[] {
  return guards.map(({ after }, index) => ({
    sql: `UPDATE ${lockTable} SET counts = CASE WHEN ${counted(after)} >= json_extract(counts, '$[${index}]') THEN counts END WHERE name = 'migrations'`,
  }));
}

/** Whether this is what `refuseLoss` fails with. */
export function isRefusedLoss(message: string): boolean {
  return message.includes(`${lockTable}.counts`);
}

export function describeGuards(guards: readonly Guard[]): string {
  return [
    ...new Set(guards.map(({ before: { table, column } }) => (column === undefined ? table : `${table}.${column}`))),
  ].join(', ');
}

function counted({ table, column }: Subject): string {
  return `(SELECT count(${column === undefined ? '*' : quoteIdentifier(column)}) FROM ${quoteIdentifier(table)})`;
}
