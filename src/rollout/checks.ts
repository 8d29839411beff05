import type { SmokeCheck } from '../project/checks.ts';
import type { Context } from '../runtime/context.ts';
import type { CheckResult, Subject } from '../smoke/check.ts';
import { runChecks } from '../smoke/checks.ts';
import { checksOrDefault } from '../smoke/default-check.ts';
import type { Proof } from './proof.ts';

/** Runs a Worker's checks, or the one that every Worker can be held to. `waitMs`: how long they may take to pass. */
export function check(
  checks: readonly SmokeCheck[],
  subject: Subject,
  { waitMs }: { waitMs: number },
  context: Context,
  worker: string,
): Promise<CheckResult[]> {
  return runChecks(checksOrDefault(checks), subject, {
    network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
    events: context.events.step(`deploy ${worker}`),
    clock: context.clock,
    waitMs,
  });
}

/** At 100 % requests need no steering, and must all be answered by the version. */
export function everyone(url: URL, proof: Proof): Subject {
  return { base: url, headers: {}, version: proof.subject.version };
}
