import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import { type Ledger, ownTables } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { RehearsalSource } from '../project/rehearsals.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Stage } from './rehearse.ts';

/** What a rehearsal was made on, and why on that. */
export interface ChosenStage extends Stage {
  kind: 'export' | 'schema' | 'empty';
  /** After «rehearsed». */
  told: string;
}

// An export makes the database unavailable while it runs: at some 10 MB/s, two seconds.
const largestExport = 16 * 1024 * 1024;

/**
 * Gets what is needed to build the database that production has. It reads only.
 * @throws ActionError when what was asked for by name cannot be had
 */
export async function chooseStage(
  target: Target,
  ledger: Ledger,
  asked: Exclude<RehearsalSource, 'off'>,
  cloudflare: Cloudflare,
  context: Context,
): Promise<ChosenStage> {
  const ledgerTables = ownTables(target.database);
  const stage = { schema: ledger.schema, ledgerTables };
  if (asked === 'snapshot') throw noSnapshot(target);
  const isEmpty = !ledger.schema.some(({ type, name }) => type === 'table' && !ledgerTables.includes(name));
  if (isEmpty && asked !== 'schema') return { ...stage, kind: 'empty', told: 'on an empty database, as it is' };
  if (asked === 'schema') return { ...stage, kind: 'schema', told: 'on the schema with made-up rows, as asked for' };
  const { size } = target;
  if (asked === 'auto' && (size === undefined || size > largestExport)) {
    const why =
      size === undefined
        ? 'its size is not known'
        : `it has ${megabytes(size)}, and an export is made up to ${megabytes(largestExport)}`;
    return { ...stage, kind: 'schema', told: `on the schema with made-up rows: ${why}, and there is no snapshot` };
  }
  const dump = await exportRows(target, ledger, cloudflare, context);
  return { ...stage, dump, kind: 'export', told: `on a fresh export (${megabytes(Buffer.byteLength(dump))})` };
}

async function exportRows(target: Target, ledger: Ledger, cloudflare: Cloudflare, context: Context): Promise<string> {
  const started = context.clock.now();
  const tables = await exportable(target, ledger, cloudflare);
  // An export of no tables is one of all.
  if (tables?.length === 0) return '';
  const { sql } = await cloudflare.d1.export(
    target.id,
    `export ${target.name} for the rehearsal`,
    tables ? { tables } : {},
  );
  context.events.debug('migration.exported', {
    database: target.name,
    bytes: Buffer.byteLength(sql),
    duration_ms: context.clock.now() - started,
  });
  return sql;
}

/** An export fails on virtual tables: then the others are asked for by name. `undefined`: all. */
async function exportable(target: Target, { schema }: Ledger, cloudflare: Cloudflare): Promise<string[] | undefined> {
  if (!schema.some(({ sql }) => /^CREATE\s+VIRTUAL\s/i.test(sql ?? ''))) return undefined;
  const known = new Set(schema.map(({ name }) => name));
  const [answer] = await cloudflare.d1.query(target.id, `read the tables of ${target.name}`, [
    { sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'" },
  ]);
  const rows = z.array(z.object({ name: z.string() })).parse(answer?.results);
  return rows.map(({ name }) => name).filter((name) => known.has(name));
}

function noSnapshot({ name }: Target): ActionError {
  return new ActionError(
    'input-invalid',
    `\`rehearse: snapshot\` was asked for ${name}, and this version makes no snapshots yet. Nothing was done.`,
    { hint: 'Use `rehearse: export` for the real rows, or `rehearse: schema` for made-up ones.' },
  );
}

function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
