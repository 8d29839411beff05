import type { BaseDatabase, DatabaseCreateParams } from 'cloudflare/resources/d1/database/database';
import { z } from 'zod';
import { type Line, perform } from './call.ts';
import { CloudflareError } from './errors.ts';
import { type AccountId, DatabaseId } from './ids.ts';

/** A region, such as `weur`: developers.cloudflare.com/d1/configuration/data-location */
export type LocationHint = NonNullable<DatabaseCreateParams['primary_location_hint']>;

const Row = z.looseObject({ uuid: DatabaseId, name: z.string() });
type Row = z.infer<typeof Row>;

/** What databases are made and deleted with. */
export interface Administration {
  api: BaseDatabase;
  account: { account_id: AccountId };
  permission: string;
}

// A create whose answer was lost may still be under way: it is looked for after these pauses.
const looksAfterMs = [0, 1000, 4000];

/**
 * Makes a database, once. Where it is not certain that it was made, one of its name that was not there before is it.
 * @param administration with `named`, which gives the databases of exactly that name
 * @throws CloudflareError
 */
export async function createDatabase(
  { named, ...administration }: Administration & { named(): Promise<Row[]> },
  wanted: { name: string; locationHint: LocationHint | undefined },
  line: Line,
): Promise<Row> {
  const before = new Set((await named()).map(({ uuid }) => uuid));
  try {
    return await create(administration, wanted, line);
  } catch (error) {
    if (!(error instanceof CloudflareError) || error.failure.kind !== 'unknown') throw error;
    const found = await made(named, before, error, line);
    if (found) return found;
    throw told(error, before.size > 0 ? 'only the one that was there before' : 'no database of that name');
  }
}

function create(
  { api, account, permission }: Administration,
  { name, locationHint }: { name: string; locationHint: LocationHint | undefined },
  line: Line,
): Promise<Row> {
  const hint = locationHint === undefined ? {} : { primary_location_hint: locationHint };
  return perform(
    {
      what: `create the D1 database ${name}`,
      permission,
      idempotent: false,
      result: Row,
      send: (options) => api.create({ ...account, name, ...hint }, options).asResponse(),
    },
    line,
  );
}

async function made(
  named: () => Promise<Row[]>,
  before: ReadonlySet<DatabaseId>,
  error: CloudflareError,
  { clock, signal }: Line,
): Promise<Row | undefined> {
  for (const pause of looksAfterMs) {
    if (pause > 0) await clock.sleep(pause, signal);
    const rows = await named().catch(() => undefined);
    signal.throwIfAborted();
    if (rows === undefined) throw told(error, undefined);
    const found = rows.find(({ uuid }) => !before.has(uuid));
    if (found) return found;
  }
  return undefined;
}

/** @param listed what the list has; `undefined` where it could not be read */
function told(error: CloudflareError, listed: string | undefined): CloudflareError {
  const said = listed === undefined ? 'The list of databases could not be read either.' : `The list has ${listed}.`;
  return new CloudflareError(error.code, `${error.message} ${said}`, {
    hint: 'It may still be made: look at the list (`wrangler d1 list`), and delete what should not be there, before this is run again.',
    failure: { kind: 'unknown' },
    httpStatus: error.httpStatus,
    apiCodes: error.apiCodes,
    cause: error.cause ?? error,
  });
}
