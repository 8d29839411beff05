import { z } from 'zod';
import { type Line, perform } from './call.ts';
import type { Administration } from './create.ts';
import { CloudflareError, isNotFound } from './errors.ts';
import type { DatabaseId } from './ids.ts';

// The pauses before it is deleted again, where it was found to be still there.
const pausesMs = [1000, 4000];

/**
 * Deletes a database. An id is never given twice, so that one which is gone after a failure was deleted.
 * @param administration with `find`, which throws `cloudflare-not-found` when the database is gone
 * @throws CloudflareError
 */
export async function deleteDatabase(
  { find, ...administration }: Administration & { find(): Promise<unknown> },
  id: DatabaseId,
  line: Line,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const failed = await failureOf(() => deleteOnce(administration, id, line));
    if (failed === undefined || (attempt > 0 && isNotFound(failed))) return;
    if (failed.failure.kind !== 'unknown') throw failed;
    const isThere = await isFound(find);
    line.signal.throwIfAborted();
    if (isThere === false) return;
    const pause = pausesMs[attempt];
    if (isThere === undefined || pause === undefined) throw told(failed, id, isThere);
    await line.clock.sleep(pause, line.signal);
  }
}

async function failureOf(call: () => Promise<void>): Promise<CloudflareError | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (error instanceof CloudflareError) return error;
    throw error;
  }
}

async function deleteOnce({ api, account, permission }: Administration, id: DatabaseId, line: Line): Promise<void> {
  await perform(
    {
      what: `delete the D1 database ${id}`,
      permission,
      idempotent: false,
      result: z.unknown(),
      send: (options) => api.delete(id, account, options).asResponse(),
    },
    line,
  );
}

/** `undefined` where that could not be read. */
async function isFound(find: () => Promise<unknown>): Promise<boolean | undefined> {
  try {
    await find();
    return true;
  } catch (error) {
    return isNotFound(error) ? false : undefined;
  }
}

function told(error: CloudflareError, id: DatabaseId, isThere: true | undefined): CloudflareError {
  const said = isThere ? 'It is still there.' : 'Whether it is still there could not be read either.';
  return new CloudflareError(error.code, `${error.message} ${said}`, {
    hint: `Look at it (\`wrangler d1 list\`), then delete ${id} by running this again, or in the dashboard.`,
    failure: { kind: 'unknown' },
    httpStatus: error.httpStatus,
    apiCodes: error.apiCodes,
    cause: error.cause ?? error,
  });
}
