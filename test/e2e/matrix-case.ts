import { expect } from 'vitest';
import type { ActionResult } from './action.ts';
import { type Bench, makeSubject, run, type Subject, stateOf, withRule } from './matrix.ts';
import { countOf, type MatrixCall } from './matrix-calls.ts';
import type { MatrixFault } from './matrix-faults.ts';
import { expectConverges, expectWayBack, judge } from './matrix-oracle.ts';
import { keep } from './matrix-report.ts';
import type { Scenario } from './matrix-scenarios.ts';
import { until } from './processes.ts';

export interface Case {
  name: string;
  scenario: Scenario;
  call: MatrixCall;
  fault: MatrixFault;
}

/** Each call with each fault that can befall it. */
export function casesOf(scenario: Scenario, calls: readonly MatrixCall[], faults: readonly MatrixFault[]): Case[] {
  return calls.flatMap((call) =>
    faults
      .filter(({ fits }) => fits(call))
      .map((fault) => ({ name: `${scenario.name}: ${call.label}: ${fault.name}`, scenario, call, fault })),
  );
}

/** One call, one fault: the run, its report against the database, and what the next run makes of it. */
export async function holds(bench: Bench, one: Case): Promise<void> {
  const subject = await makeSubject(bench, one.scenario);
  await holdsIn(
    subject,
    one,
    () => run(subject),
    (work) => work(),
  );
}

/**
 * The same for a case that mostly waits: many of them wait together, and a few at a time work. It works until its call
 * has been hit, and again when the next run is made.
 */
export async function holdsWaiting(bench: Bench, one: Case, turns: Turns): Promise<void> {
  const subject = await turns.take(() => makeSubject(bench, one.scenario));
  const isHit = () => countOf(one.call, subject.database, bench.stack.cloudflare.api.calls) >= one.call.ordinal;
  const hit = () => turns.take(() => startUntil(subject, isHit));
  await holdsIn(
    subject,
    one,
    async () => (await hit()).result,
    (work) => turns.take(work),
  );
}

async function startUntil(subject: Subject, isHit: () => boolean): Promise<{ result: Promise<ActionResult> }> {
  let isOver = false;
  const result = run(subject).finally(() => {
    isOver = true;
  });
  await until(() => isOver || isHit());
  // A promise by itself would be waited for.
  return { result };
}

async function holdsIn(
  subject: Subject,
  { scenario, call, fault }: Case,
  first: () => Promise<ActionResult>,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const before = stateOf(subject);
  const result = await withRule(subject, call, fault.rule(call), first);
  await inTurn(async () => {
    const { calls } = subject.bench.stack.cloudflare.api;
    expect(countOf(call, subject.database, calls), 'the call was not made').toBeGreaterThanOrEqual(call.ordinal);
    const verdict = judge(result, subject, before, { spoilt: spoiltLooks(call, fault) });
    await expectWayBack(result, subject, before);
    // What is as after an undisturbed run has nowhere to go.
    const next = verdict === scenario.verdict ? undefined : await expectConverges(subject);
    keep({ scenario: scenario.name, call: call.label, fault: fault.name, verdict, ...(next ? { next } : {}) });
  });
}

function spoiltLooks(call: MatrixCall, fault: MatrixFault): number {
  const { label } = call;
  const { action } = fault.rule(call);
  const isLook = label.startsWith('check the foreign keys (2)');
  return isLook && action.kind === 'respond' && action.status === 200 ? 1 : 0;
}

/** Lets so many work at a time. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
