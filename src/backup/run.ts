import { connectCloudflare } from '../cloudflare/client.ts';
import { artifactPermission } from '../github/artifacts.ts';
import { connectGitHub } from '../github/client.ts';
import { chooseDatabases } from '../migrations/resolve.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf, OutputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { freshnessOf, staleness } from '../snapshot/freshness.ts';
import { type StoredSnapshot, storedSnapshots } from '../snapshot/store.ts';
import type { contract } from './contract.ts';
import { planBackups } from './plan.ts';
import { reportBackups, reportFreshness, reportList } from './report.ts';
import { type BackupResult, takeAll } from './take-all.ts';

type Inputs = InputsOf<typeof contract>;

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const databases = await beforeAnyChange(async () => {
    const project = await projectFromInputs(inputs, context);
    return chooseDatabases(project.databases, inputs.database);
  });
  return inputs.mode === 'backup' ? backUp(some(databases), inputs, context) : look(databases, inputs, context);
}

function some(databases: Database[]): Database[] {
  if (databases.length > 0) return databases;
  throw new ActionError(
    'database-not-found',
    'No Worker of this environment binds a D1 database. Nothing was done: there is nothing to back up.',
    { hint: 'Name the environment with the input `environment`, or a wrangler configuration with `wrangler-config`.' },
  );
}

async function backUp(
  databases: readonly Database[],
  inputs: Inputs,
  context: Context,
): Promise<Result<typeof contract>> {
  const cloudflare = await beforeAnyChange(() => connectCloudflare(inputs, context));
  const planned = await beforeAnyChange(() => planBackups(databases, inputs, cloudflare, context));
  const results = await takeAll(planned, inputs, cloudflare, context);
  reportBackups(results, context.summary);
  return { ...ending(results), outputs: outputsOf(results) };
}

/** The first error, which tells of the others too. */
function ending(results: readonly BackupResult[]): Pick<Result<typeof contract>, 'status' | 'error'> {
  const errors = results.flatMap(({ error }) => error ?? []);
  const [first, ...others] = errors;
  if (!first) return { status: 'passed' };
  if (others.length === 0) return { status: first.status, error: first };
  const error = new ActionError(first.code, [first, ...others].map(({ message }) => message).join('\n'), {
    status: first.status,
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    cause: first,
  });
  return { status: error.status, error };
}

function outputsOf(results: readonly BackupResult[]): OutputsOf<typeof contract> {
  const each = <T extends string | number>(value: (result: BackupResult) => T | undefined) => {
    const found = results.flatMap((result) => {
      const one = value(result);
      return one === undefined ? [] : [[result.target.name, one] as const];
    });
    return results.length === 1 ? found[0]?.[1] : Object.fromEntries(found);
  };
  const of = <T extends string | number>(
    name: keyof OutputsOf<typeof contract>,
    value: (result: BackupResult) => T | undefined,
  ) => {
    const found = each(value);
    return found === undefined ? {} : { [name]: found };
  };
  return {
    ...of('artifact-id', ({ artifact }) => artifact && String(artifact.id)),
    'artifact-ids': results.flatMap(({ artifact, error }) => (artifact && !error ? [String(artifact.id)] : [])),
    ...of('artifact-name', ({ artifact, name }) => artifact && name),
    ...of('manifest', ({ snapshot }) => snapshot?.files.manifest),
    ...of('sha256', ({ snapshot }) => snapshot?.manifest.dump.sha256),
    ...of('bookmark', ({ snapshot }) => snapshot?.manifest.database.bookmark),
    ...of('rows', ({ snapshot }) => snapshot?.manifest.rows),
  };
}

async function look(
  databases: readonly Database[],
  inputs: Inputs,
  context: Context,
): Promise<Result<typeof contract>> {
  const github = await connectGitHub(
    inputs['github-token'],
    context,
    'read which snapshots there are',
    artifactPermission,
  );
  const { snapshots: all, isCut } = await storedSnapshots(github);
  const names = databases.map(nameOf);
  const snapshots = all.filter(({ database }) => names.includes(database));
  const outputs = { snapshots: snapshots.map(shown) };
  const now = context.clock.now();
  if (inputs.mode === 'list') {
    reportList(snapshots, { now, isCut }, context.summary);
    return { status: 'passed', outputs };
  }
  const judged = databases.map((database) =>
    freshnessOf(database, nameOf(database), snapshots, { asked: inputs['max-age'], now }),
  );
  reportFreshness(judged, now, context.summary);
  for (const { name, unproven } of judged)
    if (unproven)
      context.events.warning(
        'snapshot.unproven',
        `The last snapshot of ${name}, ${unproven.artifact.name}, could not be proven: see the run that made it.`,
        { database: name },
      );
  const error = staleness(judged, now, isCut);
  return { status: error?.status ?? 'passed', outputs, ...(error ? { error } : {}) };
}

/** Snapshots are named by the name on Cloudflare, which the configuration must have to be looked up without a token. */
function nameOf({ name, binding, location }: Database): string {
  if (name !== undefined) return name;
  throw new ActionError(
    'config-invalid',
    `The binding \`${binding}\` has no \`database_name\`, by which its snapshots are named. Nothing was done.`,
    { hint: 'Add `database_name`: `npx wrangler d1 list` shows it.', location },
  );
}

function shown({ kind, database, takenAt, artifact }: StoredSnapshot) {
  return {
    kind,
    database,
    'taken-at': new Date(takenAt).toISOString(),
    'artifact-id': artifact.id,
    'artifact-name': artifact.name,
    bytes: artifact.bytes,
    'expires-at': artifact.expiresAt ?? null,
    expired: artifact.expired,
  };
}
