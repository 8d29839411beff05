import type { Cloudflare } from '../cloudflare/client.ts';
import type { DatabaseRow } from '../cloudflare/d1.ts';
import { isNotFound } from '../cloudflare/errors.ts';
import { DatabaseId } from '../cloudflare/ids.ts';
import type { Database } from '../project/project.ts';
import { ActionError } from '../runtime/errors.ts';
import { didYouMean, nearest } from '../runtime/nearest.ts';

/** A configured database and the one on Cloudflare that it was proven to be. */
export interface Target {
  database: Database;
  id: DatabaseId;
  /** Its name on Cloudflare; reports call it by this. */
  name: string;
  /** In bytes, where Cloudflare tells it. */
  size: number | undefined;
}

/**
 * Chooses among the configured databases by name, binding or id; all of them when nothing is asked for.
 * @throws ActionError `database-not-found`
 */
export function chooseDatabases(databases: readonly Database[], wanted: readonly string[]): Database[] {
  if (wanted.length === 0) return [...databases];
  const chosen = wanted.map((word) => {
    const found = databases.find(({ name, binding, id }) => word === name || word === binding || word === id);
    if (found) return found;
    const names = databases.map(({ name, binding }) => name ?? binding);
    throw new ActionError(
      'database-not-found',
      `The input \`database\` asks for \`${word}\`, and no wrangler configuration binds a database of that name, binding or id in this environment. Nothing was done.`,
      {
        hint: didYouMean(word, names),
      },
    );
  });
  // One that is asked for by name and by binding is one.
  return [...new Set(chosen)];
}

/**
 * Finds the database on Cloudflare and proves that it is the configured one: a wrong id can mean a new, empty database.
 * @throws ActionError `config-invalid`, `database-not-found`, `database-mismatch`
 */
export async function resolveDatabase(database: Database, cloudflare: Cloudflare): Promise<Target> {
  return database.id === undefined ? byName(database, cloudflare) : byId(database, database.id, cloudflare);
}

async function byId(database: Database, written: string, cloudflare: Cloudflare): Promise<Target> {
  const id = DatabaseId.safeParse(written);
  if (!id.success) {
    throw new ActionError(
      'config-invalid',
      `${place(database)}: \`database_id\` is \`${written}\`, which is no D1 database id: that is a uuid. Nothing was done.`,
      {
        hint: `Look it up: npx wrangler d1 info ${database.name ?? '<name>'}`,
        location: database.location,
      },
    );
  }
  const { name, file_size } = await cloudflare.d1.get(id.data).catch(async (error) => {
    throw isNotFound(error) ? await unknownId(database, id.data, cloudflare, error) : error;
  });
  if (database.name !== undefined && database.name !== name) {
    throw new ActionError(
      'database-mismatch',
      `${place(database)}: \`database_id\` ${id.data} is the database \`${name}\` on Cloudflare, and \`database_name\` says \`${database.name}\`. Nothing was done.`,
      {
        hint: `Decide which one is meant. The id of \`${database.name}\`: npx wrangler d1 info ${database.name}`,
        location: database.location,
      },
    );
  }
  return { database, id: id.data, name, size: file_size ?? undefined };
}

async function unknownId(
  database: Database,
  id: DatabaseId,
  cloudflare: Cloudflare,
  cause: unknown,
): Promise<ActionError> {
  const known = await cloudflare.d1.list();
  const namesake = known.find(({ name }) => name === database.name);
  return new ActionError(
    'database-not-found',
    `${place(database)}: the account has no D1 database with the id ${id}. Nothing was done.`,
    {
      hint: namesake
        ? `\`${namesake.name}\` has the id ${namesake.uuid}: correct \`database_id\`.`
        : orCreate(database.name, known),
      location: database.location,
      cause,
    },
  );
}

async function byName(database: Database, cloudflare: Cloudflare): Promise<Target> {
  if (database.name === undefined) {
    throw new ActionError(
      'config-invalid',
      `${place(database)}: the binding \`${database.binding}\` has neither \`database_id\` nor \`database_name\`. Nothing was done.`,
      {
        hint: 'Add both: `npx wrangler d1 list` shows them.',
        location: database.location,
      },
    );
  }
  const listed = await cloudflare.d1.list(database.name);
  const found = listed.find(({ name }) => name === database.name);
  if (found) {
    // The list does not tell the size.
    const { file_size } = await cloudflare.d1.get(found.uuid);
    return { database, id: found.uuid, name: found.name, size: file_size ?? undefined };
  }
  const known = await cloudflare.d1.list();
  throw new ActionError(
    'database-not-found',
    `${place(database)}: the account has no D1 database named \`${database.name}\`. Nothing was done.`,
    {
      hint: orCreate(database.name, known),
      location: database.location,
    },
  );
}

/** The databases that may be meant, with their ids, and how to make the one that is not there. */
function orCreate(name: string | undefined, known: readonly DatabaseRow[]): string {
  const label = ({ name, uuid }: DatabaseRow) => `${name} (${uuid})`;
  const near = new Set(
    nearest(
      name ?? '',
      known.map((one) => one.name),
    ),
  );
  const meant = known.filter((one) => near.has(one.name));
  const question =
    meant.length > 0 ? `Did you mean ${meant.map(label).join(' or ')}?` : didYouMean('', known.map(label));
  return `${question} If it is to be a new database: npx wrangler d1 create ${name ?? '<name>'}`;
}

function place(database: Database): string {
  const { file, line } = database.location;
  return line === undefined ? `${file} (${database.key})` : `${file}:${line}`;
}
