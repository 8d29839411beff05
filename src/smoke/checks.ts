import type { SmokeCheck } from '../project/checks.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Events } from '../runtime/events.ts';
import { type CheckResult, runCheck, type Subject } from './check.ts';
import type { Network } from './exchange.ts';

export interface CheckRun {
  network: Network;
  events: Events;
  clock: Clock;
  /** How long an endpoint may take to become ready, in milliseconds. */
  waitMs: number;
}

// A check that failed at first must pass this often in a row: an endpoint that flaps is not ready.
const provenAfterFailure = 3;
const firstPauseMs = 250;
const longestPauseMs = 3000;

/** Runs all checks side by side, each until it passes or the time is up. Results come in the order of the checks. */
export async function runChecks(
  checks: readonly SmokeCheck[],
  subject: Subject,
  run: CheckRun,
): Promise<CheckResult[]> {
  return Promise.all(checks.map((check) => untilPassed(check, subject, run)));
}

async function untilPassed(check: SmokeCheck, subject: Subject, run: CheckRun): Promise<CheckResult> {
  const deadline = run.clock.now() + run.waitMs;
  let passedInRow = 0;
  const seen = { pass: false, failure: false };
  for (let attempts = 1; ; attempts++) {
    const result = { ...(await runCheck(check, subject, run.network, run.events.trace)), attempts };
    passedInRow = result.passed ? passedInRow + 1 : 0;
    if (passedInRow >= (seen.failure ? provenAfterFailure : 1)) return record(result, run.events);
    const isOver = run.clock.now() >= deadline;
    // A row of passes that has begun in time is seen to its end.
    if (isOver && !result.passed) return record(seen.pass ? flapped(result) : result, run.events);
    seen.pass ||= result.passed;
    seen.failure ||= !result.passed;
    await run.clock.sleep(pauseAfter(result, deadline - run.clock.now()), run.network.signal);
  }
}

function pauseAfter({ passed, attempts }: CheckResult, leftMs: number): number {
  if (passed) return firstPauseMs;
  return Math.max(0, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 6), leftMs));
}

function flapped(result: CheckResult): CheckResult {
  return { ...result, problems: ['the endpoint flaps: it passed before, and then failed again', ...result.problems] };
}

function record(result: CheckResult, events: Events): CheckResult {
  const { name, passed, problems, attempts, durationMs } = result;
  const fields = { check: name, attempts, duration_ms: Math.round(durationMs), problems };
  const tries = attempts === 1 ? '' : `, attempt ${attempts}`;
  if (passed) events.info('check.passed', `  ok    ${name} (${Math.round(durationMs)} ms${tries})`, fields);
  else events.info('check.failed', `  fail  ${name}: ${problems.join('; ')}`, fields);
  return result;
}
