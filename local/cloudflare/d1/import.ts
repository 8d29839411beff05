import { z } from 'zod';
import { parseBody } from '../api/body.ts';
import { CloudflareError, success } from '../api/envelope.ts';
import { type Call, type Route, writes } from '../api/routes.ts';
import type { Databases } from './databases.ts';
import { execute, type StatementResult, statementsOf, toRun } from './execute.ts';
import type { Transfers } from './transfers.ts';

const Etag = z.string().regex(/^[0-9a-f]{32}$/i);
const Body = z.discriminatedUnion('action', [
  z.object({ action: z.literal('init'), etag: Etag }),
  z.object({ action: z.literal('ingest'), etag: Etag, filename: z.string().regex(/^[\w.-]+$/) }),
  z.object({ action: z.literal('poll'), current_bookmark: z.string() }),
]);

type Progress = Record<string, unknown>;

/**
 * The call that loads SQL in one transaction: init, upload, ingest, poll. The ingest does the work and answers `active`;
 * the poll tells how it ended. So a client must poll, as it must on the service with a file that is not tiny.
 */
export function importRoutes(databases: Databases, transfers: Transfers): Route[] {
  const ended = new Map<string, Progress>();

  async function ingest(uuid: string, filename: string, etag: string, call: Call) {
    const file = transfers.read(filename);
    if (!file) throw new CloudflareError(400, 7500, `The file ${filename} has not been uploaded`);
    if (file.md5 !== etag.toLowerCase()) throw new CloudflareError(400, 7500, 'The file does not match its etag');
    transfers.remove(filename);
    return databases.alone(uuid, async (history) => {
      const at = await history.current(true);
      const outcome = await load(databases, uuid, file.text, call);
      const bookmark = await history.current(true);
      ended.set(`${uuid}:${at}`, 'error' in outcome ? failed(at, outcome.error) : complete(bookmark, outcome));
      return { success: true, type: 'import', at_bookmark: at, status: 'active', messages: ['Processed 0 queries.'] };
    });
  }

  async function answer(call: Call) {
    const { uuid } = databases.byId(call.param('database'));
    const body = parseBody(Body, call);
    if (body.action === 'poll') {
      const found = ended.get(`${uuid}:${body.current_bookmark}`);
      return success(found ?? failed(body.current_bookmark, 'Not currently importing anything.'));
    }
    if (body.action === 'ingest') return success(await ingest(uuid, body.filename, body.etag, call));
    const filename = `${uuid}.${body.etag.toLowerCase()}.sql`;
    if (transfers.read(filename)) return success(await ingest(uuid, filename, body.etag, call));
    return success({ success: true, filename, upload_url: transfers.signedUrl(filename, 'PUT') });
  }

  return [writes('POST', '/accounts/:account/d1/database/:database/import', answer)];
}

interface Loaded {
  results: StatementResult[];
  milliseconds: number;
}

async function load(databases: Databases, uuid: string, sql: string, call: Call): Promise<Loaded | { error: string }> {
  const started = performance.now();
  try {
    const results = await execute(databases.runtime, uuid, toRun(statementsOf([{ sql }]), call));
    return { results, milliseconds: performance.now() - started };
  } catch (error) {
    if (error instanceof CloudflareError) return { error: error.message };
    throw error;
  }
}

function complete(bookmark: string, { results, milliseconds }: Loaded): Progress {
  const total = (key: string) => results.reduce((sum, { meta }) => sum + Number(meta[key] ?? 0), 0);
  const meta = {
    ...results.at(-1)?.meta,
    duration: milliseconds,
    rows_read: total('rows_read'),
    rows_written: total('rows_written'),
    changes: total('changes'),
  };
  const result = { num_queries: results.length, final_bookmark: bookmark, meta };
  const messages = [`Processed ${results.length} queries.`];
  return { success: true, type: 'import', at_bookmark: bookmark, status: 'complete', messages, result };
}

function failed(bookmark: string, error: string): Progress {
  return {
    success: false,
    type: 'import',
    at_bookmark: bookmark,
    status: 'error',
    messages: [],
    error,
    errors: [error],
  };
}
