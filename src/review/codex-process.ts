import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A program that is given a text and watched line by line. */
export interface Watched {
  command: string;
  args: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Record<string, string>;
  input: string;
  deadlineMs: number;
  /** Between SIGTERM and SIGKILL. */
  graceMs: number;
  /** The longest line, and the most that stdout may have in all, in characters. */
  longest: number;
  signal: AbortSignal;
  /** A line of either stream. What is returned ends the program at once, and is told as its end. */
  onLine(stream: 'stdout' | 'stderr', line: string): string | undefined;
}

/** How it ended. */
export type End =
  | { by: 'itself'; exitCode: number }
  /** A signal of somebody else's. */
  | { by: 'signal'; signal: string }
  | { by: 'deadline' }
  | { by: 'size' }
  /** `onLine` has said so. */
  | { by: 'order'; reason: string }
  | { by: 'no-start'; error: Error };

/**
 * Runs it in a process group of its own. When it returns or throws, none of the group is left.
 * @throws the signal's reason
 */
export async function watch(watched: Watched): Promise<End> {
  const { command, args, cwd, env, input, signal } = watched;
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const group = new Group(child.pid, watched.graceMs);
  const timer = setTimeout(() => group.end({ by: 'deadline' }), watched.deadlineMs);
  const cancel = () => group.end({ by: 'order', reason: 'cancelled' });
  signal.addEventListener('abort', cancel, { once: true });
  follow(child.stdout, 'stdout', watched, group);
  follow(child.stderr, 'stderr', watched, group);
  // A program that ends before it has read everything is told by its end.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  try {
    const own = await new Promise<End>((resolve) => {
      child.once('error', (error) => resolve({ by: 'no-start', error }));
      child.once('close', (code, by) =>
        resolve(code === null ? { by: 'signal', signal: by ?? 'unknown' } : { by: 'itself', exitCode: code }),
      );
    });
    signal.throwIfAborted();
    return group.reason ?? own;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    group.kill();
  }
}

/** A process and all that it has started. A negative id means the group. */
class Group {
  readonly #pid: number | undefined;
  readonly #graceMs: number;
  #timer: NodeJS.Timeout | undefined;
  /** Why it was ended, the first time. */
  reason: End | undefined;

  constructor(pid: number | undefined, graceMs: number) {
    this.#pid = pid;
    this.#graceMs = graceMs;
  }

  end(reason: End): void {
    if (this.reason) return;
    this.reason = reason;
    this.#send('SIGTERM');
    this.#timer = setTimeout(() => this.#send('SIGKILL'), this.#graceMs);
  }

  /** What may be left of it. */
  kill(): void {
    clearTimeout(this.#timer);
    this.#send('SIGKILL');
  }

  #send(signal: NodeJS.Signals): void {
    if (this.#pid === undefined) return;
    try {
      process.kill(-this.#pid, signal);
    } catch {
      // There is none of it any more.
    }
  }
}

/** Hands on whole lines, as long as all of them are within the bounds. */
function follow(readable: Readable, stream: 'stdout' | 'stderr', { longest, onLine }: Watched, group: Group): void {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let length = 0;
  let total = 0;
  const handOn = () => {
    const order = group.reason ? undefined : onLine(stream, pieces.join(''));
    pieces = [];
    length = 0;
    if (order !== undefined) group.end({ by: 'order', reason: order });
  };
  const take = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  readable.on('data', (chunk: Buffer) => {
    total += chunk.length;
    if (length > longest || (stream === 'stdout' && total > longest)) group.end({ by: 'size' });
    // What comes until it is dead is not kept.
    if (group.reason) return;
    const [first = '', ...rest] = decoder.write(chunk).split('\n');
    take(first);
    for (const next of rest) {
      handOn();
      take(next);
    }
  });
  readable.on('end', () => {
    if (length > 0) handOn();
  });
}
