import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import { type Ledger, ownTables } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { RehearsalSource } from '../project/rehearsals.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Stage } from './rehearse.ts';
import { rowsOfSnapshot, type SnapshotAccess } from './stage-snapshot.ts';

/** What a rehearsal was made on, and why on that. */
export interface ChosenStage extends Stage {
  kind: 'export' | 'snapshot' | 'schema' | 'empty';
  /** After «rehearsed». */
  told: string;
}

// An export makes the database unavailable while it runs: at some 10 MB/s, two seconds.
const largestExport = 16 * 1024 * 1024;

/**
 * Gets what is needed to build the database that production has. It reads only.
 * @param access without it no snapshot is used
 * @throws ActionError when what was asked for by name cannot be had
 */
export async function chooseStage(
  target: Target,
  ledger: Ledger,
  asked: Exclude<RehearsalSource, 'off'>,
  cloudflare: Cloudflare,
  context: Context,
  access?: SnapshotAccess,
): Promise<ChosenStage> {
  const ledgerTables = ownTables(target.database);
  const stage = { schema: ledger.schema, ledgerTables };
  const isEmpty = !ledger.schema.some(({ type, name }) => type === 'table' && !ledgerTables.includes(name));
  if (isEmpty && asked !== 'schema') return { ...stage, kind: 'empty', told: 'on an empty database, as it is' };
  if (asked === 'schema') return { ...stage, kind: 'schema', told: 'on the schema with made-up rows, as asked for' };
  if (asked === 'snapshot') return { ...stage, ...(await onSnapshot(target, ledger, access, context)) };
  const { size } = target;
  if (asked === 'auto' && (size === undefined || size > largestExport)) {
    const why =
      size === undefined
        ? 'its size is not known'
        : `it has ${megabytes(size)}, and an export is made up to ${megabytes(largestExport)}`;
    try {
      return { ...stage, ...(await onSnapshot(target, ledger, access, context)) };
    } catch (error) {
      context.signal.throwIfAborted();
      const { message } = toActionError(error);
      const told = `on the schema with made-up rows: ${why}, and there is no snapshot to use (${message.replace(/ Nothing was done\.$/, '').replace(/\.$/, '')})`;
      return { ...stage, kind: 'schema', told };
    }
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

async function onSnapshot(
  target: Target,
  ledger: Ledger,
  access: SnapshotAccess | undefined,
  context: Context,
): Promise<Pick<ChosenStage, 'kind' | 'told'> & { dump: string }> {
  if (access?.['github-token'] === undefined)
    throw new ActionError('input-invalid', 'Without `github-token` no snapshot can be found.', {
      hint: 'Leave the input out for the token of the job, with `permissions: actions: read`.',
    });
  return { kind: 'snapshot', ...(await rowsOfSnapshot(target, ledger, access, context)) };
}

function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
