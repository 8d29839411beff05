import type { SchemaObject } from './schema.ts';
import { type Definition, tableTextOf } from './schema-diff-definitions.ts';
import { type DiffLine, diffLines, type Line } from './schema-diff-lines.ts';
import { canonicalSql } from './schema-diff-same.ts';

export { sameSchema } from './schema-diff-same.ts';

/** What became of one table, index, view or trigger. */
export interface SchemaChange {
  kind: 'added' | 'removed' | 'changed';
  type: string;
  name: string;
  /** Of a table, a column or constraint a line; of a changed table, what changed with a little of what is around it. */
  lines: DiffLine[];
}

/**
 * What changed between two schemas, by type and name. Differences in white space, comments, letters of keywords and
 * quotes of names are none; indexes that SQLite makes for constraints are left to those.
 */
export function diffSchemas(before: readonly SchemaObject[], after: readonly SchemaObject[]): SchemaChange[] {
  const old = byName(before);
  const young = byName(after);
  return [...new Set([...old.keys(), ...young.keys()])].sort(inOrder).flatMap((key) => {
    const [from, to] = [old.get(key), young.get(key)];
    const object = to ?? from;
    if (!object || (from && to && canonicalSql(from.sql ?? '') === canonicalSql(to.sql ?? ''))) return [];
    const kind = from && to ? 'changed' : to ? 'added' : 'removed';
    const lines = diffLines(
      linesOf(from),
      linesOf(to),
      object.type === 'table' ? shownAround : Number.POSITIVE_INFINITY,
    );
    return [{ kind, type: object.type, name: object.name, lines }];
  });
}

/** Changes as the text of a Markdown `diff` block: a heading a change, then its lines. */
export function formatDiff(changes: readonly SchemaChange[]): string {
  return changes.map(formatChange).join('\n\n');
}

function formatChange({ kind, type, name, lines }: SchemaChange): string {
  const body = lines.map(({ sign, text }) => `${sign} ${text}`);
  // Three backticks would end the block.
  return [`@@ ${type} ${name}: ${kind} @@`, ...body].join('\n').replaceAll('```', '` ` `');
}

const shownAround = 2;

function byName(objects: readonly SchemaObject[]): Map<string, SchemaObject> {
  const written = objects.filter(({ sql }) => sql !== null);
  return new Map(written.map((object) => [JSON.stringify([object.type, object.name]), object]));
}

const typeOrder = ['table', 'index', 'view', 'trigger'];

function inOrder(a: string, b: string): number {
  const rank = (key: string) => typeOrder.findIndex((type) => key.startsWith(`["${type}"`));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function linesOf(object: SchemaObject | undefined): Line[] {
  if (!object?.sql) return [];
  const table = object.type === 'table' ? tableTextOf(object.sql) : undefined;
  if (!table) return object.sql.split(/\r?\n/).map(lineOf);
  const inside = table.definitions.map((definition) => `  ${onOneLine(definition)}`);
  return [table.head.replace(/\s+/g, ' '), ...inside, table.tail.replace(/\s+/g, ' ')].map(lineOf);
}

function lineOf(text: string): Line {
  return { text, key: canonicalSql(text) };
}

function onOneLine({ text, words }: Definition): string {
  return words
    .map((word, index) => {
      const before = words[index - 1];
      const touches = before === undefined || before.start + before.text.length === word.start;
      return `${touches ? '' : ' '}${text.slice(word.start, word.start + word.text.length)}`;
    })
    .join('');
}
