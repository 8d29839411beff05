import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A migration that is pending on the base, with what is to be found in it. */
export interface CorpusCase {
  /** Without folder and extension; the rule or construct that it is about comes before `--`. */
  name: string;
  kind: 'bad' | 'innocent';
  /** Absolute. */
  file: string;
  /** What a project would have in its file: with its BOM and line ends, and with what the directives stand for. */
  sql: Buffer;
  /** Every rule that must be found and is not allowed, each once, in the order of the file. */
  expected: string[];
  /** Rules that are found as well, and that the file allows with a reason. */
  allowed: string[];
  /** Rows that the file deletes in so many words, by table: fewer are no loss. */
  deletes: Record<string, number>;
}

const kinds = ['bad', 'innocent'] as const;

/**
 * The cases, the bad first, by name. A file begins with what is expected of it:
 *
 *     -- expect: RULE[, RULE…][; allowed RULE[, RULE…]]      or  -- expect: nothing  or  -- expect: allowed RULE[, RULE…]
 *     -- loses: TABLE ROWS[, TABLE ROWS…]                    the rows that it means to delete
 *     -- repeat N: TEXT                                      anywhere: N lines of TEXT, in which {i} counts from 1
 * @throws Error when a file does not say what is expected of it
 */
export function corpus(): CorpusCase[] {
  return kinds.flatMap((kind) => {
    const folder = join(import.meta.dirname, kind);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => readCase(kind, join(folder, name), name.slice(0, -'.sql'.length)));
  });
}

/** The database that every case meets: its schema, then its rows. */
export function baseSql(): string {
  return ['schema.sql', 'rows.sql'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
}

function readCase(kind: CorpusCase['kind'], file: string, name: string): CorpusCase {
  const text = readFileSync(file, 'utf8');
  const expectation = /^\uFEFF?-- expect: (.+?)\r?\n/.exec(text)?.[1];
  if (expectation === undefined) throw new Error(`${kind}/${name}.sql does not begin with -- expect:`);
  const parts = expectation.split(';').map((part) => part.trim());
  const isAllowed = (part: string) => part.startsWith('allowed ');
  const rules = (part: string) => list(part.replace(/^allowed /, '')).filter((rule) => rule !== 'nothing');
  const expected = parts.filter((part) => !isAllowed(part)).flatMap(rules);
  if ((kind === 'bad') === (expected.length === 0)) throw new Error(`${kind}/${name}.sql expects ${expectation}`);
  const allowed = parts.filter(isAllowed).flatMap(rules);
  return { name, kind, file, sql: Buffer.from(expand(text)), expected, allowed, deletes: deletesOf(text) };
}

function list(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function expand(text: string): string {
  return text.replace(/^-- repeat (\d+): (.*?)(\r?\n)/gm, (_, times: string, line: string, end: string) =>
    Array.from({ length: Number(times) }, (_, index) => line.replaceAll('{i}', String(index + 1)) + end).join(''),
  );
}

function deletesOf(text: string): Record<string, number> {
  const said = /^-- loses: (.+?)\r?$/m.exec(text)?.[1];
  return Object.fromEntries((said === undefined ? [] : list(said)).map((item) => deletion(item)));
}

function deletion(item: string): [string, number] {
  const [table, rows] = item.split(' ');
  if (!table || !Number.isInteger(Number(rows))) throw new Error(`-- loses: ${item} is not TABLE ROWS`);
  return [table, Number(rows)];
}
