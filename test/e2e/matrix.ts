import { rmSync } from 'node:fs';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, startAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring, createDatabase, migrationCheckout, type TestDatabase } from './database.ts';
import { callsOf, type MatrixCall, ruleOf } from './matrix-calls.ts';
import { base, baseFile, type Scenario } from './matrix-scenarios.ts';
import { readState, referencesOf, type State } from './matrix-state.ts';
import { credentials, networkOf } from './sample.ts';

/** A stack, and what is made on it. */
export interface Bench extends AsyncDisposable {
  stack: Stack;
  stateDir: string;
}

export async function startBench(): Promise<Bench> {
  const stateDir = temporaryFolder();
  const stack = await startStack({ stateDir });
  return { stack, stateDir, [Symbol.asyncDispose]: () => stack.close() };
}

/** A database of its own for one case, with a checkout that would migrate it. */
export interface Subject {
  bench: Bench;
  scenario: Scenario;
  references: readonly State[];
  database: TestDatabase;
  workspace: string;
}

let made = 0;

export async function makeSubject(bench: Bench, scenario: Scenario): Promise<Subject> {
  made++;
  const database = await createDatabase(bench.stack, `matrix-${String(made).padStart(4, '0')}`);
  await database.query(base);
  const workspace = migrationCheckout(database, { [baseFile]: 'SELECT 1;', ...scenario.files });
  return { bench, scenario, references: references(scenario), database, workspace };
}

const known = new Map<Scenario, State[]>();

function references(scenario: Scenario): State[] {
  const states = known.get(scenario) ?? referencesOf(scenario);
  known.set(scenario, states);
  return states;
}

export function stateOf({ bench, database }: Subject): State {
  return readState(bench.stateDir, database.id);
}

export function start({ bench: { stack }, scenario, workspace }: Subject): RunningAction {
  const inputs = { ...credentials(stack), ...scenario.inputs };
  return startAction('migrate', { inputs, workspace, env: networkOf(stack) });
}

export async function run(subject: Subject): Promise<ActionResult> {
  const action = start(subject);
  const result = await action.result;
  rmSync(action.eventFile.replace(/\/[^/]*$/, ''), { recursive: true, force: true });
  return result;
}

/** Works under a fault, which is gone afterwards. */
export async function withRule<T>(
  { bench, database }: Subject,
  call: MatrixCall,
  rule: Pick<FaultRuleInput, 'action' | 'when' | 'times'>,
  work: () => Promise<T>,
): Promise<T> {
  const remove = bench.stack.faults.add([{ ...ruleOf(call, database), ...rule }]);
  try {
    return await work();
  } finally {
    remove();
  }
}

/** As time would: a dead run's lock is over. */
export async function expireLock(subject: Subject): Promise<void> {
  if (stateOf(subject).locks > 0) await subject.database.query('UPDATE voygent_lock SET expires_at = 0');
}

/** A run without faults, and the calls that it made. */
export async function undisturbed(
  bench: Bench,
  scenario: Scenario,
): Promise<{ subject: Subject; result: ActionResult; calls: MatrixCall[] }> {
  const subject = await makeSubject(bench, scenario);
  let result: ActionResult | undefined;
  const calls = await callsDuring(bench.stack, async () => {
    result = await run(subject);
  });
  if (!result) throw new Error('the run has no result');
  return { subject, result, calls: callsOf(calls, result, subject.database) };
}
