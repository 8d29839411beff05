import { z } from 'zod';
import { type Line, perform } from './call.ts';
import { download } from './download.ts';
import { CloudflareError } from './errors.ts';
import type { Bookmark } from './ids.ts';
import { SignedUrl } from './storage.ts';
import { failureIn, followUp, type Limited, Progress, type Target, within } from './transfer.ts';
import { isBusy } from './translate.ts';

export interface ExportOptions {
  /** The tables to export, in place of all. */
  tables?: readonly string[];
  /** For all of it, the download included. Default 2 minutes. */
  deadlineMs?: number;
  /** A larger dump is refused. Default 256 MiB. */
  maxBytes?: number;
}

const ExportProgress = Progress.extend({ result: z.looseObject({ signed_url: SignedUrl }).nullish() });
type ExportProgress = z.infer<typeof ExportProgress>;

/**
 * Starts an export, polls it until it is done, and downloads it. All of it only reads, so each step is repeated where
 * its failure allows that.
 * @throws CloudflareError
 */
export async function exportSql(
  target: Target,
  { tables = [], deadlineMs = 120_000, maxBytes = 256 * 1024 * 1024 }: ExportOptions,
  line: Line,
): Promise<{ sql: string; bookmark: Bookmark }> {
  const purpose = { ...target.purpose, idempotent: true };
  return within(purpose, deadlineMs, line, async (limited) => {
    const { url, bookmark } = await dump(target, tables, limited);
    return { sql: await download(url, purpose, maxBytes, limited.line), bookmark };
  });
}

/**
 * Starts an export, and polls it until it is done.
 * @returns the signed URL of the dump, which is valid for an hour and a secret, and the bookmark that it was taken at
 * @throws CloudflareError
 */
export async function dump(
  target: Target,
  tables: readonly string[],
  limited: Limited,
): Promise<{ url: string; bookmark: Bookmark }> {
  const ask = (bookmark?: Bookmark) => call(target, tables, bookmark, limited.line);
  try {
    const started = await ask();
    const { at_bookmark: at } = started;
    if (!at) throw incomplete(target, 'Cloudflare did not say by which bookmark it can be asked after');
    const { result, at_bookmark: bookmark } = await followUp<ExportProgress>(
      { ...started, at_bookmark: at },
      ask,
      limited,
    );
    if (!result) throw incomplete(target, 'Cloudflare says that the export is complete, but not where it is');
    return { url: result.signed_url, bookmark };
  } catch (error) {
    throw await named(error, target, limited.line);
  }
}

function incomplete({ purpose }: Target, problem: string): CloudflareError {
  return new CloudflareError('cloudflare-answer', `Could not ${purpose.what}: ${problem}.`, {
    hint: 'Run this again.',
    failure: { kind: 'unknown' },
  });
}

/** Starts an export, or, with its bookmark, asks how far it is. A service that has forgotten it starts it anew. */
function call(
  { api, id, account, purpose }: Target,
  tables: readonly string[],
  bookmark: Bookmark | undefined,
  line: Line,
): Promise<ExportProgress> {
  const body = {
    ...account,
    output_format: 'polling' as const,
    dump_options: { tables: [...tables] },
    ...(bookmark === undefined ? {} : { current_bookmark: bookmark }),
  };
  return perform(
    {
      ...purpose,
      idempotent: true,
      confidential: true,
      result: ExportProgress,
      refused: (progress) => {
        const said = failureIn(progress);
        // What has the database for itself while an export is polled is that export.
        return bookmark !== undefined && said !== undefined && isBusy(said) ? undefined : said;
      },
      send: (options) => api.export(id, body, options).asResponse(),
    },
    line,
  );
}

/** The error; where virtual tables are its reason, with their names. */
async function named(error: unknown, target: Target, line: Line): Promise<unknown> {
  if (!(error instanceof CloudflareError) || !/virtual table/i.test(error.message)) return error;
  const names = await virtualTables(target, line).catch(() => []);
  line.signal.throwIfAborted();
  const which = names.length === 0 ? '' : `: ${names.map((name) => `\`${name}\``).join(', ')}`;
  return new CloudflareError(error.code, error.message, {
    hint: `D1 cannot export virtual tables, and this database has some${which}. Export the other tables by their names; the virtual ones are made again from their definitions. If the database now answers that it is processing an export, wait some minutes.`,
    failure: { kind: 'final' },
    httpStatus: error.httpStatus,
    apiCodes: error.apiCodes,
    cause: error,
  });
}

async function virtualTables({ api, id, account, purpose }: Target, line: Line): Promise<string[]> {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name`;
  const [answer] = await perform(
    {
      ...purpose,
      what: 'read the names of the virtual tables',
      idempotent: true,
      // The error is there to be told: its explanation must not keep it waiting.
      attempts: 1,
      deadlineMs: 10_000,
      result: z.array(z.looseObject({ results: z.array(z.looseObject({ name: z.string() })) })),
      send: (options) => api.query(id, { ...account, sql }, options).asResponse(),
    },
    line,
  );
  return (answer?.results ?? []).map(({ name }) => name);
}
