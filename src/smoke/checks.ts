import type { SmokeCheck } from '../project/checks.ts';
import { inSeconds } from '../runtime/deadline.ts';
import type { Events } from '../runtime/events.ts';
import type { StepOutcome, Timeline } from '../runtime/timeline.ts';
import { Gate } from './gate.ts';
import type { Means } from './probe.ts';
import type { CheckResult, Outcome } from './result.ts';
import { runCheck } from './run-check.ts';
import { Streak } from './streak.ts';
import type { Subject } from './subject.ts';

export interface CheckRun extends Means {
  /** How long an endpoint may take to become ready, in milliseconds. */
  waitMs: number;
  /** How long all checks may take together, in milliseconds. */
  longestMs: number;
  /** Where each check is to be a step of the run. */
  timeline?: Timeline;
  /** How often in a row a request that changes nothing must be answered as expected. */
  passes: number;
}

/** Requests that are under way at once, whatever the number of checks. */
const atOnce = 16;

/**
 * Runs all checks, each until it passes or the time is up: first side by side those that ask, then one by one those that
 * measure, and at last those that flood. Results come in the order of the checks.
 */
export async function runChecks(
  checks: readonly SmokeCheck[],
  subject: Subject,
  run: CheckRun,
): Promise<CheckResult[]> {
  const bounded = withBudget(run);
  const results = new Map<SmokeCheck, CheckResult>();
  const gate = new Gate(atOnce);
  const one = async (check: SmokeCheck) => {
    const look = () => withinBudget(check, subject, bounded, gate);
    const step = run.timeline?.step(subject.base.host, check.name, look, ({ outcome }) => stepOutcomes[outcome]);
    results.set(check, await (step ?? look()));
  };
  await Promise.all(checks.filter(isAsking).map(one));
  for (const check of checks.filter(isMeasuring)) await one(check);
  for (const check of checks.filter(isFlooding)) await one(check);
  return checks.flatMap((check) => results.get(check) ?? []);
}

/** What could not be told fails nothing. */
const stepOutcomes: Readonly<Record<Outcome, StepOutcome>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'passed',
  skipped: 'skipped',
};

const isMeasuring = ({ kind }: SmokeCheck) => kind === 'latency';
const isFlooding = (check: SmokeCheck) => check.kind === 'rate-limit' && check.burst;
const isAsking = (check: SmokeCheck) => !isMeasuring(check) && !isFlooding(check);

interface Bounded extends CheckRun {
  /** Aborts when all have taken too long. */
  budget: AbortSignal;
  /** Without the budget. */
  cancelled: AbortSignal;
}

function withBudget(run: CheckRun): Bounded {
  const budget = AbortSignal.timeout(run.longestMs);
  const cancelled = run.network.signal;
  return { ...run, budget, cancelled, network: { ...run.network, signal: AbortSignal.any([cancelled, budget]) } };
}

async function withinBudget(check: SmokeCheck, subject: Subject, run: Bounded, gate: Gate): Promise<CheckResult> {
  const started = performance.now();
  try {
    return tell(await untilPassed(check, subject, run, gate), run.events);
  } catch (error) {
    run.cancelled.throwIfAborted();
    if (!run.budget.aborted) throw error;
    return tell(unfinished(check, run, performance.now() - started), run.events);
  }
}

function unfinished({ name, kind }: SmokeCheck, { longestMs }: CheckRun, durationMs: number): CheckResult {
  const message = `it did not come to its end within the ${inSeconds(longestMs)} that all checks may take together`;
  const nothing = { warnings: [], notes: [], attempts: 1, wrongVersion: false };
  return { name, kind, outcome: 'failed', problems: [{ message, curl: '' }], curl: '', durationMs, ...nothing };
}

async function untilPassed(check: SmokeCheck, subject: Subject, run: Bounded, gate: Gate): Promise<CheckResult> {
  const deadline = run.clock.now() + run.waitMs;
  const streak = new Streak(check, run.passes);
  for (let attempts = 1; ; attempts++) {
    const { result, isFinal } = await runCheck(check, subject, run, gate);
    streak.add(result);
    if (isFinal || streak.hasPassed) return { ...result, attempts };
    const leftMs = deadline - run.clock.now();
    if (streak.hasFailed(leftMs <= 0)) return streak.flaps ? flapped({ ...result, attempts }) : { ...result, attempts };
    await run.clock.sleep(streak.pauseMs(leftMs), run.network.signal);
  }
}

function flapped(result: CheckResult): CheckResult {
  const flaps = {
    message: 'the endpoint flaps: it passed before, and then failed again',
    cause:
      'Not every instance answers alike: an older version that serves still, or something that it needs and that is not always there.',
    curl: result.problems[0]?.curl ?? result.curl,
  };
  return { ...result, problems: [flaps, ...result.problems] };
}

const words: Readonly<Record<Outcome, string>> = {
  passed: 'ok   ',
  failed: 'fail ',
  inconclusive: '?    ',
  skipped: 'skip ',
};

function tell(result: CheckResult, events: Events): CheckResult {
  const { name, kind, outcome, attempts, durationMs, warnings, notes, figures } = result;
  const problems = result.problems.map(({ message }) => message);
  const tries = attempts === 1 ? '' : `, ${attempts} looks`;
  const more = (outcome === 'failed' ? problems : notes).join('; ');
  const took = outcome === 'failed' ? '' : ` (${Math.round(durationMs)} ms${tries})`;
  events.info(`check.${outcome}`, `  ${words[outcome]} ${name}${took}${more === '' ? '' : `: ${more}`}`, {
    check: name,
    kind,
    attempts,
    duration_ms: Math.round(durationMs),
    problems,
    warnings,
    figures,
  });
  for (const warning of warnings) events.warning('check.warning', `${name}: ${warning}`, { check: name });
  return result;
}
