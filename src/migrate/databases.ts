import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import type { Database, Project } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
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
  const plan = planMigrations(files, ledger);
  for (const finding of plan.findings) context.events.debug('migration.finding', { ...finding, database: target.name });
  return {
    ...plan,
    target,
    ledger,
    findings: plan.findings.map((finding) => ({ ...finding, allowed: allow.includes(finding.rule) })),
  };
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
  return results;
}

async function migrateOne(plan: DatabasePlan, cloudflare: Cloudflare, context: Context): Promise<DatabaseResult> {
  const { target } = plan;
  const bookmarkBefore = await cloudflare.d1.bookmark(target.id);
  if (plan.pending.length === 0) {
    context.events.info('migration.none', `${target.name}: nothing to do, all migrations are applied.`);
    return { ...plan, applied: [], bookmarkBefore, bookmarkAfter: bookmarkBefore };
  }
  context.events.info(
    'migration.bookmark',
    `${target.name} is at the bookmark ${bookmarkBefore}. The way back: npx wrangler d1 time-travel restore ${target.name} --bookmark=${bookmarkBefore}`,
    {
      database: target.name,
      bookmark: bookmarkBefore,
    },
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

function blockedBy({ target, findings }: DatabasePlan): ActionError | undefined {
  const blocking = findings.filter(({ severity, allowed }) => severity === 'error' && !allowed);
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
