import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { exec } from '@actions/exec';
import { inSeconds } from './deadline.ts';
import { ActionError } from './errors.ts';
import type { Secrets } from './secrets.ts';
import { type ReadOutput, type StreamOptions, type StreamResult, streamProcess } from './subprocess-stream.ts';

export interface RunOptions {
  cwd: string;
  /** The whole environment of the process: nothing is inherited that is not named here. */
  env: Record<string, string>;
  signal: AbortSignal;
  /**
   * With a deadline the process leads a process group of its own, and the whole group is killed when the time is up or
   * the signal aborts; its stdin is at its end. Without one it must be a command that ends by itself and reads nothing: the
   * signal is heeded when it has ended.
   */
  deadlineMs?: number;
  /** What is kept of stdout and of stderr each, in characters: the end. Default 1 Mi. */
  keep?: number;
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
  /** For output that is bytes or large: see `streamProcess`. */
  stream<T>(
    command: string,
    args: readonly string[],
    options: StreamOptions,
    read: ReadOutput<T>,
  ): Promise<StreamResult<T>>;
}

export function createExec(secrets: Secrets): Exec {
  return {
    async run(command, args, options) {
      options.signal.throwIfAborted();
      const output = { stdout: new Output(options, secrets), stderr: new Output(options, secrets) };
      try {
        const exitCode = await (options.deadlineMs === undefined
          ? runToItsEnd(command, args, options, output)
          : runInGroup(command, args, { ...options, deadlineMs: options.deadlineMs }, output));
        options.signal.throwIfAborted();
        return { exitCode, stdout: output.stdout.end(), stderr: output.stderr.end() };
      } finally {
        output.stdout.end();
        output.stderr.end();
      }
    },
    stream: (command, args, options, read) => streamProcess(command, args, options, secrets, read),
  };
}

interface Outputs {
  stdout: Output;
  stderr: Output;
}

async function runToItsEnd(
  command: string,
  args: readonly string[],
  options: RunOptions,
  { stdout, stderr }: Outputs,
): Promise<number> {
  try {
    // Quoted, as the toolkit splits a command line at its spaces. No `input`: the toolkit writes it without a listener for
    // errors, and a program that ends first would take this process with it (EPIPE).
    return await exec(`"${command}"`, [...args], {
      cwd: options.cwd,
      env: options.env,
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: (chunk) => stdout.take(chunk), stderr: (chunk) => stderr.take(chunk) },
    });
  } catch (error) {
    throw cannotStart(command, error);
  }
}

async function runInGroup(
  command: string,
  args: readonly string[],
  options: RunOptions & { deadlineMs: number },
  { stdout, stderr }: Outputs,
): Promise<number | null> {
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
  child.stdout.on('data', (chunk: Buffer) => stdout.take(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.take(chunk));
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
    return exitCode;
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', killGroup);
  }
}

/** One stream of a process: its end is kept, its lines are handed on. */
class Output {
  readonly #keep: number;
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #secrets: Secrets;
  readonly #decoder = new StringDecoder('utf8');
  #kept = new End('');
  #line = new End('');

  constructor({ keep = 1024 * 1024, onLine }: RunOptions, secrets: Secrets) {
    this.#keep = keep;
    this.#onLine = onLine;
    this.#secrets = secrets;
  }

  take(chunk: Buffer): void {
    this.#add(this.#decoder.write(chunk));
  }

  /** Hands on the line that was not ended; gives what was kept. */
  end(): string {
    this.#add(this.#decoder.end());
    if (this.#line.text !== '') this.#handOn();
    return this.#kept.redacted(this.#secrets);
  }

  #add(text: string): void {
    this.#kept = this.#kept.plus(text, this.#keep);
    const [first = '', ...rest] = text.split('\n');
    this.#line = this.#line.plus(first, this.#keep);
    for (const next of rest) {
      this.#handOn();
      this.#line = this.#line.plus(next, this.#keep);
    }
  }

  #handOn(): void {
    const line = this.#line.redacted(this.#secrets);
    this.#line = new End('');
    this.#onLine?.(line.replace(/\r$/, ''));
  }
}

/** The end of a text, and whether it had a beginning that was cut off: the cut may have gone through a secret. */
class End {
  readonly text: string;
  readonly #isCut: boolean;

  constructor(text: string, isCut = false) {
    this.text = text;
    this.#isCut = isCut;
  }

  plus(text: string, longest: number): End {
    const whole = this.text + text;
    return whole.length <= longest ? new End(whole, this.#isCut) : new End(whole.slice(whole.length - longest), true);
  }

  redacted(secrets: Secrets): string {
    return this.#isCut ? secrets.redactEnd(this.text) : secrets.redact(this.text);
  }
}

/** Sends SIGKILL, to a group where the id is negative; says nothing when it has ended already. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}

/** The error for a program that is not there, or not to be run. */
export function cannotStart(command: string, cause: unknown): ActionError {
  return new ActionError(
    'subprocess-failed',
    `\`${command}\` could not be started: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  );
}
