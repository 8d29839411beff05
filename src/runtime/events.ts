import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Location } from './errors.ts';
import type { Secrets } from './secrets.ts';
import type { Trace } from './trace.ts';

export type Level = 'debug' | 'info' | 'warning' | 'error';

/** Anything that JSON can hold; names are in snake case, durations end in `_ms`. */
export type EventFields = Record<string, unknown> & { location?: Location };

/** What happens in a run, for people (a line in the log) and for machines (a line of JSON in the event file). */
export interface Events {
  readonly trace: Trace;
  /** Only to the event file. */
  debug(event: string, fields?: EventFields): void;
  info(event: string, message: string, fields?: EventFields): void;
  warning(event: string, message: string, fields?: EventFields): void;
  error(event: string, message: string, fields?: EventFields): void;
  /** The same events, marked as belonging to a step. */
  step(name: string): Events;
}

export interface EventsOptions {
  action: string;
  /** The event file; lines are appended to it. */
  file: string;
  trace: Trace;
  secrets: Secrets;
  now(): number;
  /** `location` is that of the event's fields, where they have one: what the message is about. */
  print(level: Exclude<Level, 'debug'>, message: string, location?: Location): void;
}

/** The format is documented in `docs/observability.md`. */
export function createEvents(options: EventsOptions): Events {
  mkdirSync(dirname(options.file), { recursive: true });
  return eventsOf(options, undefined);
}

function eventsOf(options: EventsOptions, step: string | undefined): Events {
  const record = (level: Level, event: string, message: string | undefined, fields: EventFields = {}) => {
    const line = {
      time: new Date(options.now()).toISOString(),
      level,
      action: options.action,
      ...(step === undefined ? {} : { step }),
      event,
      trace_id: options.trace.traceId,
      ...(message === undefined ? {} : { message }),
      ...fields,
    };
    // Written before the next thing happens, so that a killed run's last event is on disk.
    appendFileSync(options.file, `${JSON.stringify(line, (_, value) => redacted(value, options.secrets))}\n`);
    if (level !== 'debug' && message !== undefined)
      options.print(level, options.secrets.redact(message), fields.location);
  };
  return {
    trace: options.trace,
    debug: (event, fields) => record('debug', event, undefined, fields),
    info: (event, message, fields) => record('info', event, message, fields),
    warning: (event, message, fields) => record('warning', event, message, fields),
    error: (event, message, fields) => record('error', event, message, fields),
    step: (name) => eventsOf(options, name),
  };
}

/** Values are redacted one by one: a secret such as `1234` or `true` must not make the line something else than JSON. */
function redacted(value: unknown, secrets: Secrets): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = secrets.redact(String(value));
  return text === String(value) ? value : text;
}
