import { chooseDatabases } from '../migrations/resolve.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { splitStatements } from '../sqlite/statements.ts';
import type { Inputs } from './job.ts';

/** @throws ActionError `input-invalid` */
export function requireInputs({ mode, target, tables }: Inputs): void {
  const invalid = (message: string, hint: string) =>
    new ActionError('input-invalid', `${message} Nothing was done.`, { hint });
  if (mode !== 'drill' && target === undefined)
    throw invalid(`\`mode: ${mode}\` needs the input \`target\`.`, 'Give the name of the database to restore into.');
  if (mode === 'drill' && tables.length > 0)
    throw invalid('A drill is of the whole snapshot: `tables` is for `plan` and `apply`.', 'Leave `tables` out.');
}

/** A snapshot can be restored where there is no project. */
export async function configured(inputs: Inputs, context: Context): Promise<Database[]> {
  try {
    return (await projectFromInputs(inputs, context)).databases;
  } catch (error) {
    if (error instanceof ActionError && error.code === 'config-not-found' && inputs.environment === undefined)
      return [];
    throw error;
  }
}

/** The name of the database whose latest snapshot is meant. */
export function meant({ database }: Inputs, databases: readonly Database[]): string {
  const known = databases.find(({ name, binding }) => database === name || database === binding);
  // One that is not configured any more may have snapshots still.
  if (database !== undefined) return known?.name ?? database;
  const [only, ...others] = chooseDatabases(databases, []);
  if (only?.name !== undefined && others.length === 0) return only.name;
  throw new ActionError('input-invalid', '`snapshot: latest` needs to know of which database. Nothing was done.', {
    hint: `Give its name as input \`database\`${others.length > 0 ? `: ${databases.map(({ name }) => name).join(', ')}` : ''}.`,
  });
}

/** Those of the configuration and of the input, one a statement. */
export function assertionsOf({ assertions }: Inputs, databases: readonly Database[], name: string): string[] {
  const own = databases.find((database) => database.name === name)?.backup?.assertions ?? [];
  return [...own, assertions ?? ''].flatMap((text) => splitStatements(text).map(({ sql }) => sql));
}
