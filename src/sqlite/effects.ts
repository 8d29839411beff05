import { constants } from 'node:sqlite';
import type { Authorization } from './d1-dialect.ts';

/** What a statement does to tables and their rows, as SQLite itself tells it. Names are those of the schema. */
export interface Effects {
  /** The writing that the statement itself asks for, triggers and foreign keys aside. */
  own: { verb: 'insert' | 'update' | 'delete'; table: string } | undefined;
  /** The columns of `own.table` that an update writes. */
  updated: string[];
  /** Every table from which rows may go, by whatever way: asked for, by a foreign key, by a trigger, by a drop. */
  deletesFrom: string[];
  /** Those of them from which a trigger deletes, and no foreign key. */
  triggersDelete: string[];
  /** Columns of other tables that a foreign key's action overwrites. */
  overwrites: { table: string; column: string }[];
  reads: string[];
  insertsInto: string[];
  dropsTable: string | undefined;
  dropsIndex: string | undefined;
  dropsTrigger: string | undefined;
  dropsView: string | undefined;
  alters: string | undefined;
  virtualTable: { name: string; module: string } | undefined;
}

const {
  SQLITE_ALTER_TABLE,
  SQLITE_CREATE_VTABLE,
  SQLITE_DELETE,
  SQLITE_DROP_INDEX,
  SQLITE_DROP_TABLE,
  SQLITE_DROP_TRIGGER,
  SQLITE_DROP_VIEW,
  SQLITE_DROP_VTABLE,
  SQLITE_INSERT,
  SQLITE_READ,
  SQLITE_UPDATE,
} = constants;

const verbs = new Map([
  [SQLITE_INSERT, 'insert'],
  [SQLITE_UPDATE, 'update'],
  [SQLITE_DELETE, 'delete'],
] as const);

export function effectsOf(authorizations: readonly Authorization[]): Effects {
  const calls = authorizations.filter(({ first }) => !isSchemaTable(first));
  const firstOf = (...actions: number[]) => calls.find(({ action }) => actions.includes(action));
  const tablesOf = (action: number) => [
    ...new Set(calls.filter((call) => call.action === action).map(({ first }) => first ?? '')),
  ];
  const dropsTable = firstOf(SQLITE_DROP_TABLE, SQLITE_DROP_VTABLE)?.first ?? undefined;
  const dropsOwner = dropsTable !== undefined || firstOf(SQLITE_DROP_VIEW) !== undefined;
  const alters = firstOf(SQLITE_ALTER_TABLE)?.second ?? undefined;
  const isData = dropsTable === undefined && alters === undefined;
  const own = isData ? ownOf(firstOf(SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE)) : undefined;
  const vtable = firstOf(SQLITE_CREATE_VTABLE);
  const updates = calls.filter(({ action, trigger }) => action === SQLITE_UPDATE && trigger === null);
  return {
    own,
    updated: own?.verb === 'update' ? columnsIn(updates, own.table) : [],
    deletesFrom: tablesOf(SQLITE_DELETE),
    triggersDelete: tablesOf(SQLITE_DELETE).filter((table) =>
      calls.every(({ action, first, trigger }) => action !== SQLITE_DELETE || first !== table || trigger !== null),
    ),
    overwrites: updates
      .filter(({ first }) => first !== (own?.table ?? alters))
      .map(({ first, second }) => ({ table: first ?? '', column: second ?? '' })),
    reads: tablesOf(SQLITE_READ),
    insertsInto: tablesOf(SQLITE_INSERT),
    dropsTable,
    dropsIndex: firstOf(SQLITE_DROP_INDEX)?.first ?? undefined,
    // A table or view takes its triggers with it, and SQLite asks for each.
    dropsTrigger: dropsOwner ? undefined : (firstOf(SQLITE_DROP_TRIGGER)?.first ?? undefined),
    dropsView: firstOf(SQLITE_DROP_VIEW)?.first ?? undefined,
    alters,
    virtualTable: vtable && { name: vtable.first ?? '', module: (vtable.second ?? '').toLowerCase() },
  };
}

function ownOf(call: Authorization | undefined): Effects['own'] {
  const verb = verbs.get(call?.action as never);
  return call && verb ? { verb, table: call.first ?? '' } : undefined;
}

function columnsIn(updates: readonly Authorization[], table: string): string[] {
  return updates.filter(({ first }) => first === table).map(({ second }) => second ?? '');
}

function isSchemaTable(name: string | null): boolean {
  return /^sqlite_(temp_)?(master|schema)$/i.test(name ?? '');
}
