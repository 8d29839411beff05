import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionResult, RunningAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import type { TestDatabase } from './database.ts';
import { type Content, contentOn, small } from './snapshot-content.ts';
import { ageKeys, backupCheckout, databaseWith, runOn, startOn } from './snapshots.ts';

/** A stack of its own with the database `snap` and a snapshot of it: one run at a time works on it. */
export interface Bench {
  stack: Stack;
  stateDir: string;
  keys: { identity: string; recipient: string };
  database: TestDatabase;
  workspace: string;
  content: Content;
  /** The id of an artifact that was made undisturbed. */
  snapshot: number;
}

async function startBench(): Promise<Bench> {
  const stateDir = temporaryFolder();
  const stack = await startStack({ stateDir, databases: [] });
  const keys = await ageKeys();
  const database = await databaseWith(stack, 'snap', [small]);
  const workspace = backupCheckout([database]);
  const taken = await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient } });
  const snapshot = Number(taken.outputs['artifact-id']);
  if (taken.exitCode !== 0) throw new Error(`the undisturbed backup failed: ${taken.log}`);
  return { stack, stateDir, keys, database, workspace, content: contentOn(stateDir, database.id), snapshot };
}

/** Benches of which each works on one case at a time: the calls and faults of one are none of another's. */
export class Benches implements AsyncDisposable {
  readonly #all: readonly Bench[];
  readonly #free: Bench[];
  readonly #waiting: ((bench: Bench) => void)[] = [];

  private constructor(all: readonly Bench[]) {
    this.#all = all;
    this.#free = [...all];
  }

  static async start(number: number): Promise<Benches> {
    return new Benches(await Promise.all(Array.from({ length: number }, startBench)));
  }

  async take<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
    const bench = this.#free.pop() ?? (await new Promise<Bench>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(bench);
    } finally {
      bench.stack.faults.set([]);
      const next = this.#waiting.shift();
      if (next) next(bench);
      else this.#free.push(bench);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map(({ stack }) => stack.close()));
  }
}

export interface Work {
  action: 'backup' | 'restore';
  inputs: Record<string, string>;
  env?: Record<string, string>;
}

/** A run, and where it puts what it does not need afterwards. */
export interface Started extends RunningAction {
  runId: number;
  temporary: string;
}

/** A run that has ended. */
export interface Finished {
  result: ActionResult;
  runId: number;
  temporary: string;
}

export function startWork({ stack, workspace }: Bench, { action, inputs, env = {} }: Work): Started {
  const runId = randomInt(1, 2 ** 31);
  const runtime = { GITHUB_RUN_ID: String(runId), ACTIONS_RUNTIME_TOKEN: stack.artifacts.runtimeToken(runId) };
  const started = startOn(stack, action, workspace, { inputs, env: { ...runtime, ...env } });
  return { ...started, runId, temporary: dirname(started.eventFile) };
}

export async function finish({ result, runId, temporary }: Started): Promise<Finished> {
  return { result: await result, runId, temporary };
}

/** Takes away what a case has left on this machine. */
export function tidy({ workspace }: Bench, { temporary }: Pick<Finished, 'temporary'>): void {
  rmSync(temporary, { recursive: true, force: true });
  rmSync(join(workspace, 'kept'), { recursive: true, force: true });
}

/** Works under faults; what was spoilt by them is counted. */
export async function withFaults<T>(
  { stack: { faults } }: Bench,
  rules: FaultRuleInput[],
  work: () => Promise<T>,
): Promise<{ value: T; spoilt: number }> {
  const before = faults.spoilt;
  faults.set(rules);
  try {
    return { value: await work(), spoilt: faults.spoilt - before };
  } finally {
    faults.set([]);
  }
}

/** All calls while something was done, one service after the other. */
export async function callsMeanwhile({ stack }: Bench, work: () => Promise<unknown>): Promise<RecordedCall[]> {
  const all = [stack.cloudflare.api.calls, stack.github.server.calls, stack.artifacts.server.calls];
  const before = all.map(({ length }) => length);
  await work();
  return all.flatMap((calls, index) => calls.slice(before[index]));
}
