import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import { type Contents, sequences } from '../snapshot/contents.ts';
import { rebuild, statements, tableOfStatement } from '../snapshot/dump.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { contentOf, isFts5 } from '../sqlite/load-virtual.ts';
import type { SchemaObject } from '../sqlite/schema.ts';
import { statementBlocks } from '../sqlite/statement-stream.ts';
import { dropTables, tablesOf } from './drops.ts';

/**
 * Makes sure that some tables can be exchanged without anything else being changed.
 * @throws ActionError `input-invalid`, `snapshot-refused`
 */
export function requireExchangeable(
  wanted: readonly string[],
  contents: Contents,
  { snapshot, there }: { snapshot: readonly SchemaObject[]; there: readonly SchemaObject[] },
): void {
  const known = contents.tables.map(({ name }) => name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ActionError(
      'input-invalid',
      `The snapshot has no table \`${unknown}\` with rows of its own. Nothing was done.`,
      {
        hint: didYouMean(unknown, known),
      },
    );
  for (const name of wanted) requireSameDefinition(name, snapshot, there);
  requireUnbound(wanted, there);
}

/** Rows of then fit the table of then: what migrations have done to it since would be missing. */
function requireSameDefinition(name: string, snapshot: readonly SchemaObject[], there: readonly SchemaObject[]): void {
  const linesOf = (schema: readonly SchemaObject[]) =>
    new Set(schema.filter(({ tbl_name }) => tbl_name === name).map(({ type, sql }) => `${type} ${sql}`));
  const now = linesOf(there);
  const [different] = now.size === 0 ? [] : linesOf(snapshot).symmetricDifference(now);
  if (different === undefined) return;
  throw new ActionError(
    'snapshot-refused',
    `The table ${name}, an index or a trigger of it is not what it was in the snapshot: ${different.slice(0, 200)}. Rows of then cannot be put into it. Nothing was done.`,
    { hint: 'Restore the snapshot into a new database (`target: <new name>`), and copy what you need from there.' },
  );
}

/** To drop a table deletes its rows, and what refers to them may go with them. */
function requireUnbound(wanted: readonly string[], there: readonly SchemaObject[]): void {
  const inside = new Set(wanted.map((name) => name.toLowerCase()));
  for (const { name, foreignKeys } of tablesOf(there)) {
    if (inside.has(name.toLowerCase())) continue;
    const bound = foreignKeys.find(
      ({ parent, onDelete }) => inside.has(parent.toLowerCase()) && /^(CASCADE|SET )/.test(onDelete),
    );
    if (bound)
      throw new ActionError(
        'snapshot-refused',
        `${name} refers to ${bound.parent} with ON DELETE ${bound.onDelete}: to exchange the rows of ${bound.parent} would change those of ${name}. Nothing was done.`,
        { hint: `Name ${name} in \`tables\` as well, or restore into a new database.` },
      );
  }
}

/**
 * Writes the SQL that exchanges some tables, from the SQL of the whole dump.
 * @param there the schema of the database that it is for
 */
export async function writeSubset(
  dump: string,
  file: string,
  wanted: readonly string[],
  contents: Contents,
  there: readonly SchemaObject[],
): Promise<void> {
  const names = new Set(wanted);
  const of = (objects: readonly SchemaObject[]) => objects.filter(({ tbl_name }) => names.has(tbl_name));
  const sqlOf = (objects: readonly SchemaObject[]) => statements(of(objects).map(({ sql }) => sql ?? ''));
  const triggers = of(there.filter(({ type }) => type === 'trigger'));
  await using out = await open(file, 'wx', 0o600);
  await out.writeFile(
    [
      'PRAGMA defer_foreign_keys=TRUE;\n',
      ...triggers.map(({ name }) => `DROP TRIGGER ${quoteIdentifier(name)};\n`),
      ...dropTables(tablesOf(there).filter(({ name }) => names.has(name))),
      statements(contents.tables.filter(({ name }) => names.has(name)).map(({ sql }) => sql)),
    ].join(''),
  );
  await copyRows(dump, out, names);
  const searches = there.filter((object) => isFts5(object) && contentOf(object) === 'other');
  await out.writeFile(
    [
      sqlOf(contents.indexes),
      // Which of them read from these tables, perhaps through a view, only SQLite knows.
      statements(searches.map(({ name }) => rebuild(name))),
      sqlOf(contents.triggers),
    ].join(''),
  );
}

async function copyRows(dump: string, out: FileHandle, names: ReadonlySet<string>): Promise<void> {
  for await (const { bytes, ends } of statementBlocks(createReadStream(dump))) {
    const kept = ends.flatMap((end, index) =>
      copied(bytes.toString('utf8', ends[index - 1] ?? 0, end).trimStart(), names),
    );
    if (kept.length > 0) await out.writeFile(`${kept.join('\n')}\n`);
  }
}

/** A statement of the dump, where it is about the rows of these tables. */
function copied(statement: string, names: ReadonlySet<string>): string[] {
  if (/^PRAGMA ignore_check_constraints/.test(statement)) return [statement];
  const table = tableOfStatement(statement);
  if (table === undefined) return [];
  if (table !== sequences) return names.has(table) ? [statement] : [];
  const counted = [...names].map(asText).find((name) => statement.includes(`VALUES(${name},`));
  // The rows have counted already.
  return counted === undefined ? [] : [`DELETE FROM ${sequences} WHERE name = ${counted};`, statement];
}

function asText(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
