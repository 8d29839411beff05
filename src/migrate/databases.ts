import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Database, Project } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { applyMigrations } from './apply.ts';
import { readMigrations } from './files.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { type Finding, type Plan, planMigrations } from './plan.ts';
import { chooseDatabases, resolveDatabase, type Target } from './resolve.ts';

/** A database, what it has, and what it lacks. */
export interface DatabasePlan extends Plan {
  target: Target;
  ledger: Ledger;
  findings: (Finding & { allowed: boolean })[];
}

/** A plan that was carried out, wholly or in part; `undefined` fields are what was not come to. */
export interface DatabaseResult extends DatabasePlan {
  bookmarkBefore?: Bookmark;
  bookmarkAfter?: Bookmark;
  applied: string[];
  error?: ActionError;
}

/** What a plan is asked for. */
export interface Wanted {
  /** Names, bindings or ids; empty for all. */
  database: readonly string[];
  /** Rule ids whose findings do not block. */
  allow: readonly string[];
}

/** Looks at every database before anything is changed in one. */
export async function planAll(
  project: Project,
  wanted: Wanted,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabasePlan[]> {
  const chosen = chooseDatabases(project.databases, wanted.database);
  if (chosen.length === 0) {
    throw new ActionError(
      'database-not-found',
      'No wrangler configuration of this environment binds a D1 database. Nothing was done.',
      {
        hint: 'Add `d1_databases` with `database_name` and `database_id`. wrangler environments do not inherit it from the top level.',
      },
    );
  }
  return Promise.all(chosen.map((database) => planOne(database, wanted.allow, cloudflare, context)));
}

async function planOne(
  database: Database,
  allow: readonly string[],
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabasePlan> {
  const files = await readMigrations(database, context.runner.workspace);
  const target = await resolveDatabase(database, cloudflare);
  const ledger = await readLedger(target, cloudflare);
  const { pending, findings } = planMigrations(files, ledger);
  const unusable = pending.find((file) => file.unusable)?.unusable;
  if (unusable) throw unusable;
  const plan = {
    pending,
    target,
    ledger,
    findings: findings.map((finding) => ({ ...finding, allowed: allow.includes(finding.rule) })),
  };
  tell(plan, context);
  return plan;
}

/** What blocks is told as the error of the run. */
function tell({ target, pending, findings }: DatabasePlan, { events }: Context): void {
  for (const finding of findings) {
    const fields = { ...finding, database: target.name };
    if (isBlocking(finding)) events.debug('migration.finding', fields);
    else events.warning('migration.finding', `${target.name}: ${finding.message}`, fields);
  }
  if (pending.length > 0) {
    const names = pending.map(({ name }) => name).join(', ');
    events.info('migration.pending', `${target.name}: ${count(pending.length, 'migration')} to apply: ${names}`);
  } else if (!findings.some(isBlocking)) {
    events.info('migration.none', `${target.name}: nothing to do, all migrations are applied.`);
  }
}

export function untouched(plan: DatabasePlan): DatabaseResult {
  const error = blockedBy(plan);
  return { ...plan, applied: [], ...(error ? { error } : {}) };
}

/** Database by database in the order of the configuration; stops at the first that does not end as planned. */
export async function migrateAll(
  plans: readonly DatabasePlan[],
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseResult[]> {
  const planned = plans.map(untouched);
  if (planned.some(({ error }) => error)) return planned;
  const results: DatabaseResult[] = [];
  for (const plan of plans) {
    const stopped = results.some(({ error }) => error);
    results.push(stopped ? untouched(plan) : await migrateOne(plan, cloudflare, context));
  }
  return results.map((result, index) => withEarlier(result, results.slice(0, index)));
}

/** An error in one database also says what the ones before it have, with their ways back. */
function withEarlier(result: DatabaseResult, before: readonly DatabaseResult[]): DatabaseResult {
  const { error } = result;
  const changed = before.filter(({ applied }) => applied.length > 0);
  if (!error || changed.length === 0) return result;
  const states = changed.map(
    ({ target, applied }) => `The database ${target.name} got ${applied.join(', ')} from this run, and keeps it.`,
  );
  const ways = changed.map(({ target, bookmarkBefore }) => restoreCommand(target, bookmarkBefore));
  const told = new ActionError(error.code, [error.message, ...states].join(' '), {
    status: error.status,
    hint: [error.hint, 'To go back there, losing what was written since:', ...ways].filter(Boolean).join('\n'),
    ...(error.location ? { location: error.location } : {}),
    cause: error,
  });
  return { ...result, error: told };
}

async function migrateOne(plan: DatabasePlan, cloudflare: Cloudflare, context: Context): Promise<DatabaseResult> {
  const { target } = plan;
  try {
    const bookmark = await cloudflare.d1.bookmark(target.id);
    if (plan.pending.length === 0) return { ...plan, applied: [], bookmarkBefore: bookmark, bookmarkAfter: bookmark };
    return await applyFrom(bookmark, plan, cloudflare, context);
  } catch (thrown) {
    // What other databases have got must still be told. Only the reading of the bookmark can fail here.
    return { ...plan, applied: [], error: nothingDoneIn(target, toActionError(thrown)) };
  }
}

function nothingDoneIn({ name }: Target, error: ActionError): ActionError {
  return new ActionError(error.code, `${name}: ${error.message} Nothing was done in ${name}.`, {
    status: error.status,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

async function applyFrom(
  bookmarkBefore: Bookmark,
  plan: DatabasePlan,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseResult> {
  const { target } = plan;
  context.events.info(
    'migration.bookmark',
    `The way back of ${target.name}: ${restoreCommand(target, bookmarkBefore)}`,
    { database: target.name, bookmark: bookmarkBefore },
  );
  const { applied, ledger, error } = await applyMigrations(
    target,
    plan.pending,
    { ledger: plan.ledger, bookmark: bookmarkBefore },
    cloudflare,
    context,
  );
  const bookmarkAfter = await cloudflare
    .withSignal(AbortSignal.timeout(30_000))
    .d1.bookmark(target.id)
    .catch(() => undefined);
  return {
    ...plan,
    ledger,
    bookmarkBefore,
    ...(bookmarkAfter === undefined ? {} : { bookmarkAfter }),
    applied: applied.map(({ name }) => name),
    ...(error ? { error } : {}),
  };
}

function restoreCommand({ name }: Target, bookmark: Bookmark | undefined): string {
  return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}

function isBlocking({ severity, allowed }: DatabasePlan['findings'][number]): boolean {
  return severity === 'error' && !allowed;
}

function blockedBy({ target, findings }: DatabasePlan): ActionError | undefined {
  const blocking = findings.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const rules = [...new Set(blocking.map(({ rule }) => rule))];
  return new ActionError(
    'migrations-invalid',
    `${target.name}: ${blocking.map(({ message }) => message).join(' ')} Nothing was done.`,
    {
      status: 'blocked',
      hint: `Where this is meant to be so: \`allow: ${rules.join(', ')}\`.`,
    },
  );
}
