import type { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from './identifier.ts';
import { messageOf } from './observer.ts';
import type { Shape } from './shape.ts';

/** Something that refers to what is not there. */
export interface BrokenReference {
  kind: 'view' | 'trigger' | 'foreign key';
  name: string;
  problem: string;
}

/** Views and triggers that SQLite cannot compile any more, and foreign keys whose parent table is not there. */
export function brokenReferences(database: DatabaseSync, shape: Shape): BrokenReference[] {
  return [
    ...shape.views.flatMap((name) =>
      asBroken('view', name, tryTo(database, [`SELECT * FROM ${quoteIdentifier(name)}`])),
    ),
    ...shape.triggers.flatMap(({ name, table }) =>
      asBroken('trigger', name, tryTo(database, writesTo(table, database))),
    ),
    ...[...shape.tables.values()].flatMap(({ name, foreignKeys }) =>
      foreignKeys.flatMap(({ parent, columns }) =>
        has(shape, parent)
          ? []
          : [
              {
                kind: 'foreign key' as const,
                name: `${name} (${columns.join(', ')})`,
                problem: `no such table: ${parent}`,
              },
            ],
      ),
    ),
  ];
}

function asBroken(kind: BrokenReference['kind'], name: string, problem: string | undefined): BrokenReference[] {
  return problem === undefined ? [] : [{ kind, name, problem }];
}

/** SQLite compiles a trigger with each statement that fires it. */
function writesTo(table: string, database: DatabaseSync): string[] {
  const quoted = quoteIdentifier(table);
  const set = writable(table, database).map((name) => `${quoteIdentifier(name)} = ${quoteIdentifier(name)}`);
  return [
    `INSERT INTO ${quoted} DEFAULT VALUES`,
    `DELETE FROM ${quoted}`,
    ...(set.length > 0 ? [`UPDATE ${quoted} SET ${set.join(', ')}`] : []),
  ];
}

/** The columns of a table or view, but for generated ones; none where SQLite cannot tell those of a broken view. */
function writable(table: string, database: DatabaseSync): string[] {
  try {
    const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(table);
    return rows.map(({ name }) => String(name));
  } catch {
    return [];
  }
}

/** The first problem in compiling the statements; a view without the matching trigger cannot be written to, which is none. */
function tryTo(database: DatabaseSync, statements: readonly string[]): string | undefined {
  for (const sql of statements) {
    try {
      database.prepare(sql);
    } catch (error) {
      const message = messageOf(error);
      if (!message.startsWith('cannot modify ')) return message;
    }
  }
  return undefined;
}

function has({ tables, views, virtualTables }: Shape, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...tables.keys(), ...views, ...virtualTables].some((other) => other.toLowerCase() === wanted);
}
