import {
  type AnnotationProperties,
  error as annotateError,
  warning as annotateWarning,
  getInput,
  info,
  setOutput,
  setSecret,
  summary as stepSummary,
} from '@actions/core';
import { z } from 'zod';
import { systemClock } from './clock.ts';
import type { Context } from './context.ts';
import { type Contract, fieldMeta, type InputsOf, type OutputsOf } from './contract.ts';
import { ActionError, type Location, toActionError } from './errors.ts';
import { createEvents } from './events.ts';
import { logText } from './log-text.ts';
import { Pulse } from './pulse.ts';
import { readRunner } from './runner.ts';
import { Secrets } from './secrets.ts';
import type { Status } from './status.ts';
import { createExec } from './subprocess.ts';
import { code, escapeMarkdown, Summary } from './summary.ts';
import { Timeline } from './timeline.ts';
import { createTrace } from './trace.ts';

/** How a run ended. An `error` beside outputs is for runs that got somewhere before they failed. */
export interface Result<C extends Contract> {
  status: Status;
  outputs: OutputsOf<C>;
  error?: ActionError;
}

type Run<C extends Contract> = (inputs: InputsOf<C>, context: Context) => Promise<Result<C>>;

export interface Action<C extends Contract> {
  contract: C;
  /** Loads the action's code. Inputs are judged first: who gave a wrong one need not wait for it. */
  load(): Promise<{ run: Run<C> }>;
}

/**
 * The only way in and out: reads the inputs, runs the action, writes outputs and summary, turns errors into
 * annotations, and sets the exit code: 0 only for `passed`.
 */
export async function openDoor<C extends Contract>(action: Action<C>): Promise<void> {
  const secrets = new Secrets(setSecret);
  try {
    const pulse = new Pulse(systemClock);
    const context = createContext(action.contract.name, secrets, pulse);
    using _beats = pulse.start(context.timeline, context.events);
    await goThrough(action, context, secrets);
  } catch (thrown) {
    // A file of the runner's or the event file cannot be written: what can still be told is told in the log.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    annotateError(secrets.redact(`${action.contract.name} could not write what it has to tell: ${reason}`));
    process.exitCode = 1;
  }
  endSoon();
}

/** All is told: a request that could not be stopped, such as a library's, does not keep the job waiting. */
function endSoon(): void {
  setTimeout(() => process.exit(), 1000).unref();
}

async function goThrough<C extends Contract>(action: Action<C>, context: Context, secrets: Secrets): Promise<void> {
  const result = await runSafely(action, context);
  context.events.debug('action.ended', { status: result.status, code: result.error?.code });
  if (result.error) tell(result.error, result.status, context);
  writeOutputs(result, secrets);
  await writeSummary(context.summary, secrets);
  process.exitCode = result.status === 'passed' ? 0 : 1;
}

function createContext(name: string, secrets: Secrets, pulse: Pulse): Context {
  const runner = readRunner(process.env);
  const trace = createTrace({
    ...(runner.repository === undefined ? {} : { repository: runner.repository }),
    ...(runner.runId === undefined ? {} : { runId: runner.runId }),
    ...(runner.attempt === undefined ? {} : { attempt: runner.attempt }),
  });
  const printHeard: typeof print = (...line) => {
    print(...line);
    pulse.heard();
  };
  const events = createEvents({
    action: name,
    file: runner.eventFile,
    trace,
    secrets,
    now: systemClock.now,
    print: printHeard,
  });
  return {
    action: name,
    runner,
    events,
    timeline: new Timeline(events, systemClock),
    summary: new Summary(),
    secrets,
    exec: createExec(secrets),
    clock: systemClock,
    signal: cancellation(),
  };
}

function print(level: 'info' | 'warning' | 'error', message: string, location?: Location): void {
  if (level === 'warning') annotateWarning(logText(message), placeOf(location));
  else info(logText(message));
}

function placeOf(location: Location | undefined): AnnotationProperties {
  if (!location) return {};
  const { file, line, column } = location;
  return {
    file,
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}

/** Aborts on the signals by which the runner cancels a job; further ones do not hurry the clean-up. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => controller.abort(new ActionError('cancelled', `The job was cancelled (${name}).`)));
  }
  return controller.signal;
}

async function runSafely<C extends Contract>(action: Action<C>, context: Context): Promise<Result<C>> {
  try {
    const inputs = readInputs(action.contract, context.secrets);
    context.events.debug('action.started', { pid: process.pid });
    const { run } = await action.load();
    return await run(inputs, context);
  } catch (thrown) {
    const error = toActionError(thrown);
    return { status: error.status, outputs: {}, error };
  }
}

/**
 * Every input through its schema; all that is wrong is told at once.
 * @throws ActionError `input-invalid`
 */
export function readInputs<C extends Contract>(contract: C, secrets: Secrets): InputsOf<C> {
  const given: Record<string, string> = {};
  for (const [name, schema] of Object.entries(contract.inputs)) {
    const meta = fieldMeta(schema);
    const written = getInput(name);
    given[name] = written === '' && !meta.default?.includes('${{') ? (meta.default ?? '') : written;
    if (meta.secret) secrets.add(given[name]);
  }
  const parsed = z.object(contract.inputs).safeParse(given);
  if (parsed.success) return parsed.data as InputsOf<C>;
  const problems = parsed.error.issues.map((issue) => `input \`${issue.path.join('.')}\` ${issue.message}`);
  throw new ActionError('input-invalid', `${problems.join('; ')}.`, {
    hint: `Correct the \`with:\` of the step that uses \`${contract.name}\`. Nothing was done.`,
  });
}

/** The error as an annotation, as an event, and at the head of what the summary says. */
function tell(error: ActionError, status: Status, context: Context): void {
  const redact = (text: string) => context.secrets.redact(text);
  const { location } = error;
  context.events.debug('action.error', {
    code: error.code,
    fault: error.fault,
    error_message: error.message,
    hint: error.hint,
    cause: describeCause(error.cause),
  });
  annotateError(logText(redact([error.message, error.hint].filter(Boolean).join('\n'))), {
    title: `${context.action}: ${error.code}`,
    ...placeOf(location),
  });
  context.summary.heading(`${context.action}: ${status}`, 3).paragraph(error.message);
  if (error.hint) context.summary.markdown(`**Next:** ${escapeMarkdown(error.hint)}`);
  context.summary.markdown(`<sub>${code(error.code)} · trace ${code(context.events.trace.traceId)}</sub>`);
}

function describeCause(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return String(cause);
  const inner = describeCause(cause.cause);
  return `${cause.stack ?? cause.message}${inner ? `\ncaused by: ${inner}` : ''}`;
}

function writeOutputs<C extends Contract>({ status, outputs }: Result<C>, secrets: Secrets): void {
  for (const [name, value] of Object.entries({ status, ...outputs })) {
    if (value === undefined) continue;
    setOutput(name, secrets.redact(typeof value === 'string' ? value : JSON.stringify(value)));
  }
}

async function writeSummary(summary: Summary, secrets: Secrets): Promise<void> {
  if (summary.isEmpty || !process.env['GITHUB_STEP_SUMMARY']) return;
  await stepSummary.addRaw(`${summary.toString((markdown) => secrets.redactMarkdown(markdown))}\n`).write();
}
