import type { Cloudflare } from '../cloudflare/client.ts';
import { refuseBegun } from '../migrations/begun.ts';
import { type MigrationFile, readMigrations } from '../migrations/files.ts';
import { type Ledger, readLedger } from '../migrations/ledger.ts';
import { lintFile } from '../migrations/lint-file.ts';
import { chooseDatabases, resolveDatabase, type Target } from '../migrations/resolve.ts';
import { isRule, ruleIds } from '../migrations/rules.ts';
import type { Database, Project } from '../project/project.ts';
import type { RehearsalSource } from '../project/rehearsals.ts';
import { isBlocking, type JudgedFinding, judge } from '../rehearsal/judge.ts';
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import { Rehearser } from '../rehearsal/rehearse-apart.ts';
import { type ChosenStage, chooseStage } from '../rehearsal/stage.ts';
import type { SnapshotAccess } from '../rehearsal/stage-snapshot.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, type Location } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import { count } from '../runtime/words.ts';
import { planMigrations } from './plan.ts';

/** What was rehearsed, and on what. */
export interface Rehearsed extends Rehearsal {
  kind: ChosenStage['kind'];
  told: string;
}

/** A database, what it has, what it lacks, and what it will be like. */
export interface DatabasePlan {
  target: Target;
  ledger: Ledger;
  /** In the order in which they will be applied. */
  pending: MigrationFile[];
  findings: JudgedFinding[];
  /** `undefined`: there was nothing to rehearse, or it was not asked for. */
  rehearsal: Rehearsed | undefined;
}

/** What a plan is asked for. */
export interface Wanted extends SnapshotAccess {
  /** Names, bindings or ids; empty for all. */
  database: readonly string[];
  /** Rule ids whose findings do not block. */
  allow: readonly string[];
  rehearse: RehearsalSource;
}

/** Looks at every database, and rehearses what it lacks, before anything is changed in one. */
export async function planAll(
  project: Project,
  wanted: Wanted,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabasePlan[]> {
  checkAllow(wanted.allow);
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
  return Promise.all(chosen.map((database) => planOne(database, wanted, cloudflare, context)));
}

function checkAllow(allow: readonly string[]): void {
  const unknown = allow.find((name) => !isRule(name));
  if (unknown === undefined) return;
  throw new ActionError(
    'input-invalid',
    `The input \`allow\` names the rule \`${unknown}\`, which does not exist. Nothing was done.`,
    {
      hint: didYouMean(unknown, ruleIds),
    },
  );
}

async function planOne(
  database: Database,
  wanted: Wanted,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabasePlan> {
  const files = await readMigrations(database, context.runner.workspace);
  const target = await resolveDatabase(database, cloudflare);
  const ledger = await readLedger(target, cloudflare);
  const { pending, findings } = planMigrations(files, ledger);
  const unusable = pending.find((file) => file.unusable)?.unusable;
  if (unusable) throw unusable;
  refuseBegun(target, ledger, pending);
  const source = wanted.rehearse === 'auto' ? (database.rehearse ?? 'auto') : wanted.rehearse;
  const rehearsal = await rehearsePending(target, ledger, pending, { source, access: wanted }, cloudflare, context);
  const found = [
    ...findings,
    ...pending.flatMap(lintFile),
    ...(rehearsal?.files.flatMap((file) => file.findings) ?? []),
  ];
  const rehearsed = new Set(rehearsal?.files.filter(({ schema }) => schema).map(({ name }) => name));
  const plan = { pending, target, ledger, rehearsal, findings: judge(found, pending, wanted.allow, rehearsed) };
  tell(plan, source, context);
  return plan;
}

async function rehearsePending(
  target: Target,
  ledger: Ledger,
  pending: readonly MigrationFile[],
  { source, access }: { source: RehearsalSource; access: SnapshotAccess },
  cloudflare: Cloudflare,
  context: Context,
): Promise<Rehearsed | undefined> {
  if (pending.length === 0) return undefined;
  if (source === 'off') {
    context.timeline.skip(target.name, 'rehearse');
    return undefined;
  }
  const rehearse = () => rehearseOn(target, ledger, pending, { source, access }, cloudflare, context);
  return context.timeline.step(target.name, 'rehearse', rehearse, ({ files }) =>
    files.every(({ schema }) => schema) ? 'passed' : 'failed',
  );
}

async function rehearseOn(
  target: Target,
  ledger: Ledger,
  pending: readonly MigrationFile[],
  { source, access }: { source: Exclude<RehearsalSource, 'off'>; access: SnapshotAccess },
  cloudflare: Cloudflare,
  context: Context,
): Promise<Rehearsed> {
  using rehearser = new Rehearser(context);
  const stage = await chooseStage(target, ledger, source, cloudflare, context, access);
  const started = context.clock.now();
  const rehearsal = {
    ...(await rehearser.rehearse(stage, pending, context.signal)),
    kind: stage.kind,
    told: stage.told,
  };
  context.events.debug('migration.rehearsed', {
    database: target.name,
    source: stage.kind,
    files: rehearsal.files.length,
    duration_ms: context.clock.now() - started,
  });
  return rehearsal;
}

/** What blocks is told as the error of the run. */
function tell(
  { target, pending, findings, rehearsal }: DatabasePlan,
  source: RehearsalSource,
  { events }: Context,
): void {
  for (const finding of findings) {
    const fields = { ...finding, database: target.name, ...locationOf(finding, pending) };
    if (isBlocking(finding)) events.debug('migration.finding', fields);
    else events.warning('migration.finding', `${target.name}: ${describe(finding)}`, fields);
  }
  if (pending.length > 0) {
    const names = pending.map(({ name }) => name).join(', ');
    events.info('migration.pending', `${target.name}: ${count(pending.length, 'migration')} to apply: ${names}`);
  } else if (!findings.some(isBlocking)) {
    events.info('migration.none', `${target.name}: nothing to do, all migrations are applied.`);
  }
  if (rehearsal) events.info('migration.rehearsal', `${target.name}: rehearsed ${rehearsal.told}.`);
  else if (pending.length > 0)
    events.warning(
      'migration.unrehearsed',
      `${target.name}: not rehearsed (\`rehearse: ${source}\`): what these migrations do to its rows is not known.`,
    );
}

function locationOf({ file, line }: JudgedFinding, pending: readonly MigrationFile[]): { location?: Location } {
  const path = pending.find(({ name }) => name === file)?.path;
  if (path === undefined) return {};
  return { location: line === undefined ? { file: path } : { file: path, line } };
}

function describe({ message, rule, allowed, reason }: JudgedFinding): string {
  if (!allowed) return `${message} [${rule}]`;
  return `${message} [${rule}, allowed: ${reason ?? 'by the input `allow`'}]`;
}
