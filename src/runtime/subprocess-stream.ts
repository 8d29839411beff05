import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inSeconds } from './deadline.ts';
import { ActionError } from './errors.ts';
import type { Secrets } from './secrets.ts';
import { cannotStart, killQuietly } from './subprocess.ts';

export interface StreamOptions {
  cwd: string;
  /** The whole environment of the process: nothing is inherited that is not named here. */
  env: Record<string, string>;
  signal: AbortSignal;
  /** The process leads a process group of its own, and the whole group is killed when the time is up or the signal aborts. */
  deadlineMs: number;
  /** What the process reads on stdin, as fast as it reads. Default: nothing. */
  input?: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
}

export interface StreamResult<T> {
  /** `null` when a signal ended it. */
  exitCode: number | null;
  /** The last 16 Ki characters at most, redacted of secrets. */
  stderr: string;
  /** What `read` gave. */
  value: T;
}

/** Reads what a process writes, as it comes. It may stop early; where the output ends too soon, the exit code tells why. */
export type ReadOutput<T> = (stdout: AsyncIterable<Buffer>) => Promise<T>;

const keptOfStderr = 16 * 1024;

/**
 * Runs a program whose output is bytes, or more than fits in memory: nothing is read ahead of who asks for it. The bytes
 * are not redacted.
 * @throws ActionError `subprocess-failed` when it cannot be started, `timeout`; the signal's reason; whatever `read` throws
 */
export async function streamProcess<T>(
  command: string,
  args: readonly string[],
  options: StreamOptions,
  secrets: Secrets,
  read: ReadOutput<T>,
): Promise<StreamResult<T>> {
  const { cwd, env, signal, deadlineMs, input = [] } = options;
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  // A negative id means the group: what the program itself has started dies with it.
  const killGroup = () => child.pid !== undefined && killQuietly(-child.pid);
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    killGroup();
  }, deadlineMs);
  signal.addEventListener('abort', killGroup, { once: true });
  const stderr = keepEnd(child.stderr);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(cannotStart(command, error)));
    child.once('close', resolve);
  });
  ended.catch(() => undefined);
  // A process that ends before it has read everything says so by its exit code.
  const written = pipeline(Readable.from(input, { objectMode: true }), child.stdin).catch((error: unknown) => error);
  try {
    const value = await read(child.stdout);
    child.stdout.resume();
    const exitCode = await ended;
    const failure = await written;
    if (exitCode === 0 && failure !== undefined && !isEarlyEnd(failure)) throw failure;
    throwIfKilled();
    return { exitCode, stderr: stderr(secrets), value };
  } catch (error) {
    killGroup();
    child.stdout.destroy();
    await ended;
    throwIfKilled();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', killGroup);
  }

  function throwIfKilled(): void {
    signal.throwIfAborted();
    if (expired)
      throw new ActionError(
        'timeout',
        `\`${command}\` was still running after ${inSeconds(deadlineMs)} and was killed.`,
      );
  }
}

function keepEnd(stream: Readable): (secrets: Secrets) => string {
  let kept = '';
  let isCut = false;
  stream.setEncoding('utf8').on('data', (text: string) => {
    const whole = kept + text;
    isCut ||= whole.length > keptOfStderr;
    kept = whole.slice(-keptOfStderr);
  });
  return (secrets) => (isCut ? secrets.redactEnd(kept) : secrets.redact(kept));
}

function isEarlyEnd(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
