import type { Clock } from './clock.ts';
import type { Events } from './events.ts';
import type { Runner } from './runner.ts';
import type { Secrets } from './secrets.ts';
import type { Exec } from './subprocess.ts';
import type { Summary } from './summary.ts';
import type { Timeline } from './timeline.ts';

/** What every action is given beside its inputs. What a test replaces is a server, not one of these. */
export interface Context {
  action: string;
  runner: Runner;
  events: Events;
  /** What the run did so far, step by step. */
  timeline: Timeline;
  summary: Summary;
  secrets: Secrets;
  exec: Exec;
  clock: Clock;
  /** Aborts when the job is cancelled. */
  signal: AbortSignal;
}
