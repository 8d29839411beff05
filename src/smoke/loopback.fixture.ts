import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { parseChecks } from '../project/checks.ts';
import { systemClock } from '../runtime/clock.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { type CheckRun, runChecks } from './checks.ts';
import type { CheckResult } from './result.ts';
import type { Subject } from './subject.ts';

/** A server on loopback for one test. */
export async function serve(answer: http.RequestListener): Promise<URL> {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Runs checks, written as YAML, against an address; nothing is waited for but where `run` says so. */
export async function look(
  base: URL,
  yaml: string,
  run: Partial<CheckRun> = {},
  subject: Partial<Subject> = {},
): Promise<CheckResult[]> {
  const context = testContext();
  return runChecks(
    await parseChecks(yaml, 'checks'),
    { base, headers: {}, ...subject },
    {
      network: { workersDevUrl: undefined, signal: context.signal },
      events: context.events,
      clock: systemClock,
      env: {},
      extent: 'all',
      origins: [],
      waitMs: 0,
      longestMs: 60_000,
      passes: 1,
      ...run,
    },
  );
}
