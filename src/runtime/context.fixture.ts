import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { createEvents } from './events.ts';
import { readRunner } from './runner.ts';
import { Secrets } from './secrets.ts';
import { createExec } from './subprocess.ts';
import { Summary } from './summary.ts';
import { Timeline } from './timeline.ts';
import { createTrace } from './trace.ts';

/** A clock that a test moves: to sleep is to be later at once. For tests only. */
export class TestClock implements Clock {
  /** Every pause that was asked for, in milliseconds. */
  readonly slept: number[] = [];
  #now: number;

  constructor(now = Date.parse('2026-11-17T00:00:00Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
    this.#now += milliseconds;
  }
}

export interface TestContext extends Context {
  clock: TestClock;
  /** What was printed, as `level: message`. */
  printed: string[];
  /** The lines of the event file so far. */
  lines(): Record<string, unknown>[];
}

/** A context in a temporary folder, with nothing of this process's environment. */
export function testContext(
  env: Record<string, string> = {},
  { signal = new AbortController().signal }: { signal?: AbortSignal } = {},
): TestContext {
  const temporary = mkdtempSync(join(tmpdir(), 'voygent-'));
  const runner = readRunner({ GITHUB_WORKSPACE: temporary, RUNNER_TEMP: temporary, ...env });
  const secrets = new Secrets();
  const clock = new TestClock();
  const printed: string[] = [];
  const file = runner.eventFile;
  const trace = createTrace({ repository: 'voygent/voygent', runId: '1' });
  const print = (level: string, message: string) => void printed.push(`${level}: ${message}`);
  const events = createEvents({ action: 'test', file, trace, secrets, now: () => clock.now(), print });
  return {
    action: 'test',
    runner,
    secrets,
    clock,
    signal,
    printed,
    events,
    timeline: new Timeline(events, clock),
    summary: new Summary(),
    exec: createExec(secrets),
    lines: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}
