import { constants } from 'node:sqlite';
import { refusedDefault } from './d1-dialect-default.ts';
import { allowedFunctions, allowedModules, allowedPragmas, type PragmaForm, sameFunction } from './d1-dialect-lists.ts';
import { tokens } from './tokens.ts';

/** One call of the function that `DatabaseSync.setAuthorizer` takes. */
export interface Authorization {
  /** One of the `constants` of node:sqlite, e.g. `SQLITE_READ`. */
  action: number;
  /** What these are depends on the action (https://www.sqlite.org/c3ref/c_alter_table.html). */
  first: string | null;
  second: string | null;
  database: string | null;
  /** The trigger or view that the access comes from. */
  trigger: string | null;
}

/**
 * What D1 refuses in an access that plain SQLite allows, and what to do in its place; `undefined` where D1 allows it.
 * It is enough to judge what SQLite asks when a statement is prepared. What it asks on behalf of ALTER TABLE is allowed.
 */
export function refusalOf(access: Authorization): string | undefined {
  return judges.get(access.action)?.(access) ?? refusedPlace(access);
}

/**
 * What D1 refuses in a statement without SQLite asking its authorizer, and what to do in its place.
 *
 * @param sql one statement
 */
export function refusalOfStatement(sql: string): string | undefined {
  const texts = headOf(sql);
  const [verb, object] = texts.map((text) => text.toUpperCase());
  if (verb === 'VACUUM') return 'D1 refuses VACUUM and keeps the size of a database itself; remove the statement.';
  if (verb !== 'ALTER' && verb !== 'CREATE') return undefined;
  if (verb === 'ALTER' && renamesToReserved(texts)) return reservedName;
  const isTable = object === 'TABLE' || object === 'TEMP' || object === 'TEMPORARY';
  const refused = isTable ? refusedDefault(sql) : undefined;
  return refused === undefined ? undefined : functionRefusal(refused);
}

const reservedName = 'D1 keeps names that begin with _cf_ for itself; take another name.';

const longestHead = 8;

function headOf(sql: string): string[] {
  return [...tokens(sql).take(longestHead)].map(({ start, end }) => sql.slice(start, end));
}

