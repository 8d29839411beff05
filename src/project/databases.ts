import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import { formatLocation } from './positions.ts';
import { invalidAt } from './problems.ts';
import type { BoundBy, D1Binding, Database, Worker } from './project.ts';
import type { Settings } from './settings.ts';
import { kindOf } from './source.ts';

interface Bound {
  d1: D1Binding;
  by: BoundBy;
}

/**
 * The distinct databases of the Workers: those with one `database_id` are one, without an id those with one name.
 * Throws `config-invalid` and `config-ambiguous` where two bindings contradict each other.
 */
export async function distinctDatabases(workers: readonly Worker[]): Promise<Database[]> {
  const groups = Map.groupBy(workers.flatMap(boundOf), identityOf);
  return Promise.all([...groups.values()].map(merge));
}

function boundOf({ name: worker, configFile, d1 }: Worker): Bound[] {
  return d1.map((binding) => ({ d1: binding, by: { worker, configFile, binding: binding.binding } }));
}

function identityOf({ d1: { id, name, binding }, by }: Bound): string {
  if (id) return `id ${id.toLowerCase()}`;
  return name ? `name ${name}` : `binding ${by.configFile} ${binding}`;
}

async function merge(group: readonly Bound[]): Promise<Database> {
  const bindings = group.map(({ d1 }) => d1);
  refuseTwoNames(bindings);
  const chosen = await withMigrations(bindings);
  return {
    ...chosen,
    name: bindings.find(({ name }) => name !== undefined)?.name,
    boundBy: group.map(({ by }) => by),
  };
}

/** The same id under two names is most often a copied entry whose id was not changed: the wrong database. */
function refuseTwoNames(bindings: readonly D1Binding[]): void {
  const named = bindings.filter(({ name }) => name !== undefined);
  const other = named.find(({ name }) => name !== named[0]?.name);
  if (!other || !named[0]) return;
  throw invalidAt(
    other.location,
    `\`${other.key}\` calls the database ${other.id} \`${other.name}\`; ${formatLocation(named[0].location)} calls it \`${named[0].name}\`.`,
    'One of the two has the wrong `database_id` or the wrong `database_name`.',
  );
}

/** Of several Workers that bind one database, usually one has its migrations; the others only have wrangler's default. */
async function withMigrations(bindings: readonly D1Binding[]): Promise<D1Binding> {
  const present = await Promise.all(
    bindings.map(async (binding) => ((await kindOf(binding.migrationsDirectory)) === 'directory' ? [binding] : [])),
  );
  const [first, ...others] = present.flat();
  const other = others.find((candidate) => first && !sameMigrations(first, candidate));
  if (first && other) {
    throw new ActionError(
      'config-ambiguous',
      `${formatLocation(first.location)} and ${formatLocation(other.location)} bind the same database with different migrations.`,
      {
        hint: 'Give both the same `migrations_dir`, `migrations_pattern` and `migrations_table`, or choose a Worker with the input `worker`.',
        location: other.location,
      },
    );
  }
  const chosen = first ?? bindings[0];
  if (!chosen) throw new ActionError('internal', 'a database without a binding');
  return chosen;
}

function sameMigrations(a: D1Binding, b: D1Binding): boolean {
  return (
    a.migrationsDirectory === b.migrationsDirectory &&
    a.migrationsPattern === b.migrationsPattern &&
    a.migrationsTable === b.migrationsTable
  );
}

/** A binding as a wrangler configuration declares it, in any of its environments. */
export interface Declared {
  configFile: string;
  binding: string;
  name: string | undefined;
}

/**
 * What `databases` of voygent.yml chooses, in its order. A name stands for its binding: where production's database is
 * listed, staging migrates the one that the same binding of the same file has there. A name that no environment
 * declares is an error, and so is a list that leaves an environment with databases none to migrate, unless the
 * Workers were `narrowed` by an input.
 */
export function chooseDatabases(
  all: Database[],
  settings: Settings | undefined,
  declared: readonly Declared[],
  narrowed: boolean,
): Database[] {
  const listed = settings?.value.databases;
  if (!settings || !listed) return all;
  const chosen = listed.flatMap(({ name, rehearse, backup }, index) => {
    const meant = declared.filter((one) => one.name === name || one.binding === name);
    if (meant.length === 0) throw unknownDatabase(name, index, settings, declared);
    const found = all.filter(({ boundBy }) => boundBy.some((by) => meant.some((one) => isSame(one, by))));
    return found.map((database) => ({ database, own: { rehearse, backup } }));
  });
  if (chosen.length === 0 && all.length > 0 && !narrowed) throw noneChosen(all, settings);
  const settingsOf = new Map(chosen.map(({ database, own }) => [database, own]));
  return [...settingsOf].map(([database, own]) => ({ ...database, ...own }));
}

function isSame(a: Omit<Declared, 'name'>, b: Omit<Declared, 'name'>): boolean {
  return a.configFile === b.configFile && a.binding === b.binding;
}

function unknownDatabase(name: string, index: number, settings: Settings, declared: readonly Declared[]): ActionError {
  const names = declared.flatMap((one) => [one.name, one.binding]).filter((known) => known !== undefined);
  return invalidAt(
    settings.document.at(['databases', index, 'name']),
    `\`databases[${index}].name\` is \`${name}\`, which no Worker binds. ${didYouMean(name, new Set(names))}`,
  );
}

function noneChosen(all: readonly Database[], settings: Settings): ActionError {
  const names = all.map((database) => `\`${database.name ?? database.binding}\``).join(', ');
  return invalidAt(
    settings.document.keyAt(['databases']),
    `\`databases\` chooses none of this environment's databases: ${names}.`,
    'List those that are to be migrated.',
  );
}
