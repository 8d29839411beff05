import type { D1 } from '../cloudflare/d1.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Context } from '../runtime/context.ts';
import { printBytes } from '../sqlite/fingerprint.ts';
import { statementBlocks } from '../sqlite/statement-stream.ts';
import { rowsOf } from './arrange.ts';
import { type Contents, printedIn, type StoredTable, sequences } from './contents.ts';
import { head, indexesSql, resetSequences, restSql, type Tail, tablesSql, tail } from './dump.ts';
import { importable } from './long-rows.ts';
import type { Manifest } from './manifest.ts';
import { ask, type Observation, type Place } from './observe.ts';
import { Progress } from './progress.ts';
import type { Proof, Prover } from './prove.ts';
import { insertsOf, type Queried } from './rows-by-query.ts';

/** What a dump is made from. */
export interface Subject {
  place: Place;
  d1: D1;
  contents: Contents;
  observation: Observation;
  /** ISO 8601. */
  createdAt: string;
  ledger: Manifest['ledger'];
  context: Context;
}

/** What was seen while a dump was made. */
export interface Passed {
  /** Of the export; of before it where there was nothing to export. */
  bookmark: Bookmark;
  proof: Proof;
  /** Definitions that the export has and the schema has not, as they stand there. */
  definitions: string[];
}

/**
 * Writes a dump, statement by statement, as it is exported: each block is loaded twice and handed on. Memory does not grow
 * with the database.
 * @param bookmark of just before
 * @param done is told what was seen, before the last block
 * @throws CloudflareError, LoadRefused, UnendedStatement, ActionError `snapshot-refused`
 */
export async function* dumpOf(
  subject: Subject,
  id: string,
  prover: Prover,
  bookmark: Bookmark,
  done: (passed: Passed) => void,
): AsyncGenerator<Buffer> {
  const { contents } = subject;
  const give = async (sql: Buffer | string) => {
    const block = Buffer.from(sql);
    await prover.feed(block);
    return block;
  };
  yield await give(head(id) + tablesSql(contents));
  const passed = { bookmark, definitions: [] as string[] };
  for await (const block of exported(subject, passed)) yield await give(block);
  yield Buffer.from('\n');
  const { plain, searches } = queriedIn(subject);
  for await (const block of queried(subject, plain)) yield await give(block);
  if (contents.hasSequences) {
    yield await give(resetSequences);
    for await (const block of queried(subject, [countersOf(subject)])) yield await give(block);
  }
  yield await give(indexesSql(contents));
  for await (const block of queried(subject, searches)) yield await give(block);
  yield await give(restSql(contents));
  const proof = await prover.finish({ printed: printedIn(contents), assertions: [] });
  done({ ...passed, proof });
  yield Buffer.from(tail({ id, prints: proof.prints, origin: originOf(subject, passed.bookmark) }));
}

function originOf({ place: { id, name }, createdAt, ledger }: Subject, bookmark: Bookmark): Tail['origin'] {
  return { createdAt, database: { name, id, bookmark }, ledger };
}

/** Tables whose rows are taken from an export. */
export function exportedTables({ contents, observation: { inexact } }: Subject): StoredTable[] {
  return contents.tables.filter(({ name, isMomentary }) => !inexact.has(name) && !isMomentary);
}

/** What is read by queries, and so at another moment than the export. */
export function queriedNames(subject: Subject): Set<string> {
  const { plain, searches } = queriedIn(subject);
  return new Set([...plain, ...searches].map(({ name }) => name));
}

/** Whether all that there is can be asked for at once; an export fails on virtual tables. */
function isWhole({ contents: { searches, derived }, observation: { inexact } }: Subject): boolean {
  return searches.length + derived.length + inexact.size === 0;
}

async function* exported(
  subject: Subject,
  passed: { bookmark: Bookmark; definitions: string[] },
): AsyncGenerator<Buffer> {
  const { place, d1, contents, context } = subject;
  const wanted = exportedTables(subject);
  // An export of no tables is one of all.
  if (wanted.length === 0) return;
  const progress = new Progress(`Exporting ${place.name}`, context.events, context.clock);
  let rows = 0;
  using dump = await d1.exportStream(place.id, `export ${place.name}`, {
    ...(isWhole(subject) ? {} : { tables: wanted.map(({ name }) => name) }),
    onProgress: ({ bytes, total }) => progress.at({ bytes, total, rows }),
  });
  passed.bookmark = dump.bookmark;
  const tables = new Map(contents.tables.map((table) => [table.name, table]));
  for await (const block of statementBlocks(dump.chunks)) {
    rows += block.ends.length;
    const kept = rowsOf(block, tables, passed.definitions);
    if (kept.length > 0) yield kept;
  }
}

/** What is read by queries: tables whose values an export spoils, and FTS5 tables with rows of their own. */
function queriedIn({ contents, observation }: Subject): { plain: Queried[]; searches: Queried[] } {
  const plain = contents.tables.filter(({ name }) => observation.inexact.has(name));
  const own = contents.searches.filter(({ content }) => content === 'own');
  return {
    plain: plain.map((table) => withSize({ ...table, columns: namesOf(table), keepsRowid: false }, observation)),
    searches: own.map(({ name, columns }) =>
      withSize({ name, columns, rowid: 'rowid', key: [], keepsRowid: true }, observation),
    ),
  };
}

function countersOf({ observation }: Subject): Queried {
  return withSize(
    { name: sequences, columns: ['name', 'seq'], rowid: 'rowid', key: [], keepsRowid: false },
    observation,
  );
}

function withSize(table: Omit<Queried, 'rows' | 'bytes'>, { prints }: Observation): Queried {
  const print = prints.get(table.name);
  return { ...table, rows: print?.rows ?? 0, bytes: print ? printBytes(print) : 0 };
}

function namesOf({ columns }: StoredTable): string[] {
  return columns.map(({ name }) => name);
}

const blockBytes = 256 * 1024;

/** The INSERTs of tables that are read by queries, some at a time. */
async function* queried({ place, d1, context }: Subject, tables: readonly Queried[]): AsyncGenerator<string> {
  for (const table of tables) {
    const progress = new Progress(`Reading ${table.name} of ${place.name}`, context.events, context.clock);
    const known = new Map([[table.name, storedLike(table)]]);
    let block = '';
    let rows = 0;
    let bytes = 0;
    for await (const insert of insertsOf(table, (sql) => ask(place, d1, `read ${table.name} of ${place.name}`, sql))) {
      block += `${importable(insert, known)}\n`;
      bytes += insert.length;
      progress.at({ bytes, rows: ++rows });
      if (block.length < blockBytes) continue;
      yield block;
      block = '';
    }
    if (block !== '') yield block;
  }
}

function storedLike({ name, rowid, key }: Queried): Pick<StoredTable, 'name' | 'rowid' | 'key'> {
  return { name, rowid, key };
}
