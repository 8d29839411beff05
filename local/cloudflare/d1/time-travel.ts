import { CloudflareError, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import type { Databases } from './databases.ts';
import type { History } from './history.ts';

const ROOT = '/accounts/:account/d1/database/:database/time_travel';
const BOOKMARK = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{32}$/;

/** The calls of Time Travel: which bookmark is in force, and back to one. */
export function timeTravelRoutes(databases: Databases): Route[] {
  return [
    reads('GET', `${ROOT}/bookmark`, async (call) => {
      const { uuid } = databases.byId(call.param('database'));
      return success({ bookmark: await databases.alone(uuid, (history) => asked(history, call)) });
    }),
    writes('POST', `${ROOT}/restore`, async (call) => {
      const { uuid } = databases.byId(call.param('database'));
      return success(await databases.alone(uuid, (history) => restore(history, call)));
    }),
  ];
}

async function restore(history: History, call: Call): Promise<Record<string, string>> {
  const previous = await history.current(true);
  const bookmark = call.request.query.get('bookmark') ?? (await asked(history, call));
  if (!BOOKMARK.test(bookmark)) throw new CloudflareError(400, 7400, `Invalid property: bookmark => ${bookmark}`);
  if (!(await history.restore(bookmark))) {
    throw new CloudflareError(400, 7500, `The bookmark ${bookmark} is not available for this database`);
  }
  return { bookmark, previous_bookmark: previous, message: `Database restored to bookmark ${bookmark}` };
}

/** The bookmark that a `timestamp` names, or the present one. */
async function asked(history: History, { request }: Call): Promise<string> {
  const current = await history.current(true);
  const timestamp = request.query.get('timestamp');
  if (!timestamp) return current;
  const time = Date.parse(timestamp);
  if (Number.isNaN(time)) throw new CloudflareError(400, 7400, `Invalid property: timestamp => ${timestamp}`);
  const bookmark = history.at(time);
  if (!bookmark) throw new CloudflareError(400, 7500, `No bookmark was in force at ${timestamp}`);
  return bookmark;
}
