import { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { likeD1, loadSchema } from '../sqlite/load.ts';
import { isVirtual, shadowsOf } from '../sqlite/load-virtual.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { shapeOf, type Table } from '../sqlite/shape.ts';

/**
 * Statements that take everything away. To drop a table is to delete its rows, with all that follows from that, and D1 does
 * not let foreign keys be switched off: they must be deferred, which suspends RESTRICT too.
 */
export function dropAll(schema: readonly SchemaObject[]): string {
  const shadows = shadowsOf(schema);
  const objects = schema.filter(({ name }) => !shadows.has(name));
  const virtual = objects.filter(isVirtual);
  const drop = (kind: string, some: readonly SchemaObject[]) =>
    some.map(({ name }) => `DROP ${kind} ${quoteIdentifier(name)};\n`);
  const ofType = (type: string) => objects.filter((object) => object.type === type);
  return [
    // First, so that none reacts to what follows.
    ...drop('TRIGGER', ofType('trigger')),
    ...drop('VIEW', ofType('view')),
    ...drop('TABLE', virtual),
    ...dropTables(tablesOf(schema)),
  ].join('');
}

/** Statements that take these tables away; foreign keys must be deferred, and the tables' triggers gone. */
export function dropTables(tables: readonly Table[]): string[] {
  return childrenFirst(tables).map(({ name }) => `DROP TABLE ${quoteIdentifier(name)};\n`);
}

/** The tables of a schema, as SQLite knows them. */
export function tablesOf(schema: readonly SchemaObject[]): Table[] {
  using database = new DatabaseSync(':memory:', likeD1);
  loadSchema(database, schema);
  return [...shapeOf(database).tables.values()];
}

/** Each before those that it refers to, as far as they do not refer to one another: so no row is deleted for another's sake. */
function childrenFirst(tables: readonly Table[]): Table[] {
  const left = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const order: Table[] = [];
  while (left.size > 0) {
    const parents = new Set(
      [...left.values()].flatMap(({ name, foreignKeys }) =>
        foreignKeys.map(({ parent }) => parent.toLowerCase()).filter((parent) => parent !== name.toLowerCase()),
      ),
    );
    const free = [...left.keys()].filter((name) => !parents.has(name));
    // In a circle, any may be the first.
    for (const name of free.length > 0 ? free : [...left.keys()].slice(0, 1)) {
      const table = left.get(name);
      if (table) order.push(table);
      left.delete(name);
    }
  }
  return order;
}
