import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Command {
  file: string;
  arguments: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Record<string, string>;
  onLine(line: string): void;
  /** When it aborts, the process is asked to end, and then made to. */
  signal: AbortSignal;
}

/** As the runner does it: SIGINT, after 7.5 s SIGTERM, after 2.5 s more the whole tree is killed. */
const patience: readonly [NodeJS.Signals, afterMs: number][] = [
  ['SIGINT', 0],
  ['SIGTERM', 7_500],
  ['SIGKILL', 10_000],
];

/** @returns the exit code; null where a signal ended it */
export async function runProcess(command: Command): Promise<number | null> {
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which can be killed as a whole.
    detached: true,
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', command.onLine);
  const timers: NodeJS.Timeout[] = [];
  const end = () => {
    for (const [signal, afterMs] of patience) timers.push(setTimeout(() => send(child, signal), afterMs));
  };
  const killNow = () => send(child, 'SIGKILL');
  process.once('exit', killNow);
  if (command.signal.aborted) end();
  command.signal.addEventListener('abort', end);
  try {
    return await new Promise<number | null>((done, fail) => {
      child.once('error', fail);
      child.once('close', done);
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    command.signal.removeEventListener('abort', end);
    process.removeListener('exit', killNow);
  }
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (signal === 'SIGKILL') process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended by itself.
  }
}
