import type { Cloudflare } from '../cloudflare/client.ts';
import type { SmokeCheck } from '../project/checks.ts';
import type { Worker } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { runChecks } from '../smoke/checks.ts';
import { checksOrDefault } from '../smoke/default-check.ts';
import type { Extent } from '../smoke/probe.ts';
import type { CheckResult } from '../smoke/result.ts';
import type { Subject } from '../smoke/subject.ts';
import type { Proof } from './proof.ts';

/** A Worker and what it is asked. */
export interface Checked {
  worker: Worker;
  checks: readonly SmokeCheck[];
}

/** What all checks of a step may take together: a rollout that waits for ever is none. */
const longestMs = 600_000;

/**
 * Runs a Worker's checks, or the one that every Worker can be held to. `waitMs`: how long they may take to pass.
 * @param extent `thorough` before a version gets traffic; `brief` while it does, when time counts.
 */
export function check(
  { worker, checks }: Checked,
  subject: Subject,
  { waitMs, extent }: { waitMs: number; extent: Extent },
  cloudflare: Cloudflare,
  context: Context,
): Promise<CheckResult[]> {
  return runChecks(checksOrDefault(checks), subject, {
    network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
    events: context.events.step(`deploy ${worker.name}`),
    clock: context.clock,
    env: context.runner.env,
    origins: worker.origins,
    worker,
    cloudflare,
    extent,
    waitMs,
    longestMs,
    // Every step looks anew.
    passes: 1,
  });
}

/** At 100 % requests need no steering, and must all be answered by the version. */
export function everyone(url: URL, proof: Proof): Subject {
  return { base: url, headers: {}, version: proof.subject.version };
}
