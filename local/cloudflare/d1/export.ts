import { z } from 'zod';
import { parseBody } from '../api/body.ts';
import { success } from '../api/envelope.ts';
import { type Call, type Route, reads } from '../api/routes.ts';
import type { Databases } from './databases.ts';
import { dump } from './execute.ts';
import type { History } from './history.ts';
import type { Transfers } from './transfers.ts';

const Body = z.object({
  output_format: z.literal('polling'),
  current_bookmark: z.string().nullish(),
  dump_options: z
    .object({
      no_data: z.boolean().nullish(),
      no_schema: z.boolean().nullish(),
      tables: z.array(z.string()).nullish(),
    })
    .nullish(),
});
type Body = z.infer<typeof Body>;

interface Export {
  filename: string;
  error?: string;
}

/** The call that dumps a database: the first answer is `active`, the poll with its bookmark has the URL or the error. */
export function exportRoutes(databases: Databases, transfers: Transfers): Route[] {
  const running = new Map<string, Export>();

  async function begin(uuid: string, name: string, options: Body['dump_options']) {
    const tables = options?.tables ?? [];
    const dumpOptions = { noSchema: options?.no_schema ?? false, noData: options?.no_data ?? false, tables };
    return databases.alone(uuid, async (history) => {
      const bookmark = await history.current(true);
      const filename = `${name}-${bookmark}.sql`;
      try {
        requireNoVirtualTable(history, tables);
        transfers.write(filename, await dump(databases.runtime, uuid, dumpOptions));
        running.set(`${uuid}:${bookmark}`, { filename });
      } catch (error) {
        // A virtual table, for one: the service says so at the poll.
        running.set(`${uuid}:${bookmark}`, { filename, error: error instanceof Error ? error.message : String(error) });
      }
      return progress(bookmark, 'active', [`Generating ${filename}`]);
    });
  }

  async function answer(call: Call) {
    const { uuid, name } = databases.byId(call.param('database'));
    const body = parseBody(Body, call);
    const bookmark = body.current_bookmark ?? '';
    const found = running.get(`${uuid}:${bookmark}`);
    if (!found) return success(await begin(uuid, name, body.dump_options));
    running.delete(`${uuid}:${bookmark}`);
    const { filename, error } = found;
    if (error) return success({ ...progress(bookmark, 'error', []), error });
    const result = { filename, signed_url: transfers.signedUrl(filename, 'GET') };
    return success({ ...progress(bookmark, 'complete', [`Uploaded part 1`]), result });
  }

  return [reads('POST', '/accounts/:account/d1/database/:database/export', answer)];
}

/** D1 cannot dump a virtual table. Asked here, since miniflare's own message is lost on its way. */
function requireNoVirtualTable({ reader }: History, tables: string[]): void {
  const found = reader.prepare(`SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'`).all();
  const dumped = found.filter(({ name }) => tables.length === 0 || tables.includes(String(name)));
  if (dumped.length > 0) throw new Error('D1 Export error: cannot export databases with Virtual Tables (fts5)');
}

function progress(bookmark: string, status: string, messages: string[]): Record<string, unknown> {
  return { success: true, type: 'export', at_bookmark: bookmark, status, messages };
}
