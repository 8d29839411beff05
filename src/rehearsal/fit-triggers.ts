import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { hasKeyword } from '../sqlite/where.ts';
import { type Contraction, isSameName } from './fit-change.ts';

export interface Trigger {
  name: string;
  /** The table or view that it belongs to. */
  table: string;
  sql: string;
}

const Row = z.object({ name: z.string(), table: z.string(), sql: z.string() });

export function triggersIn(database: DatabaseSync): Trigger[] {
  const sql = `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`;
  return z.array(Row).parse(database.prepare(sql).all());
}

/**
 * Triggers that went, so that what they did is not done, and those that refuse what was taken before. Others may come:
 * they are how an expansion carries over what old code writes.
 *
 * @param isKnown whether old code knows a table or view, by its present name
 * @param isThere whether a table or view is still there, by its old name: one that goes takes its triggers along
 */
export function contractedTriggers(
  old: readonly Trigger[],
  now: readonly Trigger[],
  { isKnown, isThere, lineOf }: { isKnown: Test; isThere: Test; lineOf: (name: string) => number | undefined },
): Contraction[] {
  const gone = old
    .filter(({ name, table }) => isThere(table) && !named(now, name))
    .map(({ name }) => ({
      what: `The trigger ${name} goes away: what it did is not done any more.`,
      line: lineOf(name),
    }));
  const refusing = now
    .filter(({ name, table, sql }) => isKnown(table) && refuses(sql) && !refuses(named(old, name)?.sql ?? ''))
    .map(({ name, table }) => ({
      what: `The trigger ${name} can refuse what is written to ${table} (RAISE).`,
      line: lineOf(name),
    }));
  return [...gone, ...refusing];
}

type Test = (table: string) => boolean;

function named(triggers: readonly Trigger[], name: string): Trigger | undefined {
  return triggers.find((other) => isSameName(other.name, name));
}

function refuses(sql: string): boolean {
  return hasKeyword(sql, 'RAISE');
}
