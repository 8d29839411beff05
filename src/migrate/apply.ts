import type { Cloudflare } from '../cloudflare/client.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { type Ledger, ledgerQueries, readAnswers } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import type { RuleId } from '../migrations/rules.ts';
import type { Guard } from '../rehearsal/guards.ts';
import type { FileRehearsal } from '../rehearsal/rehearse.ts';
import type { Context } from '../runtime/context.ts';
import type { ActionError } from '../runtime/errors.ts';
import { outcomeOf } from '../runtime/timeline.ts';
import { count } from '../runtime/words.ts';
import { sameSchema } from '../sqlite/schema-diff.ts';
import {
  type Aftermath,
  cancelledBetween,
  cannotTell,
  describe,
  otherThanAnswered,
  otherThanRehearsed,
} from './aftermath.ts';
import type { DatabasePlan } from './plan-all.ts';
import { type Attempt, settle } from './read-back.ts';
import type { Before } from './recover.ts';
import { type Applied, needsImport, sendBatch, sendImport } from './send.ts';
import { type Verdict, verifyForeignKeys } from './verify.ts';

export interface Application {
  /** The files that are in the database now and were not before, in order. */
  applied: MigrationFile[];
  /** The state at the end, or the last one that is known. */
  ledger: Ledger;
  /** Why it stopped, if it did. */
  error?: ActionError;
  /** Whether what is there now is this run's doing, and nobody else's. */
  isOurs: boolean;
  /** Whether a file was begun and not ended. */
  isPartial?: boolean;
  /** Whether the foreign keys were checked, and hold as before. */
  keysHold?: boolean;
}

/** What applying is done with. The lock is held. */
export interface Job {
  target: Target;
  cloudflare: Cloudflare;
  context: Context;
  /** Names this run in lock and ledger, and no other. */
  run: string;
  plan: DatabasePlan;
  before: Before;
}

/**
 * Applies files in order, each with its ledger rows as one batch. It stops at the first that is not in the database
 * afterwards. Never tries a batch again: after an error it reads what is there. Throws nothing: what was applied before
 * an error must be told with it.
 */
export async function applyMigrations(job: Job): Promise<Application> {
  const { target, context, plan, before } = job;
  const applied: MigrationFile[] = [];
  let { ledger } = before;
  for (const file of plan.pending) {
    const attempt = await context.timeline.step(
      target.name,
      file.name,
      () => tryFile(job, file),
      ({ state }) => (state === 'applied' ? 'passed' : 'failed'),
    );
    const after = { target, file, applied, bookmark: before.bookmark };
    if (attempt.state !== 'applied') {
      const error = describe(attempt, after, ledger.digest);
      const isOurs = isOwnDoing(attempt, ledger.digest);
      const isPartial = attempt.state === 'partial';
      return { applied, ledger: attempt.ledger ?? ledger, error, isOurs, isPartial };
    }
    applied.push(file);
    ledger = { ...ledger, applied: [...ledger.applied, file.name], digest: attempt.digest, schema: attempt.schema };
    const rehearsed = rehearsalOf(plan, file);
    if (rehearsed && !isAsRehearsed(rehearsed, attempt))
      return {
        applied,
        ledger,
        error: otherThanRehearsed(after, rehearsed.schema ?? [], attempt.schema),
        isOurs: true,
      };
    if (context.signal.aborted) break;
  }
  return context.timeline.step(
    target.name,
    'read back',
    () => conclude(job, applied, ledger),
    ({ error }) => outcomeOf(error),
  );
}

async function tryFile(job: Job, file: MigrationFile): Promise<Attempt> {
  const { target, context, plan } = job;
  const events = context.events.step(`migrate ${target.name}`);
  const rehearsed = rehearsalOf(plan, file);
  const isImport = needsImport(file, rehearsed);
  const way = isImport ? 'import' : 'batch';
  events.debug('migration.started', { file: file.name, statements: file.statements.length, way });
  const started = context.clock.now();
  const tell = (what: string, fields = {}) => {
    const duration_ms = context.clock.now() - started;
    const size = `${count(file.statements.length, 'statement')}${isImport ? ' by import' : ''}, ${duration_ms} ms`;
    events.info('migration.applied', `Applied ${file.name} to ${target.name} (${size})${what}.`, {
      file: file.name,
      duration_ms,
      way,
      ...fields,
    });
  };
  try {
    const done = await (isImport ? sendImport : sendBatch)(job, file, guardsFor(plan, file));
    tell('');
    return { state: 'applied', ...done };
  } catch (failure) {
    const attempt = await settle(job, file, failure, isImport);
    if (attempt.state === 'applied') tell(': the answer was lost, and the ledger has it', { answer_lost: true });
    return attempt;
  }
}

/** Whether the database is as this run left it: a restore would take back what others have done as well. */
function isOwnDoing({ state, ledger }: Attempt, digest: string): boolean {
  if (state === 'partial') return true;
  return (state === 'not-applied' || state === 'loss-refused') && (ledger?.digest ?? digest) === digest;
}

/** What a file must not lose. Whoever has allowed a loss by rows has allowed it where the rehearsal had none to lose, too. */
function guardsFor(plan: DatabasePlan, file: MigrationFile): readonly Guard[] {
  const isAllowed = plan.findings.some(({ rule, allowed, file: name }) => {
    return name === file.name && allowed && lossRules.includes(rule);
  });
  return isAllowed ? [] : (rehearsalOf(plan, file)?.guards ?? []);
}

const lossRules: readonly RuleId[] = ['cascade-wipe', 'rows-lost', 'delete-without-where'];

function rehearsalOf({ rehearsal }: DatabasePlan, { name }: MigrationFile): FileRehearsal | undefined {
  return rehearsal?.files.find((file) => file.name === name);
}

function isAsRehearsed({ digest, schema }: FileRehearsal, applied: Applied): boolean {
  // Another version of SQLite may write the same schema with other spaces and quotes.
  return digest === undefined || digest === applied.digest || sameSchema(schema ?? [], applied.schema);
}

/** A last look from outside of the batches: what was answered must be what is there, and foreign keys must hold. */
async function conclude(job: Job, applied: MigrationFile[], expected: Ledger): Promise<Application> {
  const { target, cloudflare, context, plan, before } = job;
  const after: Aftermath = { target, applied, bookmark: before.bookmark };
  const what = `read the migration ledger of ${target.name}`;
  const surely = cloudflare.withSignal(AbortSignal.timeout(60_000));
  let ledger: Ledger;
  let keys: Verdict;
  try {
    const [answers, verdict] = await Promise.all([
      surely.d1.query(target.id, what, ledgerQueries(target.database)),
      verifyForeignKeys(after, before.violations, surely, context),
    ]);
    ledger = readAnswers(target, answers);
    keys = verdict;
  } catch (unread) {
    return { applied, ledger: expected, error: cannotTell(after, undefined, unread), isOurs: false };
  }
  const lost = applied.filter(({ name }) => !ledger.applied.includes(name));
  if (lost.length > 0 || ledger.digest !== expected.digest)
    return { applied, ledger, error: otherThanAnswered(after, lost), isOurs: false };
  if (keys.error) return { applied, ledger, error: keys.error, isOurs: true };
  if (!context.signal.aborted) return { applied, ledger, isOurs: true, keysHold: keys.isChecked };
  // What was applied is whole: there is nothing to recover from.
  return { applied, ledger, error: cancelledBetween(after, plan.pending.slice(applied.length)), isOurs: false };
}
