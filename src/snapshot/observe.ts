import { z } from 'zod';
import type { D1, Statement, StatementResult } from '../cloudflare/d1.ts';
import type { Target } from '../migrations/resolve.ts';
import { ActionError } from '../runtime/errors.ts';
import {
  addPrints,
  fingerprintStatements,
  type Printed,
  type RowRange,
  readPrint,
  readSought,
  type TablePrint,
} from '../sqlite/fingerprint.ts';
import { quoteIdentifier } from '../sqlite/identifier.ts';
import { inexactCondition } from '../sqlite/inexact.ts';
import { SchemaObject, schemaQuery } from '../sqlite/schema.ts';
import { type Contents, printedIn, type StoredTable } from './contents.ts';

/** A database on Cloudflare. */
export type Place = Pick<Target, 'id' | 'name' | 'size'>;

/** What the rows of a database are at a moment, told by Cloudflare. */
export interface Observation {
  prints: Map<string, TablePrint>;
  /** Tables with values that a D1 export does not give as they are. */
  inexact: Set<string>;
}

// A call of D1's has 30 s, and reads some 100 MB in one of them.
const bytesPerPart = 100 * 1024 * 1024;
const smallestPart = 5000;
const statementsPerCall = 25;

/** Reads the schema. @throws CloudflareError, ActionError `cloudflare-answer` */
export async function readSchemaOf({ id, name }: Place, d1: D1): Promise<SchemaObject[]> {
  const rows = await ask({ id, name }, d1, `read the schema of ${name}`, schemaQuery);
  return z.array(SchemaObject).parse(rows);
}

/**
 * Fingerprints every table, and looks for what an export would spoil. All rows are read once.
 * @throws CloudflareError, ActionError `cloudflare-answer`
 */
export async function observe(place: Place, contents: Contents, d1: D1): Promise<Observation> {
  const parts = await partsOf(place, contents, d1);
  const answers = await queryAll(
    place,
    d1,
    parts.flatMap(({ statements }) => statements),
  );
  const prints = new Map<string, TablePrint>();
  const inexact = new Set<string>();
  for (const { table, statements } of parts) {
    const rows = answers.splice(0, statements.length).map(({ results }) => results[0]);
    const print = readPrint(table, rows);
    const before = prints.get(table.name);
    prints.set(table.name, before ? addPrints(before, print) : print);
    if (readSought(table, rows)) inexact.add(table.name);
  }
  return { prints, inexact };
}

/** A table, or some of its rows, and what is asked of these. */
interface Part {
  table: Printed;
  statements: string[];
}

async function partsOf(place: Place, contents: Contents, d1: D1): Promise<Part[]> {
  const stored = new Map(contents.tables.map((table) => [table.name, table]));
  const number = Math.ceil((place.size ?? 0) / bytesPerPart);
  const ranges = number > 1 ? await rangesOf(place, contents, number, d1) : new Map<string, RowRange[]>();
  return printedIn(contents).flatMap((table) => {
    const sought = soughtIn(stored.get(table.name));
    return (ranges.get(table.name) ?? [undefined]).map((range) => ({
      table,
      statements: fingerprintStatements(table, range, sought),
    }));
  });
}

function soughtIn(table: StoredTable | undefined): ((column: string) => string) | undefined {
  if (!table) return undefined;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  return (name) => {
    const column = byName.get(name);
    return column ? inexactCondition(column) : '0';
  };
}

const Extent = z.object({ low: z.string().nullable(), high: z.string().nullable() });

/** Ranges of rowids, for tables that have them and are not small; all rows are in one. */
async function rangesOf(place: Place, { tables }: Contents, number: number, d1: D1): Promise<Map<string, RowRange[]>> {
  const numbered = tables.filter(({ rowid, isMomentary }) => rowid !== undefined && !isMomentary);
  const answers = await queryAll(
    place,
    d1,
    numbered.map(({ name, rowid = 'rowid' }) => {
      const by = quoteIdentifier(rowid);
      return `SELECT CAST(min(${by}) AS TEXT) AS low, CAST(max(${by}) AS TEXT) AS high FROM ${quoteIdentifier(name)}`;
    }),
  );
  return new Map(
    numbered.map(({ name, rowid = 'rowid' }, index) => {
      const { low, high } = Extent.parse(answers[index]?.results[0]);
      return [name, low === null || high === null ? [] : cut(BigInt(low), BigInt(high), number, rowid)];
    }),
  );
}

// The least and the greatest rowid, so that a row which is added meanwhile at either end is counted.
const least = '-9223372036854775808';
const greatest = '9223372036854775807';

function cut(low: bigint, high: bigint, number: number, by: string): RowRange[] {
  const most = (high - low) / BigInt(smallestPart) + 1n;
  const parts = most < BigInt(number) ? most : BigInt(number);
  const step = (high - low) / parts + 1n;
  return Array.from({ length: Number(parts) }, (_, index) => {
    const from = low + step * BigInt(index);
    return {
      by,
      from: index === 0 ? least : String(from),
      to: index === Number(parts) - 1 ? greatest : String(from + step - 1n),
    };
  });
}

/** All statements, each answered; together where the database is small, for each has its own 30 s else. */
async function queryAll(place: Place, d1: D1, sqls: readonly string[]): Promise<StatementResult[]> {
  const together = (place.size ?? 0) > bytesPerPart / 4 ? 1 : statementsPerCall;
  const answers: StatementResult[] = [];
  for (let from = 0; from < sqls.length; from += together) {
    const some = sqls.slice(from, from + together).map((sql): Statement => ({ sql }));
    answers.push(...(await answered(place, d1, `read the tables of ${place.name}`, some)));
  }
  return answers;
}

/**
 * The rows that one statement gives.
 * @throws CloudflareError, ActionError `cloudflare-answer`
 */
export async function ask(
  place: Pick<Place, 'id' | 'name'>,
  d1: D1,
  what: string,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const [answer] = await answered(place, d1, what, [{ sql }]);
  return answer?.results ?? [];
}

async function answered(
  { id }: Pick<Place, 'id' | 'name'>,
  d1: D1,
  what: string,
  statements: readonly Statement[],
): Promise<StatementResult[]> {
  const answers = await d1.query(id, what, statements);
  const failed = answers.find(({ success }) => !success);
  if (!failed && answers.length === statements.length) return answers;
  throw new ActionError(
    'cloudflare-answer',
    `Could not ${what}: ${failed?.error ?? `D1 answered ${answers.length} of ${statements.length} statements`}. It was only read.`,
  );
}