/** Whether it is `ALTER TABLE [main.]t RENAME TO _cf_…`: SQLite tells the authorizer the old name only. */
function renamesToReserved(texts: readonly string[]): boolean {
  const to = texts.findIndex((text, index) => text.toUpperCase() === 'TO' && /^rename$/i.test(texts[index - 1] ?? ''));
  return to !== -1 && /^["'`[]?_cf_/i.test(texts[to + 1] ?? '');
}

type Judge = (access: Authorization) => string | undefined;

const refuseTemporary: Judge = () =>
  'D1 refuses temporary tables, views and triggers; make an ordinary one and drop it at the end of the migration.';

const judges = new Map<number, Judge>([
  [
    constants.SQLITE_TRANSACTION,
    ({ first }) =>
      `D1 runs a migration in a transaction of its own and refuses ${first}; remove BEGIN and COMMIT, and nothing is kept when a statement fails.`,
  ],
  [
    constants.SQLITE_SAVEPOINT,
    ({ first }) =>
      `D1 runs a migration in a transaction of its own and refuses ${savepointVerb(first)}; remove SAVEPOINT, RELEASE and ROLLBACK TO.`,
  ],
  [constants.SQLITE_ATTACH, () => 'D1 refuses ATTACH: a migration sees one database; load what it needs with INSERT.'],
  [constants.SQLITE_DETACH, () => 'D1 refuses DETACH: a migration sees one database; remove the statement.'],
  [constants.SQLITE_CREATE_TEMP_TABLE, refuseTemporary],
  [constants.SQLITE_CREATE_TEMP_INDEX, refuseTemporary],
  [constants.SQLITE_CREATE_TEMP_TRIGGER, refuseTemporary],
  [constants.SQLITE_CREATE_TEMP_VIEW, refuseTemporary],
  [constants.SQLITE_CREATE_VTABLE, refusedModule],
  [constants.SQLITE_FUNCTION, ({ second }) => (isAllowedFunction(second ?? '') ? undefined : functionRefusal(second))],
  [constants.SQLITE_PRAGMA, refusedPragma],
  [constants.SQLITE_READ, refusedRead],
]);

function savepointVerb(operation: string | null): string {
  if (operation === 'BEGIN') return 'SAVEPOINT';
  return operation === 'ROLLBACK' ? 'ROLLBACK TO' : 'RELEASE';
}

const makes: ReadonlySet<number> = new Set([
  constants.SQLITE_CREATE_TABLE,
  constants.SQLITE_CREATE_VTABLE,
  constants.SQLITE_CREATE_INDEX,
  constants.SQLITE_CREATE_VIEW,
  constants.SQLITE_CREATE_TRIGGER,
]);

/** Objects that may not be made where, or called as, they are. What exists was judged when it was made. */
function refusedPlace(access: Authorization): string | undefined {
  if (!makes.has(access.action)) return undefined;
  if (access.database === 'temp') return refuseTemporary(access);
  return isReserved(access.first) ? reservedName : undefined;
}

function isReserved(name: string | null): boolean {
  return name !== null && /^_cf_/i.test(name);
}

function refusedModule({ second }: Authorization): string | undefined {
  const module = second?.toLowerCase() ?? '';
  if (allowedModules.has(module)) return undefined;
  return `D1 has no virtual tables of ${module}, only of ${[...allowedModules].join(', ')}; use one of these.`;
}

function isAllowedFunction(name: string): boolean {
  return allowedFunctions.has(name.toLowerCase());
}

function functionRefusal(name: string | null): string {
  const called = name?.toLowerCase() ?? '';
  if (/^sqlite_(fail|(add|drop|find)_constraint)$/.test(called)) {
    return 'D1 cannot add, change or drop the constraints of a table by ALTER TABLE; make a new table, copy the rows, drop the old one and rename.';
  }
  const instead = sameFunction.get(called);
  const advice = instead === undefined ? 'compute the value before the migration, or leave it out' : `write ${instead}`;
  return `D1 does not allow the function ${called}(); ${advice}.`;
}

/** PRAGMAs read as tables: SQLite asks for the PRAGMA itself only when the statement runs. */
function refusedRead({ first }: Authorization): string | undefined {
  const table = first?.toLowerCase() ?? '';
  if (table === 'dbstat') return 'D1 does not have the table dbstat; leave it out.';
  const pragma = /^pragma_(.+)$/.exec(table)?.[1];
  return pragma === undefined || allowedPragmas.has(pragma) ? undefined : pragmaRefusal(pragma);
}

function pragmaRefusal(name: string): string {
  return `D1 does not allow PRAGMA ${name}; remove it.`;
}

function refusedPragma({ first, second, database }: Authorization): string | undefined {
  const name = first?.toLowerCase() ?? '';
  const form = allowedPragmas.get(name);
  if (form === undefined) return pragmaRefusal(name);
  if (database === 'temp') return `D1 has no temporary database; write PRAGMA ${name} without “temp.”.`;
  if (takesName.has(form) && name !== 'table_list' && isReserved(second)) return reservedName;
  return forms[form].takes(second) ? undefined : `D1 allows PRAGMA ${name} only ${forms[form].as}; write it so.`;
}

const takesName: ReadonlySet<PragmaForm> = new Set(['name', 'optional name']);

const forms: Record<PragmaForm, { as: string; takes: (value: string | null) => boolean }> = {
  'no value': { as: 'without a value', takes: (value) => value === null },
  'on or off': {
    as: 'without a value, or with ON or OFF',
    takes: (value) => value === null || /^(on|off|yes|no|true|false)$/i.test(value) || /^0*[01](\.0*)?$/.test(value),
  },
  name: { as: 'with the name of a table or index', takes: (value) => value !== null },
  'optional name': { as: 'with or without a name', takes: () => true },
  'optional number': {
    as: 'without a value, or with a whole number',
    takes: (value) => value === null || /^-?(\d+|0x[0-9a-f]+)$/i.test(value),
  },
};
