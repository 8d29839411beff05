import { DatabaseSync } from 'node:sqlite';
import { quoteIdentifier } from './identifier.ts';
import type { SchemaObject } from './schema.ts';
import { tokens } from './tokens.ts';

export function isVirtual({ sql }: SchemaObject): boolean {
  return sql !== null && /^CREATE\s+VIRTUAL\s/i.test(sql);
}

/** The tables that the virtual tables of a schema make for themselves, found by making them elsewhere. */
export function shadowsOf(objects: readonly SchemaObject[]): Set<string> {
  using elsewhere = new DatabaseSync(':memory:');
  const virtual = objects.filter(isVirtual);
  for (const { sql } of virtual) {
    try {
      elsewhere.exec(sql ?? '');
    } catch {
      // It will fail again, and be reported, where it is to be made.
    }
  }
  return namesIn(elsewhere).difference(new Set(virtual.map(({ name }) => name)));
}

/** The names of all that is in a database. */
export function namesIn(database: DatabaseSync): Set<string> {
  const rows = database.prepare('SELECT name FROM sqlite_schema').all();
  return new Set(rows.map(({ name }) => String(name)));
}

/** Fills those FTS5 tables that index another table, from that table. */
export function rebuildIndexes(database: DatabaseSync, objects: readonly SchemaObject[]): void {
  for (const object of objects.filter(hasExternalContent)) {
    const table = quoteIdentifier(object.name);
    try {
      database.exec(`INSERT INTO ${table}(${table}) VALUES('rebuild')`);
    } catch {
      // Its content may be gone in production too, which SQLite tells only those who read from it.
    }
  }
}

/** Whether a virtual table is `USING fts5(…, content='table')`; `content=''` has none that it could be made from. */
function hasExternalContent(object: SchemaObject): boolean {
  return isFts5(object) && contentOf(object) === 'other';
}

export function isFts5({ sql }: SchemaObject): boolean {
  return sql !== null && /^CREATE\s+VIRTUAL\s+TABLE[\s\S]*?\sUSING\s+fts5\b/i.test(sql);
}

/** Where an FTS5 table has its texts: in tables of its own, in another table or view, or nowhere. */
export function contentOf({ sql }: SchemaObject): 'own' | 'other' | 'none' {
  const text = sql ?? '';
  const texts = [...tokens(text)].map(({ start, end }) => text.slice(start, end));
  const at = texts.findIndex((text, index) => text.toLowerCase() === 'content' && texts[index + 1] === '=');
  if (at === -1) return 'own';
  return /^(''|""|``|\[\]|[,)])$/.test(texts[at + 2] ?? ')') ? 'none' : 'other';
}
