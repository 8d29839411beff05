import { spawn } from 'node:child_process';
import { getExecOutput } from '@actions/exec';
import { inSeconds } from './deadline.ts';
import { ActionError } from './errors.ts';
import type { Secrets } from './secrets.ts';

export interface RunOptions {
  cwd: string;
  /** The whole environment of the process: nothing is inherited that is not named here. */
  env: Record<string, string>;
  signal: AbortSignal;
  /**
   * With a deadline the process leads a process group of its own, and the whole group is killed when the time is up or
   * the signal aborts. Without one it must be a command that ends by itself.
   */
  deadlineMs?: number;
  /** What is kept of stdout and of stderr each: the end. Default 1 MiB. */
  keepBytes?: number;
  /** Each line as it comes, redacted. */
  onLine?(line: string): void;
}

export interface RunResult {
  /** `null` when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs programs. Output is redacted of secrets before anyone sees it. */
export interface Exec {
  run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult>;
}

export function createExec(secrets: Secrets): Exec {
  return {
    async run(command, args, options) {
      const result = await (options.deadlineMs === undefined
        ? runToItsEnd(command, args, options)
        : runInGroup(command, args, { ...options, deadlineMs: options.deadlineMs }, secrets));
      return { ...result, stdout: secrets.redact(result.stdout), stderr: secrets.redact(result.stderr) };
    },
  };
}

async function runToItsEnd(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  options.signal.throwIfAborted();
  try {
    return await getExecOutput(command, [...args], {
      cwd: options.cwd,
      env: options.env,
      silent: true,
      ignoreReturnCode: true,
    });
  } catch (error) {
    throw cannotStart(command, error);
  }
}

async function runInGroup(
  command: string,
  args: readonly string[],
  options: RunOptions & { deadlineMs: number },
  secrets: Secrets,
): Promise<RunResult> {
  options.signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A negative id means the group: what the program itself has started dies with it.
  const killGroup = () => child.pid !== undefined && killQuietly(-child.pid);
  const timer = setTimeout(() => {
    expired = true;
    killGroup();
  }, options.deadlineMs);
  let expired = false;
  options.signal.addEventListener('abort', killGroup, { once: true });
  const stdout = collect(child.stdout, options, secrets);
  const stderr = collect(child.stderr, options, secrets);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) => reject(cannotStart(command, error)));
      child.once('close', resolve);
    });
    options.signal.throwIfAborted();
    if (expired)
      throw new ActionError(
        'timeout',
        `\`${command}\` was still running after ${inSeconds(options.deadlineMs)} and was killed.`,
      );
    return { exitCode, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', killGroup);
  }
}

/** Keeps the end of a stream, hands its lines on, and returns a function that gives what was kept. */
function collect(stream: NodeJS.ReadableStream, options: RunOptions, secrets: Secrets): () => string {
  const { keepBytes = 1024 * 1024, onLine } = options;
  let kept = '';
  let line = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    kept = (kept + chunk).slice(-keepBytes);
    if (!onLine) return;
    const lines = (line + chunk).split(/\r?\n/);
    line = (lines.pop() ?? '').slice(-keepBytes);
    for (const whole of lines) onLine(secrets.redact(whole));
  });
  stream.on('end', () => {
    if (onLine && line !== '') onLine(secrets.redact(line));
  });
  return () => kept;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}

function cannotStart(command: string, cause: unknown): ActionError {
  return new ActionError(
    'subprocess-failed',
    `\`${command}\` could not be started: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  );
}
