import type { Cloudflare } from '../cloudflare/client.ts';
import { sentence } from '../migrations/time-travel-words.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Place } from '../snapshot/observe.ts';
import { readSchemaOf } from '../snapshot/observe.ts';
import { compare, type Expected } from './compare.ts';
import type { Job } from './job.ts';
import { land } from './land.ts';

/** A database that is made of a snapshot. */
export interface Creation {
  name: string;
  /** The SQL to import. */
  file: string;
  expected: Expected;
  /** In bytes, roughly: what tells in how many parts it is compared. */
  size: number;
  cloudflare: Cloudflare;
  context: Context;
}

/**
 * Makes a database, imports, and compares; a database that is not the snapshot is deleted again.
 * @throws ActionError, which tells whether the database is there
 */
export async function restoreIntoNew(creation: Creation): Promise<Place> {
  const { name, size, cloudflare, context } = creation;
  const { id } = await cloudflare.d1.create(name).catch((error) => Promise.reject(unmade(name, error, context)));
  const place = { id, name, size };
  context.events.info('restore.created', `Made the database ${name} (${id}).`, { database: name });
  try {
    await fill(place, creation);
    return place;
  } catch (thrown) {
    throw await withoutIt(place, toActionError(thrown), cloudflare);
  }
}

/** What became of a call that was under way at the abort is not known. */
function unmade(name: string, error: unknown, { signal }: Context): unknown {
  if (!signal.aborted) return error;
  const { code, status, message } = toActionError(error);
  return new ActionError(
    code,
    `${message} Nothing was restored. Whether the database ${name} was made, which is empty then, cannot be told.`,
    {
      status,
      hint: `Look for it: npx wrangler d1 info ${name}\nIf it is there: npx wrangler d1 delete ${name}\nThen run this again.`,
      cause: error,
    },
  );
}

/** The same of a job's snapshot. */
export function makeFrom({ opened, sql, context }: Job, name: string, cloudflare: Cloudflare): Promise<Place> {
  const { manifest, proof } = opened;
  const expected = { schema: proof.schema, prints: new Map(proof.prints) };
  return restoreIntoNew({ name, file: sql, expected, size: manifest.dump.sqlBytes, cloudflare, context });
}

async function fill(place: Place, { file, expected, cloudflare, context }: Creation): Promise<void> {
  const isThere = async (looking: Cloudflare) => (await readSchemaOf(place, looking.d1)).length > 0;
  const landing = await land({ place, file, before: '', cloudflare, context, isThere });
  if (landing.state !== 'done') throw landing.failure;
  const { differences } = await compare(place, expected, landing.bookmark, cloudflare);
  if (differences.length === 0) return;
  throw new ActionError(
    'restore-failed',
    `The snapshot was imported into ${place.name}, which is not the same: ${differences.slice(0, 5).join('; ')}.`,
  );
}

/** What is not the snapshot must not be taken for it. */
async function withoutIt(place: Place, error: ActionError, cloudflare: Cloudflare): Promise<ActionError> {
  const told = await deleteAgain(place, cloudflare);
  return new ActionError('restore-failed', `${sentence(error)} ${told.message}`, {
    status: error.status,
    hint: [told.hint, error.hint ?? 'Run this again. If it comes to the same, take another snapshot.']
      .filter(Boolean)
      .join('\n'),
    cause: error,
  });
}

/**
 * Deletes a database that this run made, though the job was cancelled meanwhile.
 * @returns what to say of it
 */
export async function deleteAgain(
  { id, name }: Place,
  cloudflare: Cloudflare,
): Promise<{ message: string; hint?: string; isGone: boolean }> {
  try {
    await cloudflare.withSignal(AbortSignal.timeout(60_000)).d1.delete(id);
    return { message: `The database ${name}, which this run had made, was deleted.`, isGone: true };
  } catch (thrown) {
    return {
      message: `The database ${name} (${id}), which this run had made, could not be deleted: ${sentence(thrown)}`,
      hint: `Delete it: npx wrangler d1 delete ${name}`,
      isGone: false,
    };
  }
}
