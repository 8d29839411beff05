import { parseChecks } from '../../src/project/checks.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { runChecks } from '../../src/smoke/checks.ts';
import type { CheckResult } from '../../src/smoke/result.ts';

/** Runs checks, written as in the input `checks`, as the action does, without starting a process for it. */
export async function look(base: URL, written: string, env: Record<string, string> = {}): Promise<CheckResult[]> {
  const context = testContext();
  return runChecks(
    await parseChecks(written, 'checks'),
    { base, headers: {} },
    {
      network: { workersDevUrl: undefined, signal: context.signal },
      events: context.events,
      clock: systemClock,
      env,
      extent: 'all',
      origins: [],
      waitMs: 0,
      longestMs: 60_000,
      passes: 1,
    },
  );
}

/** One check. */
export async function lookOnce(base: URL, written: string, env?: Record<string, string>): Promise<CheckResult> {
  const [result] = await look(base, written, env);
  if (!result) throw new Error('there is no check');
  return result;
}

export const messagesOf = ({ problems }: CheckResult): string => problems.map(({ message }) => message).join('\n');
